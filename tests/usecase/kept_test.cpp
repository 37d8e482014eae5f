#include <usecase/kept.h>

#include <support/outcome.h>

#include <future>
#include <string>

using namespace xindang;
using test::must;

namespace {

using Kept = usecase::Kept<std::string>;

/// Makes what it is told, and counts.
struct Maker {
    int made = 0;
    auto of(std::string const& text)
    {
        return [this, text](std::string const* before) -> Outcome<std::string> {
            ++made;
            return before ? *before + " " + text : text;
        };
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(kept_test)

BOOST_AUTO_TEST_CASE(it_is_made_once_for_each_mark_and_told_what_was_before)
{
    Kept const kept;
    Maker maker;
    BOOST_CHECK_EQUAL(*must(kept.current(3, maker.of("three"))), "three");
    BOOST_CHECK_EQUAL(*must(kept.current(3, maker.of("again"))), "three");
    BOOST_CHECK_EQUAL(*must(kept.current(2, maker.of("older"))), "three");
    BOOST_CHECK_EQUAL(*must(kept.current(4, maker.of("four"))), "three four");
    BOOST_CHECK_EQUAL(maker.made, 2);
}

BOOST_AUTO_TEST_CASE(a_refusal_is_refused_and_what_was_kept_stays)
{
    Kept const kept;
    Maker maker;
    auto const refuse = [](std::string const*) -> Outcome<std::string> {
        return Refusal{Fault::Corrupt, "a file was changed", "part"};
    };
    test::check_refused(kept.current(1, refuse), Fault::Corrupt, "part");
    must(kept.current(1, maker.of("one")));
    test::check_refused(kept.current(2, refuse), Fault::Corrupt, "part");
    BOOST_CHECK_EQUAL(*must(kept.current(1, maker.of("never"))), "one");
}

BOOST_AUTO_TEST_CASE(while_one_asker_makes_it_anew_the_others_have_the_one_before)
{
    Kept const kept;
    Maker maker;
    must(kept.current(1, maker.of("one")));
    std::promise<void> begun, go_on;
    auto const slow = std::async(std::launch::async, [&] {
        return *must(kept.current(2, [&](std::string const*) -> Outcome<std::string> {
            begun.set_value();
            go_on.get_future().wait();
            return std::string("two");
        }));
    });
    begun.get_future().wait();
    auto const meanwhile = *must(kept.current(2, maker.of("never")));
    go_on.set_value();
    slow.wait();
    BOOST_CHECK_EQUAL(meanwhile, "one");
    BOOST_CHECK_EQUAL(*must(kept.current(2, maker.of("never"))), "two");
    BOOST_CHECK_EQUAL(maker.made, 1);
}

BOOST_AUTO_TEST_CASE(who_has_nothing_from_before_waits_for_the_one_who_makes_it)
{
    Kept const kept;
    std::promise<void> begun, go_on;
    auto const first = std::async(std::launch::async, [&] {
        return *must(kept.current(1, [&](std::string const*) -> Outcome<std::string> {
            begun.set_value();
            go_on.get_future().wait();
            return std::string("one");
        }));
    });
    begun.get_future().wait();
    Maker maker;
    auto second = std::async(std::launch::async, [&] { return *must(kept.current(1, maker.of("never"))); });
    BOOST_CHECK(second.wait_for(std::chrono::milliseconds(50)) == std::future_status::timeout);
    go_on.set_value();
    BOOST_CHECK_EQUAL(second.get(), "one");
    BOOST_CHECK_EQUAL(maker.made, 0);
}

BOOST_AUTO_TEST_SUITE_END()
