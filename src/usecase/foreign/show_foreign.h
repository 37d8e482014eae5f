#pragma once

#include <usecase/actor.h>
#include <usecase/foreign/foreign_services.h>

#include <optional>
#include <string>
#include <vector>

namespace xindang::usecase {

/// Where we stand with a list of another agency.
struct ForeignStanding {
    foreign::Source source;
    std::string name; ///< agency and list
    std::optional<foreign::Taken> taken;
    foreign::Counts counts;
};

/// Every list of conf/foreign, taken or not. Needs the duty credit-administrator or auditor.
Outcome<std::vector<ForeignStanding>> foreign_standings(Actor const& actor, ForeignServices const& services);

/// One entry of a list: matched, or waiting.
struct ShownEntry {
    std::optional<foreign::Entry> entry; ///< none for a matched one: what it says stands in the record
    foreign::Standing standing;
    std::optional<model::SubjectId> subject = {};
    std::string subject_name = {};
    std::optional<model::Record> record = {}; ///< as it stands
};

enum class EntriesOf { Matched, Waiting };

/// The first `limit` entries of a list. Needs the duty credit-administrator or auditor; NotFound at "source".
Outcome<std::vector<ShownEntry>> foreign_entries(
    Actor const& actor, std::string const& source, EntriesOf which, std::size_t limit, ForeignServices const& services);

} // namespace xindang::usecase
