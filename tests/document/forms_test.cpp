#include <document/layout.h>

#include <support/laid_out.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <string>

using namespace xindang;
using namespace xindang::document;
using test::check_near;
using test::check_refused;
using test::em_of;
using test::items_of;
using test::layout_of_xml;
using test::left_of;
using test::must;
using test::paragraphs;
using test::right_of;
using test::runs_of;

// The special forms of GB/T 9704-2012 10, joint issue, and records signed on every page: measured on the page.
BOOST_AUTO_TEST_SUITE(forms_test)

namespace {

constexpr double CELL = 156.0 / 28;

std::string section(std::string const& form, std::string const& head, std::string const& body, std::string const& after)
{
    return "<section form=\"" + form + "\">" + head + "<body>" + body + "</body>" + after + "</section>";
}

std::string const MARK = "<organ-mark>东屿省药品监督管理局</organ-mark><number>东药监函〔2026〕1号</number>";
std::string const TITLE = "<title>关于移送案件的函</title>";
std::string const SEALED =
    "<signature seal=\"own\"><organ>东屿省药品监督管理局</organ><date>2026年1月5日</date></signature>";
std::string const COPIES = "<imprint><copies-to>甲局</copies-to><printed-by>办公室</printed-by><printed-on>2026年1月5日"
                           "</printed-on></imprint>";

std::vector<Rule> red_rules(Page const& page)
{
    auto rules = items_of<Rule>(page);
    std::erase_if(rules, [](Rule const& rule) { return rule.colour != Colour::Red; });
    return rules;
}

std::string text_of(GlyphRun const& run)
{
    std::string text;
    for (auto const& cluster : run.clusters)
        text += cluster.text;
    return text;
}

std::string joint(std::size_t organs, std::string const& seal)
{
    std::string text = "<signature>";
    for (std::size_t i = 0; i < organs; ++i)
        text += "<organ" + seal + ">东屿省第" + std::to_string(i) + "监督管理局</organ>";
    return text + "<date>2026年1月5日</date></signature>";
}

double bottom_of_text(Page const& page)
{
    auto bottom = 0.0;
    for (auto const& run : runs_of(page, Part::Paragraph))
        bottom = std::max(bottom, run.top_mm + em_of(run));
    return bottom;
}

} // namespace

BOOST_AUTO_TEST_CASE(copy_number_secrecy_and_urgency_stand_at_the_left_from_the_top_down)
{
    std::string const copy = "<copy-number>000001</copy-number>", secret = "<secrecy>秘密★1年</secrecy>",
                      urgent = "<urgency>特急</urgency>";
    auto const pitch = (225 - 16 * 25.4 / 72) / 21;
    auto const tops = [&](std::string const& form, std::string const& markings) {
        auto const layout = must(layout_of_xml(section(form, markings + MARK + TITLE, paragraphs(3, 20), SEALED)));
        std::vector<double> found;
        for (auto const& run : runs_of(layout.pages.front(), Part::Marking)) {
            check_near(left_of(run), 28, 0.01, "left");
            found.push_back(run.top_mm);
        }
        return found;
    };
    auto const check = [](std::vector<double> const& found, std::vector<double> const& meant) {
        BOOST_REQUIRE_EQUAL(found.size(), meant.size());
        for (std::size_t i = 0; i < meant.size(); ++i)
            check_near(found[i], meant[i], 0.01, "top");
    };
    check(tops("general", copy + secret + urgent), {37, 37 + pitch, 37 + 2 * pitch});
    check(tops("general", secret), {37 + pitch}); // 7.2.2: the second line, also alone
    check(tops("general", copy + urgent), {37, 37 + pitch});
    check(tops("general", urgent), {37});
    auto const letter = tops("letter", secret + urgent);
    BOOST_REQUIRE_EQUAL(letter.size(), 2U);
    check_near(letter[1] - letter[0], pitch, 0.01, "pitch");
    for (auto const* form : {"order", "plain"})
        check_refused(layout_of_xml(section(form, urgent + MARK + TITLE, paragraphs(3, 20), SEALED)), Fault::BadInput,
            "gongwen:2");
}

