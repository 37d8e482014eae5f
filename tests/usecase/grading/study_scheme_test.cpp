#include <usecase/grading/study_scheme.h>

#include <base/files.h>
#include <crypto/system_random.h>
#include <support/outcome.h>
#include <support/temp_folder.h>
#include <usecase/archive/take_in.h>
#include <usecase/grading/json_schemes.h>
#include <usecase/grading/load_schemes.h>

#include <fstream>

using namespace xindang;
using test::check_refused;
using test::must;
using usecase::Actor;
using usecase::Duty;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;
Actor const AUDITOR{"shen", {Duty::Auditor}};
Actor const CLERK{"xin", {Duty::CreditAdministrator}};

model::CivilDate day(char const* text)
{
    return must(model::CivilDate::parse(text));
}

struct Office {
    Office()
        : archive(must(archive::Archive::open(
              folder.path() / "archive.sqlite", must(crypto::SecretKey::from_bytes(Bytes(32, 'k'))), random))),
          clock(must(Instant::parse("2026-07-01T09:00:00+08:00")))
    {}

    void take_in_enterprises()
    {
        usecase::TakeIn request;
        request.file = must(read_file(HOME / "conf/demo/enterprises.csv", 8 << 20));
        must(usecase::take_in_enterprises(CLERK, request, usecase::IntakeServices{archive, clock, HOME, silent}));
    }

    test::TempFolder folder;
    crypto::SystemRandom random;
    NoProgress silent;
    archive::Archive archive;
    FixedClock clock;
};

} // namespace

BOOST_AUTO_TEST_SUITE(study_scheme_test)

BOOST_AUTO_TEST_CASE(a_scheme_is_opened_by_id_by_version_and_by_file)
{
    BOOST_CHECK_EQUAL(must(usecase::open_scheme(AUDITOR, "general", HOME, day("2026-06-30"))).id(), "general");
    auto const version = must(usecase::open_scheme(AUDITOR, "general", HOME, day("2026-06-30"))).version();
    BOOST_CHECK_EQUAL(
        must(usecase::open_scheme(AUDITOR, "general@" + version, HOME, day("2026-06-30"))).version(), version);
    auto const file = (HOME / "conf/schemes/general.xml").string();
    BOOST_CHECK_EQUAL(must(usecase::open_scheme(AUDITOR, file, HOME, day("2026-06-30"))).id(), "general");
}

BOOST_AUTO_TEST_CASE(what_is_no_scheme_is_refused_at_its_place)
{
    test::TempFolder folder;
    std::ofstream(folder.path() / "wrong.xml") << "<scheme";
    check_refused(usecase::open_scheme(AUDITOR, "nobody", HOME, day("2026-06-30")), Fault::NotFound, "scheme");
    check_refused(usecase::open_scheme(AUDITOR, "general@0", HOME, day("2026-06-30")), Fault::NotFound, "scheme");
    check_refused(usecase::open_scheme({"partner", {Duty::Partner}}, "general", HOME, day("2026-06-30")),
        Fault::Forbidden, "actor");
    auto const wrong = usecase::open_scheme(AUDITOR, (folder.path() / "wrong.xml").string(), HOME, day("2026-06-30"));
    BOOST_REQUIRE(!wrong);
    BOOST_CHECK(wrong.refusal().fault == Fault::BadInput);
    BOOST_CHECK_EQUAL(wrong.refusal().where, "wrong.xml:1");
}

BOOST_AUTO_TEST_CASE(an_audit_grades_all_and_writes_nothing)
{
    Office office;
    office.take_in_enterprises();
    auto const scheme = must(usecase::open_scheme(AUDITOR, "general", HOME, day("2026-06-30")));
    auto const size = office.archive.view().size();
    auto const audited = must(usecase::audit_scheme(AUDITOR, scheme, day("2026-06-30"), office.archive));
    BOOST_CHECK_EQUAL(audited.audit.all.total(), 70U);
    BOOST_CHECK_EQUAL(audited.audit.no_records, 70U);
    BOOST_CHECK_EQUAL(audited.audit.by_region.size(), 5U);
    BOOST_CHECK_EQUAL(audited.ledger_position, size);
    BOOST_CHECK_EQUAL(office.archive.view().size(), size);
    auto const json = usecase::json_of(audited).text();
    BOOST_CHECK(json.find("\"no_records\":70") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_audit_is_refused_at_its_place)
{
    Office office;
    auto const scheme = must(usecase::open_scheme(AUDITOR, "general", HOME, day("2026-06-30")));
    check_refused(usecase::audit_scheme({"gong", {Duty::PublicationStaff}}, scheme, day("2026-06-30"), office.archive),
        Fault::Forbidden, "actor");
    check_refused(
        usecase::audit_scheme(AUDITOR, scheme, day("2026-06-30"), office.archive), Fault::NotFound, "enterprise");
}

BOOST_AUTO_TEST_SUITE_END()
