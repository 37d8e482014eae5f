#include <http/handlers.h>
#include <http/json_body.h>
#include <http/problem.h>
#include <usecase/feedback/feedback_views.h>
#include <usecase/feedback/import_standings.h>
#include <usecase/feedback/monthly_report.h>

#include <charconv>

namespace xindang::http {

namespace {

/// With the keys as they lie in the data folder now: the one of heads signs the answers.
usecase::FeedbackServices feedback_services(Services const& services, usecase::OpenedListKeys const& keys)
{
    return {services.archive, services.objects, services.law, usecase::list_environment(services.settings.environment),
        keys.signers(nullptr).head, services.lists.schemas, services.clock, services.random};
}

model::CivilDate today(Services const& services)
{
    return model::CivilDate::on(services.clock.now());
}

Outcome<usecase::DecideCase> read_decision(Request const& request)
{
    auto const text = request.part("case");
    std::uint64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return Refusal{Fault::NotFound, "there is no correction case of this number", "case"};
    auto body = JsonBody::parse(request.body);
    if (!body) return body.refusal();
    auto const decision = usecase::case_decision_of(body->text("decision"));
    auto const result = body->text("result");
    if (auto const read = body->finish(); !read) return read.refusal();
    if (!decision) return Refusal{Fault::BadInput, "this is neither corrected nor unfounded", "decision"};
    return usecase::DecideCase{model::EntryNumber{number}, *decision, result};
}

} // namespace

/// The receipt comes back whatever it says: a negative answer is as much an answer. Sending a file again gives
/// `duplicate` and changes nothing.
Response post_feedback(Request const& request, Services const& services)
{
    auto const keys = usecase::list_keys_of(services.lists);
    if (!keys) return problem(keys.refusal(), request.id);
    auto const receipt =
        usecase::take_feedback(*request.actor, request.body, "feedback.xml", feedback_services(services, *keys));
    if (!receipt) return problem(receipt.refusal(), request.id);
    return {200, "application/xml", {}, receipt->document};
}

/// 422 for one that is not taken, so that a follower keeps it and sends it again once its key is registered.
Response post_import_report(Request const& request, Services const& services)
{
    auto const keys = usecase::list_keys_of(services.lists);
    if (!keys) return problem(keys.refusal(), request.id);
    auto const receipt =
        usecase::take_import_report(*request.actor, request.body, "report.xml", feedback_services(services, *keys));
    if (!receipt) return problem(receipt.refusal(), request.id);
    return json_answer(usecase::json_of(*receipt), receipt->reason ? 422 : 200);
}

Response get_import_standings(Request const& request, Services const& services)
{
    auto const standings = usecase::import_standings(*request.actor, services.archive.view());
    return standings ? json_answer(usecase::json_of(*standings)) : problem(standings.refusal(), request.id);
}

Response get_feedback_numbers(Request const& request, Services const& services)
{
    auto const book = usecase::feedback_book(*request.actor, services.archive.view(), services.objects, services.law);
    if (!book) return problem(book.refusal(), request.id);
    return json_answer(usecase::json_of(usecase::numbers_of(*book, today(services)), today(services)));
}

Response get_feedback_obligations(Request const& request, Services const& services)
{
    auto const book = usecase::feedback_book(*request.actor, services.archive.view(), services.objects, services.law);
    if (!book) return problem(book.refusal(), request.id);
    return json_answer(usecase::json_of(*book, request.query_value("partner"), today(services)));
}

Response get_feedback_month(Request const& request, Services const& services)
{
    auto const month = usecase::Month::parse(request.part("month"));
    if (!month) return problem(month.refusal(), request.id);
    auto const report = usecase::monthly_report(
        *request.actor, *month, services.archive, services.objects, services.law, today(services));
    return report ? json_answer(usecase::json_of(*report)) : problem(report.refusal(), request.id);
}

Response get_correction_cases(Request const& request, Services const& services)
{
    auto const cases = usecase::correction_cases(
        *request.actor, services.archive.view(), services.objects, services.law, request.query_value("partner"));
    return cases ? json_answer(usecase::json_of(*cases)) : problem(cases.refusal(), request.id);
}

Response post_correction_decision(Request const& request, Services const& services)
{
    auto const decision = read_decision(request);
    if (!decision) return problem(decision.refusal(), request.id);
    auto const keys = usecase::list_keys_of(services.lists);
    if (!keys) return problem(keys.refusal(), request.id);
    auto const entry = usecase::decide_correction(*request.actor, *decision, feedback_services(services, *keys));
    if (!entry) return problem(entry.refusal(), request.id);
    return json_answer(Json::object()
                           .set("case", decision->opened.value())
                           .set("decision", usecase::word_of(decision->decision))
                           .set("ledger_entry", entry->value()),
        201);
}

Response post_partner_certificate(Request const& request, Services const& services)
{
    auto const certificate = crypto::Certificate::parse(request.body, "certificate");
    if (!certificate) return problem(certificate.refusal(), request.id);
    auto const partner = request.part("partner");
    auto const keys = usecase::list_keys_of(services.lists);
    if (!keys) return problem(keys.refusal(), request.id);
    auto const entry =
        usecase::register_partner_key(*request.actor, partner, *certificate, feedback_services(services, *keys));
    if (!entry) return problem(entry.refusal(), request.id);
    return json_answer(Json::object()
                           .set("partner", partner)
                           .set("digest", certificate->digest().hex())
                           .set("ledger_entry", entry->value()),
        201);
}

} // namespace xindang::http
