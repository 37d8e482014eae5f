#include <usecase/feedback/monthly_facts.h>

#include <usecase/feedback/feedback_views.h>
#include <xml/builder.h>

#include <algorithm>
#include <set>

namespace xindang::usecase {

namespace {

std::string list_name(law::Catalogue const& law, std::string const& code)
{
    auto const list = law.lists().find(code);
    return list ? list->name : code;
}

/// "applied" stands for an element of its own, "lift_overdue" for lift-overdue.
std::string element_of(char const* word)
{
    std::string name(word);
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

void write_numbers(xml::Builder& builder, MonthlyNumbers const& numbers)
{
    for (auto const& one : monthly_numbers())
        builder.element(element_of(one.word), std::to_string(numbers.*one.value));
}

void write_lists(xml::Builder& builder, MonthlyReport const& report, law::Catalogue const& law)
{
    for (auto row = report.rows.begin(); row != report.rows.end();) {
        auto const list = row->list;
        builder.open("list").element("code", list).element("name", list_name(law, list));
        for (; row != report.rows.end() && row->list == list; ++row) {
            builder.open("partner").element("name", partner_name(law, row->partner));
            write_numbers(builder, row->numbers);
            builder.close();
        }
        builder.close();
    }
}

void write_overdue(xml::Builder& builder, MonthlyReport const& report, law::Catalogue const& law)
{
    for (auto const& one : report.overdue) {
        auto const lift = one.lift_overdue(report.day);
        auto const due = lift ? one.lift_due_on : one.due_on;
        builder.open("late").attribute("what", lift ? "lift" : "answer");
        builder.element("partner", partner_name(law, one.key.partner)).element("entry", one.key.entry);
        builder.element("measure", measure_name(law, one.code, report.day));
        if (due) builder.element("due", due->text());
        builder.close();
    }
}

} // namespace

Bytes monthly_report_facts(MonthlyReport const& report, law::Catalogue const& law, model::CivilDate issued_on,
    GradeContact const& contact, GradeWording const& wording)
{
    xml::Builder builder;
    builder.open("discipline-report").declare("", "urn:xindang:facts:1").attribute("version", "1");
    builder.element("issued-on", issued_on.text());
    builder.element("year", std::to_string(report.month.first().year()));
    builder.element("month", std::to_string(report.month.first().month()));
    std::set<std::string> named;
    for (auto const& row : report.rows)
        if (named.insert(row.partner).second) builder.element("addressee", partner_name(law, row.partner));
    builder.element("until", report.day.text()).element("ledger-position", std::to_string(report.upto));
    write_lists(builder, report, law);
    builder.open("total");
    write_numbers(builder, report.total);
    builder.close();
    write_overdue(builder, report, law);
    for (auto const& basis : wording.basis_of("discipline-report"))
        basis.write(builder);
    contact.write(builder);
    return builder.close().finish();
}

} // namespace xindang::usecase
