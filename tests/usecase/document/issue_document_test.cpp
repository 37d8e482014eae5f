#include <usecase/document/issue_document.h>

#include <base/files.h>
#include <crypto/system_random.h>
#include <pdf/reader.h>
#include <support/document_kinds.h>
#include <support/signatory.h>
#include <support/temp_folder.h>
#include <usecase/document/find_document.h>
#include <usecase/document/verify_document.h>
#include <usecase/list/screen.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <optional>
#include <set>

using namespace xindang;
using test::check_refused;
using test::must;
using usecase::Actor;
using usecase::Duty;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;
Actor const DRAFTER{"lin", {Duty::PublicationStaff}};
Actor const APPROVER{"wei", {Duty::Approver, Duty::PublicationStaff}};
constexpr char PERSON[] = "359901197310091004";

document::Press const& press()
{
    static auto const opened = must(document::Press::open(HOME));
    return opened;
}

law::Catalogue const& catalogue()
{
    static auto const loaded = must(law::Catalogue::load(HOME / "conf/law", HOME / "xsd"));
    return loaded;
}

usecase::Clauses const& clauses()
{
    static auto const loaded = must(usecase::Clauses::load(HOME / "conf/clauses.xml", HOME / "xsd/clauses.xsd"));
    return loaded;
}

Bytes draft(std::string const& kind = "ban-decision")
{
    return must(read_file(HOME / "conf/demo/documents" / (kind + ".xml"), 1 << 20));
}

Bytes with(Bytes text, std::string const& from, std::string const& to)
{
    auto const at = text.find(from);
    BOOST_REQUIRE_MESSAGE(at != Bytes::npos, from + " is not in the draft");
    return text.replace(at, from.size(), to);
}

/// An office with an empty archive.
struct Office {
    Office()
        : archive(must(archive::Archive::open(
              folder.path() / "archive.sqlite", must(crypto::SecretKey::from_bytes(Bytes(32, 'k'))), random))),
          objects(folder.path() / "objects"),
          clock(must(Instant::parse("2026-03-05T09:00:00+08:00")))
    {}
    usecase::DocumentServices services() const
    {
        return {archive, objects, catalogue(), press(), clauses(), test::signatory(crypto::KeyKind::EcP256).signer(),
            clock};
    }
    Outcome<usecase::DocumentReceipt> issue(std::string const& kind, Bytes const& facts) const
    {
        return usecase::issue_document(APPROVER, DRAFTER, {kind, facts}, services());
    }

    test::TempFolder folder;
    crypto::SystemRandom random;
    archive::Archive archive;
    archive::ObjectStore objects;
    FixedClock clock;
};

} // namespace

BOOST_AUTO_TEST_SUITE(issue_document_test)

BOOST_AUTO_TEST_CASE(a_life_ban_is_numbered_printed_signed_stored_and_known_everywhere)
{
    Office const office;
    auto const receipt = must(office.issue("ban-decision", draft()));
    BOOST_CHECK_EQUAL(receipt.number, "东药监罚〔2026〕1号");

    auto const file = must(usecase::find_document(DRAFTER, "东药监罚[2026]第001号", office.archive, office.objects));
    BOOST_CHECK_EQUAL(file.document.number, receipt.number);
    BOOST_CHECK_EQUAL(file.document.title, "行政处罚决定书 东药监罚〔2026〕1号");
    auto const verdict = must(usecase::verify_document(file.pdf,
        document::Trust({test::signatory(crypto::KeyKind::EcP256).authority}), press(), &office.archive, office.clock));
    BOOST_CHECK(verdict.verification.all_good());
    for (auto const& finding : verdict.verification.content.all())
        BOOST_TEST_MESSAGE(finding.where << ": " << finding.text);
    BOOST_REQUIRE(verdict.standing);
    BOOST_CHECK_EQUAL(verdict.standing->number, receipt.number);

    auto const text = must(pdf::read_document(file.pdf)).pages;
    std::string printed;
    for (auto const& page : text)
        printed += page;
    std::erase(printed, '\n');
    for (auto const* clause :
        {"自2026年2月12日起，终身禁止从事药品生产经营活动", "《中华人民共和国药品管理法》第一百一十八条第一款",
            "贰拾肆万元整", "十五日内", "东屿省人民政府", "公示不设截止日期"})
        BOOST_CHECK_MESSAGE(printed.find(clause) != std::string::npos, clause);

    auto const screening = must(usecase::screen(DRAFTER, {{usecase::ScreenQuery::Scheme::PersonId, PERSON}},
        office.archive, usecase::KeptBanList(office.objects), office.clock));
    BOOST_REQUIRE_EQUAL(screening.answers.at(0).bans.size(), 1U);
    BOOST_CHECK_EQUAL(screening.answers[0].bans[0].document, receipt.number);
    BOOST_CHECK(screening.answers[0].bans[0].ban.term.kind() == model::Term::Kind::Life);

    auto const view = office.archive.view();
    auto const records = view.records_of(*file.document.subject);
    BOOST_REQUIRE_EQUAL(records.size(), 1U);
    BOOST_CHECK_EQUAL(records[0].number, receipt.number);
    BOOST_CHECK_EQUAL(records[0].amount.text(), "720,000.00");
    BOOST_CHECK(records[0].field == model::Field::Drug);
    BOOST_CHECK(records[0].gravity == model::Gravity::Grave); // clauses.xml: for life
    BOOST_CHECK(screening.answers[0].bans[0].ban.gravity == model::Gravity::Grave);
}

