#include <document/conformance.h>

#include <base/utf8.h>
#include <document/conformance_measures.h>
#include <document/traced_pages.h>
#include <pdf/page_marks.h>
#include <xml/document.h>
#include <xml/schema.h>

#include <algorithm>
#include <limits>
#include <sstream>

namespace xindang::document {

namespace {

constexpr std::size_t MOST_DEVIATIONS = 10;
/// Below what any ruler shows: the reader's lengths are whole thousandths of a point.
constexpr double UNMEASURABLY_SMALL = 0.002;

NamedMeasure const* measure_of(std::string_view clause)
{
    for (auto const* measures : {&page_measures(), &marking_measures(), &head_measures(), &body_measures(),
             &signature_measures(), &imprint_measures(), &line_measures()})
        for (auto const& measure : *measures)
            if (measure.clause == clause) return &measure;
    return nullptr;
}

Strength strength_of(std::string const& word)
{
    return word == "required" ? Strength::Required : word == "usual" ? Strength::Usual : Strength::Recommended;
}

char const* word_of(Letterhead form)
{
    switch (form) {
    case Letterhead::General:
        return "general";
    case Letterhead::Letter:
        return "letter";
    case Letterhead::Order:
        return "order";
    case Letterhead::Minutes:
        return "minutes";
    case Letterhead::Plain:
        return "plain";
    case Letterhead::Annex:
        return "annex";
    }
    return "";
}

std::set<std::string> words_in(std::string const& list)
{
    std::istringstream stream(list);
    return {std::istream_iterator<std::string>(stream), std::istream_iterator<std::string>()};
}

// The schema saw to it that it is one.
double number_in(xml::Node node, std::string_view attribute)
{
    std::istringstream stream(node.attribute(attribute));
    stream.imbue(std::locale::classic());
    auto value = 0.0;
    stream >> value;
    return value;
}

Clause clause_of(xml::Node node)
{
    Clause clause;
    clause.id = node.attribute("id");
    clause.source = node.attribute("source");
    clause.number = node.attribute("number");
    clause.strength = strength_of(node.attribute("strength"));
    clause.text = node.trimmed_text();
    clause.unit = node.attribute("unit");
    clause.value = number_in(node, "value");
    clause.below = number_in(node, "below");
    clause.above = number_in(node, "above");
    clause.forms = words_in(node.attribute("forms"));
    return clause;
}

bool conforms(Clause const& clause, double value)
{
    return value >= clause.value - clause.below - UNMEASURABLY_SMALL &&
           value <= clause.value + clause.above + UNMEASURABLY_SMALL;
}

ClauseResult result_of(PrintedDocument const& document, ClauseBook const& book, Clause const& clause)
{
    ClauseResult result{clause, book.source(clause.source), Verdict::NotApplicable, {}, std::nullopt, 0};
    auto const found = measure_of(clause.id)->take({document, book, clause});
    result.observations = found.size();
    if (found.empty()) return result;
    result.verdict = Verdict::Conforms;
    auto least_room = std::numeric_limits<double>::max();
    for (auto const& one : found) {
        // The one nearest to breaking the clause is the one to tell.
        auto const room = std::min(one.value - clause.value + clause.below, clause.value + clause.above - one.value);
        if (room < least_room) result.farthest = one;
        least_room = std::min(least_room, room);
        if (conforms(clause, one.value)) continue;
        result.verdict = Verdict::Deviates;
        if (result.deviations.size() < MOST_DEVIATIONS) result.deviations.push_back(one);
    }
    return result;
}

ConformanceReport report_on(std::vector<FinishedPage> pages, ClauseBook const& book)
{
    ConformanceReport report;
    report.pages = pages.size();
    report.unmeasurable = book.unmeasurable();
    auto const document = recognised(std::move(pages), book.words());
    for (auto const& clause : book.clauses())
        report.results.push_back(result_of(document, book, clause));
    return report;
}

} // namespace

char const* word_of(Strength strength)
{
    switch (strength) {
    case Strength::Required:
        return "required";
    case Strength::Usual:
        return "usual";
    case Strength::Recommended:
        return "recommended";
    }
    return "";
}

char const* chinese_of(Strength strength)
{
    switch (strength) {
    case Strength::Required:
        return "规定";
    case Strength::Usual:
        return "一般";
    case Strength::Recommended:
        return "推荐";
    }
    return "";
}

char const* word_of(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Conforms:
        return "conforms";
    case Verdict::Deviates:
        return "deviates";
    case Verdict::NotApplicable:
        return "not-applicable";
    case Verdict::NotMeasurable:
        return "not-measurable";
    }
    return "";
}

