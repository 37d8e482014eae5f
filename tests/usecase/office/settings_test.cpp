#include <usecase/office/settings.h>

#include <base/files.h>
#include <support/outcome.h>
#include <support/temp_folder.h>

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>

using namespace xindang;
namespace fs = std::filesystem;

namespace {

/// A home of its own with the settings we ship, changed in one place.
struct Home {
    void write(std::string const& from, std::string const& to)
    {
        auto text = test::must(read_file(XD_SOURCE_DIR "/conf/xindang.xml", 1 << 20));
        if (auto const at = text.rfind(from); !from.empty()) {
            BOOST_REQUIRE(at != std::string::npos);
            text.replace(at, from.size(), to);
        }
        write_file_atomically(folder.path() / "conf" / "xindang.xml", text, Durable::No);
        fs::create_directories(folder.path() / "xsd");
        fs::copy(XD_SOURCE_DIR "/xsd/xindang-config.xsd", folder.path() / "xsd", fs::copy_options::overwrite_existing);
    }

    test::TempFolder folder;
};

} // namespace

BOOST_AUTO_TEST_SUITE(settings_test)

BOOST_AUTO_TEST_CASE(the_settings_we_ship_are_read_as_a_test_installation_on_this_machine_only)
{
    auto const settings = test::must(usecase::read_settings(XD_SOURCE_DIR));
    BOOST_CHECK(settings.environment == usecase::Environment::Test);
    BOOST_CHECK_EQUAL(settings.service.address, "127.0.0.1");
    BOOST_CHECK_EQUAL(settings.service.port, 8080);
    BOOST_CHECK(!settings.service.tls);
    BOOST_CHECK_EQUAL(settings.lists.front().id, "INDUSTRY-BAN");
    BOOST_CHECK(!settings.lists.front().audience.empty());
    BOOST_CHECK_EQUAL(settings.documents.key, "ec-p256");
    BOOST_CHECK(settings.documents.level == document::Level::LTA);
    BOOST_CHECK_EQUAL(settings.documents.renew_days, 180U);
    BOOST_CHECK(settings.documents.time_stamp_url.empty());
}

BOOST_AUTO_TEST_CASE(tls_is_on_once_it_is_named)
{
    Home home;
    home.write(
        "session-minutes=\"480\"/>", "session-minutes=\"480\"><tls certificate=\"a.crt\" key=\"a.key\"/></service>");
    auto const settings = test::must(usecase::read_settings(home.folder.path()));
    BOOST_REQUIRE(settings.service.tls);
    BOOST_CHECK_EQUAL(settings.service.tls->certificate.string(), "a.crt");
}

BOOST_AUTO_TEST_CASE(limits_of_imports_are_safe_by_themselves_and_have_an_upper_bound)
{
    auto const shipped = test::must(usecase::read_settings(XD_SOURCE_DIR)).imports;
    usecase::ImportLimits const by_themselves;
    // What we show is what holds.
    BOOST_CHECK_EQUAL(shipped.reading.file, by_themselves.reading.file);
    BOOST_CHECK_EQUAL(shipped.reading.head, by_themselves.reading.head);
    BOOST_CHECK_EQUAL(shipped.reading.key_set, by_themselves.reading.key_set);
    BOOST_CHECK_EQUAL(shipped.reading.text.depth, by_themselves.reading.text.depth);
    BOOST_CHECK_EQUAL(shipped.reading.text.tag, by_themselves.reading.text.tag);
    BOOST_CHECK_EQUAL(shipped.fetch.bundle.inflated, by_themselves.fetch.bundle.inflated);
    BOOST_CHECK_EQUAL(shipped.fetch.total_seconds, by_themselves.fetch.total_seconds);
    Home home;
    home.write("file=\"67108864\"", "file=\"100000000\"");
    auto const larger = test::must(usecase::read_settings(home.folder.path())).imports;
    BOOST_CHECK_EQUAL(larger.reading.file, 100'000'000U);
    BOOST_CHECK_EQUAL(larger.fetch.file, 100'000'000U);
    BOOST_CHECK_GE(larger.reading.text.bytes, 100'000'000U);
    for (auto const* limit : {"file=\"67108864\"", "head=\"262144\"", "tag=\"16384\"", "depth=\"32\""}) {
        auto const name = std::string(limit).substr(0, std::string(limit).find('='));
        home.write(limit, name + "=\"99999999999\"");
        auto const refused = usecase::read_settings(home.folder.path());
        BOOST_REQUIRE_MESSAGE(!refused, limit);
        BOOST_CHECK(refused.refusal().where.starts_with("xindang.xml:"));
    }
}

BOOST_AUTO_TEST_CASE(a_value_that_cannot_be_is_refused_with_its_line)
{
    Home home;
    home.write("port=\"8080\"", "port=\"eighty\"");
    auto const settings = usecase::read_settings(home.folder.path());
    BOOST_REQUIRE(!settings);
    BOOST_CHECK_EQUAL(name_of(settings.refusal().fault), "bad-input");
    BOOST_CHECK(settings.refusal().where.starts_with("xindang.xml:"));
}

BOOST_AUTO_TEST_CASE(a_setting_nobody_knows_is_refused)
{
    Home home;
    home.write("<site name=", "<sites name=");
    BOOST_CHECK(!usecase::read_settings(home.folder.path()));
}

BOOST_AUTO_TEST_CASE(missing_settings_are_not_found)
{
    Home home;
    home.write("", "");
    fs::remove(home.folder.path() / "conf" / "xindang.xml");
    test::check_refused(usecase::read_settings(home.folder.path()), Fault::NotFound, "xindang.xml");
}

BOOST_AUTO_TEST_SUITE_END()
