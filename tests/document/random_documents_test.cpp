#include <document/conformance.h>

#include <document/layout.h>

#include <support/clause_book.h>
#include <support/laid_out.h>
#include <support/outcome.h>

#include <boost/test/unit_test.hpp>

#include <array>
#include <random>
#include <string>

using namespace xindang;
using namespace xindang::document;
using test::clause_book;
using test::must;

BOOST_AUTO_TEST_SUITE(random_documents_test)

namespace {

/// Documents of any length and make; the same seed gives the same document.
class Writer {
public:
    explicit Writer(unsigned seed) : m_random(seed) {}

    std::string document()
    {
        bool const red_head = one_in(2);
        std::string text = red_head ? "<section form=\"general\"><organ-mark>东屿省药品监督管理局文件</organ-mark>"
                                    : "<section form=\"plain\"><organ-mark>东屿省药品监督管理局</organ-mark>";
        text += "<number>东药监〔2026〕" + std::to_string(1 + below(300)) + "号</number><title>" +
                (one_in(2) ? "行政处罚决定书" : "关于对海岬药业有限公司法定代表人进行责任约谈的通知") + "</title>";
        if (one_in(2)) text += "<addressee>各市药品监督管理局：</addressee>";
        text += "<body>";
        auto const paragraphs = 1 + below(14);
        for (unsigned i = 0; i < paragraphs; ++i) {
            if (one_in(6)) text += "<heading level=\"1\">一、总体要求</heading>";
            text += paragraph();
        }
        text += "</body>";
        for (auto i = below(4); i > 0; --i)
            text += "<attachment>情况登记表</attachment>";
        text += signature();
        if (one_in(4)) text += "<remark>此件公开发布</remark>";
        if (one_in(2))
            text += "<imprint><copies-to>甲局</copies-to><copies-to>乙局</copies-to><printed-by>办公室</printed-by>"
                    "<printed-on>2026年1月5日</printed-on></imprint>";
        return text + "</section>";
    }

private:
    unsigned below(unsigned limit) { return static_cast<unsigned>(m_random() % limit); }
    bool one_in(unsigned count) { return below(count) == 0; }

    std::string paragraph()
    {
        constexpr std::array PIECES{"当事人的上述行为", "违反了《中华人民共和国药品管理法》第四十四条第一款的规定",
            "本局于2026年1月15日立案调查", "涉案货值金额50,000.00元", "（以下简称“海岬药业”）", "依照GB/T 9704的要求",
            "原料药——包括辅料——的来源", "购进数量为1.5～2.0万盒", "并责令改正", "情节……严重", "执行Good Practice标准",
            "处罚", "约翰·史密斯", "由市级药品监督管理部门负责组织实施"};
        std::string text = "<p>";
        for (auto i = 1 + below(24); i > 0; --i)
            text += std::string(PIECES[below(PIECES.size())]) + (i > 1 ? "，" : "");
        return text + "。</p>";
    }

    std::string signature()
    {
        constexpr std::array ORGANS{"东屿省药品监督管理局", "东屿省药品监督管理局望潮市海滨区药品稽查分局", "甲局"};
        constexpr std::array DATES{"2026年1月5日", "2026年12月31日"};
        return std::string("<signature") + (one_in(4) ? "" : " seal=\"own\"") + "><organ>" +
               ORGANS[below(ORGANS.size())] + "</organ><date>" + DATES[below(DATES.size())] + "</date></signature>";
    }

    std::mt19937 m_random;
};

} // namespace

// No blank seal, no lonely signature, nothing a clause forbids or says is usual: whatever is written. What is only
// recommended may have to give way, such as a character alone behind a unit that no line may cut.
BOOST_AUTO_TEST_CASE(whatever_is_written_conforms)
{
    constexpr unsigned DOCUMENTS = 400;
    for (unsigned seed = 1; seed <= DOCUMENTS; ++seed) {
        auto const xml = Writer(seed).document();
        auto const layout = test::layout_of_xml(xml);
        if (!layout) BOOST_FAIL("document " << seed << " is refused: " << layout.refusal().reason);
        auto const report = measure(*layout, clause_book());
        auto const broken = report.deviating(Strength::Required) + report.deviating(Strength::Usual);
        BOOST_CHECK_MESSAGE(broken == 0, "document " << seed << "\n" << test::deviations(report));
    }
}

BOOST_AUTO_TEST_SUITE_END()
