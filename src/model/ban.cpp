#include <model/ban.h>

namespace xindang::model {

void Ban::write_to(Fields& fields) const
{
    fields.set("ban_article", article);
    fields.set("ban_citation", citation);
    fields.set("ban_scope", scope);
    fields.set("ban_field", field);
    fields.set("ban_term", term.text());
    fields.set("ban_decided_on", decided_on.text());
    fields.set("ban_authority", authority);
    fields.set("ban_offence", offence);
    fields.set("ban_gravity", word_of(gravity));
}

Outcome<std::optional<Ban>> Ban::read_from(Fields const& fields)
{
    if (!fields.has("ban_article")) return std::optional<Ban>{};
    auto const term = Term::parse(fields.get("ban_term"));
    auto const decided_on = CivilDate::parse(fields.get("ban_decided_on"));
    auto const gravity =
        parse_gravity(fields.has("ban_gravity") ? fields.get("ban_gravity") : word_of(Gravity::Serious));
    if (!term || !decided_on || !gravity)
        return Refusal{Fault::Corrupt,
            "the ban " + fields.get("ban_article") + " of an entry has no readable term, day or gravity", "ban"};
    return std::optional<Ban>{Ban{fields.get("ban_article"), fields.get("ban_citation"), fields.get("ban_scope"),
        fields.get("ban_field"), *term, *decided_on, fields.get("ban_authority"), fields.get("ban_offence"), *gravity}};
}

} // namespace xindang::model