char const* chinese_of(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Conforms:
        return "符合";
    case Verdict::Deviates:
        return "偏离";
    case Verdict::NotApplicable:
        return "不涉及";
    case Verdict::NotMeasurable:
        return "无法测量";
    }
    return "";
}

std::vector<std::size_t> Examined::sections() const
{
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < document.sections.size(); ++i)
        if (clause.forms.empty() || clause.forms.contains(word_of(document.sections[i].form))) result.push_back(i);
    return result;
}

Outcome<ClauseBook> ClauseBook::load(std::filesystem::path const& file, std::filesystem::path const& schema_file)
{
    auto const document = xml::Document::load(file, xml::Limits::own_file());
    if (!document) return document.refusal();
    auto const schema = xml::Schema::load(schema_file);
    if (!schema) return schema.refusal();
    if (auto const valid = schema->check(*document); !valid) return valid.refusal();

    ClauseBook book;
    auto const root = document->root();
    for (auto const& node : root.children("source"))
        book.m_sources.emplace(node.attribute("id"), node.trimmed_text());
    for (auto const& node : root.children("word"))
        book.m_words.emplace(node.attribute("name"), utf8::decode(node.trimmed_text()));
    for (auto const& node : root.children("face"))
        book.m_faces[node.attribute("role")].push_back(node.trimmed_text());
    for (auto const& node : root.children("clause")) {
        auto clause = clause_of(node);
        if (!measure_of(clause.id))
            return Refusal{Fault::BadInput, "nothing measures the clause \"" + clause.id + "\"", node.place()};
        book.m_clauses.push_back(std::move(clause));
    }
    for (auto const& node : root.children("beyond"))
        book.m_unmeasurable.push_back({book.m_sources.at(node.attribute("source")), node.attribute("number"),
            strength_of(node.attribute("strength")), node.trimmed_text(), node.attribute("why")});
    return book;
}

bool ClauseBook::plays(std::string_view face, std::string_view role) const
{
    if (face == role) return true;
    auto const names = m_faces.find(role);
    if (names == m_faces.end()) return false;
    return std::any_of(names->second.begin(), names->second.end(),
        [&](std::string const& part) { return face.find(part) != std::string_view::npos; });
}

std::size_t ConformanceReport::count(Verdict verdict) const
{
    return static_cast<std::size_t>(
        std::count_if(results.begin(), results.end(), [&](ClauseResult const& one) { return one.verdict == verdict; }));
}

std::size_t ConformanceReport::deviating(Strength strength) const
{
    return static_cast<std::size_t>(std::count_if(results.begin(), results.end(),
        [&](ClauseResult const& one) { return one.verdict == Verdict::Deviates && one.clause.strength == strength; }));
}

ConformanceReport measure(Layout const& layout, ClauseBook const& book)
{
    return report_on(finished(layout), book);
}

Outcome<ConformanceReport> measure_traced(BytesView trace, ClauseBook const& book)
{
    auto pages = traced_pages(trace);
    if (!pages) return pages.refusal();
    auto report = report_on(std::move(*pages), book);
    report.traced = true;
    return report;
}

ConformanceReport measure(BytesView pdf, ClauseBook const& book)
{
    auto const shown = pdf::read_shown_pages(pdf);
    if (shown) return report_on(finished(*shown), book);
    ConformanceReport report;
    report.unreadable = shown.refusal().where + ": " + shown.refusal().reason;
    report.unmeasurable = book.unmeasurable();
    for (auto const& clause : book.clauses())
        report.results.push_back({clause, book.source(clause.source), Verdict::NotMeasurable, {}, std::nullopt, 0});
    return report;
}

} // namespace xindang::document
