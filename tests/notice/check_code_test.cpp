#include <notice/check_code.h>

#include <support/fixed_random.h>
#include <support/outcome.h>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>

#include <utility>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(check_code_test)

BOOST_AUTO_TEST_CASE(a_fresh_code_is_read_back_however_it_is_typed)
{
    test::CountingRandom random;
    for (int i = 0; i < 200; ++i) {
        auto const code = notice::CheckCode::fresh(random);
        BOOST_CHECK_EQUAL(code.text().size(), 19);
        BOOST_CHECK(test::must(notice::CheckCode::parse(code.text())) == code);
        BOOST_CHECK(test::must(notice::CheckCode::parse(" " + code.characters() + "\n")) == code);
        auto lower = code.characters();
        for (auto& c : lower)
            c = c == '0' ? 'o' : c == '1' ? 'i' : c >= 'A' ? static_cast<char>(c - 'A' + 'a') : c;
        BOOST_CHECK(test::must(notice::CheckCode::parse(lower)) == code);
    }
}

BOOST_AUTO_TEST_CASE(every_single_slip_and_every_exchange_is_found)
{
    test::CountingRandom random;
    auto const good = notice::CheckCode::fresh(random).characters();
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (auto const c : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
            auto bad = good;
            bad[i] = c;
            if (bad != good) test::check_refused(notice::CheckCode::parse(bad), Fault::BadInput, "check_code");
        }
        for (std::size_t j = i + 1; j < good.size(); ++j) {
            auto bad = good;
            std::swap(bad[i], bad[j]);
            if (bad != good) test::check_refused(notice::CheckCode::parse(bad), Fault::BadInput, "check_code");
        }
    }
}

BOOST_DATA_TEST_CASE(what_is_no_code_is_refused_with_its_place,
    boost::unit_test::data::make({"", "4QK2", "ZZZZ-ZZZZ-ZZZZ-ZZZZ", "〇〇〇〇", "0000-0000-0000-00001"}), text)
{
    test::check_refused(notice::CheckCode::parse(text), Fault::BadInput, "check_code");
}

BOOST_AUTO_TEST_SUITE_END()
