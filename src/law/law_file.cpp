#include <law/law_file.h>

#include <xml/schema.h>

#include <charconv>

namespace xindang::law {

namespace {

bool overlap(model::Period const& one, model::Period const& other)
{
    bool const one_ends_before = one.to && other.from && *one.to < *other.from;
    bool const other_ends_before = other.to && one.from && *other.to < *one.from;
    return !one_ends_before && !other_ends_before;
}

} // namespace

Outcome<LawFile> LawFile::open(
    std::filesystem::path const& conf, std::filesystem::path const& schemas, std::string const& name)
{
    auto const schema = xml::Schema::load(schemas / ("law-" + name + ".xsd"));
    if (!schema) return schema.refusal();
    auto document = xml::Document::load(conf / (name + ".xml"), xml::Limits::own_file());
    if (!document) return document.refusal();
    if (auto const valid = schema->check(*document); !valid) return valid.refusal();
    return LawFile{*std::move(document)};
}

void LawFile::fault(xml::Node node, std::string text)
{
    m_faults.add(Severity::Error, "law-data", node.place(), std::move(text));
}

Outcome<Done> LawFile::finish() const
{
    if (m_faults.has_errors()) return m_faults.first_error(Fault::BadInput);
    return Done{};
}

model::CivilDate LawFile::day(xml::Node node, std::string_view attribute)
{
    auto const day = model::CivilDate::parse(node.attribute(attribute));
    if (day) return *day;
    fault(node, std::string(attribute) + ": " + day.refusal().reason);
    return model::CivilDate::from_days_since_epoch(0);
}

model::Period LawFile::period(xml::Node node)
{
    model::Period period{day(node, "from"), std::nullopt};
    if (node.has_attribute("until")) period.to = day(node, "until");
    if (period.to && *period.to < *period.from) fault(node, "until is before from");
    return period;
}

Certainty LawFile::certainty(xml::Node node) const
{
    auto const certainty = parse_certainty(node.attribute("certainty"));
    return certainty ? *certainty : Certainty::Memory;
}

int LawFile::number(xml::Node node, std::string_view attribute, int fallback)
{
    if (!node.has_attribute(attribute)) return fallback;
    auto const text = node.attribute(attribute);
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > 1'000'000'000)
        fault(node, std::string(attribute) + " is no number we can count with: " + text);
    return value;
}

std::vector<std::string> LawFile::list(xml::Node node, std::string_view attribute) const
{
    std::vector<std::string> words;
    auto const text = node.attribute(attribute);
    for (std::size_t at = text.find_first_not_of(" \t\r\n"); at != std::string::npos;) {
        auto const end = text.find_first_of(" \t\r\n", at);
        words.push_back(text.substr(at, end == std::string::npos ? end : end - at));
        at = text.find_first_not_of(" \t\r\n", end);
    }
    return words;
}

TimeUnit LawFile::unit(xml::Node node) const
{
    auto const word = node.attribute("unit");
    for (auto const unit :
        {TimeUnit::WorkingDay, TimeUnit::CalendarDay, TimeUnit::Month, TimeUnit::Year, TimeUnit::Hour})
        if (word_of(unit) == word) return unit;
    return TimeUnit::CalendarDay;
}

Citation LawFile::citation(xml::Node node, Statutes const& statutes)
{
    Citation citation{node.attribute("statute"), std::nullopt};
    if (!statutes.find(citation.statute)) fault(node, "no statute in statutes.xml has the code " + citation.statute);
    if (!node.has_attribute("article")) {
        if (node.has_attribute("paragraph") || node.has_attribute("item"))
            fault(node, "a paragraph or item without its article");
        return citation;
    }
    auto const article = Article::parse(node.attribute("article"));
    if (!article) {
        fault(node, article.refusal().reason);
        return citation;
    }
    // bans.xml also writes "1-2" here and reads it itself.
    auto const paragraph = node.attribute("paragraph").find('-') == std::string::npos ? number(node, "paragraph") : 0;
    auto const whole = Article::of(article->number(), article->branch(), static_cast<unsigned>(paragraph),
        static_cast<unsigned>(number(node, "item")));
    if (whole)
        citation.article = *whole;
    else
        fault(node, whole.refusal().reason);
    return citation;
}

Citation LawFile::citation(xml::Node node, Statutes const& statutes, model::Period const& period)
{
    auto citation = this->citation(node, statutes);
    if (statutes.find(citation.statute) && period.from)
        if (auto const version = statutes.in_force(citation.statute, *period.from); !version)
            fault(node, version.refusal().reason);
    return citation;
}

void LawFile::Unique::see(xml::Node node, std::string const& code)
{
    if (!m_seen.insert(code).second) m_file.fault(node, code + " is there twice");
}

void LawFile::Dated::see(xml::Node node, std::string const& code, model::Period const& period)
{
    for (auto const& entry : m_seen)
        if (entry.code == code && overlap(entry.period, period))
            m_file.fault(node, code + " holds on days on which " + entry.place + " holds already");
    m_seen.push_back({code, period, node.place()});
}

} // namespace xindang::law
