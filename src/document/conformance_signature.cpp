#include <document/conformance_measures.h>
#include <document/page_grid.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace xindang::document {

namespace {

/// 署名, 成文日期 and seals of a section; the seals are those on the page of the date.
struct SignatureBlock {
    std::size_t page;
    std::vector<PrintedLine const*> organs;
    PrintedLine const* date;
    std::vector<Ink> seals;
    std::vector<PrintedLine const*> signer;

    bool is_single() const { return seals.size() == 1; }
};

std::vector<SignatureBlock> blocks_of(PrintedDocument const& document)
{
    std::vector<SignatureBlock> blocks;
    for (std::size_t section = 0; section < document.sections.size(); ++section) {
        auto const dates = document.of(section, Element::Date);
        if (dates.empty()) continue;
        auto const* date = dates.front();
        SignatureBlock block{date->page, {}, date, {}, document.of(section, Element::SignerName)};
        for (auto const* organ : document.of(section, Element::OrganName))
            if (organ->page == date->page) block.organs.push_back(organ);
        for (auto const& drawing : document.pages[date->page].drawings)
            if (drawing.red && drawing.width() > 20) block.seals.push_back(drawing);
        blocks.push_back(std::move(block));
    }
    return blocks;
}

template <class See> Observations each_block(Examined const& examined, See see)
{
    Observations found;
    for (auto const& block : blocks_of(examined.document))
        if (auto const value = see(block)) found.push_back(seen(*value, *block.date));
    return found;
}

template <class See> Observations each_single_seal(Examined const& examined, See see)
{
    return each_block(examined, [&](SignatureBlock const& block) -> std::optional<double> {
        if (!block.is_single()) return std::nullopt;
        return see(block);
    });
}

template <class See> Observations each_unsealed(Examined const& examined, See see)
{
    return each_block(examined, [&](SignatureBlock const& block) -> std::optional<double> {
        if (!block.seals.empty() || block.organs.size() != 1 || !block.signer.empty()) return std::nullopt;
        return see(block);
    });
}

Observations sealed_date_right(Examined const& examined)
{
    return each_single_seal(
        examined, [](SignatureBlock const& block) { return (AREA_RIGHT - block.date->right) / CELL; });
}

Observations organ_over_date(Examined const& examined)
{
    return each_single_seal(examined, [](SignatureBlock const& block) -> std::optional<double> {
        if (block.organs.empty()) return std::nullopt;
        auto farthest = 0.0;
        for (auto const* organ : block.organs)
            farthest = std::max(farthest, std::abs(organ->middle_x() - block.date->middle_x()));
        return farthest;
    });
}

Observations seal_centred(Examined const& examined)
{
    return each_single_seal(
        examined, [](SignatureBlock const& block) { return block.seals.front().middle_x() - block.date->middle_x(); });
}

/// 端正、居中下压发文机关署名和成文日期: how far the middle of both lies under that of the seal.
Observations seal_presses_down(Examined const& examined)
{
    return each_single_seal(examined, [](SignatureBlock const& block) -> std::optional<double> {
        if (block.organs.empty()) return std::nullopt;
        auto const middle = (block.organs.front()->top + block.date->bottom) / 2;
        return middle - block.seals.front().middle_y();
    });
}

bool touches(Ink const& seal, PrintedLine const& line)
{
    return line.right > seal.left && line.left < seal.right && line.bottom > seal.top && line.top < seal.bottom;
}

/// 不得出现空白印章: every seal is pressed on a name or the date.
Observations no_blank_seal(Examined const& examined)
{
    Observations found;
    for (std::size_t page = 0; page < examined.document.pages.size(); ++page)
        for (auto const& drawing : examined.document.pages[page].drawings) {
            if (!drawing.red || drawing.width() < 20) continue;
            auto const on_signature = [&](PrintedLine const& line) {
                bool const signs = line.element == Element::OrganName || line.element == Element::Date;
                return line.page == page && signs && touches(drawing, line);
            };
            auto const& lines = examined.document.lines;
            bool const pressed = std::any_of(lines.begin(), lines.end(), on_signature);
            found.push_back({pressed ? 0.0 : 1.0, page + 1, {}});
        }
    return found;
}

/// The last line of 正文 or 附件说明 above the signature on its page.
PrintedLine const* text_above(PrintedDocument const& document, SignatureBlock const& block)
{
    PrintedLine const* last = nullptr;
    for (auto const& line : document.lines) {
        if (line.page != block.page || line.top > block.date->top) continue;
        bool const text =
            line.element == Element::Body || line.element == Element::Attachments || line.element == Element::Table;
        if (text && (!last || line.bottom > last->bottom)) last = &line;
    }
    return last;
}

/// 印章顶端应当上距正文（或附件说明）一行之内.
Observations seal_under_text(Examined const& examined)
{
    return each_block(examined, [&](SignatureBlock const& block) -> std::optional<double> {
        auto const* above = text_above(examined.document, block);
        if (block.seals.empty() || !above) return std::nullopt;
        auto top = SHEET_HEIGHT;
        for (auto const& seal : block.seals)
            top = std::min(top, seal.top);
        return top - above->bottom;
    });
}

/// 7.3.5.5: seal and text stand together.
Observations text_with_signature(Examined const& examined)
{
    return each_block(examined, [&](SignatureBlock const& block) -> std::optional<double> {
        return text_above(examined.document, block) ? 1.0 : 0.0;
    });
}

Observations seals_apart(Examined const& examined)
{
    return each_block(examined, [](SignatureBlock const& block) -> std::optional<double> {
        if (block.seals.size() < 2) return std::nullopt;
        auto closest = SHEET_WIDTH;
        for (std::size_t i = 0; i < block.seals.size(); ++i)
            for (std::size_t j = i + 1; j < block.seals.size(); ++j) {
                auto const &a = block.seals[i], &b = block.seals[j];
                auto const distance = std::hypot(a.middle_x() - b.middle_x(), a.middle_y() - b.middle_y());
                closest = std::min(closest, distance - (a.width() + b.width()) / 2);
            }
        return closest;
    });
}

/// 最后一个印章…下压发文机关署名和成文日期; every organ's name is under its own seal.
Observations seal_for_each_name(Examined const& examined)
{
    Observations found;
    for (auto const& block : blocks_of(examined.document)) {
        if (block.seals.size() < 2) continue;
        for (auto const* organ : block.organs) {
            bool const pressed = std::any_of(block.seals.begin(), block.seals.end(), [&](Ink const& seal) {
                return touches(seal, *organ) && std::abs(seal.middle_x() - organ->middle_x()) < 1;
            });
            found.push_back(judged(pressed, *organ));
        }
    }
    return found;
}

Observations seals_in_area(Examined const& examined)
{
    return each_block(examined, [](SignatureBlock const& block) -> std::optional<double> {
        if (block.seals.empty()) return std::nullopt;
        auto over = 0.0;
        for (auto const& seal : block.seals)
            over = std::max({over, AREA_LEFT - seal.left, seal.right - AREA_RIGHT});
        return over;
    });
}

/// 7.3.5.2: the name 右空二字; when the date is the longer one, the date.
Observations unsealed_right(Examined const& examined)
{
    return each_unsealed(examined, [](SignatureBlock const& block) {
        return (AREA_RIGHT - std::max(block.organs.front()->right, block.date->right)) / CELL;
    });
}

Observations unsealed_date_indent(Examined const& examined)
{
    return each_unsealed(
        examined, [](SignatureBlock const& block) { return (block.date->left - block.organs.front()->left) / CELL; });
}

Observations signer_date_right(Examined const& examined)
{
    return each_block(examined, [](SignatureBlock const& block) -> std::optional<double> {
        if (block.signer.empty()) return std::nullopt;
        return (AREA_RIGHT - block.date->right) / CELL;
    });
}

Observations remark_indent(Examined const& examined)
{
    return every_line(
        examined, Element::Remark, [](PrintedLine const& line) { return (line.left - AREA_LEFT) / CELL; });
}

Observations remark_brackets(Examined const& examined)
{
    return every_line(examined, Element::Remark,
        [](PrintedLine const& line) { return line.text.front() == U'（' && line.text.back() == U'）'; });
}

} // namespace

std::vector<NamedMeasure> const& signature_measures()
{
    static std::vector<NamedMeasure> const measures{{"sealed-date-right", sealed_date_right},
        {"organ-over-date", organ_over_date}, {"seal-centred", seal_centred}, {"seal-presses-down", seal_presses_down},
        {"no-blank-seal", no_blank_seal}, {"seal-under-text", seal_under_text},
        {"text-with-signature", text_with_signature}, {"seals-apart", seals_apart},
        {"seal-for-each-name", seal_for_each_name}, {"seals-in-area", seals_in_area},
        {"unsealed-right", unsealed_right}, {"unsealed-date-indent", unsealed_date_indent},
        {"signer-date-right", signer_date_right}, {"remark-indent", remark_indent},
        {"remark-brackets", remark_brackets}};
    return measures;
}

} // namespace xindang::document
