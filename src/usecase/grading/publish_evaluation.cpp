#include <usecase/grading/publish_evaluation.h>

#include <base/files.h>
#include <table/csv_writer.h>
#include <xml/builder.h>
#include <xml/stylesheet.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

struct ListedGrade {
    model::Grade grade;
    std::string credit_code;
    std::string name;
    auto operator<=>(ListedGrade const&) const = default;
};

constexpr std::size_t LARGEST_STYLE = std::size_t{1} << 20;

Outcome<std::vector<ListedGrade>> listed_grades(Evaluation const& evaluation, archive::View const& view)
{
    std::vector<ListedGrade> listed;
    for (auto const& [id, enterprise] : evaluation.enterprises) {
        auto const subject = view.subject(id);
        if (!subject) return subject.refusal();
        listed.push_back({enterprise.grade().mark.grade,
            subject->identifier(model::IdentifierScheme::CreditCode).value_or(""), subject->current_name()});
    }
    std::sort(listed.begin(), listed.end());
    return listed;
}

std::string csv_of(std::vector<ListedGrade> const& listed)
{
    table::Sheet sheet{"等级", {{"企业名称"}, {"统一社会信用代码"}, {"信用等级"}}};
    for (auto const& grade : listed)
        sheet.rows.push_back({grade.name, grade.credit_code, std::string(model::word_of(grade.grade))});
    return table::to_csv(sheet);
}

Outcome<Bytes> page_of(Evaluation const& evaluation, std::vector<ListedGrade> const& listed, GradeSite const& site)
{
    auto const sheet = xml::Stylesheet::load(site.templates / "grades.xsl");
    if (!sheet) return sheet.refusal();
    xml::Builder builder;
    builder.open("grades").declare("", "urn:xindang:page:1");
    builder.attribute("authority", site.authority).attribute("evaluation", evaluation.id);
    builder.attribute("cut-off", evaluation.cut_off.chinese());
    for (auto const& grade : listed)
        builder.open("enterprise")
            .attribute("name", grade.name)
            .attribute("credit-code", grade.credit_code)
            .attribute("grade", model::word_of(grade.grade))
            .close();
    builder.close();
    auto const document = xml::Document::parse(builder.finish(), {}, "grades");
    if (!document) return document.refusal();
    return sheet->transform_to_bytes(*document);
}

Outcome<Done> write_list(Evaluation const& evaluation, archive::View const& view, GradeSite const& site)
{
    auto const listed = listed_grades(evaluation, view);
    if (!listed) return listed.refusal();
    auto const page = page_of(evaluation, *listed, site);
    if (!page) return page.refusal();
    auto const folder = site.site / "grades";
    std::filesystem::create_directories(folder);
    auto const csv = csv_of(*listed);
    write_file_atomically(folder / (evaluation.id + ".csv"), BytesView(csv));
    write_file_atomically(folder / (evaluation.id + ".html"), *page);
    // An office that has published no notice yet has no style sheet either, and the page would come bare.
    auto const style = read_file(site.templates / "site.css", LARGEST_STYLE);
    if (!style) return style.refusal();
    std::filesystem::create_directories(site.site / "assets");
    write_file_atomically(site.site / "assets" / "site.css", *style);
    return Done{};
}

Outcome<Done> assure_all_decided(Evaluation const& evaluation)
{
    if (auto const right = assure_state(evaluation, Evaluation::State::Drafted); !right) return right.refusal();
    auto const open = std::count_if(evaluation.enterprises.begin(), evaluation.enterprises.end(),
        [](auto const& one) { return one.second.stage < Stage::Decided; });
    if (open == 0) return Done{};
    return Refusal{Fault::Conflict, std::to_string(open) + " enterprises of the evaluation are not decided", "state"};
}

model::Fields decision_of(Evaluation const& evaluation, EvaluatedEnterprise const& enterprise)
{
    model::Fields body{{"scheme", evaluation.scheme}, {"scheme_version", evaluation.scheme_version},
        {"cut_off", evaluation.cut_off.text()}, {"evaluation", evaluation.id}};
    set_grade(body, enterprise.grade());
    return body;
}

Outcome<Done> close(Actor const& actor, Evaluation& evaluation, archive::Archive const& archive, Clock const& clock)
{
    auto writer = archive.writer(actor.login, clock);
    if (!writer) return writer.refusal();
    if (auto const read = catch_up(evaluation, *writer); !read) return read.refusal();
    if (auto const right = assure_state(evaluation, Evaluation::State::Drafted); !right) return right.refusal();
    auto const entry = writer->evaluation_step(
        std::nullopt, model::CivilDate::on(clock.now()), step_of(evaluation.id, step::PUBLISHED));
    if (!entry) return entry.refusal();
    if (auto const read = catch_up(evaluation, *writer); !read) return read.refusal();
    writer->commit();
    return Done{};
}

} // namespace

Outcome<Evaluation> publish_evaluation(Actor const& actor, std::string const& id, GradeSite const& site,
    archive::Archive const& archive, Clock const& clock, Progress& progress)
{
    if (auto const allowed = assure(actor, {Duty::PublicationStaff}); !allowed) return allowed.refusal();
    auto evaluation = read_evaluation(archive.view(), id);
    if (!evaluation) return evaluation;
    if (evaluation->state != Evaluation::State::Published) {
        if (auto const all = assure_all_decided(*evaluation); !all) return all.refusal();
        std::vector<model::SubjectId> enterprises;
        for (auto const& [enterprise, standing] : evaluation->enterprises)
            if (standing.stage == Stage::Decided) enterprises.push_back(enterprise);
        auto const written = write_steps(
            actor, *evaluation, enterprises,
            [](Evaluation const& now, model::SubjectId one) { return now.enterprises.at(one).stage == Stage::Decided; },
            [&](archive::Writer& writer, model::SubjectId one) -> Outcome<Done> {
                auto const body = decision_of(*evaluation, evaluation->enterprises.at(one));
                auto const entry = writer.decide_grade(one, evaluation->cut_off, body);
                if (!entry) return entry.refusal();
                return Done{};
            },
            archive, clock, progress);
        if (!written) return written.refusal();
        if (auto const closed = close(actor, *evaluation, archive, clock); !closed) return closed.refusal();
    }
    if (auto const listed = write_list(*evaluation, archive.view(), site); !listed) return listed.refusal();
    return evaluation;
}

} // namespace xindang::usecase
