#include <usecase/document/draft_penalties.h>

namespace xindang::usecase {

namespace {

Refusal at(Refusal refusal, xml::Node node)
{
    refusal.where = node.path();
    return refusal;
}

void look_at_post(xml::Node holder, std::optional<law::AllowedBan> const& ban, law::Posts const& posts, Findings& notes)
{
    auto const node = holder.child("post");
    if (!node) return;
    auto const name = node.trimmed_text();
    if (!posts.find(name)) {
        notes.add(Severity::Warning, "unknown-post", node.path(),
            "posts.xml does not know this post: compare it with the name that law and licence use");
        return;
    }
    if (ban && ban->article.field && !posts.counts_as_employment(name, *ban->article.field))
        notes.add(Severity::Warning, "no-employment", node.path(),
            "by posts.xml this post is no employment in the field of the ban");
}

// First and last day of 限制开展生产经营活动, where this penalty is one.
Outcome<std::optional<model::Term>> restriction_of(xml::Node penalty)
{
    if (!penalty.child("from")) return std::optional<model::Term>();
    auto const from = day_of(penalty.child("from"));
    if (!from) return from.refusal();
    auto const to = day_of(penalty.child("to"));
    if (!to) return to.refusal();
    auto const term = model::Term::fixed(*from, *to);
    if (!term) return at(term.refusal(), penalty.child("to"));
    return std::optional(*term);
}

} // namespace

Outcome<model::CivilDate> day_of(xml::Node node)
{
    auto const day = model::CivilDate::parse(node.trimmed_text());
    if (!day) return at(day.refusal(), node);
    return *day;
}

Outcome<law::AllowedBan> read_ban(xml::Node root, law::Catalogue const& law, model::CivilDate dated)
{
    auto const ban = root.child("ban");
    // A notice cannot know the first day yet; the article allows the same ban on any day of its force.
    auto starts_on = dated;
    if (auto const first = ban.child("starts-on")) {
        auto const day = day_of(first);
        if (!day) return day.refusal();
        starts_on = *day;
    }
    auto const party = root.child("party");
    auto const role = party.child("role") ? party.child("role") : ban.child("role");
    law::BanRequest request{ban.child("article").trimmed_text(),
        party.child("credit-code") ? model::SubjectKind::Enterprise : model::SubjectKind::Person, role.trimmed_text(),
        ban.child("scope").trimmed_text(), starts_on, std::nullopt, {}, dated};
    if (auto const years = ban.child("years")) {
        auto const text = years.trimmed_text();
        if (text.size() > 2) return Refusal{Fault::BadInput, "a ban of more than 99 years is for life", years.path()};
        request.years = std::stoi(text);
    }
    for (auto const& holder : {root.child("case"), ban})
        for (auto const& circumstance : holder.children("circumstance"))
            request.circumstances.insert(circumstance.trimmed_text());
    auto allowed = law.bans().check(request);
    if (!allowed) return allowed.refusal();
    // A record is about drugs, devices or cosmetics; which of them is the article's to say and nobody's to guess.
    if (!allowed->article.field)
        return Refusal{Fault::BadInput,
            "bans.xml gives " + allowed->article.id + " no field of ours, so no decision can rest on it here",
            "ban.article"};
    return allowed;
}

Outcome<std::optional<DraftPenalties>> read_penalties(
    xml::Node root, law::Procedure procedure, model::CivilDate dated, law::Catalogue const& law)
{
    DraftPenalties penalties{{{}, procedure, law::Registered::SameProvince, std::nullopt, dated}, {}};
    std::int64_t fen = 0;
    auto has_kinds = false;
    for (auto const& node : root.children("penalty")) {
        if (!node.has_attribute("kind")) continue;
        has_kinds = true;
        auto const kind = node.attribute("kind");
        if (!law.publication().find_kind(kind))
            return Refusal{Fault::BadInput, "\"" + kind + "\" is no kind of penalty of publication.xml", node.path()};
        penalties.facts.kinds.insert(kind);
        auto const restriction = restriction_of(node);
        if (!restriction) return restriction.refusal();
        // Of several the one that ends last: so long the decision is published.
        auto& longest = penalties.facts.restriction;
        if (*restriction && (!longest || longest->last_day() < (*restriction)->last_day())) longest = *restriction;
        auto const sum = node.child("amount");
        if (!sum) continue;
        auto const amount = model::Money::parse_yuan(sum.trimmed_text());
        if (!amount) return at(amount.refusal(), sum);
        fen += amount->fen();
    }
    if (!has_kinds) return std::optional<DraftPenalties>();
    auto const total = model::Money::from_fen(fen);
    if (!total) return at(total.refusal(), root);
    penalties.to_pay = *total;
    return std::optional(std::move(penalties));
}

void warn_of_posts(xml::Node root, std::optional<law::AllowedBan> const& ban, law::Posts const& posts, Findings& notes)
{
    look_at_post(root.child("party"), ban, posts, notes);
    for (auto const& interviewee : root.children("interviewee"))
        look_at_post(interviewee, ban, posts, notes);
}

} // namespace xindang::usecase
