#include <law/bans.h>

#include <boost/test/data/test_case.hpp>
#include <law/conf.h>

using namespace xindang;
using law::BanRequest;
using model::SubjectKind;
using test::day;

BOOST_AUTO_TEST_SUITE(bans_test)

namespace {

constexpr int LIFE = 0;

struct Case {
    char const* article;
    SubjectKind subject;
    char const* role;
    char const* scope;
    std::set<std::string> circumstances;
    int years; ///< 0: for life
    char const* decided_on = "2026-03-02";
    char const* starts_on = "2026-03-02"; ///< empty: not stated
};

BanRequest request(Case const& c)
{
    BanRequest request{
        c.article, c.subject, c.role, c.scope, std::nullopt, std::nullopt, c.circumstances, day(c.decided_on)};
    if (*c.starts_on) request.starts_on = day(c.starts_on);
    if (c.years != LIFE) request.years = c.years;
    return request;
}

char const* const DRUG = "药品生产经营活动";
char const* const DEVICE = "医疗器械生产经营活动";
char const* const COSMETIC = "化妆品生产经营活动";
auto const PERSON = SubjectKind::Person;
auto const UNIT = SubjectKind::Enterprise;

} // namespace

BOOST_AUTO_TEST_CASE(the_whole_catalogue_is_there)
{
    auto const& bans = test::shipped().bans();
    // 60 rows of the survey, of which the advertising law's holds two terms.
    BOOST_CHECK_EQUAL(bans.all().size(), 61U);
    BOOST_CHECK_EQUAL(bans.employer_duties().size(), 7U);
    for (auto const& ban : bans.all()) {
        BOOST_CHECK_MESSAGE(ban.citation.article.has_value(), ban.id);
        BOOST_CHECK_MESSAGE(!ban.quote.empty() && !ban.scope.empty() && !ban.who.empty(), ban.id);
        BOOST_CHECK_MESSAGE(ban.place.starts_with("bans.xml:"), ban.id);
        bool const core = ban.id[0] == 'D' || ban.id[0] == 'V' || ban.id[0] == 'M' || ban.id[0] == 'C';
        BOOST_CHECK_MESSAGE(!core || !ban.start, ban.id + ": the core statutes state no first day");
        BOOST_CHECK_MESSAGE(ban.id[0] != 'V' || ban.scope == DRUG, ban.id + ": there is no vaccine-only field");
    }
}

BOOST_AUTO_TEST_CASE(what_the_articles_allow_is_allowed)
{
    struct Allowed {
        Case asked;
        char const* citation;
        char const* term;
    };
    Allowed const cases[] = {
        {{"D118", PERSON, "legal-representative", DRUG, {"fake"}, LIFE},
            "《中华人民共和国药品管理法》第一百一十八条第一款", "life 2026-03-02"},
        {{"D118", PERSON, "other-responsible", DRUG, {"serious"}, LIFE},
            "《中华人民共和国药品管理法》第一百一十八条第一款", "life 2026-03-02"},
        {{"D122", PERSON, "principal", DRUG, {"serious"}, 10}, "《中华人民共和国药品管理法》第一百二十二条",
            "fixed 2026-03-02 2036-03-02"},
        {{"D124", PERSON, "principal", DRUG, {"serious"}, 10}, "《中华人民共和国药品管理法》第一百二十四条",
            "fixed 2026-03-02 2036-03-02"},
        {{"D124", PERSON, "principal", DRUG, {"serious"}, 15}, "《中华人民共和国药品管理法》第一百二十四条",
            "fixed 2026-03-02 2041-03-02"},
        {{"D124", PERSON, "principal", DRUG, {"serious"}, LIFE}, "《中华人民共和国药品管理法》第一百二十四条",
            "life 2026-03-02"},
        {{"D126P", PERSON, "principal", "药品生产经营等活动", {"serious"}, 10},
            "《中华人民共和国药品管理法》第一百二十六条", "fixed 2026-03-02 2036-03-02"},
        {{"D141", PERSON, "principal", DRUG, {}, LIFE}, "《中华人民共和国药品管理法》第一百四十一条第二款",
            "life 2026-03-02"},
        {{"D142", PERSON, "purchaser", DRUG, {"serious"}, 5}, "《中华人民共和国药品管理法》第一百四十二条第一款",
            "fixed 2026-03-02 2031-03-02"},
        {{"V80", PERSON, "key-post", DRUG, {"fake"}, LIFE}, "《中华人民共和国疫苗管理法》第八十条第三款",
            "life 2026-03-02"},
        {{"V81", PERSON, "key-post", DRUG, {"serious"}, 6}, "《中华人民共和国疫苗管理法》第八十一条",
            "fixed 2026-03-02 2032-03-02"},
        {{"M84", PERSON, "principal", DEVICE, {"serious"}, 5, "2026-03-02", "2028-02-29"},
            "《医疗器械监督管理条例》第八十四条", "fixed 2028-02-29 2033-02-28"},
        {{"M83A", PERSON, "responsible-person", "医疗器械许可申请", {}, 10}, "《医疗器械监督管理条例》第八十三条第一款",
            "fixed 2026-03-02 2036-03-02"},
        {{"M83A", UNIT, "", "医疗器械许可申请", {}, 10}, "《医疗器械监督管理条例》第八十三条第一款",
            "fixed 2026-03-02 2036-03-02"},
        {{"M98I", UNIT, "", "医疗器械进口", {"refusal"}, 10}, "《医疗器械监督管理条例》第九十八条第二款",
            "fixed 2026-03-02 2036-03-02"},
        {{"C64P", PERSON, "other-directly-responsible", COSMETIC, {}, LIFE}, "《化妆品监督管理条例》第六十四条第一款",
            "life 2026-03-02"},
        {{"P38", PERSON, "", "易制毒化学品许可申请", {}, 3}, "《易制毒化学品管理条例》第三十八条第二款",
            "fixed 2026-03-02 2029-03-02"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.asked.article)
        {
            auto const ban = test::must(test::shipped().bans().check(request(c.asked)));
            BOOST_CHECK_EQUAL(ban.citation, c.citation);
            BOOST_CHECK_EQUAL(ban.term.text(), c.term);
            BOOST_CHECK(!ban.notes.has_errors());
        }
    }
}

