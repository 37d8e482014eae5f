#include <usecase/grading/what_if_page.h>

#include <base/files.h>
#include <crypto/system_random.h>
#include <support/outcome.h>
#include <support/temp_folder.h>
#include <usecase/grading/explain_grade.h>
#include <usecase/grading/load_schemes.h>

using namespace xindang;
using test::check_refused;
using test::must;
using usecase::Actor;
using usecase::Duty;
using usecase::SupposedRecord;

namespace {

Actor const CLERK{"xin", {Duty::CreditAdministrator}};

model::CivilDate day(char const* text)
{
    return must(model::CivilDate::parse(text));
}

/// A wholesaler with a fine of 2026-03-03.
struct Office {
    Office()
        : archive(must(archive::Archive::open(
              folder.path() / "archive.sqlite", must(crypto::SecretKey::from_bytes(Bytes(32, 'k'))), random))),
          clock(must(Instant::parse("2026-07-01T09:00:00+08:00"))),
          schemes(must(usecase::load_schemes(XD_SOURCE_DIR)))
    {
        auto writer = must(archive.writer("xin", clock));
        firm = must(writer.register_subject({model::SubjectKind::Enterprise, "东屿省沧浪医药有限公司", {}, {},
            {{"enterprise_type", "药品批发企业"}, {"field", "药品"}, {"started_on", "2012-05-08"}},
            day("2026-07-01")}));
        must(writer.add_record(
            {model::EntryNumber{1}, *firm, std::nullopt, model::RecordKind::Penalty, day("2026-03-03"), "", "",
                model::Field::Drug, model::Gravity::Serious, must(model::Money::parse_yuan("50000")), "罚款", "",
                "云枢市监药罚〔2026〕1号", std::nullopt, "", "测试", "1", ""}));
        writer.commit();
        fine = archive.view().records_of(*firm).front().entry;
    }

    Outcome<usecase::WhatIfReceipt> suppose(
        std::vector<SupposedRecord> added, std::vector<model::EntryNumber> without = {}) const
    {
        return usecase::what_if(
            CLERK, {*firm, day("2026-06-30"), std::move(added), std::move(without)}, schemes.front(), archive);
    }

    test::TempFolder folder;
    crypto::SystemRandom random;
    archive::Archive archive;
    FixedClock clock;
    std::vector<grading::Scheme> schemes;
    std::optional<model::SubjectId> firm;
    std::optional<model::EntryNumber> fine;
};

} // namespace

BOOST_AUTO_TEST_SUITE(what_if_test)

BOOST_AUTO_TEST_CASE(a_supposed_penalty_costs_what_a_real_one_costs_and_nothing_is_written)
{
    Office office;
    auto const size = office.archive.view().size();
    auto const supposed = must(office.suppose({must(
        SupposedRecord::parse("kind=penalty,gravity=serious,result=罚款,amount=80000,on=2026-05-02,field=drug"))}));
    BOOST_CHECK(supposed.after.score < supposed.before.score);
    BOOST_CHECK(!supposed.shifts.empty());
    BOOST_CHECK_EQUAL(office.archive.view().size(), size);
    auto writer = must(office.archive.writer("xin", office.clock));
    must(writer.add_record({model::EntryNumber{1}, *office.firm, std::nullopt, model::RecordKind::Penalty,
        day("2026-05-02"), "", "", model::Field::Drug, model::Gravity::Serious, must(model::Money::parse_yuan("80000")),
        "罚款", "", "", std::nullopt, "", "测试", "2", ""}));
    writer.commit();
    auto const real = must(usecase::explain_grade(CLERK, {*office.firm, office.schemes.front().id(), day("2026-06-30")},
        office.schemes, office.archive, office.clock));
    BOOST_CHECK(real.explanation.mark() == supposed.after.mark());
}

