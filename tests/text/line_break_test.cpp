#include <text/line_break.h>

#include <base/utf8.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

using namespace xindang;

BOOST_AUTO_TEST_SUITE(line_break_test)

namespace {

/// "|" before free breaks, "~" before second-class ones.
std::string marked(std::string const& paragraph, std::vector<text::Span> const& whole = {})
{
    auto const characters = utf8::decode(paragraph);
    auto const breaks = text::line_breaks(characters, whole);
    std::string result;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (breaks[i] == text::Break::Free) result += '|';
        if (breaks[i] == text::Break::Second) result += '~';
        result += utf8::encode(characters[i]);
    }
    return result;
}

} // namespace

struct Case {
    char const* text;
    char const* breaks;
};
std::ostream& operator<<(std::ostream& out, Case const& row)
{
    return out << row.text;
}

Case const CASES[] = {
    {"责令改正“三无”产品，依据", "责|令|改|正|“三|无”|产|品，|依|据"},
    {"和‘单引’后", "和|‘单|引’|后"},
    {"根据京市监处罚〔2024〕15号文件，当事人", "根|据|京市监处罚~〔2024〕15号|文|件，|当|事|人"},
    {"应于2024年12月19日前改正", "应|于|2024年~12月19日|前|改|正"},
    {"二〇二四年十二月十九日", "二〇二四年~十二月十九日"},
    {"第一百二十四条第一款第（五）项规定", "第一百二十四条~第一款~第（五）项|规|定"},
    {"第一百四十二条之一", "第一百四十二条之一"},
    {"罚款50,000.00元整（大写：伍万元整）", "罚|款|50,000.00元整|（大|写：|伍万元整）"},
    {"面积120 m²，温度25℃，3.5%以上", "面|积|120 m²，|温|度|25℃，|3.5%|以|上"},
    {"符合GB/T 9704—2012标准", "符|合|GB/T 9704—2012|标|准"},
    {"约翰·史密斯", "约翰·|史|密|斯"},
    {"说：“可以……”——然后", "说：|“可|以……”——|然|后"},
    {"我们——都", "我|们|——|都"},
    {"1.5～2.0倍", "1.5～2.0倍"},
    {"共3批次、20盒", "共|3批次、|20盒"},
    {"统一社会信用代码91350100M000100Y43号", "统|一|社|会|信|用|代|码|91350100M000100Y43号"},
    {"《办法》（试行）。", "《办|法》|（试|行）。"},
    {"甲／乙", "甲／乙"},
    {"肆拾捌万陆仟元伍角", "肆拾捌万~陆仟元~伍角"},
    {"委托第三方检验", "委|托|第三|方|检|验"},
    {"", ""},
};

BOOST_DATA_TEST_CASE(breaks_follow_the_standard_and_keep_units_whole, boost::unit_test::data::make(CASES))
{
    BOOST_CHECK_EQUAL(marked(sample.text), sample.breaks);
}

BOOST_AUTO_TEST_CASE(units_of_the_caller_stay_whole_but_may_break_in_need)
{
    BOOST_CHECK_EQUAL(marked("当事人王𬱖龙称", {{3, 6}}), "当|事|人|王𬱖龙|称");
    BOOST_CHECK(text::line_breaks(U"当事人王龙称", {{3, 5}})[4] == text::Break::Emergency);
}

BOOST_AUTO_TEST_CASE(long_codes_break_only_in_need)
{
    auto const breaks = text::line_breaks(U"91350100M000100Y43");
    BOOST_CHECK(breaks[9] == text::Break::Emergency);
}

BOOST_AUTO_TEST_CASE(titles_know_their_words)
{
    auto const starts = text::word_starts(U"关于加强药品监管的通知");
    BOOST_CHECK(starts[2]);
    BOOST_CHECK(!starts[1]);
    BOOST_CHECK(starts[9]);
    BOOST_CHECK(!starts[10]);
}

BOOST_AUTO_TEST_SUITE_END()
