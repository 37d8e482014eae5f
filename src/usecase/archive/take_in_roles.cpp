#include <usecase/archive/take_in.h>

#include <usecase/archive/intake_row.h>

namespace xindang::usecase {

namespace {

/// What may stand on either side of a role; see model::RoleKind.
void check_sides(IntakeRow& row, model::Role const& role)
{
    using model::SubjectKind;
    auto const from = role.from.kind();
    auto const to = role.to.kind();
    switch (role.kind) {
    case model::RoleKind::Post:
        if (from != SubjectKind::Person) row.reject("from", "only a person has a post");
        if (to != SubjectKind::Enterprise) row.reject("to", "a post is one in an enterprise");
        if (role.post.empty()) row.reject("post", "the post is missing");
        break;
    case model::RoleKind::Holder:
        if (from != SubjectKind::Enterprise) row.reject("from", "only an enterprise holds a product");
        if (to != SubjectKind::Product) row.reject("to", "what is held is a product");
        break;
    case model::RoleKind::Control:
        if (from != SubjectKind::Enterprise && from != SubjectKind::Person)
            row.reject("from", "an enterprise or a person controls");
        if (to != SubjectKind::Enterprise) row.reject("to", "what is controlled is an enterprise");
        if (role.from == role.to) row.reject("to", "an enterprise does not control itself");
        break;
    case model::RoleKind::Concerns:
        if (from != SubjectKind::Business) row.reject("from", "only a business concerns somebody");
        break;
    }
    if (role.period.from && role.period.to && *role.period.to < *role.period.from)
        row.reject("last_day", "the last day is before the first");
}

bool same_but_for_end(model::Role const& a, model::Role const& b)
{
    return a.kind == b.kind && a.from == b.from && a.to == b.to && a.post == b.post && a.period.from == b.period.from;
}

RowFate take_role(IntakeRow& row, archive::Writer& writer)
{
    auto const kind_text = row.text("kind");
    auto const kind = row.take("kind", model::parse_role_kind(kind_text.empty() ? "post" : kind_text));
    auto const from = subject_in_row(row, "from", writer);
    auto const to = subject_in_row(row, "to", writer);
    model::Period const period{row.day("first_day"), row.day("last_day")};
    if (!row.good() || !kind || !from || !to) return RowFate::Unchanged;
    model::Role const role{*kind, *from, *to, row.text("post"), period};
    check_sides(row, role);
    if (!row.good()) return RowFate::Unchanged;
    // A product has few roles and a large holder thousands, so the product is asked; of the others, who has the role.
    for (auto const& held : writer.roles_of(role.kind == model::RoleKind::Holder ? *to : *from)) {
        if (!same_but_for_end(held.role, role)) continue;
        if (!period.to || held.role.period.to == period.to) return RowFate::Unchanged;
        if (held.role.period.to) {
            row.reject("last_day", "the role ended on " + held.role.period.to->text() + " by what we know");
            return RowFate::Unchanged;
        }
        row.take("last_day", writer.end_role(held.entry, *period.to));
        return RowFate::Amended;
    }
    row.take("from", writer.add_role(role));
    return RowFate::Added;
}

} // namespace

Outcome<IntakeReceipt> take_in_roles(Actor const& actor, TakeIn const& request, IntakeServices const& services)
{
    return take_in_rows(IntakeKind::Roles, actor, request, services, take_role);
}

} // namespace xindang::usecase
