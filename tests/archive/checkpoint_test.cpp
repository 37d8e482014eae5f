#include <archive/checkpoint.h>

#include <support/outcome.h>

using namespace xindang;
using namespace xindang::archive;

namespace {

EntryProof example()
{
    return {4, "{\"body\":{}}", {crypto::leaf_hash("a"), crypto::leaf_hash("b")},
        "origin\n9\n" + to_base64(crypto::leaf_hash("root").bytes()) + "\n\n— signature\n"};
}

} // namespace

BOOST_AUTO_TEST_SUITE(checkpoint_test)

BOOST_AUTO_TEST_CASE(a_checkpoint_is_read_as_it_was_written)
{
    Checkpoint const checkpoint{"example.test/ledger", 12, crypto::leaf_hash("x")};
    BOOST_CHECK(test::must(parse_checkpoint(checkpoint_text(checkpoint))) == checkpoint);
    BOOST_CHECK(test::must(parse_checkpoint(checkpoint_text(checkpoint) + "an extension\n")) == checkpoint);
}

BOOST_AUTO_TEST_CASE(what_is_no_checkpoint_is_refused)
{
    auto const root = to_base64(crypto::leaf_hash("x").bytes());
    for (auto const& text : {std::string(), std::string("a\n1\n"), "\n1\n" + root + "\n", "a\n01\n" + root + "\n",
             "a\n-1\n" + root + "\n", std::string("a\n1\nAAAA\n"), "a\n1\n" + root})
        test::check_refused(parse_checkpoint(text), Fault::BadInput, "checkpoint");
}

BOOST_AUTO_TEST_CASE(a_proof_is_read_as_it_was_written)
{
    auto const proof = test::must(parse_proof(proof_text(example())));
    BOOST_CHECK_EQUAL(proof.index, 4u);
    BOOST_CHECK_EQUAL(proof.octets, example().octets);
    BOOST_CHECK(proof.path == example().path);
    BOOST_CHECK_EQUAL(proof.checkpoint, example().checkpoint);
}

BOOST_AUTO_TEST_CASE(a_damaged_proof_is_refused_with_its_line)
{
    auto const text = proof_text(example());
    test::check_refused(parse_proof("hello\n"), Fault::BadInput, "proof:1");
    test::check_refused(parse_proof("c2sp.org/tlog-proof@v1\nextra ?\n"), Fault::BadInput, "proof:2");
    test::check_refused(parse_proof("c2sp.org/tlog-proof@v1\nextra AAAA\nindex x\n"), Fault::BadInput, "proof:3");
    test::check_refused(parse_proof("c2sp.org/tlog-proof@v1\nextra AAAA\nindex 1\nAAAA\n"), Fault::BadInput, "proof:4");
    test::check_refused(parse_proof(text.substr(0, text.find("\n\n"))), Fault::BadInput, "proof:4");
    test::check_refused(parse_proof(Bytes(2 << 20, 'x')), Fault::TooLarge, "proof");
}

BOOST_AUTO_TEST_SUITE_END()