BOOST_AUTO_TEST_CASE(the_record_of_a_ban_of_years_is_serious_and_of_the_field_its_article_has)
{
    Office const office;
    auto const later = FixedClock(must(Instant::parse("2026-12-31T09:00:00+08:00")));
    auto const receipt = must(usecase::issue_document(APPROVER, DRAFTER, {"ban-decision", draft("ban-decision-2")},
        {office.archive, office.objects, catalogue(), press(), clauses(),
            test::signatory(crypto::KeyKind::EcP256).signer(), later}));
    auto const document = office.archive.view().document(receipt.number);
    BOOST_REQUIRE(document);
    auto const records = office.archive.view().records_of(*document->subject);
    BOOST_REQUIRE_EQUAL(records.size(), 1U);
    BOOST_CHECK(records[0].field == model::Field::Cosmetic);
    BOOST_CHECK(records[0].gravity == model::Gravity::Serious);
    BOOST_CHECK_EQUAL(must(model::Ban::read_from(document->body))->field, "cosmetic");
}

BOOST_AUTO_TEST_CASE(an_article_without_a_field_of_ours_is_refused_and_none_is_invented)
{
    Office const office;
    auto facts = with(draft(), "<article>D118", "<article>T56");
    facts = with(facts, "<scope>药品生产经营活动", "<scope>中医药相关活动");
    facts = with(facts, "<life/>", "<years>5</years>");
    facts = with(facts, "<role>legal-representative", "<role>directly-responsible");
    auto const refused = office.issue("ban-decision", facts);
    check_refused(refused, Fault::BadInput, "ban.article");
    BOOST_CHECK(refused.refusal().reason.find("no field") != std::string::npos);
    BOOST_CHECK_EQUAL(office.archive.view().size(), 0U);
}

BOOST_AUTO_TEST_CASE(the_ledger_file_holds_nothing_personal_in_clear)
{
    Office const office;
    must(office.issue("ban-decision", draft()));
    for (auto const* name : {"archive.sqlite", "archive.sqlite-wal"}) {
        auto const octets = read_file(office.folder.path() / name, std::size_t{64} << 20);
        if (!octets) continue;
        BOOST_CHECK_EQUAL(octets->find(PERSON), Bytes::npos);
        BOOST_CHECK_EQUAL(octets->find("陆望舒"), Bytes::npos);
    }
}

BOOST_AUTO_TEST_CASE(an_interview_notice_counts_in_its_own_series)
{
    Office const office;
    must(office.issue("ban-decision", draft()));
    auto const receipt = must(office.issue("interview-notice", draft("interview-notice")));
    BOOST_CHECK_EQUAL(receipt.number, "东药监约谈〔2026〕1号");
    BOOST_CHECK_EQUAL(receipt.notes.count(Severity::Note), 0U + receipt.notes.all().size());
    BOOST_CHECK(office.archive.view().records_of(*office.archive.view().documents().back().subject).empty());
}

