#include <usecase/archive/intake_mapping.h>

#include <model/words.h>
#include <text/search_key.h>
#include <usecase/archive/attribute_words.h>
#include <xml/document.h>
#include <xml/schema.h>

#include <algorithm>
#include <set>

namespace xindang::usecase {

static constexpr std::array<model::Word<IntakeKind>, 5> KINDS{{
    {IntakeKind::Enterprises, "enterprises", "企业"},
    {IntakeKind::Persons, "persons", "人员"},
    {IntakeKind::Roles, "roles", "关系"},
    {IntakeKind::Products, "products", "品种"},
    {IntakeKind::Records, "records", "记录"},
}};

std::string_view word_of(IntakeKind kind)
{
    return model::row_of(KINDS, kind).word;
}

Outcome<IntakeKind> parse_intake_kind(std::string_view word)
{
    return model::parse_word(KINDS, word, "kind");
}

std::string folded_heading(std::string_view text)
{
    auto key = text::search_key(text);
    std::erase_if(key, [](char c) { return c == '_' || c == '-' || c == '*' || c == ' '; });
    return key;
}

static ColumnUse use_of(std::string_view word)
{
    return word == "attribute" ? ColumnUse::Attribute : word == "ignore" ? ColumnUse::Ignore : ColumnUse::Read;
}

static Personal personal_of(std::string_view word)
{
    return word == "whole" ? Personal::Whole : word == "numbers" ? Personal::Numbers : Personal::No;
}

static bool is_true(std::string_view word)
{
    return word == "true" || word == "1";
}

static IntakeColumn column_in(xml::Node const& node)
{
    IntakeColumn column{node.attribute("name"), use_of(node.attribute("use")), is_true(node.attribute("required")),
        personal_of(node.attribute("personal")), {}, {}};
    column.headers.push_back(folded_heading(column.name));
    for (auto const& header : node.children("header"))
        column.headers.push_back(folded_heading(header.text()));
    for (auto const& value : node.children("value"))
        column.values.emplace(folded_heading(value.attribute("in-file")), value.attribute("means"));
    auto words = node.child("words").text();
    std::replace(words.begin(), words.end(), '\n', ' ');
    for (auto& word : words_of(words))
        column.words.insert(std::move(word));
    return column;
}

Outcome<IntakeMapping> IntakeMapping::load(std::filesystem::path const& home, IntakeKind kind)
{
    auto const file = std::string(word_of(kind)) + ".xml";
    auto const schema = xml::Schema::load(home / "xsd" / "intake-mapping.xsd");
    if (!schema) return schema.refusal();
    auto const document = xml::Document::load(home / "conf" / "intake" / file, xml::Limits::own_file());
    if (!document) return document.refusal();
    if (auto const valid = schema->check(*document); !valid) return valid.refusal();
    if (document->root().attribute("kind") != word_of(kind))
        return Refusal{Fault::BadInput, "the mapping is one of another kind", document->root().place()};
    IntakeMapping mapping(kind);
    std::set<std::string> taken;
    for (auto const& node : document->root().children()) {
        auto column = column_in(node);
        std::set<std::string> const own(column.headers.begin(), column.headers.end());
        for (auto const& header : own)
            if (!taken.insert(header).second)
                return Refusal{Fault::BadInput, "the heading \"" + header + "\" means two columns", node.place()};
        mapping.m_columns.push_back(std::move(column));
    }
    return mapping;
}

std::optional<std::size_t> IntakeMapping::column_of(std::string_view header) const
{
    auto const folded = folded_heading(header);
    for (std::size_t place = 0; place < m_columns.size(); ++place) {
        auto const& headers = m_columns[place].headers;
        if (std::find(headers.begin(), headers.end(), folded) != headers.end()) return place;
    }
    return std::nullopt;
}

} // namespace xindang::usecase
