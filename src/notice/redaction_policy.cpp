#include <base/utf8.h>
#include <notice/personal_data.h>
#include <xml/document.h>
#include <xml/schema.h>

#include <algorithm>
#include <array>

namespace xindang::notice {

static constexpr std::array<std::string_view, 10> HEAVENLY_STEMS{
    "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};

static MaskRule::Keep keep_of(std::string const& word)
{
    if (word == "first-chars") return MaskRule::Keep::FirstChars;
    if (word == "district") return MaskRule::Keep::District;
    if (word == "numbered") return MaskRule::Keep::Numbered;
    return MaskRule::Keep::Nothing;
}

Outcome<RedactionPolicy> RedactionPolicy::load(std::filesystem::path const& policy, std::filesystem::path const& schema)
{
    auto const compiled = xml::Schema::load(schema);
    if (!compiled) return compiled.refusal();
    auto const document = xml::Document::load(policy, xml::Limits::own_file());
    if (!document) return document.refusal();
    if (auto const valid = compiled->check(*document); !valid) return valid.refusal();
    std::vector<MaskRule> rules;
    for (auto const mask : document->root().children("mask")) {
        auto const kind = parse_personal_kind(mask.attribute("kind"));
        if (!kind) return Refusal{Fault::BadInput, kind.refusal().reason, mask.place()};
        auto const count = mask.attribute("count");
        rules.push_back({*kind, keep_of(mask.attribute("keep")),
            count.empty() ? std::size_t{0} : static_cast<std::size_t>(std::stoul(count)), mask.attribute("with")});
    }
    for (auto const kind :
        {PersonalKind::Id, PersonalKind::Address, PersonalKind::Phone, PersonalKind::Bank, PersonalKind::ThirdParty,
            PersonalKind::Informant, PersonalKind::Email, PersonalKind::Plate, PersonalKind::Minor})
        if (std::none_of(rules.begin(), rules.end(), [&](MaskRule const& rule) { return rule.kind == kind; }))
            return Refusal{Fault::BadInput, "the redaction policy has no rule for " + std::string(word_of(kind)),
                document->root().place()};
    std::vector<ShownFact> shown;
    for (auto const node : document->root().children("shown"))
        shown.push_back({node.attribute("fact"), node.attribute("beside"), node.attribute("but-for")});
    return RedactionPolicy{std::move(rules), std::move(shown)};
}

bool RedactionPolicy::shows(std::string_view fact, std::function<std::string(std::string const&)> const& beside) const
{
    return std::any_of(m_shown.begin(), m_shown.end(), [&](ShownFact const& rule) {
        if (rule.fact != fact) return false;
        auto const value = beside(rule.beside);
        return !value.empty() && (rule.but_for.empty() || !value.starts_with(rule.but_for));
    });
}

/// Past the first of `endings` found from `from`, when what stands before it could be the name of a place: two to eight
/// characters without digits or the words of streets and villages. Otherwise `from`.
static std::size_t after_place(
    std::u32string const& text, std::size_t from, std::initializer_list<std::u32string_view> endings)
{
    static constexpr std::u32string_view NOT_IN_A_NAME = U"路街道巷号村镇乡弄里园小社校厂";
    for (auto end = from; end < text.size() && end < from + 10; ++end) {
        if (NOT_IN_A_NAME.find(text[end]) != NOT_IN_A_NAME.npos || (text[end] < 0x80)) return from;
        for (auto const ending : endings)
            if (end > from && text.substr(end, ending.size()) == ending) return end + ending.size();
    }
    return from;
}

/// The province, prefecture and county an address begins with; nothing unless the county could be told.
static std::u32string district_of(std::u32string const& address)
{
    auto const province = after_place(address, 0, {U"自治区", U"特别行政区", U"省"});
    auto const prefecture = after_place(address, province, {U"自治州", U"地区", U"盟", U"市"});
    auto const county = after_place(address, prefecture, {U"自治县", U"自治旗", U"县", U"区", U"旗", U"市"});
    return county > prefecture && prefecture > 0 ? address.substr(0, county) : std::u32string();
}

std::string RedactionPolicy::masked(PersonalKind kind, std::string_view value, std::size_t ordinal) const
{
    auto const rule = std::find_if(m_rules.begin(), m_rules.end(), [&](MaskRule const& r) { return r.kind == kind; });
    auto const characters = utf8::decode(value);
    switch (rule->keep) {
    case MaskRule::Keep::Nothing:
        break;
    case MaskRule::Keep::FirstChars: {
        // Never more than a third: a short value would else stay legible.
        auto const kept = std::min(rule->count, characters.size() / 3);
        auto text = utf8::encode(characters.substr(0, kept));
        for (auto i = kept; i < characters.size(); ++i)
            text += rule->with;
        return text;
    }
    case MaskRule::Keep::District:
        return utf8::encode(district_of(characters)) + rule->with;
    case MaskRule::Keep::Numbered:
        return rule->with +
               (ordinal < HEAVENLY_STEMS.size() ? std::string(HEAVENLY_STEMS[ordinal]) : std::to_string(ordinal + 1));
    }
    return rule->with;
}

} // namespace xindang::notice
