#pragma once

#include <model/civil_date.h>
#include <model/sha256.h>
#include <notice/check_code.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace xindang::notice {

/// What anybody who holds a file of ours, or its code, may learn of it.
struct CheckRecord {
    enum class State {
        Valid,
        Revoked,   ///< the document was revoked
        Withdrawn, ///< the public notice was taken down
        Expired,   ///< the term of publication is over
    };
    /// What the public notice tells of the document; nothing for documents that are not public.
    struct Public {
        std::string number;
        std::string organ;
        model::CivilDate decided_on;
    };
    model::Sha256 file; ///< digest of the PDF, with all proofs it gained
    State state;
    std::optional<CheckCode> code = {}; ///< documents from before there were codes have none
    std::optional<Public> told = {};
    std::vector<model::Sha256> earlier = {}; ///< the same document with fewer proofs, as somebody may still hold it
};

/// The verification data of the public site, check/data/: what check/index.html asks. A record is found only by the
/// whole digest of a file or by its code, of which the data hold a digest: reading all of them teaches nobody a code, a
/// name or which documents there are. Records lie in 4096 files by the first three hexadecimal digits of their key, so
/// that a server does not learn from a request which document somebody checks.
class CheckData {
public:
    explicit CheckData(std::filesystem::path site) : m_folder(std::move(site) / "check/data") {}

    /// Makes the data be exactly these; files that hold nothing any more go. Throws when the disk will not.
    void write(std::vector<CheckRecord> const& records) const;
    /// Adds one record, or replaces what was known of its files and code; what the public was told of it stays. The
    /// caller holds the archive's writer.
    void add(CheckRecord const& record) const;
    /// The same for several, each file written once.
    void add(std::vector<CheckRecord> const& records) const;

private:
    std::filesystem::path m_folder;
};

} // namespace xindang::notice
