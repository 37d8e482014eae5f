#include <usecase/grading/load_schemes.h>

#include <base/files.h>
#include <grading/explanation.h>
#include <law/catalogue.h>
#include <support/outcome.h>
#include <support/temp_folder.h>
#include <usecase/archive/intake_mapping.h>

#include <algorithm>
#include <set>

using namespace xindang;
using test::must;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;

law::Catalogue const& law_of_the_house()
{
    static auto const law = must(law::Catalogue::load(HOME / "conf/law", HOME / "xsd"));
    return law;
}

/// The explained grade of a firm all of whose record is one penalty of the kind, of an article no indicator asks for.
grading::Explanation with_penalty(grading::Scheme const& scheme, std::string const& kind)
{
    auto const firm = model::SubjectId(model::SubjectKind::Enterprise, 1);
    auto const cut_off = *scheme.definition().effective_from;
    grading::ColumnsBuilder builder;
    builder.add_enterprise({firm, {"药品生产企业"}, {model::Field::Drug}, must(model::CivilDate::parse("2010-01-01"))});
    if (!kind.empty())
        builder.add_record(0,
            {model::EntryNumber(1), firm, std::nullopt, model::RecordKind::Penalty, cut_off, "某局", "",
                model::Field::Drug, model::Gravity::Ordinary, must(model::Money::parse_yuan("1000")), kind,
                "某法第一条", "某罚1号", std::nullopt, "", "", "1", ""},
            {grading::Source::Own, firm, {}}, std::nullopt);
    auto const columns = std::move(builder).finish();
    return grading::explain(grading::Plan(scheme, columns, cut_off), 0);
}

} // namespace

BOOST_AUTO_TEST_SUITE(load_schemes_test)

BOOST_AUTO_TEST_CASE(every_kind_of_penalty_that_a_decision_writes_is_known_to_every_scheme)
{
    auto const findings = must(usecase::lint_schemes(HOME, law_of_the_house().publication()));
    for (auto const& finding : findings.all())
        BOOST_ERROR(finding.where << ": " << finding.text);
}

BOOST_AUTO_TEST_CASE(every_kind_of_penalty_that_a_firm_can_be_given_weighs_in_every_scheme)
{
    // Detention is of persons, a ban counts through its person, and what another statute adds is for its articles.
    std::set<std::string> const apart{"detention", "restrict-occupation", "other"};
    for (auto const& scheme : must(usecase::load_schemes(HOME)))
        for (auto const& kind : law_of_the_house().publication().penalty_kinds()) {
            if (apart.contains(kind.code)) continue;
            auto const clean = with_penalty(scheme, "");
            auto const penalised = with_penalty(scheme, kind.name);
            BOOST_CHECK_MESSAGE(penalised.score < clean.score || clean.grade < penalised.grade,
                scheme.id() << "@" << scheme.version() << " does not count " << kind.name);
        }
}

BOOST_AUTO_TEST_CASE(a_revoked_licence_is_grade_d_whatever_the_score)
{
    auto const* const revocation = law_of_the_house().publication().find_kind("revoke-licence");
    BOOST_REQUIRE(revocation);
    for (auto const& scheme : must(usecase::load_schemes(HOME)))
        BOOST_CHECK(with_penalty(scheme, revocation->name).grade == model::Grade::D);
}

BOOST_AUTO_TEST_CASE(a_scheme_that_does_not_know_a_kind_of_penalty_is_told_so_at_its_line)
{
    test::TempFolder const folder;
    auto text = must(read_file(HOME / "conf/schemes/general.xml", 8 << 20));
    auto const word = std::string(" 降低资质等级");
    for (auto at = text.find(word); at != text.npos; at = text.find(word))
        text.erase(at, word.size());
    write_file_atomically(folder.path() / "short.xml", text);
    auto const findings =
        must(usecase::lint_scheme(HOME, folder.path() / "short.xml", law_of_the_house().publication()));
    BOOST_REQUIRE_EQUAL(findings.count(Severity::Error), 1U);
    auto const& finding = findings.all().front();
    BOOST_CHECK_EQUAL(finding.rule, "scheme-penalty-kind");
    BOOST_CHECK(finding.where.starts_with("short.xml:"));
    BOOST_CHECK(finding.text.find("降低资质等级") != finding.text.npos);
}

BOOST_AUTO_TEST_CASE(what_intake_makes_of_words_for_penalties_are_words_of_the_one_list)
{
    std::set<std::string> names;
    for (auto const& kind : law_of_the_house().publication().penalty_kinds())
        names.insert(kind.name);
    auto const mapping = must(usecase::IntakeMapping::load(HOME, usecase::IntakeKind::Records));
    auto const column = mapping.column_of("结果");
    BOOST_REQUIRE(column);
    auto const& values = mapping.columns()[*column].values;
    BOOST_CHECK(!values.empty());
    for (auto const& [word, means] : values)
        BOOST_CHECK_MESSAGE(names.contains(means), word << " means " << means << ", which is no kind of penalty");
}

BOOST_AUTO_TEST_SUITE_END()
