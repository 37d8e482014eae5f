#include <http/commands.h>
#include <http/handlers.h>
#include <http/problem.h>
#include <usecase/document/json_documents.h>

namespace xindang::http {

Response get_documents(Request const& request, Services const& services)
{
    auto const documents = usecase::list_documents(*request.actor, services.archive);
    if (!documents) return problem(documents.refusal(), request.id);
    return json_answer(usecase::json_of(*documents));
}

Response post_document(Request const& request, Services const& services)
{
    auto const body = read_issue_document(request.body);
    if (!body) return problem(body.refusal(), request.id);
    auto const drafter = services.accounts.find(body->drafter);
    if (!drafter || drafter->disabled)
        return problem({Fault::BadInput, "there is no such user", "drafter"}, request.id);
    auto const receipt =
        usecase::issue_document(*request.actor, {drafter->login, drafter->duties}, body->command, services.documents());
    return receipt ? json_answer(usecase::json_of(*receipt), 201) : problem(receipt.refusal(), request.id);
}

Response post_document_revocation(Request const& request, Services const& services)
{
    auto const body = read_revoke_document(request.body, request.part("number"));
    if (!body) return problem(body.refusal(), request.id);
    auto const drafter = services.accounts.find(body->drafter);
    if (!drafter || drafter->disabled)
        return problem({Fault::BadInput, "there is no such user", "drafter"}, request.id);
    auto const receipt =
        usecase::revoke_document(*request.actor, {drafter->login, drafter->duties}, body->command, services.notices);
    return receipt ? json_answer(usecase::json_of(*receipt)) : problem(receipt.refusal(), request.id);
}

Response get_document_file(Request const& request, Services const& services)
{
    auto const file =
        usecase::find_document(*request.actor, request.part("number"), services.archive, services.objects);
    if (!file) return problem(file.refusal(), request.id);
    Response response;
    response.content_type = "application/pdf";
    response.headers.emplace_back(
        "Content-Disposition", "attachment; filename=\"" + file->document.digest.substr(0, 12) + ".pdf\"");
    response.body = file->pdf;
    return response;
}

Response post_document_verification(Request const& request, Services const& services)
{
    auto const verdict = usecase::verify_document(
        request.body, services.notices.trust, services.notices.press, &services.archive, services.clock);
    return verdict ? json_answer(usecase::json_of(*verdict)) : problem(verdict.refusal(), request.id);
}

} // namespace xindang::http
