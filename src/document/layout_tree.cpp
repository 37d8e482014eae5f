#include <document/layout_tree.h>

#include <cstdio>

namespace xindang::document {

char const* name_of(FontRole role)
{
    switch (role) {
    case FontRole::FangSong:
        return "fangsong";
    case FontRole::KaiTi:
        return "kaiti";
    case FontRole::HeiTi:
        return "heiti";
    case FontRole::XiaoBiaoSong:
        return "xiaobiaosong";
    case FontRole::SongTi:
        return "songti";
    }
    return "";
}

char const* name_of(Part part)
{
    switch (part) {
    case Part::Artifact:
        return "artifact";
    case Part::PageNumber:
        return "page-number";
    case Part::RepeatedHead:
        return "repeated-head";
    case Part::Marking:
        return "marking";
    case Part::OrganMark:
        return "organ-mark";
    case Part::DocumentNumber:
        return "number";
    case Part::Signer:
        return "signer";
    case Part::Title:
        return "title";
    case Part::Addressee:
        return "addressee";
    case Part::Heading:
        return "heading";
    case Part::Paragraph:
        return "paragraph";
    case Part::AttachmentNote:
        return "attachment-note";
    case Part::OrganName:
        return "organ-name";
    case Part::Date:
        return "date";
    case Part::Remark:
        return "remark";
    case Part::TableHeader:
        return "table-header";
    case Part::TableCell:
        return "table-cell";
    case Part::AnnexLabel:
        return "annex-label";
    case Part::Imprint:
        return "imprint";
    case Part::Seal:
        return "seal";
    case Part::CheckMark:
        return "check-mark";
    }
    return "";
}

namespace {

template <class... Values> std::string printed(char const* format, Values... values)
{
    char buffer[160];
    std::snprintf(buffer, sizeof buffer, format, values...);
    return buffer;
}

std::string where_of(Place const& place)
{
    if (place.block == 0) return "artifact";
    auto text = std::string(name_of(place.part)) + printed(" #%zu", place.block);
    if (place.part == Part::Heading) text += printed(" level %d", place.level);
    if (place.part == Part::TableCell || place.part == Part::TableHeader)
        text += printed(" r%zu c%zu", place.row, place.column);
    return text;
}

std::string dump_item(GlyphRun const& run)
{
    std::string text;
    auto squeezed = 0;
    for (auto const& cluster : run.clusters) {
        text += cluster.text;
        if (cluster.shift_mm != 0) ++squeezed;
    }
    auto const x = run.clusters.empty() ? 0.0 : run.clusters.front().x_mm;
    auto const end = run.clusters.empty() ? 0.0 : run.clusters.back().x_mm + run.clusters.back().advance_mm;
    auto line = "  " + where_of(run.place) + printed(" line %zu y=%.2f x=%.2f..%.2f ", run.line, run.top_mm, x, end);
    line += printed("%s %gpt", name_of(run.role), run.size_pt);
    if (run.colour == Colour::Red) line += " red";
    if (squeezed > 0) line += printed(" shifted %d", squeezed);
    return line + " \"" + text + "\"\n";
}

std::string dump_item(Rule const& rule)
{
    return printed("  rule %.2f,%.2f..%.2f,%.2f %.2fmm%s\n", rule.x1_mm, rule.y1_mm, rule.x2_mm, rule.y2_mm,
        rule.width_mm, rule.colour == Colour::Red ? " red" : "");
}

std::string dump_item(SealPlacement const& seal)
{
    return "  seal \"" + seal.reference +
           printed("\" centre %.2f,%.2f diameter %.1f\n", seal.centre_x_mm, seal.centre_y_mm, seal.diameter_mm);
}

std::string dump_item(Figure const& figure)
{
    return "  " + where_of(figure.place) +
           printed(" figure %.2f,%.2f %.2fx%.2f ink %zu", figure.x_mm, figure.y_mm, figure.width_mm, figure.height_mm,
               figure.ink.size()) +
           " \"" + figure.words + "\"\n";
}

} // namespace

std::string dump(Layout const& layout)
{
    std::string text;
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
        text += printed("page %zu\n", i + 1);
        for (auto const& item : layout.pages[i].items)
            text += std::visit([](auto const& concrete) { return dump_item(concrete); }, item);
    }
    for (auto const& substitution : layout.substitutions)
        text += std::string("substituted ") + name_of(substitution.role) + " \"" + substitution.text + "\"" +
                printed(" by face %zu\n", substitution.face);
    return text;
}

} // namespace xindang::document
