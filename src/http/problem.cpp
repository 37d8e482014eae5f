#include <http/problem.h>

#include <usecase/fault_codes.h>

namespace xindang::http {

static char const* title_of(Fault fault)
{
    switch (fault) {
    case Fault::BadInput:
        return "The request is not in order";
    case Fault::TooLarge:
        return "The request is too large";
    case Fault::Unauthenticated:
        return "Authentication is needed";
    case Fault::Forbidden:
        return "This is not among your duties";
    case Fault::NotFound:
        return "There is no such thing";
    case Fault::Conflict:
        return "This contradicts what is already there";
    case Fault::Untrusted:
        return "This cannot be trusted";
    case Fault::Unavailable:
        return "Try again later";
    case Fault::Corrupt:
        return "Stored data is damaged";
    }
    return "Error";
}

static Json problem_json(std::string const& title, int status, std::string const& request_id)
{
    auto json = Json::object();
    json.set("type", "about:blank").set("title", title).set("status", status).set("request", request_id);
    return json;
}

static Response problem_response(Json const& json, int status)
{
    Response response;
    response.status = status;
    response.content_type = "application/problem+json";
    response.body = json.text() + "\n";
    return response;
}

static Response problem_with(Refusal const& refusal, Findings const* findings, std::string const& request_id)
{
    auto const status = usecase::codes_of(refusal.fault).http_status;
    auto json = problem_json(title_of(refusal.fault), status, request_id);
    json.set("fault", name_of(refusal.fault)).set("reason", refusal.reason).set("where", refusal.where);
    if (findings) {
        auto list = Json::array();
        for (auto const& finding : findings->all()) {
            auto item = Json::object();
            item.set("severity", name_of(finding.severity)).set("rule", finding.rule);
            item.set("where", finding.where).set("text", finding.text);
            list.push(std::move(item));
        }
        json.set("findings", std::move(list));
    }
    auto response = problem_response(json, status);
    // RFC 9110 15.5.2: a 401 says which scheme is wanted.
    if (status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"xindang\"");
    if (status == 503) response.headers.emplace_back("Retry-After", "5");
    return response;
}

Response problem(Refusal const& refusal, std::string const& request_id)
{
    return problem_with(refusal, nullptr, request_id);
}

Response problem(Refusal const& refusal, Findings const& findings, std::string const& request_id)
{
    return problem_with(refusal, &findings, request_id);
}

Response method_not_allowed(std::vector<std::string> const& methods, std::string const& request_id)
{
    auto json = problem_json("This address does not know that method", 405, request_id);
    json.set("fault", name_of(Fault::BadInput)).set("reason", "the method is not allowed here").set("where", "method");
    auto response = problem_response(json, 405);
    std::string allow;
    for (auto const& method : methods)
        allow += (allow.empty() ? "" : ", ") + method;
    response.headers.emplace_back("Allow", allow);
    return response;
}

Response internal_error(std::string const& request_id)
{
    auto json = problem_json("Something went wrong on our side", 500, request_id);
    json.set("fault", "internal")
        .set("reason", "the operator finds this request in the log by its number")
        .set("where", "");
    return problem_response(json, 500);
}

Response no_content()
{
    Response response;
    response.status = 204;
    return response;
}

Response json_answer(Json const& value, int status)
{
    Response response;
    response.status = status;
    response.content_type = "application/json";
    response.body = value.text() + "\n";
    return response;
}

} // namespace xindang::http
