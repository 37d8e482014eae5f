#include <crypto/merkle.h>

#include <crypto/hash.h>
#include <support/outcome.h>

using namespace xindang;
using namespace xindang::crypto;

namespace {

/// The reference implementation's test vectors of RFC 6962 trees: eight inputs and the roots after each.
std::vector<std::string> const INPUTS{
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
std::vector<std::string> const ROOTS{"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

model::Sha256 input_leaf(std::uint64_t index)
{
    return leaf_hash(*from_hex(INPUTS[index]));
}

model::Sha256 numbered(std::uint64_t index)
{
    return leaf_hash("leaf " + std::to_string(index));
}

} // namespace

BOOST_AUTO_TEST_SUITE(merkle_test)

BOOST_AUTO_TEST_CASE(roots_are_those_of_the_published_vectors)
{
    CompactRange range;
    BOOST_CHECK_EQUAL(range.root().hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (std::size_t i = 0; i < INPUTS.size(); ++i) {
        range.append(input_leaf(i));
        BOOST_CHECK_EQUAL(range.root().hex(), ROOTS[i]);
        BOOST_CHECK_EQUAL(tree_root(i + 1, input_leaf).hex(), ROOTS[i]);
    }
}

BOOST_AUTO_TEST_CASE(a_stored_frontier_goes_on_growing_to_the_same_root)
{
    CompactRange whole;
    for (std::uint64_t i = 0; i < 100; ++i) {
        auto stored = test::must(CompactRange::restore(whole.size(), whole.frontier()));
        stored.append(numbered(i));
        whole.append(numbered(i));
        BOOST_REQUIRE(stored.root() == whole.root());
        BOOST_REQUIRE(whole.root() == tree_root(i + 1, numbered));
    }
    test::check_refused(CompactRange::restore(3, Bytes(32, 'x')), Fault::Corrupt, "ledger_head");
}

BOOST_AUTO_TEST_CASE(every_leaf_of_every_size_is_proved_and_no_other)
{
    for (std::uint64_t size = 1; size <= 33; ++size) {
        auto const root = tree_root(size, numbered);
        for (std::uint64_t index = 0; index < size; ++index) {
            auto const path = inclusion_path(index, size, numbered);
            BOOST_REQUIRE(verify_inclusion(index, size, numbered(index), path, root));
            BOOST_REQUIRE(!verify_inclusion(index, size, numbered(index + 1), path, root));
            if (size > 1) BOOST_REQUIRE(!verify_inclusion((index + 1) % size, size, numbered(index), path, root));
            auto longer = path;
            longer.push_back(root);
            BOOST_REQUIRE(!verify_inclusion(index, size, numbered(index), longer, root));
        }
    }
    test::check_refused(verify_inclusion(1, 1, numbered(0), {}, numbered(0)), Fault::Untrusted, "proof");
}

BOOST_AUTO_TEST_CASE(every_growth_is_proved_and_a_changed_past_is_not)
{
    for (std::uint64_t size = 1; size <= 33; ++size) {
        auto const root = tree_root(size, numbered);
        for (std::uint64_t old_size = 1; old_size <= size; ++old_size) {
            auto const old_root = tree_root(old_size, numbered);
            auto const path = consistency_path(old_size, size, numbered);
            BOOST_REQUIRE(verify_consistency(old_size, size, old_root, root, path));
            BOOST_REQUIRE(!verify_consistency(old_size, size, numbered(77), root, path));
            if (old_size < size) BOOST_REQUIRE(!verify_consistency(old_size, size, old_root, numbered(77), path));
        }
    }
    test::check_refused(verify_consistency(0, 5, numbered(0), numbered(0), {}), Fault::Untrusted, "proof");
    test::check_refused(verify_consistency(3, 5, numbered(0), numbered(0), {}), Fault::Untrusted, "proof");
}

BOOST_AUTO_TEST_SUITE_END()
