#include <usecase/document/prove_document.h>

#include <crypto/hash.h>
#include <support/office.h>
#include <usecase/document/find_document.h>
#include <usecase/document/remote_provers.h>
#include <usecase/document/verify_document.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using document::Level;
using test::must;

namespace {

struct ProvingOffice : test::Office {
    usecase::ProofServices services() const { return {archive, objects, provers->provers(), clock}; }
    usecase::DocumentVerdict verdict(BytesView file) const
    {
        return must(usecase::verify_document(file, provers->trust(), press, &archive, clock));
    }
    Bytes file(std::string const& number) const
    {
        return must(usecase::find_document(approver, number, archive, objects)).pdf;
    }
    usecase::RenewalReceipt renew() const
    {
        NoProgress progress;
        return must(usecase::renew_time_stamps(operator_, Level::LTA, 180, services(), progress));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(prove_document_test, ProvingOffice)

BOOST_AUTO_TEST_CASE(a_document_keeps_its_number_while_its_file_gains_proofs)
{
    auto const number = issue(ban_draft());
    auto const before = file(number);
    BOOST_CHECK_EQUAL(word_of(verdict(before).verification.level), "B-B");
    auto const receipt = must(usecase::prove_document(approver, number, Level::LTA, services()));
    BOOST_CHECK(receipt.entry.has_value());
    BOOST_CHECK(receipt.renew_before.has_value());
    auto const after = file(number);
    BOOST_CHECK(crypto::sha256(after) == receipt.digest);
    auto const answer = verdict(after);
    BOOST_CHECK(answer.verification.all_good());
    BOOST_CHECK_EQUAL(word_of(answer.verification.level), "B-LTA");
    // Both files are known to the ledger as this document.
    BOOST_REQUIRE(answer.standing);
    BOOST_CHECK_EQUAL(answer.standing->number, number);
    BOOST_REQUIRE(verdict(before).standing);
    BOOST_CHECK_EQUAL(verdict(before).standing->number, number);
    // Again: nothing to do.
    auto const again = must(usecase::prove_document(approver, number, Level::LTA, services()));
    BOOST_CHECK(!again.entry && again.digest == receipt.digest);
    BOOST_CHECK_EQUAL(must(archive.rebuild()), archive.view().documents().empty() ? 0 : archive.tree().size());
    BOOST_CHECK_EQUAL(must(archive.view().document(number)).level, "B-LTA");
}

BOOST_AUTO_TEST_CASE(the_daily_job_raises_renews_and_then_rests)
{
    auto const number = issue(ban_draft());
    auto const first = renew();
    BOOST_CHECK_EQUAL(first.raised, 1U);
    BOOST_CHECK_EQUAL(first.renewed, 0U);
    auto const second = renew();
    BOOST_CHECK_EQUAL(second.raised + second.renewed, 0U);
    auto const before = file(number);
    clock.set("2035-12-01T09:00:00+08:00"); // the authority ends early in 2036
    // Its own certificate ends as soon as the stamp: another stamp would prove nothing more.
    auto const third = renew();
    BOOST_CHECK_EQUAL(third.renewed, 0U);
    BOOST_REQUIRE_EQUAL(third.problems.all().size(), 1U);
    BOOST_CHECK_EQUAL(third.problems.all()[0].rule, "conflict");
    BOOST_CHECK_EQUAL(third.problems.all()[0].where, number);

    auto const year = std::int64_t{365 * 86'400};
    auto const now = clock.now();
    auto const root_key = crypto::generate_key(crypto::KeyKind::EcP256);
    auto const root = crypto::make_authority({"新根", "信档", now, now.plus_seconds(10 * year)}, *root_key, random);
    auto const key = crypto::generate_key(crypto::KeyKind::EcP256);
    crypto::CertificateRequest asked{"新时间戳", "信档", now, now.plus_seconds(10 * year)};
    asked.use = crypto::Use::TimeStamps;
    auto const certificate = crypto::make_leaf(asked, key->public_key(), root, *root_key, random);
    crypto::DevelopmentTimeStamper const stamper(*key, certificate, {}, clock, random);
    auto trust = provers->trust();
    trust.stampers.push_back(root);
    usecase::ProofServices const fresh{archive, objects, {stamper, provers->provers().revocations, trust}, clock};
    NoProgress progress;
    auto const fourth = must(usecase::renew_time_stamps(operator_, Level::LTA, 180, fresh, progress));
    BOOST_CHECK_EQUAL(fourth.renewed, 1U);
    BOOST_CHECK(file(number).starts_with(before));
    auto const fifth = must(usecase::renew_time_stamps(operator_, Level::LTA, 180, fresh, progress));
    BOOST_CHECK_EQUAL(fifth.renewed + fifth.raised, 0U);
    clock.set("2040-01-01T09:00:00+08:00"); // every certificate of the first hierarchy has ended
    auto const answer = must(usecase::verify_document(file(number), trust, press, &archive, clock));
    BOOST_CHECK(answer.verification.all_good());
}

BOOST_AUTO_TEST_CASE(a_service_that_is_away_holds_up_no_decision)
{
    usecase::RemoteTimeStamper const nobody("http://127.0.0.1:1/tsp", random);
    auto const ours = provers->provers();
    document::Provers const away{nobody, ours.revocations, ours.trust};
    usecase::DocumentServices const proving{
        archive, objects, law, press, clauses, signer, clock, std::nullopt, away, Level::LTA};
    auto const receipt = must(usecase::issue_document(approver, drafter, {"ban-decision", ban_draft()}, proving));
    BOOST_CHECK(receipt.level == Level::B);
    BOOST_REQUIRE_GE(receipt.notes.all().size(), 1U);
    BOOST_CHECK_EQUAL(receipt.notes.all().back().rule, "not-proven");
    BOOST_CHECK_EQUAL(receipt.notes.all().back().where, "time-stamp");
    test::check_refused(usecase::prove_document(approver, receipt.number, Level::T, {archive, objects, away, clock}),
        Fault::Unavailable, "time-stamp");
    BOOST_CHECK_EQUAL(renew().raised, 1U);
}

BOOST_AUTO_TEST_CASE(refusals_name_their_place)
{
    test::check_refused(
        usecase::prove_document(approver, "东药监罚〔2026〕9号", Level::T, services()), Fault::NotFound, "number");
    usecase::Actor const partner{"partner", {}};
    test::check_refused(usecase::prove_document(partner, "x", Level::T, services()), Fault::Forbidden, "actor");
    NoProgress progress;
    test::check_refused(
        usecase::renew_time_stamps(partner, Level::LTA, 180, services(), progress), Fault::Forbidden, "actor");
}

BOOST_AUTO_TEST_SUITE_END()
