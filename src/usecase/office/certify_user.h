#pragma once

#include <base/clock.h>
#include <base/outcome.h>
#include <base/random.h>
#include <crypto/certificate.h>
#include <law/agencies.h>
#include <usecase/actor.h>
#include <usecase/office/account_store.h>
#include <usecase/office/data_folder.h>
#include <usecase/office/settings.h>

#include <string>

namespace xindang::usecase {

/// The role of a person's key and certificate in DataFolder: "signer-wei".
std::string signer_role(std::string const& login);

struct CertifyServices {
    DataFolder const& folder;
    AccountStore const& accounts;
    law::Agency const& own;
    Environment environment;
    std::string passphrase; ///< opens the authority's key and locks the new one
    Clock const& clock;
    Random& random;
};

/// Makes a key for a user and a certificate of the development authority for it, with which the user signs documents
/// beside the office. A person with a certificate of a public authority needs none: its key and certificate are put
/// under the same names. Needs the duty operator. NotFound at "login"; Conflict at the file's name when the key is
/// there: none is ever replaced.
Outcome<crypto::Certificate> certify_user(
    Actor const& actor, std::string const& login, CertifyServices const& services);

} // namespace xindang::usecase
