#include <screening/rules.h>

#include <base/files.h>
#include <model/words.h>
#include <xml/document.h>
#include <xml/schema.h>
#include <xml/word_list.h>

#include <charconv>
#include <set>
#include <string>

namespace xindang::screening {

namespace {

constexpr std::array SIGN_WORDS{
    model::Word<Sign>{Sign::BirthYearSame, "birth-year-same", "出生年份相同"},
    model::Word<Sign>{Sign::BirthYearOther, "birth-year-other", "出生年份不同"},
    model::Word<Sign>{Sign::RegionSame, "region-same", "地区相同"},
    model::Word<Sign>{Sign::RegionOther, "region-other", "地区不同"},
    model::Word<Sign>{Sign::RegionInNameOther, "region-in-name-other", "名称中的地区不同"},
    model::Word<Sign>{Sign::MaskSame, "mask-same", "证件号码可见部分相同"},
    model::Word<Sign>{Sign::MaskOther, "mask-other", "证件号码可见部分不同"},
    model::Word<Sign>{Sign::NumberOther, "number-other", "号码不同"},
    model::Word<Sign>{Sign::NumberSlip, "number-slip", "号码相差一位"},
    model::Word<Sign>{Sign::TradeOther, "trade-other", "行业不同"},
    model::Word<Sign>{Sign::ToldApart, "told-apart", "名单注明不得混淆"},
    model::Word<Sign>{Sign::NumeralOther, "numeral-other", "序号不同"},
};

int number_in(xml::Node node, std::string_view attribute)
{
    auto const text = node.attribute(attribute);
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Outcome<xml::Document> open(std::filesystem::path const& file, xml::Schema const& schema, std::string_view root)
{
    auto document = xml::Document::load(file, xml::Limits::own_file());
    if (!document) return document;
    if (auto const valid = schema.check(*document); !valid) return valid.refusal();
    if (document->root().name() != root)
        return Refusal{Fault::BadInput, "expected <" + std::string(root) + ">", document->root().place()};
    return document;
}

void read_words(Rules& rules, xml::Node root)
{
    for (auto const node : root.children("form"))
        for (auto const& word : xml::split_words(node.text()))
            rules.lexicon.add_word(Part::Form, 0, word);
    std::uint16_t group = 0;
    for (auto const node : root.children("trade")) {
        for (auto const& word : xml::split_words(node.text()))
            rules.lexicon.add_word(Part::Industry, group, word);
        ++group;
    }
    for (auto const node : root.children("looks-alike"))
        rules.lexicon.add_shapes(node.trimmed_text());
    for (auto const node : root.children("sound"))
        rules.lexicon.add_sound(node.attribute("at") == "start" ? Lexicon::At::Start : Lexicon::At::End,
            node.attribute("from"), node.attribute("to"));
    rules.lexicon.add_numerals(root.child("numerals").trimmed_text());
}

void read_regions(Rules& rules, xml::Node root)
{
    for (auto const node : root.children("region"))
        rules.lexicon.add_region(node.attribute("name"), xml::split_words(node.attribute("codes")));
}

Outcome<Done> read_numbers(Rules& rules, xml::Node root)
{
    auto const thresholds = root.child("thresholds"), costs = root.child("costs"), weights = root.child("weights");
    auto const parts = root.child("parts"), ways = root.child("ways");
    rules.thresholds = {number_in(thresholds, "match"), number_in(thresholds, "possible")};
    if (rules.thresholds.match < rules.thresholds.possible)
        return Refusal{Fault::BadInput, "what is a match must be possible, too", thresholds.place()};
    rules.costs = {number_in(costs, "same-sound"), number_in(costs, "near-sound"), number_in(costs, "same-shape"),
        number_in(costs, "swap"), number_in(costs, "numeral")};
    rules.weights = {number_in(weights, "core"), number_in(weights, "industry"), number_in(weights, "region"),
        number_in(weights, "form")};
    if (rules.weights.core == 0) return Refusal{Fault::BadInput, "the core of a name must count", weights.place()};
    rules.parts = {number_in(parts, "one-missing"), number_in(parts, "same-trade"), number_in(parts, "other-form")};
    rules.ways = {number_in(ways, "former"), number_in(ways, "short"), number_in(ways, "short-core"),
        number_in(ways, "pinyin"), number_in(ways, "word-order"), number_in(ways, "person-name-alone")};
    std::set<std::string> seen;
    for (auto const node : root.child("evidence").children("points")) {
        auto const word = node.attribute("of");
        if (!seen.insert(word).second) return Refusal{Fault::BadInput, word + " is there twice", node.place()};
        auto const sign = model::parse_word(SIGN_WORDS, word, node.place());
        if (!sign) return sign.refusal();
        rules.points[static_cast<std::size_t>(*sign)] = number_in(node, "points");
    }
    return Done{};
}

} // namespace

std::string_view word_of(Sign sign)
{
    return model::row_of(SIGN_WORDS, sign).word;
}

std::string_view chinese_of(Sign sign)
{
    return model::row_of(SIGN_WORDS, sign).chinese;
}

Outcome<Rules> Rules::load(std::filesystem::path const& folder, std::filesystem::path const& schema_file)
{
    auto const schema = xml::Schema::load(schema_file);
    if (!schema) return schema.refusal();
    auto const own = open(folder / "rules.xml", *schema, "screening");
    if (!own) return own.refusal();
    auto const shapes = open(folder / "shapes.xml", *schema, "shapes");
    if (!shapes) return shapes.refusal();
    auto const map = open(folder / "regions.xml", *schema, "regions");
    if (!map) return map.refusal();
    Rules rules{};
    if (auto const read = read_numbers(rules, own->root()); !read) return read.refusal();
    read_words(rules, own->root());
    for (auto const column : own->root().children("column"))
        rules.columns.push_back({column.attribute("name"), xml::split_words(column.text())});
    for (auto const group : shapes->root().children("group"))
        rules.lexicon.add_shapes(group.trimmed_text());
    for (auto const look : shapes->root().children("look"))
        rules.lexicon.add_look(look.attribute("of"), look.trimmed_text());
    read_regions(rules, own->root());
    read_regions(rules, map->root());
    return rules;
}

} // namespace xindang::screening
