#include <grading/scheme_xml.h>

#include <base/utf8.h>
#include <xml/word_list.h>

#include <charconv>
#include <functional>

namespace xindang::grading {

namespace {

constexpr std::string_view NAMESPACE = "urn:x-xindang:grading:1";

/// Reads attributes and notes down what it cannot read, so that one run shows every fault.
class Reader {
public:
    explicit Reader(Findings& findings) : m_findings(findings) {}

    void fault(xml::Node node, std::string rule, std::string text)
    {
        m_findings.add(Severity::Error, std::move(rule), node.place(), std::move(text));
    }

    template <class T>
    std::optional<T> value(xml::Node node, char const* name, std::function<Outcome<T>(std::string_view)> const& parse)
    {
        if (!node.has_attribute(name)) return std::nullopt;
        auto parsed = parse(node.attribute(name));
        if (parsed) return std::move(parsed).value();
        fault(node, "scheme-value", std::string(name) + ": " + parsed.refusal().reason);
        return std::nullopt;
    }

    template <class T>
    std::vector<T> list(xml::Node node, char const* name, std::function<Outcome<T>(std::string_view)> const& parse)
    {
        std::vector<T> values;
        for (auto const& word : xml::split_words(node.attribute(name))) {
            auto const parsed = parse(word);
            if (!parsed)
                fault(node, "scheme-word", std::string(name) + ": " + parsed.refusal().reason);
            else if (std::find(values.begin(), values.end(), *parsed) != values.end())
                fault(node, "scheme-word", std::string(name) + " names " + word + " twice");
            else
                values.push_back(*parsed);
        }
        if (node.has_attribute(name) && values.empty())
            fault(node, "scheme-word", std::string(name) + " is there but names nothing");
        return values;
    }

    std::vector<std::string> words(xml::Node node, char const* name)
    {
        return list<std::string>(
            node, name, [](std::string_view word) -> Outcome<std::string> { return std::string(word); });
    }

    std::optional<model::Score> points(xml::Node node, char const* name)
    {
        auto const score = value<model::Score>(node, name, model::Score::parse);
        if (score && *score < model::Score{}) {
            fault(node, "scheme-value", std::string(name) + " may not be negative: effect says loss or gain");
            return std::nullopt;
        }
        return score;
    }

    int number(xml::Node node, char const* name, int absent)
    {
        return value<int>(node, name, [](std::string_view text) -> Outcome<int> {
            int number = 0;
            auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
            if (error != std::errc{} || end != text.data() + text.size() || number < 0 || number > 1'000'000)
                return Refusal{Fault::BadInput, "not a whole number: " + std::string(text), "number"};
            return number;
        }).value_or(absent);
    }

