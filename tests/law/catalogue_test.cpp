#include <law/catalogue.h>

#include <law/conf.h>

#include <xml/schema.h>

using namespace xindang;
using test::day;

BOOST_AUTO_TEST_SUITE(catalogue_test)

BOOST_AUTO_TEST_CASE(a_corrupted_catalogue_is_refused_with_its_line)
{
    struct Row {
        char const* file;
        char const* from;
        char const* to;
        int line_after; ///< the fault shows so many lines below the alteration; a tag over two lines counts by its last
    };
    Row const rows[] = {
        {"bans.xml", "statute=\"drug-law\" article=\"118\"", "statute=\"sea-law\" article=\"118\"", 1},
        {"bans.xml", "<quote>终身禁止从事药品生产经营活动</quote>", "<quote>五年内禁止从事药品生产经营活动</quote>",
            -6},
        {"bans.xml", "，十年内禁止从事药品生产经营活动</quote>", "，二十年内禁止从事药品生产经营活动</quote>", -6},
        {"bans.xml", "<term form=\"life\"/>", "<term form=\"life\" years=\"10\"/>", 0},
        {"bans.xml", "<ban id=\"D122\"", "<ban id=\"D118\"", 1},
        {"bans.xml", "roles=\"legal-representative ", "roles=\"cook ", -2},
        {"bans.xml", "<term form=\"fixed\" years=\"10\"/>", "<term form=\"for-ever\"/>", 0},
        {"bans.xml", "by-reference=\"V82\"", "by-reference=\"D118\"", 0},
        {"bans.xml", "least-percent=\"30\" most-percent=\"300\"", "least-percent=\"300\" most-percent=\"30\"", 0},
        {"statutes.xml", "until=\"2025-01-19\"", "until=\"2025-01-20\"", 2},
        {"statutes.xml", "from=\"2021-01-01\" certainty", "from=\"2021-01-01\" until=\"2020-01-01\" certainty", 0},
        {"statutes.xml", "from=\"2021-01-01\" certainty", "from=\"2021-02-30\" certainty", 0},
        {"statutes.xml", "code=\"vaccine-law\"", "code=\"drug-law\"", 0},
        {"measures.xml", "<basis statute=\"market-entity-rules\" article=\"48\" paragraph=\"1\"/>", "", 1},
        {"measures.xml", "executors=\"dongyu-finance\"", "executors=\"nobody\"", 0},
        {"measures.xml", "executors=\"dongyu-finance\"", "executors=\"\"", 0},
        {"measures.xml", "executors=\"dongyu-finance\"", "executors=\"dongyu-government\"", 0},
        {"deadlines.xml", "unit=\"working-day\"", "unit=\"fortnight\"", 0},
        {"deadlines.xml", "code=\"hearing-notice\"", "code=\"hearing-request\"", 0},
        {"deadlines.xml", "code=\"hearing-request\"", "last-day=\"stays\" code=\"hearing-request\"", 0},
        {"calendars.xml", "<work day=\"2024-02-04\"/>", "<work day=\"2024-02-05\"/>", 0},
        {"calendars.xml", "<year number=\"2025\"", "<year number=\"2024\"", 0},
        {"agencies.xml", "part=\"partner\"", "part=\"own\"", 0},
        {"agencies.xml", "code=\"dongyu-mpa\" part=\"own\"", "code=\"dongyu-mpa\" part=\"other\"", -1},
        {"numbering.xml", "class-word=\"约谈\"", "class-word=\"罚\"", 0},
        {"remedies.xml", "order=\"either\"", "order=\"review-first\"", 0},
        {"posts.xml", "<alias>法人代表</alias>", "<alias>质量负责人</alias>", 4},
        {"publication.xml", "weight=\"minor\" months=\"3\"", "weight=\"ordinary\" months=\"3\"", 1},
        {"posts.xml", "</posts>", "</post>", 0},
    };
    for (auto const& row : rows) {
        BOOST_TEST_CONTEXT(row.file << ": " << row.to)
        {
            test::AlteredConf const conf(row.file, row.from, row.to);
            auto const line = static_cast<int>(conf.line()) + row.line_after;
            test::check_refused(conf.load(), Fault::BadInput, row.file + (":" + std::to_string(line)));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_measure_without_basis_or_executor_is_refused_with_the_reason)
{
    auto const reason = [](char const* from, char const* to) {
        test::AlteredConf const conf("measures.xml", from, to);
        auto const loaded = conf.load();
        BOOST_REQUIRE(!loaded);
        return loaded.refusal().reason;
    };
    BOOST_TEST(reason("<basis statute=\"market-entity-rules\" article=\"48\" paragraph=\"1\"/>", "").find("basis") !=
               std::string::npos);
    BOOST_TEST(reason("executors=\"dongyu-finance\"", "executors=\"dongyu-government\"").find("dongyu-government") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_file_obeys_its_schema_and_none_is_forgotten)
{
    for (auto const& entry : std::filesystem::directory_iterator(test::source_folder() / "conf" / "law")) {
        auto const schema = test::source_folder() / "xsd" / ("law-" + entry.path().stem().string() + ".xsd");
        auto const compiled = test::must(xml::Schema::load(schema));
        auto const document = test::must(xml::Document::load(entry.path(), xml::Limits::own_file()));
        BOOST_CHECK_MESSAGE(compiled.check(document), entry.path().filename().string());
    }
    test::TempFolder const empty;
    test::check_refused(
        law::Catalogue::load(empty.path(), test::source_folder() / "xsd"), Fault::NotFound, "statutes.xml");
}

BOOST_AUTO_TEST_CASE(deadlines_are_counted_in_their_own_units)
{
    auto const& deadlines = test::shipped().deadlines();
    auto const calendar = test::shipped().calendar();
    struct Row {
        char const* code;
        char const* event;
        char const* due;
    };
    Row const rows[] = {
        {"hearing-request", "2025-09-29", "2025-10-13"},
        {"hearing-notice", "2025-10-13", "2025-09-26"},
        {"fine-payment", "2025-09-16", "2025-10-09"},
        {"publication-withdrawal", "2026-03-06", "2026-03-11"},
        {"review-application", "2026-03-02", "2026-05-06"}, // 1 May is in a break: on to the 6th
        {"suit", "2026-03-02", "2026-09-02"},
        {"transfer", "2026-03-06", "2026-03-07"},
        {"listing-term", "2024-02-29", "2027-02-28"}, // a Sunday of a year not announced: it stays
        {"penalty-limitation-health", "2026-03-02", "2031-03-02"},
    };
    for (auto const& row : rows)
        BOOST_CHECK_EQUAL(test::must(deadlines.due(row.code, day(row.event), calendar)).day.text(), row.due);
    auto const moment = test::must(Instant::parse("2026-03-06T15:30:00+08:00"));
    BOOST_CHECK_EQUAL(test::must(deadlines.due_moment("transfer", moment)).text(), "2026-03-07T15:30:00+08:00");
    test::check_refused(deadlines.due_moment("suit", moment), Fault::BadInput, "deadline");
    test::check_refused(deadlines.due("siesta", day("2026-03-02"), calendar), Fault::NotFound, "deadline");
    test::check_refused(deadlines.due("review-application", day("2023-12-31"), calendar), Fault::NotFound, "deadline");
    BOOST_CHECK_EQUAL(test::must(deadlines.find("hearing-request", day("2026-03-02"))).citation_text,
        "《中华人民共和国行政处罚法》第六十四条第（一）项");
}

BOOST_AUTO_TEST_CASE(the_remedy_clause_follows_agency_and_procedure)
{
    auto const& own = test::shipped().agencies().own();
    auto const& remedies = test::shipped().remedies();
    auto const ordinary = test::must(remedies.clause(own, law::Procedure::Ordinary, day("2026-03-02")));
    BOOST_CHECK_EQUAL(ordinary.text,
        "如对本决定不服，可以自收到本决定书之日起六十日内向东屿省人民政府申请行政复议，也可以自收到本决定书之日起六个月"
        "内"
        "依法向望潮市海滨区人民法院提起行政诉讼。行政复议或者行政诉讼期间，本决定不停止执行，法律另有规定的除外。");
    BOOST_CHECK(ordinary.order == law::RemedyFacts::Order::Either);
    BOOST_CHECK_EQUAL(ordinary.review_citation, "《中华人民共和国行政复议法》第二十条第一款");
    auto const on_the_spot = test::must(remedies.clause(own, law::Procedure::Summary, day("2026-03-02")));
    BOOST_CHECK(on_the_spot.order == law::RemedyFacts::Order::ReviewFirst);
    BOOST_CHECK_NE(on_the_spot.text.find("应当先自收到本决定书之日起六十日内"), std::string::npos);
    BOOST_CHECK_EQUAL(on_the_spot.text.find('{'), std::string::npos);
    BOOST_CHECK_EQUAL(on_the_spot.order_citation, "《中华人民共和国行政复议法》第二十三条第一款第（一）项");
    test::check_refused(remedies.clause(own, law::Procedure::Ordinary, day("2023-12-31")), Fault::NotFound, "remedy");
    auto const partner = test::must(test::shipped().agencies().find("dongyu-amr"));
    test::check_refused(
        remedies.clause(partner, law::Procedure::Ordinary, day("2026-03-02")), Fault::BadInput, "remedy");
}

BOOST_AUTO_TEST_CASE(numbers_measures_and_posts_are_looked_up)
{
    auto const& law = test::shipped();
    auto const& own = law.agencies().own();
    BOOST_CHECK_EQUAL(test::must(law.numbering().number("ban-decision", own, 2026, 12)).text(), "东药监罚〔2026〕12号");
    BOOST_CHECK_EQUAL(test::must(law.numbering().series("ban-decision", 2026)), "penalty/2026");
    BOOST_CHECK_EQUAL(test::must(law.numbering().series("penalty-decision", 2026)), "penalty/2026");
    test::check_refused(law.numbering().number("poem", own, 2026, 1), Fault::NotFound, "document_kind");
    test::check_refused(law.numbering().series("public-penalty-notice", 2026), Fault::BadInput, "document_kind");
    BOOST_CHECK(!law.agencies().partners().empty());
    test::check_refused(law.agencies().find("atlantis"), Fault::NotFound, "agency");

    auto const measure = test::must(law.measures().find("OCCUPATION", day("2026-03-02")));
    BOOST_CHECK_EQUAL(measure.bases.front().text, "《中华人民共和国药品管理法》第一百一十八条第一款");
    for (auto const& each : law.measures().all())
        BOOST_CHECK_MESSAGE(!each.bases.empty() && !each.executors.empty(), each.code);
    test::check_refused(law.measures().find("OCCUPATION", day("2019-11-30")), Fault::NotFound, "measure");
    for (auto const& each : law.measures().for_subject(model::SubjectKind::Person, day("2026-03-02")))
        BOOST_CHECK(each.subjects.contains(model::SubjectKind::Person));

    BOOST_CHECK(law.posts().counts_as_employment("质量 负责人", model::Field::Drug));
    BOOST_CHECK(law.posts().counts_as_employment("门卫", model::Field::Drug));
    BOOST_CHECK(!law.posts().counts_as_employment("股东", model::Field::Drug));
    BOOST_CHECK(!law.posts().counts_as_employment("执业药师", model::Field::Device));
    BOOST_CHECK_EQUAL(law.posts().find("法人代表")->code, "legal-representative");
    BOOST_CHECK(law.posts().find("门卫") == nullptr);
}

BOOST_AUTO_TEST_CASE(every_ban_the_regulator_orders_of_a_person_has_a_measure_that_carries_it_out)
{
    auto const& law = test::shipped();
    auto const occupation = test::must(law.measures().find("OCCUPATION", day("2026-03-02")));
    for (auto const& ban : law.bans().all()) {
        bool const ours = ban.kind == law::BanKind::PersonActivity && ban.field &&
                          ban.decider != law::BanDecider::Other && ban.decider != law::BanDecider::Court;
        if (!ours) continue;
        bool carried = false;
        for (auto const& basis : occupation.bases)
            carried = carried || basis.citation == ban.citation;
        BOOST_CHECK_MESSAGE(carried, ban.id);
    }
    // Drug and cosmetics law bar the unit's own applications only, device law a person's for other terms than the
    // ban's.
    for (auto const* code : {"LICENCE-APPLICATION", "DEVICE-APPLICATION"})
        BOOST_CHECK(
            !test::must(law.measures().find(code, day("2026-03-02"))).subjects.contains(model::SubjectKind::Person));
}

BOOST_AUTO_TEST_SUITE_END()