BOOST_DATA_TEST_CASE(every_kind_with_a_number_is_issued_and_prints_its_facts, test::document_kinds(), kind)
{
    if (must(catalogue().numbering().find(kind)).series.empty()) return;
    Office const office;
    auto const receipt = must(office.issue(kind, draft(kind)));
    BOOST_CHECK(receipt.number.ends_with("〔2026〕1号"));
    auto const file = must(usecase::find_document(DRAFTER, receipt.number, office.archive, office.objects));
    BOOST_CHECK_EQUAL(file.document.kind, kind);
}

BOOST_AUTO_TEST_CASE(what_the_law_gives_comes_from_the_catalogue)
{
    auto const term =
        must(catalogue().deadlines().find("hearing-request", must(model::CivilDate::parse("2026-03-02"))));
    BOOST_CHECK_EQUAL(term.count, 5);
    auto const owed_by = [](std::string const& kind, std::set<std::string> const& stated, char const* day) {
        return clauses().of_document({kind, stated, must(model::CivilDate::parse(day)), {}, std::nullopt}, catalogue());
    };
    auto const owed = must(owed_by("prior-notice", {"hearing"}, "2026-03-02"));
    BOOST_REQUIRE_EQUAL(owed.size(), 2U);
    BOOST_CHECK_EQUAL(owed[1].name, "hearing");
    BOOST_CHECK(owed[1].text.find("五个工作日") != std::string::npos);
    BOOST_CHECK(owed[1].text.find("第六十四条第（一）项") != std::string::npos);
    BOOST_CHECK(owed[1].text.find('{') == std::string::npos);

    BOOST_CHECK_EQUAL(must(owed_by("prior-notice", {}, "2026-03-02")).size(), 1U);
    BOOST_CHECK_EQUAL(must(owed_by("repair-decision", {"refused"}, "2026-03-05")).size(), 1U);
    BOOST_CHECK_EQUAL(must(owed_by("repair-decision", {"granted"}, "2026-03-05")).size(), 2U);
    auto const order = must(owed_by("correction-order", {}, "2026-03-05"));
    BOOST_CHECK(order.front().text.find("本通知书") != std::string::npos);
    BOOST_CHECK(order.front().text.find("本决定书") == std::string::npos);
    // Before the review law was what it is, no remedy is loaded: refused, never guessed.
    check_refused(owed_by("repair-decision", {}, "2020-01-01"), Fault::NotFound, "remedy");
}

BOOST_AUTO_TEST_CASE(a_general_draft_is_refused_at_its_place)
{
    Office const office;
    auto const order = draft("correction-order");
    check_refused(office.issue("correction-order", with(order, "2026-03-27", "2026-03-01")), Fault::BadInput,
        "/correction-order/correct-by");
    check_refused(office.issue("correction-order", with(order, "91359905DY0000041B", "91359905DY0000041C")),
        Fault::BadInput, "/correction-order/party/credit-code");
    check_refused(office.issue("correction-order", with(order, "article=\"44\"", "article=\"44x\"")), Fault::BadInput,
        "/correction-order/breach");
    BOOST_CHECK_EQUAL(office.archive.view().size(), 0U);
    auto const removal = must(office.issue("removal-decision", draft("removal-decision")));
    BOOST_CHECK_GE(removal.notes.count(Severity::Warning), 1U);
}

BOOST_AUTO_TEST_CASE(drafter_and_approver_are_two_people_with_their_duties)
{
    Office const office;
    auto const issue = [&](Actor const& approver, Actor const& drafter) {
        return usecase::issue_document(approver, drafter, {"ban-decision", draft()}, office.services());
    };
    check_refused(issue(APPROVER, APPROVER), Fault::Forbidden, "approver");
    BOOST_CHECK(!issue(DRAFTER, DRAFTER));
    BOOST_CHECK(!issue(APPROVER, {"x", {Duty::Auditor}}));
    BOOST_CHECK_EQUAL(office.archive.view().size(), 0U);
}