BOOST_AUTO_TEST_CASE(a_letter_stands_between_its_double_rules)
{
    auto const layout = must(layout_of_xml(section("letter", MARK + TITLE, paragraphs(40, 20), SEALED + COPIES)));
    BOOST_REQUIRE_GE(layout.pages.size(), 2U);
    auto const& page = layout.pages.front();
    auto const mark = runs_of(page, Part::OrganMark).front();
    auto const number = runs_of(page, Part::DocumentNumber).front();
    auto const title = runs_of(page, Part::Title).front();
    check_near(mark.top_mm, 30, 0.01, "10.1: the mark from the edge of the sheet");
    auto const rules = red_rules(page);
    BOOST_REQUIRE_EQUAL(rules.size(), 4U);
    for (auto const& rule : rules) {
        check_near(rule.x2_mm - rule.x1_mm, 170, 0.01, "the length of the rules");
        check_near(rule.x1_mm, 20, 0.01, "the rules are centred on the sheet");
    }
    check_near(rules[0].y1_mm - rules[0].width_mm / 2 - (mark.top_mm + em_of(mark)), 4, 0.01, "mark to rule");
    check_near(rules[3].y1_mm + rules[3].width_mm / 2, 277, 0.01, "the lower rules from the edge of the sheet");
    BOOST_CHECK_GT(rules[0].width_mm, rules[1].width_mm); // 上粗下细
    BOOST_CHECK_LT(rules[2].width_mm, rules[3].width_mm); // 上细下粗
    check_near(right_of(number), 184, 0.01, "the number at the right edge");
    check_near(number.top_mm - (rules[1].y1_mm + rules[1].width_mm / 2), 4.84, 0.15, "rule to number");
    check_near(title.top_mm - (number.top_mm + em_of(number)), 20.78, 0.2, "number to title");
    auto const upper_edge = rules[2].y1_mm - rules[2].width_mm / 2;
    BOOST_CHECK_LE(bottom_of_text(page), upper_edge - 4.8);
    BOOST_CHECK_GT(bottom_of_text(page), 262);            // the type area of the first page reaches further down
    BOOST_CHECK(runs_of(page, Part::PageNumber).empty()); // 首页不显示页码
    BOOST_CHECK(!runs_of(layout.pages[1], Part::PageNumber).empty());
    BOOST_CHECK(red_rules(layout.pages[1]).empty());
    // 版记不加印发机关和印发日期、分隔线.
    auto const imprint = runs_of(layout.pages.back(), Part::Imprint);
    BOOST_REQUIRE_EQUAL(imprint.size(), 1U);
    BOOST_CHECK_EQUAL(text_of(imprint.front()), "抄送：甲局。");
    for (auto const& rule : items_of<Rule>(layout.pages.back()))
        BOOST_CHECK_LT(rule.x2_mm - rule.x1_mm, 100);
}

BOOST_AUTO_TEST_CASE(an_order_has_no_title_and_is_signed_by_the_head)
{
    auto const layout = must(layout_of_xml(
        section("order", "<organ-mark>东屿省药品监督管理局令</organ-mark><number>第1号</number>", "<p>字</p>",
            "<signature><signer-post>局长</signer-post><signer>魏审批</signer><date>2026年1月5日</date></signature>")));
    auto const& page = layout.pages.front();
    auto const mark = runs_of(page, Part::OrganMark).front();
    auto const number = runs_of(page, Part::DocumentNumber).front();
    auto const text = runs_of(page, Part::Paragraph).front();
    check_near(mark.top_mm, 57, 0.01, "10.2: the mark 20 mm under the top of the type area");
    check_near(number.top_mm - (mark.top_mm + em_of(mark)), 20.78, 0.2, "two lines to the number");
    check_near((left_of(number) + right_of(number)) / 2, 106, 0.01, "the number in the middle");
    BOOST_CHECK_GE(text.top_mm - (number.top_mm + em_of(number)), 20.7);
    BOOST_CHECK(runs_of(page, Part::Title).empty());
    auto const signers = runs_of(page, Part::Signer);
    BOOST_REQUIRE_EQUAL(signers.size(), 2U);
    auto const date = runs_of(page, Part::Date).front();
    check_near(right_of(signers[1]), 184 - 4 * CELL, 0.01, "7.3.5.3: 签名章右空四字");
    check_near(left_of(signers[1]) - right_of(signers[0]), 2 * CELL, 0.01, "the post two characters to its left");
    BOOST_CHECK(signers[1].colour == Colour::Red);
    check_near(signers[0].top_mm + em_of(signers[0]) / 2, signers[1].top_mm + em_of(signers[1]) / 2, 0.01,
        "post and name on one middle");
    check_near(right_of(date), 184 - 4 * CELL, 0.01, "成文日期右空四字");
    check_near(date.top_mm - signers[0].top_mm, 2 * 10.446, 0.01, "a blank line above the date");
}

