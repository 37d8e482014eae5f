#include <usecase/grading/what_if_page.h>

#include <grading/html_parts.h>

#include <numeric>

namespace xindang::usecase {

namespace {

namespace html = grading::html;

constexpr std::array GRADES{model::Grade::A, model::Grade::B, model::Grade::C, model::Grade::D};

std::string word(model::Grade grade)
{
    return std::string(model::word_of(grade));
}

/// "281（13.5%）", in whole thousandths: no rounding by a locale.
std::string share(std::size_t part, std::size_t whole)
{
    if (whole == 0) return std::to_string(part);
    auto const thousandths = (part * 1000 + whole / 2) / whole;
    return std::to_string(part) + "（" + std::to_string(thousandths / 10) + "." + std::to_string(thousandths % 10) +
           "%）";
}

std::string head(std::string const& text)
{
    return "<th scope=\"row\">" + html::escaped(text) + "</th>";
}

std::string moves(SchemeWhatIfReceipt const& receipt)
{
    std::vector<std::string> rows;
    for (auto const from : GRADES) {
        auto const& row = receipt.moves[static_cast<std::size_t>(from)];
        auto text = head("现为" + word(from));
        for (auto const to : GRADES) {
            auto const count = std::to_string(row[static_cast<std::size_t>(to)]);
            text += from == to ? html::element("td", html::element("b", count)) : html::cell(count);
        }
        rows.push_back(
            text + html::cell(share(std::accumulate(row.begin(), row.end(), std::size_t{0}), receipt.enterprises)));
    }
    auto last = head("届时合计");
    for (auto const to : GRADES) {
        std::size_t sum = 0;
        for (auto const& row : receipt.moves)
            sum += row[static_cast<std::size_t>(to)];
        last += html::cell(share(sum, receipt.enterprises));
    }
    rows.push_back(last + html::cell(std::to_string(receipt.enterprises)));
    return html::table(
        "企业数，由现等级到新等级；等级不变的为粗体", {"", "届时A", "届时B", "届时C", "届时D", "现在合计"}, rows);
}

std::string movers(SchemeWhatIfReceipt const& receipt)
{
    std::vector<std::string> rows;
    for (auto const& mover : receipt.movers)
        rows.push_back(head(mover.id) + html::cell(mover.name) + html::cell(std::to_string(mover.firms)) +
                       html::cell(mover.total == model::Score{} ? "" : mover.total.text()));
    return html::table("顺着变化方向起作用的指标和等级限制", {"编号", "名称", "企业数", "合计分值"}, rows);
}

std::string firms(SchemeWhatIfReceipt const& receipt)
{
    std::vector<std::string> rows;
    for (auto const& one : receipt.moved)
        rows.push_back(head(one.name) + html::cell(word(one.before.grade)) + html::cell(one.before.score.text()) +
                       html::cell(word(one.after.grade)) + html::cell(one.after.score.text()) +
                       html::cell(one.after.grade < one.before.grade ? "上升" : "下降"));
    return html::table("等级变化的企业", {"企业", "现等级", "现得分", "新等级", "新得分", "变化"}, rows);
}

} // namespace

std::string to_html(SchemeWhatIfReceipt const& receipt)
{
    auto const versions = "现用方案 " + receipt.scheme + " 第" + receipt.scheme_version + "版；试算方案 " +
                          receipt.proposed + " 第" + receipt.proposed_version + "版；截止日" +
                          receipt.cut_off.chinese() + "。";
    auto const sum = "企业" + std::to_string(receipt.enterprises) + "家，等级变化" +
                     share(receipt.moved.size(), receipt.enterprises) + "。试算，不记入台账。";
    return html::page("换用评价方案的试算",
        html::element("p", html::escaped(versions)) + "\n" + html::element("p", html::escaped(sum)) + "\n" +
            html::element("h2", "等级变化") + "\n" + moves(receipt) + html::element("h2", "变化的原因") + "\n" +
            movers(receipt) + html::element("h2", "逐家") + "\n" + firms(receipt));
}

} // namespace xindang::usecase
