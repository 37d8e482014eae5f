#include <usecase/document/issue_batch.h>

#include <support/office.h>
#include <usecase/document/merged_facts.h>

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace xindang;
using test::check_refused;
using test::must;
using OnRefusal = usecase::IssueBatch::OnRefusal;
using State = usecase::BatchRow::State;

namespace {

/// Rows from memory.
struct Rows final : usecase::BatchRows {
    std::vector<Outcome<Bytes>> rows;

    std::size_t count() const override { return rows.size(); }
    void for_each(Take const& take) const override
    {
        for (std::size_t i = 0; i < rows.size(); ++i)
            take("row " + std::to_string(i + 1), rows[i]);
    }
};

struct Desk : test::Office {
    Desk() { clock.set("2026-03-05T09:00:00+08:00"); }

    /// A risk notice that no other says the same as.
    Bytes notice(std::size_t which) const
    {
        auto facts = must(read_file(home / "conf/demo/documents/risk-notice.xml", 1 << 20));
        auto const at = facts.find("</name>");
        BOOST_REQUIRE(at != Bytes::npos);
        return facts.insert(at, std::to_string(which));
    }
    Rows rows(std::size_t count) const
    {
        Rows made;
        for (std::size_t i = 0; i < count; ++i)
            made.rows.push_back(notice(i));
        return made;
    }
    usecase::BatchReceipt run(Rows const& rows, OnRefusal on_refusal = OnRefusal::Nothing)
    {
        told.clear();
        NoProgress progress;
        return must(usecase::issue_batch(approver, drafter, {"notices", "risk-notice", on_refusal}, rows, documents,
            progress, [this](usecase::BatchRow const& row) { told.push_back(row); }));
    }
    std::set<std::string> numbers() const
    {
        std::set<std::string> found;
        for (auto const& document : archive.view().documents())
            found.insert(document.number);
        return found;
    }
    std::vector<usecase::BatchRow> told;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(issue_batch_test, Desk)

BOOST_AUTO_TEST_CASE(each_row_becomes_a_document_and_a_second_start_issues_none_twice)
{
    auto const batch = rows(30); // more than a group
    auto const first = run(batch);
    BOOST_CHECK_EQUAL(first.issued, 30U);
    BOOST_CHECK(first.complete);
    BOOST_REQUIRE_EQUAL(told.size(), 30U);
    BOOST_CHECK_EQUAL(told[29].place, "row 30");
    BOOST_CHECK(told[29].state == State::Issued);
    BOOST_CHECK(must(archive.view().document(told[29].number)).digest == told[29].digest);
    auto const again = run(batch);
    BOOST_CHECK_EQUAL(again.issued, 0U);
    BOOST_CHECK_EQUAL(again.before, 30U);
    BOOST_CHECK_EQUAL(told[4].number, "东药监风提〔2026〕5号");
    BOOST_CHECK_EQUAL(numbers().size(), 30U);

    // A row that was added, or comes from elsewhere, is told apart by what it says.
    auto more = batch;
    more.rows.insert(more.rows.begin(), notice(77));
    auto const third = run(more);
    BOOST_CHECK_EQUAL(third.issued, 1U);
    BOOST_CHECK_EQUAL(third.before, 30U);
}

BOOST_AUTO_TEST_CASE(bad_rows_are_all_named_and_hold_the_batch_back_unless_the_rest_is_asked_for)
{
    auto batch = rows(4);
    batch.rows.push_back(Bytes("<a/>"));
    batch.rows.push_back(notice(1));
    batch.rows.push_back(Refusal{Fault::BadInput, "there is no column", "pattern:3"});
    auto const held = run(batch);
    BOOST_CHECK_EQUAL(held.issued, 0U);
    BOOST_CHECK_EQUAL(held.refused, 3U);
    BOOST_CHECK(!held.complete);
    BOOST_REQUIRE_EQUAL(told.size(), 3U);
    BOOST_CHECK_EQUAL(told[0].place, "row 5");
    BOOST_CHECK_EQUAL(told[0].refusal.value().where, "facts.xml:1");
    BOOST_CHECK_EQUAL(name_of(told[1].refusal.value().fault), "conflict");
    BOOST_CHECK_EQUAL(told[2].refusal.value().where, "pattern:3");
    BOOST_CHECK(archive.view().documents().empty());

    auto const rest = run(batch, OnRefusal::Rest);
    BOOST_CHECK_EQUAL(rest.issued, 4U);
    BOOST_CHECK(rest.complete);
}

BOOST_AUTO_TEST_CASE(a_row_that_only_printing_finds_bad_is_named_and_leaves_no_hole_in_the_numbers)
{
    auto batch = rows(3);
    auto no_glyph = notice(9);
    no_glyph.insert(no_glyph.find("</name>"), "\xF0\x90\xA4\x80");
    batch.rows.insert(batch.rows.begin() + 1, no_glyph);
    auto const rest = run(batch, OnRefusal::Rest);
    BOOST_CHECK_EQUAL(rest.issued, 3U);
    BOOST_CHECK_EQUAL(rest.refused, 1U);
    BOOST_CHECK(numbers().contains("东药监风提〔2026〕3号"));
}

BOOST_AUTO_TEST_CASE(killed_at_any_moment_it_goes_on_where_it_was)
{
    auto const batch = rows(60);
    for (int const milliseconds : {300, 900, 1700}) {
        auto const child = ::fork();
        BOOST_REQUIRE(child >= 0);
        if (child == 0) {
            // A process of its own opens the archive anew: a connection must not cross a fork.
            crypto::SystemRandom source;
            auto const own = must(archive::Archive::open(data.database(), master_key, source));
            usecase::CheckMarks const marks = usecase::check_marks(settings, data, source);
            usecase::DocumentServices const services{own, objects, law, press, clauses, signer, clock, marks};
            NoProgress progress;
            (void)usecase::issue_batch(approver, drafter, {"notices", "risk-notice"}, batch, services, progress,
                [](usecase::BatchRow const&) {});
            ::_exit(0);
        }
        ::usleep(static_cast<unsigned>(milliseconds) * 1000);
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
    }
    auto const done = run(batch);
    BOOST_CHECK_EQUAL(done.issued + done.before, 60U);
    BOOST_CHECK(done.complete);
    BOOST_CHECK_EQUAL(numbers().size(), 60U);
    BOOST_CHECK(numbers().contains("东药监风提〔2026〕60号"));
    // The check data know every one of them.
    for (auto const& document : archive.view().documents()) {
        auto const lines =
            must(read_file(data.site() / "check/data" / (document.digest.substr(0, 3) + ".txt"), 1 << 20));
        BOOST_CHECK_MESSAGE(lines.find(document.digest + "\t") != Bytes::npos, document.number);
    }
}

BOOST_AUTO_TEST_CASE(people_kind_and_name_are_asked_before_any_row)
{
    NoProgress progress;
    auto const nobody = [](usecase::BatchRow const&) {
    };
    auto const batch = rows(1);
    check_refused(usecase::issue_batch(approver, approver, {"n", "risk-notice"}, batch, documents, progress, nobody),
        Fault::Forbidden, "actor");
    check_refused(usecase::issue_batch(approver, drafter, {"", "risk-notice"}, batch, documents, progress, nobody),
        Fault::BadInput, "name");
    check_refused(usecase::issue_batch(approver, drafter, {"n", "love-letter"}, batch, documents, progress, nobody),
        Fault::NotFound, "document_kind");
}

BOOST_AUTO_TEST_CASE(a_pattern_takes_values_as_text_and_never_as_markup)
{
    auto const pattern = must(usecase::FactsPattern::parse("<a b=\"{名称}\">{日期} {{1}</a>"));
    BOOST_CHECK_EQUAL(must(pattern.with({{"名称", "A\"<b>&"}, {"日期", "2026-03-05"}})),
        "<a b=\"A&quot;&lt;b>&amp;\">2026-03-05 {1}</a>");
    check_refused(pattern.with({{"名称", "x"}}), Fault::BadInput, "pattern:1");
    auto const open = must(usecase::FactsPattern::parse("<a>\n{b</a>"));
    check_refused(open.with({}), Fault::BadInput, "pattern:2");
    BOOST_CHECK(!usecase::FactsPattern::parse("<a>"));
}

BOOST_AUTO_TEST_SUITE_END()
