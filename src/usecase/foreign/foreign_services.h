#pragma once

#include <archive/archive.h>
#include <base/progress.h>
#include <foreign/source.h>
#include <foreign/store.h>
#include <law/agencies.h>

#include <filesystem>

namespace xindang::usecase {

/// What taking in other agencies' lists needs.
struct ForeignServices {
    archive::Archive const& archive;
    std::filesystem::path home;  ///< for conf/foreign and xsd
    std::filesystem::path store; ///< foreign.sqlite
    crypto::SecretKey const& master_key;
    law::Agencies const& agencies;
    Clock const& clock;
    Random& random;
    Progress& progress;

    Outcome<foreign::Sources> sources() const;
    /// Made when it is missing.
    Outcome<foreign::Store> open_store() const { return foreign::Store::open(store, master_key, random); }
};

/// A list as records and explanations name it: the agency's full name and what it calls the list.
std::string name_of(foreign::Source const& source, law::Agencies const& agencies);

/// What the number of a record from another agency's list begins with; the id of the source and of the entry follow,
/// with colons between.
constexpr std::string_view FOREIGN_REFERENCE = "list:";

} // namespace xindang::usecase
