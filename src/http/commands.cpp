#include <http/commands.h>

#include <http/json_body.h>

namespace xindang::http {

static constexpr std::size_t MOST_QUERIES = 1000;
static constexpr std::size_t MOST_DECISIONS = 200;

static Outcome<std::set<usecase::Duty>> duties_of(std::vector<std::string> const& words)
{
    std::set<usecase::Duty> duties;
    for (auto const& word : words) {
        auto const duty = usecase::parse_duty(word);
        if (!duty) return Refusal{Fault::BadInput, duty.refusal().reason, "duties"};
        duties.insert(*duty);
    }
    return duties;
}

Outcome<usecase::LogIn> read_log_in(BytesView text, std::uint32_t minutes)
{
    auto body = JsonBody::parse(text);
    if (!body) return body.refusal();
    usecase::LogIn command{body->text("login"), body->text("password"), minutes};
    if (auto const read = body->finish(); !read) return read.refusal();
    return command;
}

Outcome<usecase::AddUser> read_add_user(BytesView text)
{
    auto body = JsonBody::parse(text);
    if (!body) return body.refusal();
    usecase::AddUser command{
        body->text("login"), body->optional_text("name").value_or(""), {}, body->optional_text("password")};
    auto const duties = duties_of(body->texts("duties"));
    if (auto const read = body->finish(); !read) return read.refusal();
    if (!duties) return duties.refusal();
    command.duties = *duties;
    return command;
}

Outcome<usecase::ChangeUser> read_change_user(BytesView text, std::string const& login)
{
    auto body = JsonBody::parse(text);
    if (!body) return body.refusal();
    auto const words = body->texts("duties");
    usecase::ChangeUser command{login, std::nullopt, body->optional_text("password"), body->optional_flag("disabled")};
    if (auto const read = body->finish(); !read) return read.refusal();
    if (words.empty()) return command;
    auto const duties = duties_of(words);
    if (!duties) return duties.refusal();
    command.duties = *duties;
    return command;
}

Outcome<usecase::IssueToken> read_issue_token(BytesView text, std::string const& login)
{
    static constexpr std::uint64_t USUAL_DAYS = 90;
    auto body = JsonBody::parse(text);
    if (!body) return body.refusal();
    auto const days = body->optional_number("days").value_or(USUAL_DAYS);
    usecase::IssueToken command{login, body->text("label"), 0};
    if (auto const read = body->finish(); !read) return read.refusal();
    // What is far too much is refused by the use case like every other wrong number of days.
    command.days = days > UINT16_MAX ? UINT16_MAX : static_cast<std::uint32_t>(days);
    return command;
}

Outcome<std::vector<usecase::ScreenQuery>> read_screen(BytesView text)
{
    using Scheme = usecase::ScreenQuery::Scheme;
    auto body = JsonBody::parse(text);
    if (!body) return body.refusal();
    std::vector<usecase::ScreenQuery> queries;
    for (auto& query : body->objects("queries", MOST_QUERIES)) {
        auto const code = query.optional_text("credit_code");
        auto const person = query.optional_text("person_id");
        if (auto const read = query.finish(); !read) return read.refusal();
        if (bool(code) == bool(person))
            return Refusal{Fault::BadInput, "each query has either credit_code or person_id",
                "queries[" + std::to_string(queries.size() + 1) + "]"};
        queries.push_back({code ? Scheme::CreditCode : Scheme::PersonId, code ? *code : *person});
    }
    if (auto const read = body->finish(); !read) return read.refusal();
    return queries;
}

static usecase::TypedSubject typed_subject(JsonBody& body)
{
    auto const text = [&](char const* name) {
        return body.optional_text(name).value_or("");
    };
    return {text("ref"), text("type"), text("name"), text("credit_code"), text("registration_no"), text("person_id"),
        text("passport"), text("birth_year"), text("region")};
}

Outcome<std::vector<usecase::TypedSubject>> read_list_screening(BytesView text)
{
    auto body = JsonBody::parse(text);
    if (!body) return body.refusal();
    std::vector<usecase::TypedSubject> subjects;
    for (auto& query : body->objects("queries", MOST_QUERIES)) {
        subjects.push_back(typed_subject(query));
        if (auto const read = query.finish(); !read) return read.refusal();
    }
    if (auto const read = body->finish(); !read) return read.refusal();
    if (subjects.empty()) return Refusal{Fault::BadInput, "there is nothing to look for", "queries"};
    return subjects;
}

Outcome<usecase::ScreenDesk::Decision> read_cleared_pair(BytesView text)
{
    auto body = JsonBody::parse(text);
    if (!body) return body.refusal();
    auto const list = body->text("list"), entry = body->text("entry"), reason = body->text("reason");
    auto const until = body->text("until");
    auto const subject = typed_subject(*body);
    if (auto const read = body->finish(); !read) return read.refusal();
    auto const last_day = model::CivilDate::parse(until);
    if (!last_day) return Refusal{Fault::BadInput, last_day.refusal().reason, "until"};
    return usecase::ScreenDesk::Decision{subject, list, entry, reason, *last_day};
}

Outcome<usecase::PublishNotice> read_publish_notice(BytesView text)
{
    auto body = JsonBody::parse(text);
    if (!body) return body.refusal();
    auto const number = body->text("document_number");
    auto decisions = body->optional_objects("decisions", MOST_DECISIONS);
    if (auto const read = body->finish(); !read) return read.refusal();
    auto const parsed = model::DocumentNumber::parse(number);
    if (!parsed) return parsed.refusal();
    usecase::PublishNotice command{*parsed};
    for (auto& decision : decisions) {
        using Action = usecase::LeftoverDecision::Action;
        auto const leftover = decision.text("leftover"), action = decision.text("action");
        auto const reason = decision.text("reason");
        if (auto const read = decision.finish(); !read) return read.refusal();
        if (action != "accept" && action != "redact")
            return Refusal{Fault::BadInput, "a leftover is accepted or redacted: \"accept\" or \"redact\"", "action"};
        command.decisions.push_back({leftover, action == "accept" ? Action::Accept : Action::Redact, reason});
    }
    return command;
}

Outcome<usecase::WithdrawNotice> read_withdraw_notice(BytesView text, std::string const& number)
{
    auto body = JsonBody::parse(text);
    if (!body) return body.refusal();
    auto const reason = body->text("reason");
    auto const event_on = body->optional_text("event_on");
    if (auto const read = body->finish(); !read) return read.refusal();
    auto const parsed = model::DocumentNumber::parse(number);
    if (!parsed) return parsed.refusal();
    usecase::WithdrawNotice command{*parsed, reason};
    if (event_on) {
        auto const day = model::CivilDate::parse(*event_on);
        if (!day) return Refusal{Fault::BadInput, day.refusal().reason, "event_on"};
        command.event_on = *day;
    }
    return command;
}

Outcome<IssueBody> read_issue_document(BytesView text)
{
    auto body = JsonBody::parse(text);
    if (!body) return body.refusal();
    IssueBody command{{body->text("kind"), body->text("facts")}, body->text("drafter")};
    if (auto const read = body->finish(); !read) return read.refusal();
    return command;
}

Outcome<RevokeBody> read_revoke_document(BytesView text, std::string const& number)
{
    auto body = JsonBody::parse(text);
    if (!body) return body.refusal();
    auto const reason = body->text("reason"), by = body->text("by"), drafter = body->text("drafter");
    auto const on = body->optional_text("revoked_on"), ground = body->optional_text("ground");
    if (auto const read = body->finish(); !read) return read.refusal();
    auto const parsed = model::DocumentNumber::parse(number);
    if (!parsed) return parsed.refusal();
    RevokeBody command{{*parsed, reason, by, {}, ground.value_or("")}, drafter};
    if (on) {
        auto const day = model::CivilDate::parse(*on);
        if (!day) return Refusal{Fault::BadInput, day.refusal().reason, "revoked_on"};
        command.command.on = *day;
    }
    return command;
}

Outcome<usecase::RepairNotice> read_repair_notice(BytesView text, std::string const& number)
{
    auto body = JsonBody::parse(text);
    if (!body) return body.refusal();
    auto const by = body->text("by");
    if (auto const read = body->finish(); !read) return read.refusal();
    auto const decision = model::DocumentNumber::parse(number);
    if (!decision) return decision.refusal();
    auto const repair = model::DocumentNumber::parse(by);
    if (!repair) return Refusal{Fault::BadInput, repair.refusal().reason, "by"};
    return usecase::RepairNotice{*decision, *repair};
}

} // namespace xindang::http
