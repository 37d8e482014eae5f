#include <http/handlers.h>
#include <http/json_body.h>
#include <http/problem.h>
#include <usecase/foreign/import_foreign.h>
#include <usecase/foreign/json_foreign.h>
#include <usecase/foreign/review_foreign.h>
#include <usecase/foreign/show_foreign.h>
#include <usecase/grading/load_schemes.h>

#include <charconv>

namespace xindang::http {

namespace {

usecase::ForeignServices foreign_services(Services const& services, Progress& progress)
{
    return {services.archive, services.home, services.data.foreign_lists(), services.lists.master_key,
        services.law.agencies(), services.clock, services.random, progress};
}

/// Absent means no; anything but true and false is refused.
Outcome<bool> flag(Request const& request, std::string const& name)
{
    auto const text = request.query_value(name);
    if (text.empty() || text == "false") return false;
    if (text == "true") return true;
    return Refusal{Fault::BadInput, "this is neither true nor false", name};
}

Outcome<std::optional<grading::Scheme>> scheme_for(bool wanted, Services const& services)
{
    if (!wanted) return std::optional<grading::Scheme>{};
    auto scheme =
        usecase::scheme_of_the_day(services.home, services.settings.scheme, model::CivilDate::on(services.clock.now()));
    if (!scheme) return scheme.refusal();
    return std::optional(std::move(*scheme));
}

Outcome<usecase::ImportForeignFile> read_import(Request const& request, Services const& services)
{
    usecase::ImportForeignFile command{request.part("source"), request.body};
    if (auto const text = request.query_value("dated"); !text.empty()) {
        auto const day = model::CivilDate::parse(text);
        if (!day) return Refusal{Fault::BadInput, day.refusal().reason, "dated"};
        command.dated = *day;
    }
    auto const partial = flag(request, "partial");
    auto const accept_good = flag(request, "accept_good");
    auto const confirm = flag(request, "confirm");
    auto const regrade = flag(request, "regrade");
    for (auto const* const read : {&partial, &accept_good, &confirm, &regrade})
        if (!*read) return read->refusal();
    if (*partial) command.extent = usecase::FileExtent::Partial;
    if (*accept_good) command.bad_rows = usecase::BadRows::AcceptGood;
    if (*confirm) command.mass_change = usecase::MassChange::Confirmed;
    auto scheme = scheme_for(*regrade, services);
    if (!scheme) return scheme.refusal();
    command.regrade_by = std::move(*scheme);
    return command;
}

/// 201 once something was taken; what was not taken is told with everything that is wrong.
int status_of(usecase::ForeignReceipt::Outcome outcome)
{
    using Outcome = usecase::ForeignReceipt::Outcome;
    switch (outcome) {
    case Outcome::Taken:
        return 201;
    case Outcome::NoChange:
        return 200;
    case Outcome::Held:
        return 409;
    case Outcome::BadRows:
    case Outcome::Rejected:
        break;
    }
    return 422;
}

Outcome<std::uint64_t> match_number(Request const& request)
{
    auto const text = request.part("match");
    std::uint64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return Refusal{Fault::NotFound, "there is no possible match of this number", "match"};
    return number;
}

Outcome<usecase::DecideMatch> read_decision(Request const& request, Services const& services)
{
    auto const number = match_number(request);
    if (!number) return number.refusal();
    auto body = JsonBody::parse(request.body);
    if (!body) return body.refusal();
    auto const decision = body->text("decision");
    auto const reason = body->text("reason");
    auto const regrade = body->optional_flag("regrade").value_or(false);
    if (auto const read = body->finish(); !read) return read.refusal();
    if (decision != "accepted" && decision != "rejected")
        return Refusal{Fault::BadInput, "this is neither accepted nor rejected", "decision"};
    auto scheme = scheme_for(regrade, services);
    if (!scheme) return scheme.refusal();
    return usecase::DecideMatch{*number,
        decision == "accepted" ? foreign::Decision::Accepted : foreign::Decision::Rejected, reason, std::move(*scheme)};
}

} // namespace

Response get_foreign_lists(Request const& request, Services const& services)
{
    NoProgress silent;
    auto const standings = usecase::foreign_standings(*request.actor, foreign_services(services, silent));
    return standings ? json_answer(usecase::json_of(*standings)) : problem(standings.refusal(), request.id);
}

Response post_foreign_file(Request const& request, Services const& services)
{
    auto const command = read_import(request, services);
    if (!command) return problem(command.refusal(), request.id);
    NoProgress silent;
    auto const receipt = usecase::import_foreign_file(*request.actor, *command, foreign_services(services, silent));
    if (!receipt) return problem(receipt.refusal(), request.id);
    return json_answer(usecase::json_of(*receipt), status_of(receipt->outcome));
}

/// From the address its source names, and from no other: who asks a server to fetch what he likes reads its network.
Response post_foreign_import(Request const& request, Services const& services)
{
    NoProgress silent;
    auto const foreign = foreign_services(services, silent);
    auto const confirm = flag(request, "confirm");
    auto const regrade = flag(request, "regrade");
    for (auto const* const read : {&confirm, &regrade})
        if (!*read) return problem(read->refusal(), request.id);
    auto scheme = scheme_for(*regrade, services);
    if (!scheme) return problem(scheme.refusal(), request.id);
    auto const access = usecase::foreign_list_access(foreign, services.data,
        usecase::list_environment(services.settings.environment), services.settings.imports, request.part("source"));
    if (!access) return problem(access.refusal(), request.id);
    auto const receipt = usecase::import_foreign_list(*request.actor,
        {request.part("source"), {}, access->root, *confirm ? usecase::MassChange::Confirmed : usecase::MassChange::Ask,
            std::move(*scheme)},
        foreign, access->services);
    if (!receipt) return problem(receipt.refusal(), request.id);
    return json_answer(usecase::json_of(*receipt), status_of(receipt->outcome));
}

Response get_foreign_matches(Request const& request, Services const& services)
{
    auto const wanted = request.query_value("decision");
    auto decision = foreign::Decision::Open;
    for (auto const one : {foreign::Decision::Accepted, foreign::Decision::Rejected})
        if (foreign::word_of(one) == wanted) decision = one;
    if (!wanted.empty() && foreign::word_of(decision) != wanted)
        return problem({Fault::BadInput, "this is none of open, accepted, rejected", "decision"}, request.id);
    NoProgress silent;
    auto const matches = usecase::possible_matches(*request.actor, decision, foreign_services(services, silent));
    return matches ? json_answer(usecase::json_of(*matches)) : problem(matches.refusal(), request.id);
}

Response post_foreign_decision(Request const& request, Services const& services)
{
    auto const command = read_decision(request, services);
    if (!command) return problem(command.refusal(), request.id);
    NoProgress silent;
    auto const decided = usecase::decide_match(*request.actor, *command, foreign_services(services, silent));
    return decided ? json_answer(usecase::json_of(*decided), 201) : problem(decided.refusal(), request.id);
}

} // namespace xindang::http
