#pragma once

#include <law/statutes.h>
#include <supervision/offices.h>

#include <filesystem>

namespace xindang::usecase {

/// The rules in force on a day and the offices that apply them.
struct Supervision {
    supervision::Rules rules;
    supervision::Offices offices;
};

/// Reads HOME/conf/supervision: every rules*.xml, and offices.xml. Refuses a wrong file with "file:line"; NotFound at
/// "rules" when no rules are in force on the day, Conflict at the file's name when two are.
Outcome<Supervision> load_supervision(
    std::filesystem::path const& home, law::Statutes const& statutes, model::CivilDate day);

} // namespace xindang::usecase
