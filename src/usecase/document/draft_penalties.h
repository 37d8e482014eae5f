#pragma once

#include <base/findings.h>
#include <base/outcome.h>
#include <law/catalogue.h>
#include <model/money.h>
#include <usecase/document/clauses.h>
#include <xml/node.h>

#include <cstdint>
#include <optional>

/// What a draft orders, or intends to order: read for computed_facts.h, asked of the law. Private to this folder.
namespace xindang::usecase {

/// The day of a fact; refuses at the path of the node one that does not exist.
Outcome<model::CivilDate> day_of(xml::Node node);

/// The ban of a draft, as the law allows it: of a decision, or of a notice that tells what is intended. Refuses at
/// "ban.…" as the catalogue does.
Outcome<law::AllowedBan> read_ban(xml::Node root, law::Catalogue const& law, model::CivilDate dated);

/// The penalties of a draft that name their kinds.
struct DraftPenalties {
    law::PenaltyFacts facts;
    model::Money to_pay; ///< all together
};
/// Nothing for a draft without kinds of penalty. Refuses at the path of the fact a kind that publication.xml does not
/// have, and money without an account to pay it to where the draft orders it.
Outcome<std::optional<DraftPenalties>> read_penalties(
    xml::Node root, law::Procedure procedure, model::CivilDate dated, law::Catalogue const& law);

/// Adds a warning for the approver for each post of party or interviewee that posts.xml does not know, and for a post
/// that is no employment in the field of a ban.
void warn_of_posts(xml::Node root, std::optional<law::AllowedBan> const& ban, law::Posts const& posts, Findings& notes);

} // namespace xindang::usecase
