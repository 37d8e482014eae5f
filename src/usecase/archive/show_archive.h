#pragma once

#include <archive/archive.h>
#include <usecase/actor.h>

#include <string>
#include <vector>

namespace xindang::usecase {

struct ShowArchive {
    std::string number; ///< any number subject_by_number() reads, or our own of an erased person
    archive::AsOf as_of = {};
};

/// A role with the name of whoever stands on its other side.
struct NamedRole {
    archive::HeldRole held;
    model::SubjectId other;
    std::string other_name; ///< at the time asked for; empty for an erased person
};

/// 信用档案: everything known about a subject as of a day and a ledger position.
struct ArchiveFile {
    archive::AsOf as_of;
    std::uint64_t ledger_size;
    model::Subject subject;
    std::vector<NamedRole> roles;
    std::vector<model::Record> records;
    std::vector<model::Entry> grades;
    std::vector<archive::IssuedDocument> documents;
    std::vector<archive::PublishedNotice> notices;
};

/// The whole archive of a subject. Needs a duty of the office. NotFound at "number".
Outcome<ArchiveFile> show_archive(Actor const& actor, ShowArchive const& request, archive::Archive const& archive);

} // namespace xindang::usecase