BOOST_AUTO_TEST_CASE(what_the_articles_do_not_allow_is_refused_with_the_article_cited)
{
    struct Refused {
        Case asked;
        char const* where;
        char const* cites;
    };
    Refused const cases[] = {
        {{"D122", PERSON, "principal", DRUG, {"serious"}, LIFE}, "ban.term", "第一百二十二条"},
        {{"D122", PERSON, "principal", DRUG, {"serious"}, 9}, "ban.term", "第一百二十二条"},
        {{"D122", PERSON, "principal", DRUG, {"serious"}, 11}, "ban.term", "第一百二十二条"},
        {{"D124", PERSON, "principal", DRUG, {"serious"}, 9}, "ban.term", "第一百二十四条"},
        {{"D124", PERSON, "principal", DRUG, {"serious"}, 100}, "ban.term", "第一百二十四条"},
        {{"D118", PERSON, "principal", DRUG, {"fake"}, 10}, "ban.term", "第一百一十八条第一款"},
        {{"V81", PERSON, "principal", DRUG, {"serious"}, -1}, "ban.term", "第八十一条"},
        {{"C64P", PERSON, "principal", COSMETIC, {}, 10}, "ban.term", "第六十四条第一款"},
        {{"D118", PERSON, "principal", DRUG, {}, LIFE}, "ban.severity", "第一百一十八条第一款"},
        {{"D118", PERSON, "principal", DRUG, {"invented"}, LIFE}, "ban.severity", ""},
        {{"M84", PERSON, "principal", DEVICE, {"fake"}, 5}, "ban.severity", "第八十四条"},
        {{"M98I", UNIT, "", "医疗器械进口", {"serious"}, 10}, "ban.severity", "第九十八条第二款"},
        {{"V80", PERSON, "key-post", "疫苗生产经营活动", {"fake"}, LIFE}, "ban.scope", "第八十条第三款"},
        {{"D118", PERSON, "principal", "药品、医疗器械生产经营活动", {"fake"}, LIFE}, "ban.scope",
            "第一百一十八条第一款"},
        {{"D118", PERSON, "principal", "", {"fake"}, LIFE}, "ban.scope", "第一百一十八条第一款"},
        {{"D118", PERSON, "key-post", DRUG, {"fake"}, LIFE}, "ban.role", "第一百一十八条第一款"},
        {{"C60", PERSON, "other-responsible", COSMETIC, {"serious"}, 10}, "ban.role", "第六十条"},
        {{"D118", UNIT, "", DRUG, {"fake"}, LIFE}, "ban.subject", "第一百一十八条第一款"},
        {{"D116U", PERSON, "", "药品相关申请", {"serious"}, 10}, "ban.subject", "第一百一十六条"},
        {{"D118", SubjectKind::Product, "", DRUG, {"fake"}, LIFE}, "ban.subject", "第一百一十八条第一款"},
        {{"D118", PERSON, "principal", DRUG, {"fake"}, LIFE, "2026-03-02", ""}, "ban.start", "第一百一十八条第一款"},
        {{"D118", PERSON, "principal", DRUG, {"fake"}, LIFE, "2026-03-02", "2026-03-01"}, "ban.start", ""},
        {{"P38", PERSON, "", "易制毒化学品许可申请", {}, 3, "2026-03-02", "2026-03-03"}, "ban.start",
            "第三十八条第二款"},
        {{"D118", PERSON, "principal", DRUG, {"fake"}, LIFE, "2019-11-30", "2019-11-30"}, "ban.article",
            "第一百一十八条第一款"},
        {{"M81P", PERSON, "principal", DEVICE, {"serious"}, LIFE, "2021-05-31", "2021-05-31"}, "ban.article",
            "第八十一条第一款"},
        {{"X37", PERSON, "", "相关职业", {}, 3}, "ban.article", "第三十七条之一第一款"},
        {{"Y58", PERSON, "", "医疗卫生服务或者医学临床研究", {"serious"}, 5}, "ban.article", "第五十八条"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.asked.article << " at " << c.where)
        {
            auto const outcome = test::shipped().bans().check(request(c.asked));
            test::check_refused(outcome, Fault::BadInput, c.where);
            BOOST_CHECK_MESSAGE(outcome.refusal().reason.find(c.cites) != std::string::npos, outcome.refusal().reason);
        }
    }
    test::check_refused(
        test::shipped().bans().check(request({"D999", PERSON, "", DRUG, {}, LIFE})), Fault::NotFound, "ban.article");
}

