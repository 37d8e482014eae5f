#include <usecase/archive/archive_views.h>

#include <base/files.h>
#include <crypto/note.h>
#include <crypto/system_random.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

using namespace xindang;
using namespace xindang::usecase;
using test::check_refused;
using test::must;

namespace {

constexpr char const* ORIGIN = "example.test/ledger";

model::CivilDate day(char const* text)
{
    return must(model::CivilDate::parse(text));
}

/// One firm under its second name, one person with a post in it, one record of each.
struct Office {
    test::TempFolder folder;
    DataFolder data{folder.path()};
    crypto::SystemRandom random;
    FixedClock clock{must(Instant::parse("2026-01-05T09:00:00+08:00"))};
    archive::Archive archive =
        must(archive::Archive::open(data.database(), crypto::SecretKey::generate(random), random));
    std::unique_ptr<crypto::SigningKey> key = crypto::generate_key(crypto::KeyKind::Ed25519);
    LedgerSigner signer{ORIGIN, *key};
    std::string verifier = crypto::note_verifier_key(ORIGIN, key->public_key());
    Actor everybody{"someone", {Duty::CreditAdministrator, Duty::Auditor, Duty::Operator}};
    Actor partner{"partner", {Duty::Partner}};
    NoProgress silent;

    Office()
    {
        write_file_atomically(data.ledger_verifier(), verifier + "\n", Durable::No);
        auto writer = must(archive.writer("someone", clock));
        auto const firm = must(writer.register_subject({model::SubjectKind::Enterprise, "星槎制药有限公司", {},
            {{model::IdentifierScheme::CreditCode, "91350100M000100Y43"}}, {{"region", "350100"}}, day("2020-01-01"),
            {}}));
        auto const person = must(writer.register_subject({model::SubjectKind::Person, "单雄信", {},
            {{model::IdentifierScheme::PersonId, "11010519491231002X"}}, {}, day("2020-01-01"), {}}));
        must(writer.add_role({model::RoleKind::Post, person, firm, "质量负责人", {day("2021-01-01"), std::nullopt}}));
        for (auto const id : {firm, person})
            must(writer.add_record({model::EntryNumber(1), id, std::nullopt, model::RecordKind::Penalty,
                day("2025-03-04"), "某局", "350100", model::Field::Drug, model::Gravity::Serious, model::Money::zero(),
                "罚款", {}, {}, std::nullopt, "事由", "系统", "R-" + id.text(), {}}));
        archive::Amendment amendment{day("2024-01-01")};
        amendment.name = "长庚制药有限公司";
        must(writer.amend_subject(firm, amendment));
        writer.commit();
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(archive_usecases_test)

BOOST_AUTO_TEST_CASE(the_archive_of_a_subject_is_shown_as_of_a_day)
{
    Office office;
    auto const now = must(show_archive(office.everybody, {"91350100m000100y43", {}}, office.archive));
    BOOST_CHECK_EQUAL(now.subject.current_name(), "长庚制药有限公司");
    BOOST_CHECK_EQUAL(now.records.size(), 1u);
    BOOST_REQUIRE_EQUAL(now.roles.size(), 1u);
    BOOST_CHECK_EQUAL(now.roles[0].other_name, "单雄信");
    auto const then = must(show_archive(office.everybody, {"E1", {day("2023-12-31"), {}}}, office.archive));
    BOOST_CHECK_EQUAL(then.subject.current_name(), "星槎制药有限公司");
    BOOST_CHECK(then.records.empty());
    check_refused(show_archive(office.everybody, {"E99", {}}, office.archive), Fault::NotFound, "number");
    BOOST_CHECK_EQUAL(
        name_of(show_archive(office.partner, {"E1", {}}, office.archive).refusal().fault), name_of(Fault::Forbidden));
}

BOOST_AUTO_TEST_CASE(numbers_of_persons_are_masked_where_they_are_shown)
{
    Office office;
    auto const file = must(show_archive(office.everybody, {"11010519491231002X", {}}, office.archive));
    auto const json = json_of(file).text();
    BOOST_CHECK(json.find("11010519491231002X") == std::string::npos);
    BOOST_CHECK(json.find("110105********002X") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(subjects_are_found_and_it_is_told_by_what)
{
    Office office;
    auto const matched = [&](char const* text) {
        auto const found = must(find_subject(office.everybody, {text}, office.archive));
        return found.empty() ? std::string() : found[0].subject.id.text() + " " + found[0].matched;
    };
    BOOST_CHECK_EQUAL(matched("长庚制药"), "E1 name");
    BOOST_CHECK_EQUAL(matched("星槎制药有限公司"), "E1 former-name");
    BOOST_CHECK_EQUAL(matched("91350100M000100Y43"), "E1 identifier");
    BOOST_CHECK_EQUAL(matched("xczyyxgs"), "E1 initials");
    BOOST_CHECK_EQUAL(matched("shanxiongxin"), "P1 pinyin");
    BOOST_CHECK_EQUAL(matched("没有"), "");
    check_refused(find_subject(office.everybody, {" "}, office.archive), Fault::BadInput, "text");
}

BOOST_AUTO_TEST_CASE(a_proof_holds_for_who_has_only_the_public_key)
{
    Office office;
    for (std::uint64_t number = 1; number <= office.archive.view().size(); ++number) {
        auto const proof =
            must(prove_entry(office.everybody, model::EntryNumber(number), office.archive, office.signer));
        auto const verified = must(verify_proof(proof.text, office.verifier));
        BOOST_CHECK_EQUAL(verified.number, number);
        BOOST_CHECK_EQUAL(verified.octets, must(office.archive.canonical_octets(model::EntryNumber(number))));
    }
    check_refused(
        prove_entry(office.everybody, model::EntryNumber(99), office.archive, office.signer), Fault::NotFound, "entry");
}

BOOST_AUTO_TEST_CASE(a_forged_proof_or_another_key_is_found_out)
{
    Office office;
    auto proof = must(prove_entry(office.everybody, model::EntryNumber(2), office.archive, office.signer)).proof;
    auto const other = crypto::generate_key(crypto::KeyKind::Ed25519);
    check_refused(verify_proof(archive::proof_text(proof), crypto::note_verifier_key(ORIGIN, other->public_key())),
        Fault::Untrusted, "note");
    auto forged = proof;
    forged.octets += " ";
    check_refused(verify_proof(archive::proof_text(forged), office.verifier), Fault::Untrusted, "proof");
    forged = proof;
    forged.index = 0;
    check_refused(verify_proof(archive::proof_text(forged), office.verifier), Fault::Untrusted, "proof");
    check_refused(verify_proof("hello", office.verifier), Fault::BadInput, "proof:1");
}

BOOST_AUTO_TEST_CASE(the_ledger_is_checked_against_its_checkpoints)
{
    Office office;
    auto const receipt = must(make_checkpoint(office.everybody, office.archive, office.signer));
    auto const report = must(check_ledger(office.everybody, {{receipt.note}}, office.data, office.silent));
    BOOST_CHECK(!report.findings.has_errors());
    BOOST_CHECK_EQUAL(report.checkpoints, 2u);
    BOOST_CHECK_EQUAL(report.anchored, report.entries);
    BOOST_CHECK_EQUAL(name_of(make_checkpoint(office.partner, office.archive, office.signer).refusal().fault),
        name_of(Fault::Forbidden));
}

BOOST_AUTO_TEST_CASE(a_person_is_erased_for_a_reason_and_not_while_a_notice_runs)
{
    Office office;
    check_refused(erase_person(office.everybody, {"P1", ""}, office.archive, office.clock), Fault::BadInput, "reason");
    check_refused(erase_person(office.everybody, {"E1", "x"}, office.archive, office.clock), Fault::NotFound, "number");
    {
        auto writer = must(office.archive.writer("someone", office.clock));
        must(writer.publish_notice(
            {model::SubjectId(model::SubjectKind::Person, 1), "n1", "文号", day("2026-01-01"), day("2026-06-30"), {}}));
        must(writer.issue_document({model::SubjectId(model::SubjectKind::Person, 1), day("2026-01-01"), "ban-decision",
            "测药监罚〔2026〕1号", "测药监罚", 2026, 1, "决定书", model::Sha256{{}}}));
        writer.commit();
    }
    check_refused(
        erase_person(office.everybody, {"P1", "申请"}, office.archive, office.clock), Fault::Conflict, "number");
    FixedClock const later(must(Instant::parse("2026-07-01T09:00:00+08:00")));
    auto const receipt = must(erase_person(office.everybody, {"11010519491231002X", "申请"}, office.archive, later));
    BOOST_CHECK_EQUAL(receipt.person.text(), "P1");
    BOOST_CHECK(receipt.documents_kept == std::vector<std::string>{"测药监罚〔2026〕1号"});
    BOOST_CHECK(must(show_archive(office.everybody, {"P1", {}}, office.archive)).subject.erased);
    BOOST_CHECK(must(find_subject(office.everybody, {"单雄信"}, office.archive)).empty());
    BOOST_CHECK(!must(check_ledger(office.everybody, {}, office.data, office.silent)).findings.has_errors());
}

BOOST_AUTO_TEST_SUITE_END()