    /// One of two words.
    template <class T>
    T choice(xml::Node node, char const* name, std::string_view word, T chosen, std::string_view other_word, T other)
    {
        if (!node.has_attribute(name)) return other;
        auto const text = node.attribute(name);
        if (text == word) return chosen;
        if (text != other_word)
            fault(node, "scheme-word",
                std::string(name) + ": \"" + text + "\" is neither " + std::string(word) + " nor " +
                    std::string(other_word));
        return other;
    }

private:
    Findings& m_findings;
};

int line_of(xml::Node node)
{
    return static_cast<int>(node.line());
}

Scope read_scope(Reader& reader, xml::Node node)
{
    return {reader.words(node, "types"), reader.list<model::Field>(node, "fields", model::parse_field)};
}

Condition read_condition(Reader& reader, xml::Node node)
{
    Condition condition;
    condition.kinds = reader.list<model::RecordKind>(node, "kind", model::parse_record_kind);
    if (condition.kinds.empty()) reader.fault(node, "scheme-word", "records without a kind");
    condition.sources = reader.list<Source>(node, "source", parse_source);
    if (!node.has_attribute("source")) condition.sources = {Source::Own};
    condition.fields = reader.list<model::Field>(node, "field", model::parse_field);
    condition.results = reader.words(node, "result");
    condition.articles = reader.words(node, "article");
    condition.posts = reader.words(node, "post");
    condition.gravity =
        reader.value<model::Gravity>(node, "gravity", model::parse_gravity).value_or(model::Gravity::None);
    condition.amount_from = reader.value<model::Money>(node, "amount-from", model::Money::parse_yuan);
    condition.amount_below = reader.value<model::Money>(node, "amount-below", model::Money::parse_yuan);
    condition.within = reader.value<Span>(node, "within", Span::parse);
    if (node.has_attribute("validity"))
        condition.validity = reader.choice(node, "validity", "in-force", Validity::InForce, "lapsed", Validity::Lapsed);
    condition.after_repair =
        reader.choice(node, "after-repair", "kept", AfterRepair::Kept, "dropped", AfterRepair::Dropped);
    return condition;
}

Outcome<std::int64_t> parse_fen(std::string_view text)
{
    auto const money = model::Money::parse_yuan(text);
    if (!money) return money.refusal();
    return money->fen();
}

Outcome<std::int64_t> parse_whole(std::string_view text)
{
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 0)
        return Refusal{Fault::BadInput, "not a whole number: " + std::string(text), "number"};
    return number;
}

void read_tier(Reader& reader, xml::Node node, Indicator& indicator)
{
    auto const points = reader.points(node, "points").value_or(model::Score{});
    auto const line = line_of(node);
    if (node.has_attribute("gravity")) {
        auto const gravity = reader.value<model::Gravity>(node, "gravity", model::parse_gravity);
        if (gravity) indicator.gravity_tiers.push_back({*gravity, points, line});
        return;
    }
    // The sum of amounts is a measure in yuan, which Tier holds in fen like every other amount.
    auto const by_amount = node.has_attribute("amount-from") || node.has_attribute("amount-below");
    auto const in_yuan = by_amount || indicator.function == Function::Sum;
    auto const parse = in_yuan ? parse_fen : parse_whole;
    auto const from = reader.value<std::int64_t>(node, by_amount ? "amount-from" : "from", parse);
    auto const below = reader.value<std::int64_t>(node, by_amount ? "amount-below" : "below", parse);
    if (!from) reader.fault(node, "scheme-tier", "a tier needs a gravity or a lower limit");
    (by_amount ? indicator.amount_tiers : indicator.measure_tiers).push_back({from.value_or(0), below, points, line});
}

std::size_t dimension_called(Reader& reader, xml::Node node, Definition const& definition)
{
    auto const id = node.attribute("dimension");
    for (std::size_t at = 0; at < definition.dimensions.size(); ++at)
        if (definition.dimensions[at].id == id) return at;
    reader.fault(node, "scheme-word", "no dimension is called \"" + id + "\"");
    return 0;
}

Indicator read_indicator(Reader& reader, xml::Node node, Definition const& definition)
{
    Indicator indicator;
    indicator.id = node.attribute("id");
    indicator.name = node.attribute("name");
    indicator.measures = node.child("measures").trimmed_text();
    indicator.basis = node.attribute("basis");
    indicator.dimension = dimension_called(reader, node, definition);
    indicator.effect = reader.choice(node, "effect", "gain", Effect::Gain, "loss", Effect::Loss);
    indicator.function = reader.value<Function>(node, "function", parse_function).value_or(Function::Count);
    indicator.scope = read_scope(reader, node);
    indicator.condition = read_condition(reader, node.child("records"));
    indicator.points = reader.points(node, "points");
    indicator.cap = reader.points(node, "cap");
    indicator.free = reader.number(node, "free", 0);
    indicator.times = reader.number(node, "times", 1);
    indicator.again = reader.value<Span>(node, "again-within", Span::parse);
    indicator.older_than = reader.value<Span>(node, "older-than", Span::parse);
    for (auto const tier : node.children("tier"))
        read_tier(reader, tier, indicator);
    for (auto const step : node.children("decay")) {
        auto const after = reader.value<Span>(step, "after", Span::parse);
        if (after) indicator.decay.push_back({*after, reader.number(step, "percent", 100), line_of(step)});
    }
    indicator.yields_to = reader.words(node, "yields-to");
    indicator.line = line_of(node);
    return indicator;
}

Limit read_limit(Reader& reader, xml::Node node)
{
    Limit limit;
    limit.id = node.attribute("id");
    limit.name = node.attribute("name");
    limit.basis = node.attribute("basis");
    auto const floor = node.has_attribute("at-least");
    limit.bound = floor ? Limit::Bound::AtLeast : Limit::Bound::AtMost;
    if (floor == node.has_attribute("at-most"))
        reader.fault(node, "scheme-limit", "a limit has either at-most or at-least");
    limit.grade =
        reader.value<model::Grade>(node, floor ? "at-least" : "at-most", model::parse_grade).value_or(model::Grade::D);
    limit.scope = read_scope(reader, node);
    if (auto const records = node.child("records")) limit.condition = read_condition(reader, records);
    limit.times = reader.number(node, "times", 1);
    limit.younger_than = reader.value<Span>(node, "younger-than", Span::parse);
    limit.line = line_of(node);
    return limit;
}

BandSet read_bands(Reader& reader, xml::Node node)
{
    BandSet set{read_scope(reader, node), {}, line_of(node)};
    for (auto const band : node.children("band")) {
        auto const grade = reader.value<model::Grade>(band, "grade", model::parse_grade);
        set.bands.push_back(
            {grade.value_or(model::Grade::D), reader.value<model::Score>(band, "from", model::Score::parse),
                reader.value<model::Score>(band, "below", model::Score::parse), line_of(band)});
    }
    return set;
}

void read_vocabulary(Reader& reader, xml::Node node, Definition& definition)
{
    definition.repair_granted = node.attribute("repair-granted");
    definition.ban_result = node.attribute("ban");
    definition.enterprise_types = xml::split_words(node.child("enterprise-types").text());
    definition.posts = xml::split_words(node.child("posts").text());
    for (auto const results : node.children("results")) {
        auto words = xml::split_words(results.text());
        for (auto const kind : reader.list<model::RecordKind>(results, "kind", model::parse_record_kind))
            definition.results.push_back({kind, words});
    }
    for (auto const closes : node.children("closes"))
        for (auto const kind : reader.list<model::RecordKind>(closes, "kind", model::parse_record_kind))
            definition.closings.push_back(
                {kind, reader.words(closes, "opened"), reader.words(closes, "by"), line_of(closes)});
}

} // namespace