BOOST_AUTO_TEST_CASE(without_the_fine_or_with_its_repair_its_points_come_back)
{
    Office office;
    auto const without = must(office.suppose({}, {*office.fine}));
    BOOST_CHECK(without.after.score > without.before.score);
    auto const& granted = office.schemes.front().definition().repair_granted;
    auto const repaired = must(
        office.suppose({must(SupposedRecord::parse("kind=repair,number=云枢市监药罚〔2026〕1号,result=" + granted))}));
    BOOST_CHECK(repaired.after.score > repaired.before.score);
    for (auto const& shift : without.shifts)
        BOOST_CHECK(shift.before < shift.after);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_supposed_is_refused)
{
    Office office;
    check_refused(office.suppose({}, {model::EntryNumber{1}}), Fault::NotFound, "without");
    check_refused(SupposedRecord::parse("gravity=serious"), Fault::BadInput, "add-record");
    check_refused(SupposedRecord::parse("kind=penalty,colour=red"), Fault::BadInput, "add-record");
    check_refused(SupposedRecord::parse("kind=penalty,amount=-x"), Fault::BadInput, "add-record");
    check_refused(SupposedRecord::parse("kind=penalty,on"), Fault::BadInput, "add-record");
    check_refused(
        office.suppose({must(SupposedRecord::parse("kind=penalty,result=无此结果"))}), Fault::BadInput, "add-record");
    check_refused(usecase::what_if({"p", {Duty::Partner}}, {*office.firm, day("2026-06-30"), {}, {*office.fine}},
                      office.schemes.front(), office.archive),
        Fault::Forbidden, "actor");
}

BOOST_AUTO_TEST_CASE(a_scheme_with_stricter_bands_moves_the_firm_down_and_the_same_scheme_moves_nobody)
{
    Office office;
    NoProgress silent;
    auto const& scheme = office.schemes.front();
    auto const same = must(usecase::what_if_scheme(CLERK, day("2026-06-30"), scheme, scheme, office.archive, silent));
    BOOST_CHECK(same.moved.empty());
    BOOST_CHECK(same.movers.empty());
    auto harsher = scheme.definition();
    std::string raised;
    for (auto& limit : harsher.limits)
        if (limit.condition && limit.bound == grading::Limit::Bound::AtMost && raised.empty()) {
            limit.condition = grading::Condition{};
            limit.condition->kinds = {model::RecordKind::Penalty};
            limit.condition->sources = {grading::Source::Own};
            limit.grade = model::Grade::D;
            limit.times = 1;
            limit.scope = {};
            raised = limit.id;
        }
    auto const stricter = must(grading::Scheme::of(std::move(harsher)));
    auto const moved =
        must(usecase::what_if_scheme(CLERK, day("2026-06-30"), scheme, stricter, office.archive, silent));
    BOOST_REQUIRE_EQUAL(moved.moved.size(), 1U);
    BOOST_CHECK(moved.moved.front().after.grade == model::Grade::D);
    auto const from = static_cast<std::size_t>(moved.moved.front().before.grade);
    BOOST_CHECK_EQUAL(moved.moves[from][3], 1U);
    BOOST_REQUIRE(!moved.movers.empty());
    BOOST_CHECK_EQUAL(moved.movers.front().id, raised);
    auto const page = usecase::to_html(moved);
    BOOST_CHECK_EQUAL(page, usecase::to_html(moved));
    for (auto const& told : {moved.moved.front().name, raised, std::string("等级变化1（100.0%）"), std::string("下降")})
        BOOST_CHECK_MESSAGE(page.find(told) != page.npos, told << " is not on the page");
    for (auto const* const outside : {"<script", "http:", "https:", "src="})
        BOOST_CHECK_MESSAGE(page.find(outside) == page.npos, outside << " is on the page");
    check_refused(usecase::what_if_scheme(
                      {"lin", {Duty::PublicationStaff}}, day("2026-06-30"), scheme, stricter, office.archive, silent),
        Fault::Forbidden, "actor");
}

BOOST_AUTO_TEST_SUITE_END()
