#include <http/handlers.h>
#include <http/problem.h>
#include <usecase/feedback/feedback_views.h>

namespace xindang::http {

/// The receipt comes back whatever it says: a negative answer is as much an answer. Sending a file again gives
/// `duplicate` and changes nothing.
Response post_feedback(Request const& request, Services const& services)
{
    auto const keys = usecase::list_keys_of(services.lists);
    if (!keys) return problem(keys.refusal(), request.id);
    auto const receipt = usecase::take_feedback(*request.actor, request.body, "feedback.xml",
        {services.archive, services.objects, services.law, usecase::list_environment(services.settings.environment),
            keys->signers(nullptr).head, services.lists.schemas, services.clock, services.random});
    if (!receipt) return problem(receipt.refusal(), request.id);
    return {200, "application/xml", {}, receipt->document};
}

Response get_feedback_numbers(Request const& request, Services const& services)
{
    auto const book = usecase::feedback_book(*request.actor, services.archive.view(), services.objects, services.law);
    if (!book) return problem(book.refusal(), request.id);
    auto const today = model::CivilDate::on(services.clock.now());
    return json_answer(usecase::json_of(usecase::numbers_of(*book, today), today));
}

Response get_feedback_obligations(Request const& request, Services const& services)
{
    auto const book = usecase::feedback_book(*request.actor, services.archive.view(), services.objects, services.law);
    if (!book) return problem(book.refusal(), request.id);
    return json_answer(
        usecase::json_of(*book, request.query_value("partner"), model::CivilDate::on(services.clock.now())));
}

} // namespace xindang::http
