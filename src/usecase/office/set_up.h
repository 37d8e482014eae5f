#pragma once

#include <base/clock.h>
#include <base/outcome.h>
#include <base/random.h>
#include <crypto/certificate.h>
#include <law/agencies.h>
#include <usecase/actor.h>
#include <usecase/office/data_folder.h>
#include <usecase/office/settings.h>

#include <filesystem>
#include <string>
#include <vector>

namespace xindang::usecase {

/// What was made, and what was there already and therefore left alone; names inside the data folder.
struct SetUpReceipt {
    std::vector<std::filesystem::path> made;
    std::vector<std::filesystem::path> kept;
};

struct SetUpChoices {
    Environment environment;
    std::string passphrase = {}; ///< encrypts the keys made now and opens those that are there; empty: not encrypted
};

/// What stands in the certificate of a signer whom the development authority certifies: three years from now.
crypto::CertificateRequest leaf_request(
    Environment environment, std::string const& title, law::Agency const& own, Instant now);

/// Makes the folders and keys of a data folder: master key, ledger key, the development hierarchy of documents (root,
/// authority, a P-256 and an RSA-3072 signer, a time-stamp authority), the list root with the list and head
/// certificates under it. Never replaces a file, so it may be run again at any time; keys of a public authority put in
/// place beforehand stay. In environment "test" every subject name begins with 测试/TEST.
Outcome<SetUpReceipt> set_up(Actor const& actor, DataFolder const& folder, law::Agency const& own,
    SetUpChoices const& choices, Clock const& clock, Random& random);

} // namespace xindang::usecase
