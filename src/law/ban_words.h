#pragma once

#include <law/bans.h>

namespace xindang::law {

// The words bans.xml spells these with; the schema knows no others.
Outcome<BanKind> parse_ban_kind(std::string_view word);
Outcome<TermForm> parse_term_form(std::string_view word);
Outcome<SeverityCondition> parse_severity_condition(std::string_view word);
Outcome<Detention> parse_detention(std::string_view word);
Outcome<BanDecider> parse_ban_decider(std::string_view word);

} // namespace xindang::law