ReadScheme read_scheme(xml::Document const& document)
{
    ReadScheme read;
    Reader reader(read.findings);
    auto& definition = read.definition;
    auto const root = document.root();
    if (!root.is(NAMESPACE, "scheme")) {
        reader.fault(root, "scheme-root",
            "not a grading scheme: the root must be <scheme xmlns=\"" + std::string(NAMESPACE) + "\">");
        return read;
    }
    definition.id = root.attribute("id");
    definition.version = root.attribute("version");
    definition.succeeds = root.attribute("succeeds");
    definition.title = root.attribute("title");
    definition.line = line_of(root);
    definition.effective_from =
        reader.value<model::CivilDate>(root, "effective-from", [](auto text) { return model::CivilDate::parse(text); });
    definition.effective_until = reader.value<model::CivilDate>(
        root, "effective-until", [](auto text) { return model::CivilDate::parse(text); });

    auto const score = root.child("score");
    definition.start = reader.points(score, "start").value_or(model::Score{});
    definition.lowest = reader.points(score, "lowest").value_or(model::Score{});
    definition.highest = reader.points(score, "highest").value_or(model::Score{});
    read_vocabulary(reader, root.child("vocabulary"), definition);
    for (auto const node : root.children("article"))
        definition.articles.push_back({reader.number(node, "number", 0), node.trimmed_text(), line_of(node)});
    for (auto const node : root.children("dimension"))
        definition.dimensions.push_back({node.attribute("id"), node.attribute("name"), reader.points(node, "loss-cap"),
            reader.points(node, "gain-cap"), line_of(node)});
    for (auto const node : root.children("bands"))
        definition.band_sets.push_back(read_bands(reader, node));
    for (auto const node : root.children("limit"))
        definition.limits.push_back(read_limit(reader, node));
    for (auto const node : root.children("indicator"))
        definition.indicators.push_back(read_indicator(reader, node, definition));
    return read;
}

} // namespace xindang::grading