BOOST_AUTO_TEST_CASE(minutes_name_who_was_there)
{
    std::string names;
    for (auto i = 0; i < 12; ++i)
        names += "东屿省药品监督管理局某某，";
    auto const layout = must(layout_of_xml(section("minutes",
        "<organ-mark>东屿省药品监督管理局约谈纪要</organ-mark><number>东药监纪〔2026〕1号</number><title>纪要</title>",
        "<p>字</p>", "<present>" + names + "</present><absent>某某</absent>")));
    auto const& page = layout.pages.front();
    check_near(runs_of(page, Part::OrganMark).front().top_mm, 72, 0.01, "10.3: the mark");
    auto const runs = runs_of(page, Part::Paragraph);
    auto const label =
        std::find_if(runs.begin(), runs.end(), [](GlyphRun const& run) { return run.role == FontRole::HeiTi; });
    BOOST_REQUIRE(label != runs.end());
    BOOST_CHECK_EQUAL(text_of(*label), "出席：");
    check_near(left_of(*label), 28 + 2 * CELL, 0.01, "左空二字");
    check_near(label->top_mm - runs.front().top_mm, 2 * 10.446, 0.01, "a blank line under the text");
    auto const second = std::find_if(runs.begin(), runs.end(),
        [&](GlyphRun const& run) { return run.place.block == label->place.block && run.line == 1; });
    BOOST_REQUIRE(second != runs.end());
    check_near(left_of(*second), 28 + 5 * CELL, 0.01, "following lines align with the first name");
}

// 7.3.5.1, joint issue.
BOOST_AUTO_TEST_CASE(several_seals_stand_in_rows_each_on_its_organ)
{
    for (std::size_t organs = 2; organs <= 9; ++organs)
        for (std::size_t lines = 2; lines < 30; lines += 3) {
            auto const layout = must(layout_of_xml(test::plain(paragraphs(lines, 20), joint(organs, " seal=\"own\""))));
            auto const& page = layout.pages.back();
            auto const seals = items_of<SealPlacement>(page);
            BOOST_REQUIRE_EQUAL(seals.size(), organs);
            auto const text_bottom = bottom_of_text(page);
            BOOST_CHECK_MESSAGE(text_bottom > 0, organs << " organs, " << lines << " lines: the signature is lonely");
            auto first_edge = 297.0;
            for (std::size_t i = 0; i < seals.size(); ++i) {
                auto const radius = seals[i].diameter_mm / 2;
                first_edge = std::min(first_edge, seals[i].centre_y_mm - radius);
                BOOST_CHECK_GE(seals[i].centre_x_mm - radius, 28);
                BOOST_CHECK_LE(seals[i].centre_x_mm + radius, 184);
                BOOST_CHECK_LE(seals[i].centre_y_mm + radius, 262.001);
                for (std::size_t j = 0; j < i; ++j)
                    BOOST_CHECK_GT(std::hypot(seals[i].centre_x_mm - seals[j].centre_x_mm,
                                       seals[i].centre_y_mm - seals[j].centre_y_mm),
                        seals[i].diameter_mm);
                auto const names = runs_of(page, Part::OrganName);
                BOOST_CHECK_MESSAGE(std::any_of(names.begin(), names.end(),
                                        [&](GlyphRun const& run) {
                                            return std::abs((left_of(run) + right_of(run)) / 2 - seals[i].centre_x_mm) <
                                                       0.01 &&
                                                   std::abs(run.top_mm - seals[i].centre_y_mm) < radius;
                                        }),
                    "a blank seal");
            }
            auto const gap = first_edge - text_bottom;
            BOOST_CHECK_MESSAGE(gap > 0 && gap <= 10.39, organs << " organs: the first row is " << gap << " mm down");
            // The seal of the 主办机关 is drawn last, the date lies under that of the last organ.
            BOOST_CHECK_EQUAL(seals.back().organ, "东屿省第0监督管理局");
            auto const date = runs_of(page, Part::Date).front();
            check_near((left_of(date) + right_of(date)) / 2, seals.front().centre_x_mm, 0.01, "the date");
        }
}

