#include <foreign/entry.h>

#include <crypto/hash.h>
#include <model/words.h>

#include <algorithm>

namespace xindang::foreign {

static constexpr std::array<model::Word<Standing>, 3> STANDINGS{{
    {Standing::Listed, "listed", ""},
    {Standing::Removed, "removed", ""},
    {Standing::Voided, "voided", ""},
}};

std::string_view word_of(Standing standing)
{
    return model::row_of(STANDINGS, standing).word;
}

Outcome<Standing> parse_standing(std::string_view word)
{
    for (auto const& row : STANDINGS)
        if (row.word == word) return row.value;
    return Refusal{Fault::BadInput, "\"" + std::string(word) + "\" is not one of: listed, removed, voided", "state"};
}

static std::string text_of(std::optional<model::CivilDate> const& day)
{
    return day ? day->text() : std::string();
}

static model::Fields identity_of(Entry const& entry)
{
    return {{"type", std::string(model::word_of(entry.type))}, {"name", entry.name}, {"credit_code", entry.credit_code},
        {"person_id", entry.person_id}, {"mask", entry.mask}, {"birth_year", entry.birth_year},
        {"representative", entry.representative}};
}

model::Fields Entry::fields() const
{
    auto fields = identity_of(*this);
    fields.set("id", id);
    fields.set("region", region);
    fields.set("state", word_of(standing));
    fields.set("listed_on", listed_on.text());
    fields.set("valid_until", text_of(valid_until));
    fields.set("removed_on", text_of(removed_on));
    fields.set("number", number);
    fields.set("basis", basis);
    fields.set("authority", authority);
    fields.set("summary", summary);
    fields.set("amount", amount == model::Money::zero() ? std::string() : amount.plain());
    return fields;
}

Outcome<Entry> Entry::from(model::Fields const& fields)
{
    auto const damaged = Refusal{Fault::Corrupt, "a kept entry of another agency's list cannot be read", "entry"};
    auto const type = model::parse_subject_kind(fields.get("type"));
    auto const standing = parse_standing(fields.get("state"));
    auto const listed_on = model::CivilDate::parse(fields.get("listed_on"));
    auto const amount = model::Money::parse_yuan(fields.has("amount") ? fields.get("amount") : "0");
    if (!type || !standing || !listed_on || !amount) return damaged;
    Entry entry{fields.get("id"), *type, fields.get("name"), fields.get("credit_code"), fields.get("person_id"),
        fields.get("mask"), fields.get("birth_year"), fields.get("representative"), fields.get("region"), *standing,
        *listed_on, {}, {}, fields.get("number"), fields.get("basis"), fields.get("authority"), fields.get("summary"),
        *amount, {}};
    for (auto const& [name, day] : {std::pair{"valid_until", &entry.valid_until}, {"removed_on", &entry.removed_on}}) {
        if (!fields.has(name)) continue;
        auto const parsed = model::CivilDate::parse(fields.get(name));
        if (!parsed) return damaged;
        *day = *parsed;
    }
    return entry;
}

model::Sha256 Entry::digest() const
{
    return crypto::sha256(fields().canonical());
}

model::Sha256 Entry::identity() const
{
    return crypto::sha256(identity_of(*this).canonical());
}

bool fits_mask(std::string_view number, std::string_view mask)
{
    return number.size() == mask.size() &&
           std::equal(number.begin(), number.end(), mask.begin(), [](char c, char m) { return m == '*' || m == c; });
}

} // namespace xindang::foreign