BOOST_AUTO_TEST_CASE(discretion_and_doubt_are_shown_to_the_approver)
{
    struct Noted {
        Case asked;
        char const* rule;
        Severity severity;
    };
    Noted const cases[] = {
        {{"V81", PERSON, "principal", DRUG, {"serious"}, 6}, "ban-below-span", Severity::Warning},
        {{"D125", PERSON, "principal", DRUG, {"serious"}, 12}, "ban-discretion", Severity::Note},
        {{"D118", PERSON, "", DRUG, {"fake"}, LIFE}, "ban-role-unstated", Severity::Warning},
        {{"D141", PERSON, "principal", DRUG, {}, LIFE}, "ban-decider-unnamed", Severity::Warning},
        {{"D118", PERSON, "principal", DRUG, {"fake"}, LIFE}, "ban-detention", Severity::Note},
    };
    for (auto const& c : cases) {
        auto const ban = test::must(test::shipped().bans().check(request(c.asked)));
        BOOST_REQUIRE_MESSAGE(!ban.notes.all().empty(), c.rule);
        BOOST_CHECK_EQUAL(ban.notes.all().front().rule, c.rule);
        BOOST_CHECK(ban.notes.all().front().severity == c.severity);
    }
    auto const clean =
        test::must(test::shipped().bans().check(request({"M84", PERSON, "principal", DEVICE, {"serious"}, 5})));
    BOOST_CHECK(clean.notes.all().empty());
}

BOOST_AUTO_TEST_CASE(bans_are_found_by_their_place_in_the_statute)
{
    auto const& bans = test::shipped().bans();
    auto const ids = [&bans](char const* text) {
        std::string ids;
        for (auto const& ban : bans.at(test::must(test::shipped().statutes().parse_citation(text)), day("2026-03-02")))
            ids += ban.id + " ";
        return ids;
    };
    BOOST_CHECK_EQUAL(ids("药品管理法第一百一十八条"), "D118 ");
    BOOST_CHECK_EQUAL(ids("《中华人民共和国药品管理法》第一百二十三条"), "D123P D123U ");
    BOOST_CHECK_EQUAL(ids("药品管理法第124条第2款"), "D124 ");
    BOOST_CHECK_EQUAL(ids("药品管理法第124条第3款"), "");
    BOOST_CHECK_EQUAL(ids("医疗器械监督管理条例第93条第2款"), "M93-2 ");
    BOOST_CHECK_EQUAL(ids("刑法第三十七条之一"), "X37 ");
    BOOST_CHECK_EQUAL(ids("药品管理法第一百一十五条"), "");
}

BOOST_AUTO_TEST_SUITE_END()
