#include <http/handlers.h>
#include <http/problem.h>
#include <usecase/archive/archive_views.h>
#include <usecase/archive/find_enterprise.h>
#include <usecase/archive/find_subject.h>
#include <usecase/archive/show_archive.h>
#include <usecase/grading/explain_grade.h>

#include <charconv>

namespace xindang::http {

/// The query's as_of (a day) and upto (a ledger entry), when given.
static Outcome<archive::AsOf> as_of(Request const& request)
{
    archive::AsOf result;
    if (auto const text = request.query_value("as_of"); !text.empty()) {
        auto const day = model::CivilDate::parse(text);
        if (!day) return Refusal{Fault::BadInput, day.refusal().reason, "as_of"};
        result.day = *day;
    }
    if (auto const text = request.query_value("upto"); !text.empty()) {
        std::uint64_t number = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || end != text.data() + text.size() || number == 0)
            return Refusal{Fault::BadInput, "this is no number of a ledger entry", "upto"};
        result.upto = model::EntryNumber{number};
    }
    return result;
}

Response get_subjects(Request const& request, Services const& services)
{
    auto const when = as_of(request);
    if (!when) return problem(when.refusal(), request.id);
    auto const found =
        usecase::find_subject(*request.actor, {request.query_value("text"), 20, *when}, services.archive);
    return found ? json_answer(usecase::json_of(*found)) : problem(found.refusal(), request.id);
}

Response get_subject(Request const& request, Services const& services)
{
    auto const when = as_of(request);
    if (!when) return problem(when.refusal(), request.id);
    auto const file = usecase::show_archive(*request.actor, {request.part("number"), *when}, services.archive);
    return file ? json_answer(usecase::json_of(*file)) : problem(file.refusal(), request.id);
}

Response get_grade(Request const& request, Services const& services)
{
    auto const enterprise = usecase::find_enterprise(services.archive.view(), request.part("number"));
    if (!enterprise) return problem(enterprise.refusal(), request.id);
    usecase::ExplainGrade command{*enterprise, request.query_value("scheme"), std::nullopt};
    if (auto const text = request.query_value("cut_off"); !text.empty()) {
        auto const day = model::CivilDate::parse(text);
        if (!day) return problem({Fault::BadInput, day.refusal().reason, "cut_off"}, request.id);
        command.cut_off = *day;
    }
    auto const explained =
        usecase::explain_grade(*request.actor, command, services.schemes, services.archive, services.clock);
    if (!explained) return problem(explained.refusal(), request.id);
    // The very octets whose digest the ledger keeps.
    Response response;
    response.content_type = "application/json";
    response.body = explained->json();
    return response;
}

} // namespace xindang::http
