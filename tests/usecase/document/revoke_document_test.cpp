#include <usecase/document/revoke_document.h>

#include <support/office.h>
#include <usecase/document/verify_document.h>
#include <usecase/list/screen.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using test::check_refused;
using test::must;

namespace {

constexpr char PERSON[] = "359901197310091004";

struct Desk : test::Office {
    Desk() : number(must(model::DocumentNumber::parse(issue(ban_draft())))) {}

    Outcome<usecase::RevocationReceipt> revoke(usecase::RevokeDocument const& request) const
    {
        return usecase::revoke_document(approver, drafter, request, notices);
    }
    std::string site_file(std::string const& name) const
    {
        auto const content = read_file(data.site() / name, std::size_t{64} << 20);
        return content ? *content : std::string();
    }
    std::size_t bans_in_force() const
    {
        return must(usecase::screen(drafter, {{usecase::ScreenQuery::Scheme::PersonId, PERSON}}, archive,
                        usecase::KeptBanList(objects), clock))
            .answers.at(0)
            .bans.size();
    }

    model::DocumentNumber number;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(revoke_document_test, Desk)

BOOST_AUTO_TEST_CASE(with_a_decision_go_its_notice_its_record_and_its_ban_and_nothing_is_rewritten)
{
    auto const receipt = must(usecase::publish_notice(drafter, {number}, notices));
    auto const document = must(archive.view().document(number.text()));
    auto const served = must(objects.get(must(model::Sha256::parse(document.digest)), std::size_t{64} << 20));
    auto const public_pdf = site_file(receipt.address + ".pdf");
    auto const subject = document.subject.value();
    BOOST_CHECK_EQUAL(bans_in_force(), 1U);
    BOOST_REQUIRE_EQUAL(archive.view().records_of(subject).size(), 1U);
    auto const before = archive.view().size();

    clock.set("2026-03-20T10:00:00+08:00");
    auto const day = must(model::CivilDate::parse("2026-03-19"));
    auto const done = must(revoke({number, "行政处罚决定被依法撤销", "东政复决〔2026〕12号", day, "review"}));
    BOOST_CHECK_EQUAL(done.withdrawn.size(), 1U);
    BOOST_CHECK_EQUAL(done.retracted.size(), 1U);
    BOOST_CHECK_EQUAL(done.due.text(), "2026-03-24");
    BOOST_CHECK(!done.late);
    BOOST_REQUIRE_EQUAL(done.notes.all().size(), 1U);
    BOOST_CHECK_EQUAL(done.notes.all()[0].rule, "on-list");

    auto const view = archive.view();
    auto const entry = must(view.entry(done.entry));
    BOOST_CHECK_EQUAL(entry.body.get("by"), "东政复决〔2026〕12号");
    BOOST_CHECK_EQUAL(entry.body.get("drafter"), "drafter");
    BOOST_CHECK_EQUAL(entry.body.get("ground"), "review");
    BOOST_CHECK_EQUAL(entry.actor, "approver");
    BOOST_CHECK_EQUAL(entry.occurred_on.text(), "2026-03-19");
    BOOST_CHECK_EQUAL(view.size(), before + 3);
    BOOST_CHECK(must(view.document(number.text())).revoked_by == done.entry);
    BOOST_CHECK(view.records_of(subject).empty());
    BOOST_CHECK_EQUAL(bans_in_force(), 0U);

    auto const page = site_file(receipt.address + ".html");
    BOOST_CHECK(page.find("行政处罚决定被依法撤销") != std::string::npos);
    BOOST_CHECK(page.find("陆望舒") == std::string::npos);
    BOOST_CHECK(site_file(receipt.address + ".pdf").empty());
    BOOST_CHECK(site_file("index.html").find("目前没有正在公示的") != std::string::npos);
    auto const told = site_file("check/data/" + document.digest.substr(0, 3) + ".txt");
    BOOST_CHECK(told.find(document.digest + "\trevoked") != std::string::npos);

    // As it was on the day before, it stands: the past is not rewritten.
    auto const then = archive.view({std::nullopt, model::EntryNumber{before}});
    BOOST_CHECK(!must(then.document(number.text())).revoked_by);
    BOOST_CHECK_EQUAL(then.records_of(subject).size(), 1U);

    using State = usecase::LedgerStanding::State;
    auto const verdict = must(usecase::verify_document(served, notices.trust, press, &archive, clock));
    BOOST_CHECK(verdict.verification.all_good());
    BOOST_CHECK(verdict.standing.value().state == State::Revoked);
    BOOST_CHECK_EQUAL(verdict.standing->ended_on.value().text(), "2026-03-19");
    auto const copy = must(usecase::verify_document(public_pdf, notices.trust, press, &archive, clock));
    BOOST_CHECK(copy.standing.value().state == State::Revoked);
    BOOST_CHECK_EQUAL(copy.standing->number, number.text());
    check_refused(usecase::publish_notice(drafter, {number}, notices), Fault::Conflict, "document_number");
}

BOOST_AUTO_TEST_CASE(a_document_of_ours_that_revokes_must_stand_itself)
{
    auto const second = must(model::DocumentNumber::parse(issue(ban_draft())));
    check_refused(revoke({number, "重新作出决定", "东药监罚〔2026〕99号"}), Fault::NotFound, "by");
    check_refused(revoke({number, "重新作出决定", number.text()}), Fault::BadInput, "by");
    check_refused(revoke({number, "重新作出决定", "东政复决〔2026〕12号", {}, "whim"}), Fault::BadInput, "ground");
    must(revoke({number, "重新作出决定", second.text()}));
    check_refused(revoke({second, "重新作出决定", number.text()}), Fault::Conflict, "by");
    must(revoke({second, "被依法撤销", "（2026）东01行终3号"}));
}

BOOST_AUTO_TEST_CASE(who_may_not_and_what_cannot_be_revoked_is_refused_with_its_place)
{
    usecase::RevokeDocument const good{number, "被依法撤销", "东政复决〔2026〕12号"};
    check_refused(usecase::revoke_document(approver, approver, good, notices), Fault::Forbidden, "actor");
    usecase::Actor const both{"approver", {usecase::Duty::Approver, usecase::Duty::PublicationStaff}};
    check_refused(usecase::revoke_document(both, both, good, notices), Fault::Forbidden, "approver");
    check_refused(revoke({number, " ", "东政复决〔2026〕12号"}), Fault::BadInput, "reason");
    check_refused(revoke({number, "请致电13911111111", "东政复决〔2026〕12号"}), Fault::BadInput, "reason");
    check_refused(revoke({number, "被依法撤销", ""}), Fault::BadInput, "by");
    auto const unknown = must(model::DocumentNumber::parse("东药监罚〔2026〕99号"));
    check_refused(revoke({unknown, "被依法撤销", "东政复决〔2026〕12号"}), Fault::NotFound, "document_number");
    auto const on = [&](char const* day) {
        auto request = good;
        request.on = must(model::CivilDate::parse(day));
        return revoke(request);
    };
    check_refused(on("2026-03-03"), Fault::BadInput, "revoked_on");
    check_refused(on("2020-01-01"), Fault::BadInput, "revoked_on");
    BOOST_CHECK(!must(archive.view().document(number.text())).revoked_by);
    must(revoke(good));
    check_refused(revoke(good), Fault::Conflict, "document_number");
}

BOOST_AUTO_TEST_SUITE_END()