BOOST_AUTO_TEST_CASE(joint_marks_stand_one_under_the_other_in_one_size)
{
    auto const layout = must(layout_of_xml(section("general",
        "<organ-mark>东屿省药品监督管理局</organ-mark><organ-mark>东屿省公安厅</organ-mark><number>东药监〔2026〕1号</"
        "number>"
        "<title>通知</title>",
        "<p>字</p>", joint(2, ""))));
    auto const marks = runs_of(layout.pages.front(), Part::OrganMark);
    BOOST_REQUIRE_EQUAL(marks.size(), 2U);
    check_near(marks[0].top_mm, 72, 0.01, "7.2.4: the first mark");
    BOOST_CHECK_GT(marks[1].top_mm, marks[0].top_mm + em_of(marks[0]));
    BOOST_CHECK_EQUAL(marks[0].size_pt, marks[1].size_pt);
    auto const names = runs_of(layout.pages.front(), Part::OrganName);
    BOOST_REQUIRE_EQUAL(names.size(), 2U);
    check_near(left_of(names[0]), left_of(names[1]), 0.01, "unsealed names align");
}

BOOST_AUTO_TEST_CASE(a_record_is_signed_and_counted_on_every_page)
{
    auto const layout = must(layout_of_xml(
        "<section form=\"plain\" numbering=\"of-total\"><title>记录</title><body>" + paragraphs(1, 28 * 50) +
        "</body><sign-each-page>被约谈人签名</sign-each-page><sign-each-page>记录人签名</sign-each-page></section>"));
    BOOST_REQUIRE_GE(layout.pages.size(), 3U);
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
        auto const& page = layout.pages[i];
        std::string furniture;
        for (auto const part : {Part::Artifact, Part::PageNumber})
            for (auto const& run : runs_of(page, part))
                furniture += text_of(run);
        BOOST_CHECK_EQUAL(furniture, "被约谈人签名：记录人签名：第" + std::to_string(i + 1) + "页共" +
                                         std::to_string(layout.pages.size()) + "页");
        auto const rules = items_of<Rule>(page);
        BOOST_REQUIRE_EQUAL(rules.size(), 2U);
        BOOST_CHECK_GT(rules[0].x2_mm - rules[0].x1_mm, 30);
        BOOST_CHECK_LT(bottom_of_text(page), 262 - 9);
    }
}

BOOST_AUTO_TEST_CASE(what_a_form_lacks_is_refused)
{
    check_refused(layout_of_xml(section("letter", TITLE, "<p>字</p>", "")), Fault::BadInput, "gongwen:2");
    check_refused(layout_of_xml(section("letter", MARK, "<p>字</p>", "")), Fault::BadInput, "gongwen:2");
    check_refused(layout_of_xml(section("letter", "<organ-mark>甲</organ-mark>" + MARK + TITLE, "<p>字</p>", "")),
        Fault::BadInput, "gongwen:2");
    check_refused(
        layout_of_xml(test::plain("<p>字</p>",
            "<signature><organ seal=\"own\">甲</organ><organ>乙</organ><date>2026年1月5日</date></signature>")),
        Fault::BadInput, "gongwen:2");
}

BOOST_AUTO_TEST_SUITE_END()
