#include <document/conformance.h>

#include <document/layout.h>

#include <support/altered_layout.h>
#include <support/clause_book.h>
#include <support/laid_out.h>
#include <support/outcome.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace xindang;
using namespace xindang::document;
using namespace xindang::test;

BOOST_AUTO_TEST_SUITE(clause_violations_test)

namespace {

Verdict verdict_on(std::string const& clause, Layout const& layout)
{
    for (auto const& result : measure(layout, clause_book()).results)
        if (result.clause.id == clause) return result.verdict;
    return Verdict::NotMeasurable;
}

std::string sentences(std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒。";
    return text;
}

char const* const SEALED =
    "<signature seal=\"own\"><organ>东屿省药品监督管理局</organ><date>2026年1月5日</date></signature>";
char const* const UNSEALED = "<signature><organ>东屿省药品监督管理局</organ><date>2026年1月5日</date></signature>";

/// A document with every element the general form has: two pages of text, and 版记 on the second.
std::string general(std::string const& signature)
{
    return "<section form=\"general\"><organ-mark>东屿省药品监督管理局文件</organ-mark>"
           "<number>东药监〔2026〕1号</number>"
           "<title>关于对海岬药业有限公司法定代表人进行责任约谈并公布结果的通知</title>"
           "<addressee>各市药品监督管理局：</addressee><body><p>" +
           sentences(6) + "</p><heading level=\"1\">一、总体要求</heading><p>" + sentences(4) +
           "罚款人民币50,000.00元（大写：伍万元整）。</p><heading level=\"2\">（一）工作目标</heading><p>" +
           sentences(4) + "</p></body><attachment>情况登记表</attachment><attachment>整改报告格式</attachment>" +
           signature +
           "<remark>此件公开发布</remark>"
           "<imprint><copies-to>甲局</copies-to><printed-by>东屿省药品监督管理局办公室</printed-by>"
           "<printed-on>2026年1月5日</printed-on></imprint></section>";
}

Layout const& sealed_layout()
{
    static auto const layout = must(layout_of_xml(general(SEALED)));
    return layout;
}

Layout const& unsealed_layout()
{
    static auto const layout = must(layout_of_xml(general(UNSEALED)));
    return layout;
}

/// 份号, 密级 and 紧急程度 as well.
Layout marked(std::string const& form)
{
    auto xml = general(SEALED);
    xml.replace(xml.find("general"), 7, form);
    return must(layout_of_xml(xml.insert(xml.find("<organ-mark>"),
        "<copy-number>000001</copy-number><secrecy>秘密★1年</secrecy><urgency>加急</urgency>")));
}

Layout const& marked_layout()
{
    static auto const layout = marked("general");
    return layout;
}

Layout const& marked_letter()
{
    static auto const layout = marked("letter");
    return layout;
}

Layout const& annexed_layout()
{
    static auto const layout =
        must(layout_of_xml(plain("<p>" + sentences(40) + "</p>") +
                           "<section form=\"annex\"><annex-label>附件</annex-label><title>清单</title><body><p>" +
                           sentences(3) + "</p></body></section>"));
    return layout;
}

GlyphRun& last_text_of(Page& page)
{
    GlyphRun* last = nullptr;
    for (auto& item : page.items)
        if (auto* run = std::get_if<GlyphRun>(&item); run && run->place.part == Part::Paragraph) last = run;
    BOOST_REQUIRE(last);
    return *last;
}

/// The last line of the first page goes lower than its type area.
void let_a_line_hang_out(Layout& layout)
{
    auto& last = last_text_of(layout.pages.front());
    move_down(last, 262.5 - last.baseline_mm);
}

/// The text of the first page goes on, and ends with the first line of the second.
void leave_a_lonely_line(Layout& layout)
{
    auto& last = last_text_of(layout.pages.front());
    last.clusters.back().text = "字";
    move_right(last, 184 - last.clusters.back().x_mm - last.clusters.back().advance_mm);
    for (auto& item : layout.pages[1].items)
        if (auto* run = std::get_if<GlyphRun>(&item); run && run->place.part == Part::Paragraph) {
            run->clusters.resize(std::min<std::size_t>(run->clusters.size(), 20));
            run->clusters.back().text = "。";
            return;
        }
}

/// Last lines of paragraphs keep their first character alone.
void leave_a_lonely_character(Layout& layout)
{
    runs(Part::Paragraph, [](GlyphRun& run) {
        if (run.line > 0 && run.clusters.size() < 27) run.clusters.resize(1);
    })(layout);
}

struct Violation {
    char const* clause;
    Layout const& (*base)();
    Alteration alteration;
};
Alteration const LETTER = rules(Ruled::Red, [](Rule& rule) {
    rule.x1_mm = 22;
    rule.x2_mm = 188;
});

std::vector<Violation> violations()
{
    auto const body = Part::Paragraph;
    return {
        {"paper-width", sealed_layout,
            [](Layout& layout) {
                layout.width_mm = 216;
            }},
        {"paper-height", sealed_layout,
            [](Layout& layout) {
                layout.height_mm = 279;
            }},
        {"area-top", sealed_layout, every_run([](GlyphRun& run) { move_down(run, 2); })},
        {"area-left", sealed_layout, every_run([](GlyphRun& run) { move_right(run, -3); })},
        {"area-right", sealed_layout, every_run([](GlyphRun& run) { move_right(run, 3); })},
        {"area-bottom", sealed_layout, let_a_line_hang_out},
        {"body-size", sealed_layout, sized(body, 15)},
        {"body-face", sealed_layout, in_role(body, FontRole::SongTi)},
        {"line-pitch", annexed_layout,
            every_run([](GlyphRun& run) { run.baseline_mm = 37 + (run.baseline_mm - 37) * 0.955; })},
        {"lines-on-page", annexed_layout,
            [](Layout& layout) {
                // A line between two lines.
                for (auto& page : layout.pages) {
                    std::vector<Item> more;
                    for (auto const& item : page.items)
                        if (auto const* run = std::get_if<GlyphRun>(&item); run && run->place.part == Part::Paragraph) {
                            auto between = *run;
                            move_down(between, 5.2);
                            more.emplace_back(between);
                        }
                    page.items.insert(page.items.end(), more.begin(), more.end());
                }
            }},
        {"char-pitch", sealed_layout,
            runs(body,
                [](GlyphRun& run) {
                    for (auto& cluster : run.clusters)
                        cluster.x_mm = 28 + (cluster.x_mm - 28) * 1.02;
                })},
        {"black-text", sealed_layout, runs(body, [](GlyphRun& run) { run.colour = Colour::Red; })},
        {"copy-number-line", marked_layout, marking(0, [](GlyphRun& run) { move_down(run, -3); })},
        {"copy-number-digits", marked_layout, marking(0, [](GlyphRun& run) { run.clusters.pop_back(); })},
        {"secrecy-line", marked_layout, marking(1, [](GlyphRun& run) { move_down(run, -3); })},
        {"secrecy-face", marked_layout, marking(1, [](GlyphRun& run) { run.role = FontRole::FangSong; })},
        {"urgency-face", marked_layout, marking(2, [](GlyphRun& run) { run.role = FontRole::FangSong; })},
        {"markings-left", marked_layout, right(Part::Marking, 2)},
        {"markings-size", marked_layout, sized(Part::Marking, 14)},
        {"markings-order", marked_layout, marking(2, [](GlyphRun& run) { move_down(run, -25); })},
        {"letter-markings-gap", marked_letter, down(Part::Marking, 2)},
        {"mark-top", sealed_layout, down(Part::OrganMark, 1)},
        {"mark-centred", sealed_layout, right(Part::OrganMark, 1)},
        {"mark-face", sealed_layout, in_role(Part::OrganMark, FontRole::HeiTi)},
        {"mark-red", sealed_layout,
            runs(Part::OrganMark,
                [](GlyphRun& run) {
                    run.colour = Colour::Black;
                    run.size_pt = 36;
                })},
        {"number-gap", sealed_layout, down(Part::DocumentNumber, 1)},
        {"number-centred", sealed_layout, right(Part::DocumentNumber, 1)},
        {"number-form", sealed_layout,
            runs(Part::DocumentNumber,
                [](GlyphRun& run) {
                    for (auto& cluster : run.clusters)
                        if (cluster.text == "〔") cluster.text = "[";
                })},
        {"red-rule-gap", sealed_layout, rules(Ruled::Red, [](Rule& rule) { rule.y1_mm = rule.y2_mm += 0.5; })},
        {"red-rule-length", sealed_layout, rules(Ruled::Red, [](Rule& rule) { rule.x2_mm -= 2; })},
        {"title-gap", sealed_layout, down(Part::Title, 2)},
        {"title-size", sealed_layout, sized(Part::Title, 21)},
        {"title-face", sealed_layout, in_role(Part::Title, FontRole::HeiTi)},
        {"title-centred", sealed_layout, right(Part::Title, 2)},
        {"title-shape", sealed_layout,
            [](Layout& layout) {
                // Long, short, long.
                std::vector<Item> more;
                auto& items = layout.pages.front().items;
                for (auto const& item : items)
                    if (auto const* run = std::get_if<GlyphRun>(&item); run && run->place.part == Part::Title) {
                        auto third = *run;
                        move_down(third, 30);
                        more.emplace_back(third);
                    }
                auto narrow = std::get<GlyphRun>(more.front());
                narrow.clusters.resize(3);
                move_down(narrow, -4);
                more.emplace_back(narrow);
                items.insert(items.end(), more.begin(), more.end());
            }},
        {"title-stop", sealed_layout, ending(Part::Title, "。")},
        {"addressee-gap", sealed_layout, down(Part::Addressee, -11)},
        {"addressee-left", sealed_layout, right(Part::Addressee, 2)},
        {"text-on-first-page", sealed_layout,
            [](Layout& layout) {
                std::erase_if(layout.pages.front().items, [](Item const& item) {
                    auto const* run = std::get_if<GlyphRun>(&item);
                    return run && (run->place.part == Part::Paragraph || run->place.part == Part::Heading);
                });
            }},
        {"paragraph-indent", sealed_layout, right(Part::Heading, -5.57)},
        {"first-level-face", sealed_layout, in_role(Part::Heading, FontRole::FangSong)},
        {"second-level-face", sealed_layout, in_role(Part::Heading, FontRole::FangSong)},
        {"attachments-gap", sealed_layout, down(Part::AttachmentNote, -5)},
        {"attachments-indent", sealed_layout, right(Part::AttachmentNote, 3)},
        {"attachments-stop", sealed_layout, ending(Part::AttachmentNote, "；")},
        {"sealed-date-right", sealed_layout, right(Part::Date, 2)},
        {"organ-over-date", sealed_layout, right(Part::OrganName, 2)},
        {"seal-centred", sealed_layout, seals([](SealPlacement& seal) { seal.centre_x_mm += 2; })},
        {"seal-presses-down", sealed_layout, seals([](SealPlacement& seal) { seal.centre_y_mm += 5; })},
        {"no-blank-seal", sealed_layout, seals([](SealPlacement& seal) { seal.centre_x_mm -= 80; })},
        {"seal-under-text", sealed_layout, seals([](SealPlacement& seal) { seal.centre_y_mm -= 12; })},
        {"seals-apart", sealed_layout, second_seal(-40)},
        {"seals-apart", sealed_layout, second_seal(-45)}, // 相切
        {"seal-for-each-name", sealed_layout, both(second_seal(-48), right(Part::OrganName, -20))},
        {"seals-in-area", sealed_layout, seals([](SealPlacement& seal) { seal.centre_x_mm += 40; })},
        {"unsealed-right", unsealed_layout, both(right(Part::OrganName, 4), right(Part::Date, 4))},
        {"unsealed-date-indent", unsealed_layout, right(Part::Date, -4)},
        {"signer-date-right", unsealed_layout, both(add_signature_stamp, right(Part::Date, 2))},
        {"date-form", sealed_layout, runs(Part::Date, [](GlyphRun& run) { run.clusters[5].text = "01"; })},
        {"adjusted-pitch", sealed_layout,
            runs(body, [](GlyphRun& run) { run.baseline_mm = 37 + (run.baseline_mm - 37) * 0.92; })},
        {"adjusted-char-pitch", sealed_layout,
            runs(body,
                [](GlyphRun& run) {
                    run.baseline_mm = 37 + (run.baseline_mm - 37) * 0.96;
                    for (auto& cluster : run.clusters)
                        cluster.x_mm = 28 + (cluster.x_mm - 28) * 0.95;
                })},
        {"text-with-signature", sealed_layout, carry_signature_over},
        {"no-empty-page-words", sealed_layout,
            runs(Part::Remark, [](GlyphRun& run) { run.clusters[1].text = "此页无正文"; })},
        {"remark-indent", sealed_layout, right(Part::Remark, 3)},
        {"remark-brackets", sealed_layout, ending(Part::Remark, "。")},
        {"annex-label-top", annexed_layout, down(Part::AnnexLabel, 2)},
        {"annex-label-left", annexed_layout, right(Part::AnnexLabel, 2)},
        {"annex-label-face", annexed_layout, in_role(Part::AnnexLabel, FontRole::FangSong)},
        {"annex-title-line", annexed_layout, down(Part::Title, 5)},
        {"imprint-even-page", sealed_layout,
            [](Layout& layout) {
                layout.pages.insert(layout.pages.begin(), layout.pages.front());
            }},
        {"imprint-last-page", sealed_layout,
            [](Layout& layout) {
                layout.pages.push_back(layout.pages.front());
                std::erase_if(layout.pages.back().items, [](Item const& item) {
                    auto const* run = std::get_if<GlyphRun>(&item);
                    return !run || run->place.part != Part::Paragraph;
                });
            }},
        {"imprint-last-rule", sealed_layout, rules(Ruled::Black, [](Rule& rule) { rule.y1_mm = rule.y2_mm -= 1; })},
        {"imprint-rule-length", sealed_layout, rules(Ruled::Black, [](Rule& rule) { rule.x2_mm -= 2; })},
        {"imprint-outer-rules", sealed_layout, rules(Ruled::Black, [](Rule& rule) { rule.width_mm = 0.25; })},
        {"imprint-inner-rules", sealed_layout, rules(Ruled::Black, [](Rule& rule) { rule.width_mm = 0.35; })},
        {"imprint-size", sealed_layout, sized(Part::Imprint, 12)},
        {"copies-left", sealed_layout, right(Part::Imprint, -3)},
        {"copies-stop", sealed_layout, ending(Part::Imprint, "局")},
        {"printer-left", sealed_layout, right(Part::Imprint, -3)},
        {"printed-right", sealed_layout, right(Part::Imprint, -3)},
        {"page-number-size", sealed_layout, sized(Part::PageNumber, 12)},
        {"page-number-face", sealed_layout, in_role(Part::PageNumber, FontRole::HeiTi)},
        {"page-number-dashes", sealed_layout, rules(Ruled::Dash, [](Rule& rule) { rule.y1_mm = rule.y2_mm = 20; })},
        {"page-number-height", sealed_layout, rules(Ruled::Dash, [](Rule& rule) { rule.y1_mm = rule.y2_mm += 1; })},
        {"page-number-side", sealed_layout,
            rules(Ruled::Dash,
                [](Rule& rule) {
                    rule.x1_mm -= 3;
                    rule.x2_mm -= 3;
                })},
        {"page-number-order", sealed_layout, without(Part::PageNumber)},
        {"letter-mark-top", sealed_layout, LETTER},
        {"letter-rule-gap", sealed_layout, LETTER},
        {"letter-rule-length", sealed_layout, LETTER},
        {"letter-rule-foot", sealed_layout,
            both(LETTER,
                [](Layout& layout) {
                    for (auto const y : {200.0, 210.0})
                        layout.pages.front().items.emplace_back(Rule{20, y, 190, y, 0.5, Colour::Red});
                })},
        {"letter-rule-order", sealed_layout, LETTER},
        {"letter-number-right", sealed_layout, LETTER},
        {"order-mark-top", sealed_layout, ending(Part::OrganMark, "令")},
        {"line-starts", sealed_layout, beginning(body, "，")},
        {"line-ends", sealed_layout, ending(body, "（")},
        {"pairs-whole", sealed_layout, both(beginning(body, "—"), ending(body, "—"))},
        {"dash-one-stroke", sealed_layout,
            runs(body,
                [](GlyphRun& run) {
                    if (run.clusters.size() < 4) return;
                    run.clusters[0].text = run.clusters[1].text = "—";
                    run.clusters[0].advance_mm -= 1;
                })},
        {"numbers-whole", sealed_layout, both(beginning(body, "5"), ending(body, "5"))},
        {"no-lonely-character", sealed_layout, leave_a_lonely_character},
        {"no-lonely-line", annexed_layout, leave_a_lonely_line},
        {"amounts-agree", sealed_layout, every_run([](GlyphRun& run) {
             for (auto& cluster : run.clusters)
                 if (cluster.text == "伍") cluster.text = "陆";
         })},
    };
}

} // namespace

