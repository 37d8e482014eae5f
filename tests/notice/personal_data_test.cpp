#include <notice/notice_fixture.h>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>

using namespace xindang;
using notice::PersonalKind;

BOOST_AUTO_TEST_SUITE(personal_data_test)

struct Seen {
    char const* text;
    char const* found; ///< "kind value", or empty
};
std::ostream& operator<<(std::ostream& out, Seen const& seen)
{
    return out << seen.text;
}

// Every number is invented; the identity card is the example of GB 11643-1999 with another birth date.
static Seen const SEEN[] = {
    {"身份证号11010519491231002X。", "id 11010519491231002X"},
    {"身份证号11010519491231002x。", "id 11010519491231002X"},
    {"１１０１０５１９４９１２３１００２Ｘ", "id 11010519491231002X"},
    {"110105 19491231 002X", "id 11010519491231002X"},
    {"110105194912310021", "id 110105194912310021"}, // check digit wrong: mistyped, and still that person
    {"110105194913310021", ""},                      // month 13
    {"110105491231002", "id 110105491231002"},
    {"110105491331002", ""}, // month 13
    {"电话13800000000转", "phone 13800000000"},
    {"138-0000-0000", "phone 13800000000"},
    {"2024年1月1日至12800000000", ""},
    {"0991-0000000", "phone 09910000000"},
    {"（0991）0000000", "phone 09910000000"},
    {"卡号6222 0000 0000 0000 003", ""},
    {"卡号4111 1111 1111 1111", "bank 4111111111111111"},
    {"4111111111111112", ""}, // Luhn wrong
    {"一三八〇〇〇〇〇〇〇〇", "phone 13800000000"},
    {"电话壹叁捌零零零零零零零零", "phone 13800000000"},
    {"电话138OOOOl234", "phone 13800001234"},
    {"138.0000.0000", "phone 13800000000"},
    {"1 3 8 - 0 0 0 0 - 0 0 0 0", "phone 13800000000"},
    {"①③⑧00000000", "phone 13800000000"},
    {"11O1O5l949123l002X", "id 11010519491231002X"},
    {"京A·12345", "plate 京a·12345"},
    {"驾驶东A12345", ""}, // no province is called so
    {"家住东阳市民族路1号2栋301室，", "address 东阳市民族路1号2栋301室"},
    {"住所：东阳市工业大道8号", ""}, // a firm's registered office is public
    {"将药品卖给3栋2单元501室住户", "address 3栋2单元501室"},
    {"患者系男童王小明（6岁）", "minor 王小明"},
    {"其子李某在场", ""},
    {"Oil, ill and lol", ""},
    {"联系 zhang.san@example.com，", "email zhang.san@example.com"},
    {"国药准字H20260001，批号20260105", ""},
    {"统一社会信用代码91350100M000100Y43", ""},
    {"东药监罚〔2026〕12号", ""},
    {"罚款50000元，没收违法所得1234567.89元", ""},
};

BOOST_DATA_TEST_CASE(what_looks_like_personal_data_is_seen_and_nothing_else, boost::unit_test::data::make(SEEN), seen)
{
    auto const sightings = notice::find_personal_data(seen.text);
    std::string found;
    for (auto const& sighting : sightings)
        found += std::string(word_of(sighting.kind)) + " " + sighting.value;
    BOOST_CHECK_EQUAL(found, seen.found);
}

BOOST_AUTO_TEST_CASE(a_sighting_knows_its_place_in_the_original)
{
    std::string const text = "电话：１３８００００００００。";
    auto const sightings = notice::find_personal_data(text);
    BOOST_REQUIRE_EQUAL(sightings.size(), 1);
    BOOST_CHECK_EQUAL(text.substr(sightings[0].offset, sightings[0].length), "１３８００００００００");
}

BOOST_AUTO_TEST_CASE(masks_follow_the_shipped_policy)
{
    auto const policy = test::shipped_policy();
    BOOST_CHECK_EQUAL(policy.masked(PersonalKind::Id, "11010519491231002X", 0), "110105************");
    BOOST_CHECK_EQUAL(policy.masked(PersonalKind::Id, "AB12", 0), "A***");
    BOOST_CHECK_EQUAL(policy.masked(PersonalKind::Phone, "13800000000", 0), "（电话略）");
    BOOST_CHECK_EQUAL(policy.masked(PersonalKind::ThirdParty, "李测试", 0), "某甲");
    BOOST_CHECK_EQUAL(policy.masked(PersonalKind::ThirdParty, "周测试", 1), "某乙");
    BOOST_CHECK_EQUAL(policy.masked(PersonalKind::ThirdParty, "周测试", 10), "某11");
}

static std::pair<char const*, char const*> const ADDRESSES[] = {
    {"测试省东阳市东湖区民族大道1号2栋301", "测试省东阳市东湖区（详址略）"},
    {"广西壮族自治区南宁市青秀区民族大道1号", "广西壮族自治区南宁市青秀区（详址略）"},
    {"北京市朝阳区某路1号", "北京市朝阳区（详址略）"},
    {"东阳市民族大道1号阳光小区3栋", "（详址略）"}, // no county: nothing stays
    {"阳光小区3栋301室", "（详址略）"},
    {"测试省东阳市清河县中山路8号", "测试省东阳市清河县（详址略）"},
};

BOOST_AUTO_TEST_CASE(an_address_is_cut_after_its_county_and_never_later)
{
    auto const policy = test::shipped_policy();
    for (auto const& [address, masked] : ADDRESSES)
        BOOST_CHECK_EQUAL(policy.masked(PersonalKind::Address, address, 0), masked);
}

BOOST_AUTO_TEST_SUITE_END()
