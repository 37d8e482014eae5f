#include <law/loaders.h>

namespace xindang::law {

// calendars.xml, agencies.xml, measures.xml, numbering.xml, posts.xml: what an installation sets.

namespace {

CalendarYear read_year(LawFile& file, xml::Node node)
{
    CalendarYear year;
    int const number = file.number(node, "number");
    auto const see = [&file, number](xml::Node place, model::CivilDate day) {
        if (day.year() != number) file.fault(place, day.text() + " is not a day of " + std::to_string(number));
    };
    for (auto const off : node.children("off")) {
        auto const first = file.day(off, "from");
        auto const last = off.has_attribute("to") ? file.day(off, "to") : first;
        if (last < first) file.fault(off, "the break ends before it begins");
        for (auto day = first; day <= last && day.year() == number; day = day.plus_days(1))
            year.off.insert(day);
        see(off, first);
        see(off, last);
    }
    for (auto const work : node.children("work")) {
        auto const day = file.day(work, "day");
        see(work, day);
        bool const weekend = day.weekday() == 0 || day.weekday() == 6;
        if (!weekend || year.off.contains(day))
            file.fault(work, day.text() + " is no weekend day outside the breaks: nothing to work in exchange for");
        year.work.insert(day);
    }
    return year;
}

Agency::Part part_of(xml::Node node)
{
    auto const part = node.attribute("part");
    if (part == "own") return Agency::Part::Own;
    return part == "partner" ? Agency::Part::Partner : Agency::Part::Other;
}

Measure::Obligation obligation_of(xml::Node node)
{
    for (auto const obligation : {Measure::Obligation::Must, Measure::Obligation::May})
        if (word_of(obligation) == node.attribute("obligation")) return obligation;
    return Measure::Obligation::Info;
}

Post::Weight weight_of(xml::Node node)
{
    auto const weight = node.attribute("weight");
    if (weight == "key") return Post::Weight::Key;
    return weight == "ownership" ? Post::Weight::Ownership : Post::Weight::Employment;
}

} // namespace

Calendars load_calendars(LawFile& file)
{
    std::map<int, CalendarYear> national;
    std::map<std::string, std::map<int, CalendarYear>> provinces;
    LawFile::Unique years{file};
    for (auto const calendar : file.root().children("calendar")) {
        auto const province = calendar.attribute("province");
        for (auto const node : calendar.children("year")) {
            years.see(node, province + " " + node.attribute("number"));
            auto& target = province.empty() ? national : provinces.try_emplace(province).first->second;
            target.emplace(file.number(node, "number"), read_year(file, node));
        }
    }
    return Calendars{std::move(national), std::move(provinces)};
}

Agencies load_agencies(LawFile& file)
{
    std::vector<Agency> agencies;
    LawFile::Unique codes{file};
    int own = 0;
    for (auto const node : file.root().children("agency")) {
        codes.see(node, node.attribute("code"));
        agencies.push_back({node.attribute("code"), part_of(node), node.child("name").trimmed_text(),
            node.child("short-name").trimmed_text(), node.child("seal-text").trimmed_text(),
            node.child("document-word").trimmed_text(), node.attribute("level"), node.attribute("region"),
            node.child("review-body").trimmed_text(), node.child("court").trimmed_text(),
            node.child("address").trimmed_text(), node.child("phone").trimmed_text()});
        auto const& agency = agencies.back();
        if (agency.part != Agency::Part::Own) continue;
        ++own;
        if (agency.seal_text.empty() || agency.document_word.empty() || agency.review_body.empty() ||
            agency.court.empty())
            file.fault(node, "the own agency needs seal-text, document-word, review-body and court");
    }
    if (own != 1) file.fault(file.root(), "exactly one agency has part=\"own\"");
    return Agencies{std::move(agencies)};
}

Measures load_measures(LawFile& file, Statutes const& statutes, Agencies const& agencies)
{
    std::vector<Measure> measures;
    LawFile::Dated dated{file};
    for (auto const node : file.root().children("measure")) {
        Measure measure{node.attribute("code"), node.attribute("name"), node.attribute("class"), obligation_of(node),
            {}, file.list(node, "executors"), {}, node.child("scope").trimmed_text(),
            file.number(node, "feedback-days"), file.period(node), file.certainty(node)};
        for (auto const& subject : file.list(node, "subjects"))
            if (auto const kind = model::parse_subject_kind(subject)) measure.subjects.insert(*kind);
        for (auto const& executor : measure.executors) {
            auto const agency = agencies.find(executor);
            if (!agency) file.fault(node, "no agency has the code " + executor);
            // Whom no list reaches cannot carry out what a list orders.
            if (agency && agency->part == Agency::Part::Other)
                file.fault(node,
                    executor + " is neither the own agency nor a partner, so no list tells it of " + measure.code);
        }
        for (auto const basis : node.children("basis")) {
            auto const citation = file.citation(basis, statutes);
            measure.bases.push_back({citation, statutes.chinese(citation)});
        }
        // 国办发〔2020〕49号: no measure without a basis in statute or central policy.
        if (measure.bases.empty()) file.fault(node, measure.code + " has no basis");
        if (measure.executors.empty()) file.fault(node, measure.code + " has nobody to carry it out");
        dated.see(node, measure.code, measure.period);
        measures.push_back(std::move(measure));
    }
    return Measures{std::move(measures)};
}

Numbering load_numbering(LawFile& file)
{
    std::vector<DocumentKind> kinds;
    LawFile::Unique codes{file};
    std::map<std::string, std::string> word_of_series;
    for (auto const node : file.root().children("document-kind")) {
        DocumentKind kind{
            node.attribute("code"), node.attribute("name"), node.attribute("class-word"), node.attribute("series")};
        codes.see(node, kind.code);
        if (kind.class_word.empty() != kind.series.empty())
            file.fault(node, "class-word and series come together or not at all");
        // One word counted by two series would give one number twice.
        auto const [known, is_new] = word_of_series.emplace(kind.class_word, kind.series);
        if (!is_new && known->second != kind.series)
            file.fault(node, kind.class_word + " is counted by " + known->second + " already");
        kinds.push_back(std::move(kind));
    }
    return Numbering{std::move(kinds)};
}

Posts load_posts(LawFile& file)
{
    std::vector<Post> posts;
    LawFile::Unique names{file};
    for (auto const node : file.root().children("post")) {
        Post post{node.attribute("code"), node.attribute("name"), {}, weight_of(node), {}};
        names.see(node, post.code);
        names.see(node, post.name);
        for (auto const alias : node.children("alias")) {
            names.see(alias, alias.trimmed_text());
            post.aliases.push_back(alias.trimmed_text());
        }
        for (auto const& field : file.list(node, "field"))
            if (auto const parsed = model::parse_field(field)) post.fields.insert(*parsed);
        posts.push_back(std::move(post));
    }
    return Posts{std::move(posts)};
}

} // namespace xindang::law
