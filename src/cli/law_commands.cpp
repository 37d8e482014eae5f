#include <cli/commands.h>
#include <law/catalogue.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace xindang::cli {

namespace {

struct LawOptions {
    std::string on;
    std::string field;
    std::string code;
    std::string event;
    bool estimate = false;
};

/// The day asked for, or today in Shanghai.
Outcome<model::CivilDate> day_of(std::string const& text, Session& session)
{
    if (text.empty()) return model::CivilDate::on(session.clock().now());
    return model::CivilDate::parse(text);
}

std::string length_of(law::BanArticle const& ban)
{
    auto const years = std::to_string(ban.most_years) + "年";
    switch (ban.form) {
    case law::TermForm::Fixed:
        return years;
    case law::TermForm::YearsToLife:
        return years + "直至终身";
    case law::TermForm::SpanToLife:
        return years + "内直至终身";
    case law::TermForm::Life:
        return "终身";
    case law::TermForm::Range:
        return std::to_string(ban.least_years) + "年至" + years;
    }
    return {};
}

Json json_of(law::BanArticle const& ban, std::string const& citation)
{
    auto json = Json::object()
                    .set("id", ban.id)
                    .set("citation", citation)
                    .set("kind", std::string(word_of(ban.kind)))
                    .set("form", std::string(word_of(ban.form)))
                    .set("term", length_of(ban))
                    .set("scope", ban.scope)
                    .set("who", ban.who)
                    .set("severity", std::string(word_of(ban.severity)))
                    .set("quote", ban.quote)
                    .set("certainty", std::string(word_of(ban.certainty)))
                    .set("place", ban.place);
    return json;
}

ExitCode check(Session& session)
{
    auto const& law = session.law();
    std::size_t unverified = 0;
    for (auto const& ban : law.bans().all())
        unverified += ban.certainty == law::Certainty::Verified ? 0 : 1;
    for (auto const& deadline : law.deadlines().all())
        unverified += deadline.certainty == law::Certainty::Verified ? 0 : 1;
    for (auto const& measure : law.measures().all())
        unverified += measure.certainty == law::Certainty::Verified ? 0 : 1;
    session.printer().line(std::to_string(law.statutes().all().size()) + " statutes, " +
                           std::to_string(law.bans().all().size()) + " bans, " +
                           std::to_string(law.deadlines().all().size()) + " deadlines, " +
                           std::to_string(law.measures().all().size()) + " measures: no fault; " +
                           std::to_string(unverified) + " entries nobody has read in the text");
    session.printer().json(Json::object()
                               .set("statutes", law.statutes().all().size())
                               .set("bans", law.bans().all().size())
                               .set("deadlines", law.deadlines().all().size())
                               .set("measures", law.measures().all().size())
                               .set("unverified", unverified));
    return ExitCode::done();
}

ExitCode bans(LawOptions const& options, Session& session)
{
    auto const day = day_of(options.on, session);
    if (!day) return session.printer().refuse(day.refusal());
    std::optional<model::Field> field;
    if (!options.field.empty()) {
        auto const parsed = model::parse_field(options.field);
        if (!parsed) return session.printer().refuse(parsed.refusal());
        field = *parsed;
    }
    Table table{{"ID", "ARTICLE", "TERM", "SEVERITY", "SCOPE"}};
    auto list = Json::array();
    for (auto const& ban : session.law().bans().all()) {
        if (!ban.period.contains(*day) || (field && ban.field != field)) continue;
        auto const citation = session.law().statutes().short_chinese(ban.citation);
        table.add({ban.id, citation, length_of(ban), std::string(word_of(ban.severity)), ban.scope});
        list.push(json_of(ban, citation));
    }
    session.printer().table(table);
    session.printer().json(list);
    return ExitCode::done();
}

ExitCode due(LawOptions const& options, Session& session)
{
    auto const event = day_of(options.event, session);
    if (!event) return session.printer().refuse(event.refusal());
    auto const& law = session.law();
    auto const deadline = law.deadlines().find(options.code, *event);
    if (!deadline) return session.printer().refuse(deadline.refusal());
    auto const calendar = options.estimate ? law.calendar().estimating() : law.calendar();
    auto const last = law.deadlines().due(options.code, *event, calendar);
    if (!last) return session.printer().refuse(last.refusal());
    session.printer().line(last->day.text() + (last->provisional() ? " (provisional)" : "") + "  " + deadline->what +
                           "，" + std::to_string(deadline->count) + std::string(chinese_of(deadline->unit)) + "，" +
                           deadline->citation_text);
    session.printer().json(Json::object()
                               .set("code", deadline->code)
                               .set("event", event->text())
                               .set("due", last->day.text())
                               .set("provisional", last->provisional())
                               .set("what", deadline->what)
                               .set("count", deadline->count)
                               .set("unit", std::string(word_of(deadline->unit)))
                               .set("citation", deadline->citation_text)
                               .set("certainty", std::string(word_of(deadline->certainty))));
    return last->provisional() ? ExitCode::done_with_warnings() : ExitCode::done();
}

ExitCode deadlines(LawOptions const& options, Session& session)
{
    auto const day = day_of(options.on, session);
    if (!day) return session.printer().refuse(day.refusal());
    Table table{{"CODE", "COUNT", "FROM", "WHAT", "ARTICLE"}};
    auto list = Json::array();
    for (auto const& deadline : session.law().deadlines().all()) {
        if (!deadline.period.contains(*day)) continue;
        auto const count = std::to_string(deadline.count) + std::string(chinese_of(deadline.unit));
        auto const citation = session.law().statutes().short_chinese(deadline.citation);
        table.add({deadline.code, count, deadline.from, deadline.what, citation});
        list.push(Json::object()
                      .set("code", deadline.code)
                      .set("count", deadline.count)
                      .set("unit", std::string(word_of(deadline.unit)))
                      .set("from", deadline.from)
                      .set("what", deadline.what)
                      .set("citation", citation));
    }
    session.printer().table(table);
    session.printer().json(list);
    return ExitCode::done();
}

} // namespace

void add_law_commands(CLI::App& root, Session& session)
{
    auto& group = command_group(root, "law", "The law data of this installation: articles, terms, deadlines");
    auto const options = std::make_shared<LawOptions>();

    add_command(group, session,
        {"check", "Reads all of conf/law and says whether it holds together.", "xindang law check"},
        [&session] { return check(session); });

    auto& listing = add_command(group, session,
        {"bans", "Lists the articles that bar somebody from something.", "xindang law bans --field drug"},
        [options, &session] { return bans(*options, session); });
    listing.add_option("--field", options->field, "drug, device or cosmetic");
    listing.add_option("--on", options->on, "in force on this day (else today)")->type_name("DATE");

    auto& counting =
        add_command(group, session, {"deadlines", "Lists the deadlines and their codes.", "xindang law deadlines"},
            [options, &session] { return deadlines(*options, session); });
    counting.add_option("--on", options->on, "in force on this day (else today)")->type_name("DATE");

    auto& asking = add_command(group, session,
        {"due", "Tells the last day of a deadline, by the calendar of this installation.",
            "xindang law due publication-same-province 2026-03-02"},
        [options, &session] { return due(*options, session); });
    asking.add_option("CODE", options->code, "see xindang law deadlines")->required();
    asking.add_option("DATE", options->event, "day of the event (else today)");
    asking.add_flag(
        "--estimate", options->estimate, "count on over a year whose holidays are not announced, and say so");
}

} // namespace xindang::cli
