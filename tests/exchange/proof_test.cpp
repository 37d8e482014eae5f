#include <exchange/digests.h>
#include <exchange/proof.h>

#include <support/list_world.h>

using namespace xindang;
using namespace xindang::exchange;
using test::ListWorld;
using test::with;

BOOST_AUTO_TEST_SUITE(proof_test)

namespace {

struct ProofWorld : ListWorld {
    static ProofSchemas const& proof_schemas()
    {
        static auto const SCHEMAS = test::must(ProofSchemas::load(std::filesystem::path(XD_SOURCE_DIR) / "xsd"));
        return SCHEMAS;
    }
    static SubjectIdentifier person(int number)
    {
        return {"person-id", SubjectIdentifier::Form::KeyedHash, crypto::sha256(std::to_string(100000 + number)).hex(),
            "PARTNER-A-1"};
    }
    Bytes proof_of(ListQuestion const& question) const { return test::must(prove(FolderSource(folder()), question)); }
    Step<ListVerdict> verify(Bytes const& proof) const
    {
        return verify_proof(proof, proof_schemas(), root.certificate, environment);
    }
    ListVerdict held(ListQuestion const& question) const
    {
        auto const verdict = verify(proof_of(question));
        BOOST_REQUIRE_MESSAGE(verdict, (verdict ? std::string() : verdict.reason().text));
        return *verdict;
    }
    void check_refused(Bytes const& proof, ReasonCode code) const
    {
        auto const verdict = verify(proof);
        BOOST_REQUIRE(!verdict);
        BOOST_CHECK_MESSAGE(verdict.reason().code == code,
            word_of(verdict.reason().code) << " " << verdict.reason().where << ": " << verdict.reason().text);
        BOOST_CHECK(!verdict.reason().where.empty());
    }
};

/// The first element of this name with all in it.
Bytes element_in(Bytes const& text, std::string const& name)
{
    auto const begin = text.find("<" + name + " ");
    auto const end = text.find("</" + name + ">", begin) + name.size() + 3;
    BOOST_REQUIRE(begin != Bytes::npos);
    return text.substr(begin, end - begin);
}

} // namespace

BOOST_FIXTURE_TEST_CASE(every_entry_is_proven_present_and_every_other_id_absent, ProofWorld)
{
    for (auto const count : {0, 1, 2, 3, 7}) {
        publish(entries(count));
        for (int number = 1; number <= count; ++number) {
            auto const id = entry(number).id;
            auto const verdict = held({id, std::nullopt});
            BOOST_REQUIRE_EQUAL(verdict.entries.size(), 1);
            BOOST_CHECK_EQUAL(verdict.entries.front().state.id, id);
            BOOST_CHECK(verdict.entries.front().xml.find("测试人员") != Bytes::npos);
            BOOST_CHECK_EQUAL(verdict.head.position.entry_count, count);
        }
        for (auto const* id : {"AAAA", "BAN-100001X", "BAN-100003X", "ZZZZ"})
            BOOST_CHECK(held({id, std::nullopt}).entries.empty());
    }
}

BOOST_FIXTURE_TEST_CASE(a_subject_is_proven_to_be_on_the_list_or_on_no_entry_of_it, ProofWorld)
{
    for (auto const count : {0, 1, 5}) {
        auto all = entries(count);
        // One person under two decisions.
        if (count == 5) all[4].identifiers[1] = all[0].identifiers[1];
        publish(all);
        for (int number = 1; number <= 6; ++number) {
            auto const verdict = held({"", person(number)});
            std::size_t const expected = number > count              ? 0
                                         : count == 5 && number == 1 ? 2
                                         : count == 5 && number == 5 ? 0
                                                                     : 1;
            BOOST_CHECK_EQUAL(verdict.entries.size(), expected);
        }
    }
}

BOOST_FIXTURE_TEST_CASE(the_index_is_part_of_what_an_importer_recomputes, ProofWorld)
{
    publish(entries(3));
    BOOST_CHECK(import().outcome == ListOutcome::Imported);
    publish(entries(4));
    BOOST_CHECK(import().outcome == ListOutcome::Imported);
    auto value = test::must(
        read_head(test::must(xml::Document::parse(file("head.xml"), xml::Limits::foreign(), "head.xml")).root()));
    BOOST_CHECK_EQUAL(value.position.subject_count, 4);
}

BOOST_FIXTURE_TEST_CASE(a_proof_tells_when_its_answer_is_of_a_former_day, ProofWorld)
{
    publish(entries(1));
    auto const verdict = held({"BAN-100001", std::nullopt});
    BOOST_CHECK(!verdict.stale_at(now.plus_seconds(3600)));
    BOOST_CHECK(verdict.stale_at(now.plus_seconds(86400 * 30)));
}