BOOST_AUTO_TEST_CASE(the_documents_we_alter_conform)
{
    BOOST_CHECK_EQUAL(deviations(measure(sealed_layout(), clause_book())), "");
    BOOST_CHECK_EQUAL(deviations(measure(unsealed_layout(), clause_book())), "");
    BOOST_CHECK_EQUAL(deviations(measure(annexed_layout(), clause_book())), "");
    BOOST_CHECK_EQUAL(deviations(measure(marked_layout(), clause_book())), "");
    BOOST_CHECK_EQUAL(deviations(measure(marked_letter(), clause_book())), "");
}

BOOST_AUTO_TEST_CASE(each_clause_catches_a_document_that_breaks_it)
{
    std::set<std::string> broken;
    for (auto const& violation : violations()) {
        auto layout = violation.base();
        violation.alteration(layout);
        BOOST_CHECK_MESSAGE(verdict_on(violation.clause, layout) == Verdict::Deviates,
            violation.clause << " is " << word_of(verdict_on(violation.clause, layout)));
        broken.insert(violation.clause);
    }
    for (auto const& clause : clause_book().clauses())
        BOOST_CHECK_MESSAGE(broken.contains(clause.id), "no document breaks " << clause.id);
}

BOOST_AUTO_TEST_CASE(a_digest_may_go_on_in_the_next_line_and_a_number_with_its_unit_may_not)
{
    auto const on_break = [](char const* above, char const* below) {
        auto layout = sealed_layout();
        both(beginning(Part::Paragraph, below), ending(Part::Paragraph, above))(layout);
        return verdict_on("numbers-whole", layout);
    };
    BOOST_CHECK(on_break("a5", "6") == Verdict::Conforms);
    BOOST_CHECK(on_break("5", "6d0") == Verdict::Conforms);
    BOOST_CHECK(on_break("5", "0km") == Verdict::Deviates);
}

BOOST_AUTO_TEST_SUITE_END()
