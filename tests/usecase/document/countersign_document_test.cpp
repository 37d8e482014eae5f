#include <usecase/document/countersign_document.h>

#include <base/files.h>
#include <support/judge.h>
#include <support/office.h>
#include <usecase/document/find_document.h>
#include <usecase/document/remote_provers.h>
#include <usecase/document/verify_document.h>
#include <usecase/office/certify_user.h>

#include <boost/test/unit_test.hpp>

using namespace xindang;
using document::Level;
using test::must;

namespace {

struct SigningOffice : test::Office {
    SigningOffice() { must(accounts.put({"wei", "魏审批", {usecase::Duty::Approver}})); }
    usecase::Actor wei{"wei", {usecase::Duty::Approver}};

    Outcome<crypto::Certificate> certify(usecase::Actor const& actor, std::string const& login)
    {
        return usecase::certify_user(
            actor, login, {data, accounts, law.agencies().own(), settings.environment, {}, clock, random});
    }
    usecase::ProofServices services() const { return {archive, objects, provers->provers(), clock}; }
    Bytes file(std::string const& number) const
    {
        return must(usecase::find_document(approver, number, archive, objects)).pdf;
    }
    document::Verification verified(BytesView file) const
    {
        return must(usecase::verify_document(file, provers->trust(), press, &archive, clock)).verification;
    }
};

/// A person's key as the development authority certifies it.
struct Person {
    explicit Person(SigningOffice& office)
        : certificate(must(office.certify(office.operator_, "wei"))),
          key(must(crypto::load_key(office.data.key("signer-wei")))),
          signer{*key, certificate, {must(crypto::Certificate::load(office.data.certificate("documents-ca")))}}
    {}
    crypto::Certificate certificate;
    std::unique_ptr<crypto::SigningKey> key;
    document::Signer signer;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(countersign_document_test, SigningOffice)

BOOST_AUTO_TEST_CASE(a_person_signs_beside_the_office)
{
    Person const person(*this);
    BOOST_CHECK(person.certificate.common_name().ends_with("魏审批"));
    auto const number = issue(ban_draft());
    must(usecase::prove_document(approver, number, Level::LTA, services()));
    auto const before = file(number);
    auto const receipt = must(usecase::countersign_document(wei, number, person.signer, Level::LTA, services()));
    BOOST_CHECK(!receipt.not_proven);
    BOOST_CHECK(receipt.proof.entry.has_value());
    BOOST_CHECK_EQUAL(receipt.signer, person.certificate.common_name());

    auto const after = file(number);
    BOOST_CHECK(after.starts_with(before));
    auto const answer = verified(after);
    BOOST_CHECK(answer.all_good());
    BOOST_REQUIRE_EQUAL(answer.signatures.size(), 2U);
    BOOST_CHECK_EQUAL(answer.signatures[0].signer->common_name(), certificate.common_name());
    BOOST_CHECK_EQUAL(answer.signatures[1].signer->common_name(), person.certificate.common_name());
    BOOST_CHECK(answer.signatures[0].certifies == 2);
    BOOST_CHECK(!answer.signatures[1].certifies);
    for (auto const& signature : answer.signatures) {
        BOOST_CHECK(signature.integrity == document::Integrity::Intact);
        BOOST_CHECK(signature.trusted);
        BOOST_CHECK_EQUAL(word_of(signature.level), "B-LTA");
    }
    BOOST_CHECK_EQUAL(must(archive.view().document(number)).level, "B-LTA");

    if (test::has_judge("pdfsig")) {
        write_file_atomically(temp.path() / "both.pdf", after);
        auto const words = test::judge("pdfsig -nocert '" + (temp.path() / "both.pdf").string() + "'").words;
        std::size_t valid = 0;
        for (auto at = words.find("Signature is Valid."); at != std::string::npos;
             at = words.find("Signature is Valid.", at + 1))
            ++valid;
        BOOST_CHECK_MESSAGE(valid == 2, words);
    }
}

BOOST_AUTO_TEST_CASE(nothing_but_a_signature_may_come_between)
{
    Person const person(*this);
    auto const number = issue(ban_draft());
    must(usecase::countersign_document(wei, number, person.signer, Level::B, services()));
    auto altered = file(number);
    auto const at = altered.rfind("/FT /Sig");
    altered.replace(at, 8, "/FT /Btn");
    BOOST_CHECK(!verified(altered).all_good());
}

BOOST_AUTO_TEST_CASE(a_service_that_is_away_leaves_the_signature_at_the_first_level)
{
    Person const person(*this);
    usecase::RemoteTimeStamper const nobody("http://127.0.0.1:1/tsp", random);
    auto const ours = provers->provers();
    usecase::ProofServices const away{archive, objects, {nobody, ours.revocations, ours.trust}, clock};
    auto const number = issue(ban_draft());
    auto const receipt = must(usecase::countersign_document(wei, number, person.signer, Level::LTA, away));
    BOOST_REQUIRE(receipt.not_proven);
    BOOST_CHECK_EQUAL(receipt.not_proven->where, "time-stamp");
    BOOST_CHECK(receipt.proof.level == Level::B);
    NoProgress progress;
    auto const job = must(usecase::renew_time_stamps(operator_, Level::LTA, 180, services(), progress));
    BOOST_CHECK_EQUAL(job.raised, 1U);
    BOOST_CHECK_EQUAL(word_of(verified(file(number)).level), "B-LTA");
}

BOOST_AUTO_TEST_CASE(refusals_name_their_place)
{
    Person const person(*this);
    auto const number = issue(ban_draft());
    test::check_refused(
        usecase::countersign_document(drafter, number, person.signer, Level::B, services()), Fault::Forbidden, "actor");
    test::check_refused(usecase::countersign_document(wei, "东药监罚〔2026〕9号", person.signer, Level::B, services()),
        Fault::NotFound, "number");
    must(usecase::countersign_document(wei, number, person.signer, Level::B, services()));
    test::check_refused(
        usecase::countersign_document(wei, number, person.signer, Level::B, services()), Fault::Conflict, "signer");
    auto const strange = crypto::generate_key(crypto::KeyKind::EcP256);
    auto const itself =
        crypto::make_self_signed({"外人", "外人", clock.now(), clock.now().plus_seconds(86400)}, *strange, random);
    test::check_refused(usecase::countersign_document(wei, number, {*strange, itself}, Level::B, services()),
        Fault::Untrusted, "certificate");

    test::check_refused(certify(operator_, "wei"), Fault::Conflict, "signer-wei.key");
    test::check_refused(certify(operator_, "nobody"), Fault::NotFound, "login");
    test::check_refused(certify(wei, "wei"), Fault::Forbidden, "actor");
}

BOOST_AUTO_TEST_SUITE_END()