BOOST_FIXTURE_TEST_CASE(hostile_proofs_are_refused_with_their_code, ProofWorld)
{
    publish(entries(5));
    auto const present = proof_of({"BAN-100002", std::nullopt});
    auto const absent = proof_of({"BAN-100002X", std::nullopt});
    // Another entry in the place of the one that was asked for.
    check_refused(with(present, "<AboutEntry id=\"BAN-100002\"", "<AboutEntry id=\"BAN-100003\""), ReasonCode::Proof);
    // A present entry said to be absent, between neighbours of something else.
    check_refused(with(absent, "<AboutEntry id=\"BAN-100002X\"", "<AboutEntry id=\"BAN-100002\""), ReasonCode::Proof);
    check_refused(with(absent, "<AboutEntry id=\"BAN-100002X\"", "<AboutEntry id=\"BAN-100004\""), ReasonCode::Proof);
    // One neighbour left out, both left out, one twice.
    auto const leaf = element_in(absent, "StateLeaf");
    check_refused(with(absent, leaf, ""), ReasonCode::Proof);
    check_refused(with(with(absent, leaf, ""), element_in(with(absent, leaf, ""), "StateLeaf"), ""), ReasonCode::Proof);
    check_refused(with(absent, leaf, leaf + leaf), ReasonCode::Proof);
    // The other answer to the same leaves.
    check_refused(with(present, ">present<", ">absent<"), ReasonCode::Proof);
    check_refused(with(absent, ">absent<", ">present<"), ReasonCode::Proof);
    // Another version, status, digest, place or sibling than the tree has.
    check_refused(with(present, "ver=\"1\"", "ver=\"2\""), ReasonCode::Proof);
    check_refused(with(present, "status=\"active\"", "status=\"suspended\""), ReasonCode::Proof);
    check_refused(with(present, "no=\"1\"", "no=\"2\""), ReasonCode::Proof);
    check_refused(with(present, "no=\"1\"", "no=\"9007199254740991\""), ReasonCode::Proof);
    check_refused(
        with(present, "<Sibling>sha256:", "<Sibling>sha256:" + std::string(64, '0') + "</Sibling><Sibling>sha256:"),
        ReasonCode::Proof);
    // The entry itself altered, or left out.
    check_refused(with(present, "<Content>", "<Content>QUJD"), ReasonCode::Proof);
    auto const content = present.find("<Content>");
    auto const end = present.find("</Content>") + 10;
    check_refused(with(present, present.substr(content, end - content), ""), ReasonCode::Proof);
    // A head nobody signed; a root nobody pinned; another environment; no proof at all.
    check_refused(with(present, "<Head>", "<Head>PD94"), ReasonCode::Prescan);
    auto const stranger = verify_proof(present, proof_schemas(), list.certificate, environment);
    BOOST_CHECK(!stranger && stranger.reason().code == ReasonCode::Key);
    auto const elsewhere = verify_proof(present, proof_schemas(), root.certificate, Environment::Production);
    BOOST_CHECK(!elsewhere && elsewhere.reason().code == ReasonCode::Environment);
    check_refused("no proof", ReasonCode::NotXml);
    check_refused(with(present, "<Answer>", "<Extra/><Answer>"), ReasonCode::Schema);
    check_refused(with(present, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!DOCTYPE a []>"), ReasonCode::Prescan);
    check_refused(Bytes(std::size_t{5} << 20, ' '), ReasonCode::Size);
}

BOOST_FIXTURE_TEST_CASE(hostile_proofs_about_a_subject_are_refused, ProofWorld)
{
    publish(entries(5));
    auto const listed = proof_of({"", person(2)});
    auto const absent = proof_of({"", person(9)});
    auto const other = person(3).value;
    // A listed person under the neighbours of one who is not.
    check_refused(with(absent, person(9).value, person(2).value), ReasonCode::Proof);
    // The entry of another person.
    check_refused(with(listed, "value=\"" + person(2).value, "value=\"" + other), ReasonCode::Proof);
    // Leaves of the wrong tree: ids say nothing of persons.
    auto const ids = proof_of({"BAN-100002X", std::nullopt});
    auto const question = "<AboutSubject scheme=\"person-id\" form=\"keyed-hash\" keyId=\"PARTNER-A-1\" value=\"" +
                          person(2).value + "\"/>";
    check_refused(with(ids, "<AboutEntry id=\"BAN-100002X\"/>", question), ReasonCode::Proof);
    check_refused(with(absent, "<AboutSubject", "<AboutEntry id=\"BAN-100002\"/><AboutSubject"), ReasonCode::Schema);
    // A key that is not the leaf's.
    check_refused(with(absent, "key=\"sha256:", "key=\"sha256:00"), ReasonCode::Schema);
    check_refused(with(absent, "entry=\"BAN-1", "entry=\"BAN-2"), ReasonCode::Proof);
    // A proof of before: true then, and it says of when it is.
    publish(entries(9));
    BOOST_CHECK_EQUAL((*verify(absent)).head.position.seq, 1);
}

BOOST_FIXTURE_TEST_CASE(nothing_is_proven_of_a_masked_number_or_of_spoilt_files, ProofWorld)
{
    publish(entries(2));
    FolderSource const files(folder());
    test::check_refused(
        prove(files, {"", SubjectIdentifier{"person-id", SubjectIdentifier::Form::Masked, "110105****"}}),
        Fault::BadInput, "question");
    test::check_refused(prove(files, {"", std::nullopt}), Fault::BadInput, "question");
    put("list-1-1.xml", with(file("list-1-1.xml"), "测试人员", "别人人员"));
    test::check_refused(prove(files, {"BAN-100001", std::nullopt}), Fault::Corrupt, "list-1-1.xml");
}

BOOST_AUTO_TEST_SUITE_END()