BOOST_AUTO_TEST_CASE(a_term_the_article_does_not_carry_is_refused_and_nothing_is_left)
{
    Office const office;
    auto const ten_years = office.issue("ban-decision", with(draft(), "<life/>", "<years>10</years>"));
    check_refused(ten_years, Fault::BadInput, "ban.term");
    BOOST_CHECK(ten_years.refusal().reason.find("第一百一十八条") != std::string::npos);
    check_refused(office.issue("ban-decision", with(draft(), "<scope>药品生产经营活动", "<scope>一切活动")),
        Fault::BadInput, "ban.scope");
    check_refused(
        office.issue("ban-decision", with(draft(), "<article>D118", "<article>D999")), Fault::NotFound, "ban.article");
    BOOST_CHECK_EQUAL(office.archive.view().size(), 0U);
    BOOST_CHECK_EQUAL(must(office.issue("ban-decision", draft())).number, "东药监罚〔2026〕1号");
}

BOOST_AUTO_TEST_CASE(wrong_facts_are_refused_at_their_place)
{
    Office const office;
    check_refused(office.issue("love-letter", draft()), Fault::NotFound, "document_kind");
    check_refused(office.issue("ban-decision", "<a/>"), Fault::BadInput, "facts.xml:1");
    check_refused(office.issue("ban-decision", with(draft(), PERSON, "359901197310091005")), Fault::BadInput,
        "/ban-decision/party/id-number");
    check_refused(office.issue("ban-decision", with(draft(), "91359902DY0000017F", "91359902DY0000017G")),
        Fault::BadInput, "/ban-decision/party/employer-credit-code");
    auto const tomorrow = with(with(draft(), "<decided-on>2026-02-12", "<decided-on>2026-03-06"),
        "<starts-on>2026-02-12", "<starts-on>2026-03-06");
    check_refused(office.issue("ban-decision", tomorrow), Fault::BadInput, "dated");
    auto const no_glyph = office.issue("ban-decision", with(draft(), "陆望舒", "陆\xF0\x90\xA4\x80舒"));
    BOOST_REQUIRE(!no_glyph);
    BOOST_CHECK_EQUAL(name_of(no_glyph.refusal().fault), "bad-input");
    BOOST_CHECK_EQUAL(office.archive.view().size(), 0U);
}

BOOST_AUTO_TEST_CASE(a_draft_with_clauses_of_its_own_is_refused)
{
    Office const office;
    auto const own = must(read_file(HOME / "tests/fixtures/document/ban-decision.xml", 1 << 20));
    auto const answer = office.issue("ban-decision", own);
    BOOST_REQUIRE(!answer);
    BOOST_CHECK_EQUAL(answer.refusal().where.substr(0, 10), "facts.xml:");
    BOOST_CHECK_EQUAL(name_of(answer.refusal().fault), "bad-input");
}

BOOST_AUTO_TEST_CASE(two_processes_leave_no_gap_and_no_repeat)
{
    constexpr int EACH = 12;
    test::TempFolder const folder;
    auto const work = [&] {
        crypto::SystemRandom random;
        auto const archive = must(archive::Archive::open(
            folder.path() / "archive.sqlite", must(crypto::SecretKey::from_bytes(Bytes(32, 'k'))), random));
        archive::ObjectStore const objects(folder.path() / "objects");
        FixedClock const clock(must(Instant::parse("2026-03-05T09:00:00+08:00")));
        for (int i = 0; i < EACH; ++i)
            must(usecase::issue_document(APPROVER, DRAFTER, {"interview-notice", draft("interview-notice")},
                {archive, objects, catalogue(), press(), clauses(), test::signatory(crypto::KeyKind::EcP256).signer(),
                    clock}));
    };
    (void)test::signatory(crypto::KeyKind::EcP256); // made once, so that both sign with one key
    auto const child = ::fork();
    BOOST_REQUIRE(child >= 0);
    if (child == 0) {
        work();
        ::_exit(0);
    }
    work();
    int status = 0;
    ::waitpid(child, &status, 0);
    BOOST_CHECK_EQUAL(status, 0);

    crypto::SystemRandom random;
    auto const archive = must(archive::Archive::open(
        folder.path() / "archive.sqlite", must(crypto::SecretKey::from_bytes(Bytes(32, 'k'))), random));
    std::set<std::string> numbers;
    for (auto const& document : archive.view().documents())
        numbers.insert(document.number);
    BOOST_CHECK_EQUAL(archive.view().documents().size(), 2U * EACH);
    BOOST_CHECK_EQUAL(numbers.size(), 2U * EACH);
    BOOST_CHECK(numbers.contains("东药监约谈〔2026〕24号"));
}

BOOST_AUTO_TEST_SUITE_END()
