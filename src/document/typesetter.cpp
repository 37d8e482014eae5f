#include <document/typesetter.h>

#include <base/utf8.h>
#include <document/page_grid.h>
#include <text/punctuation.h>

#include <algorithm>
#include <cstdio>

namespace xindang::document {

namespace {

using text::Mark;

bool is_letter(char32_t c)
{
    return text::is_western(c) && !(c >= U'0' && c <= U'9');
}

FontRole role_at(Text const& text, std::size_t position, FontRole role)
{
    for (auto const& span : text.spans) {
        if (position < span.begin || position >= span.end) continue;
        if (span.kind == SpanKind::Hei) role = FontRole::HeiTi;
        if (span.kind == SpanKind::Kai) role = FontRole::KaiTi;
    }
    return role;
}

bool is_full_mark(Box const& box)
{
    return box.spare > 0;
}

void squeeze(Box& box)
{
    box.advance -= box.spare;
    box.shift += box.spare_shift;
    box.spare = 0;
    box.spare_shift = 0;
}

/// 标点挤压 between neighbours, clreq "adjustment of punctuation width": closing or 点号 gives up its right half before
/// any other mark, an opening mark its left half after another opening mark.
void squeeze_neighbours(std::vector<Box>& boxes)
{
    for (std::size_t i = 0; i + 1 < boxes.size(); ++i) {
        if (!text::can_be_halved(boxes[i + 1].front()) || !text::can_be_halved(boxes[i].front())) continue;
        auto const first_opens = text::mark_of(boxes[i].front()) == Mark::Opening;
        auto const second_opens = text::mark_of(boxes[i + 1].front()) == Mark::Opening;
        if (!first_opens && is_full_mark(boxes[i])) squeeze(boxes[i]);
        if (first_opens && second_opens && is_full_mark(boxes[i + 1])) squeeze(boxes[i + 1]);
    }
}

/// A quarter of an em between Han and letters; digits stand on the grid (two of them are a cell) and get none.
void add_gaps(std::vector<Box>& boxes)
{
    for (std::size_t i = 1; i < boxes.size(); ++i) {
        auto const before = boxes[i - 1].front();
        auto const after = boxes[i].front();
        if ((text::is_han(before) && is_letter(after)) || (is_letter(before) && text::is_han(after)))
            boxes[i].gap_before = 0.25;
    }
}

std::string code_point_name(char32_t code_point)
{
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "U+%04X", static_cast<unsigned>(code_point));
    return buffer;
}

} // namespace

Style body_style(FontRole role)
{
    return {role, BODY_PT, CELL, Colour::Black};
}

Style plain_style(FontRole role, double size_pt)
{
    return {role, size_pt, in_mm(size_pt), Colour::Black};
}

double width_of(std::vector<Box> const& boxes, std::size_t begin, std::size_t end)
{
    auto width = 0.0;
    for (auto i = begin; i < end; ++i)
        width += boxes[i].advance + (i > begin ? boxes[i].gap_before : 0);
    return width;
}

double width_of(std::vector<Box> const& boxes)
{
    return width_of(boxes, 0, boxes.size());
}

Box Typesetter::measured(std::u32string_view cluster, FontRole role, int line)
{
    if (cluster.size() > 1) return asked(cluster, role, line);
    auto const key = static_cast<std::uint64_t>(role) << 32 | cluster.front();
    if (auto const found = m_known.find(key); found != m_known.end()) return found->second;
    return m_known.emplace(key, asked(cluster, role, line)).first->second;
}

Box Typesetter::asked(std::u32string_view cluster, FontRole role, int line)
{
    Box box;
    box.text = cluster;
    box.role = role;
    auto const found = m_fonts.find(role, cluster);
    if (!found) {
        refuse(
            "no font has the character " + utf8::encode(cluster) + " (" + code_point_name(cluster.front()) + ")", line);
        return box;
    }
    box.face = found->face;
    box.advance = found->advance_em;
    if (found->face != 0) {
        auto const text = utf8::encode(cluster);
        auto const known = std::any_of(m_substitutions.begin(), m_substitutions.end(),
            [&](Substitution const& one) { return one.role == role && one.text == text; });
        if (!known) m_substitutions.push_back({role, text, found->face});
    }
    auto const mark = text::mark_of(cluster.front());
    if (mark == Mark::Interpunct) {
        // GB/T 15834-2011: 间隔号 takes half a cell; fonts disagree about its width.
        box.shift = (0.5 - found->advance_em) / 2;
        box.advance = 0.5;
    } else if (text::can_be_halved(cluster.front()) && found->advance_em < 0.75) {
        // Some fonts draw “ ” for Western text. A mark takes a cell all the same: its ink stands in the half of the
        // cell that marks of its kind use.
        auto const middle = (0.5 - found->advance_em) / 2;
        auto const opens = mark == Mark::Opening;
        box.advance = 1;
        box.shift = opens ? 0.5 + middle : middle;
        box.spare = 0.5;
        box.spare_shift = opens ? -0.5 : 0;
    } else if (text::can_be_halved(cluster.front()) && found->half_advance_em < found->advance_em) {
        box.spare = found->advance_em - found->half_advance_em;
        box.spare_shift = found->half_shift_em;
    }
    return box;
}

std::vector<Box> Typesetter::boxes(Text const& text, FontRole role)
{
    std::vector<text::Span> whole;
    for (auto const& span : text.spans)
        if (span.kind == SpanKind::Whole) whole.push_back({span.begin, span.end});
    auto const breaks = text::line_breaks(text.characters, whole);

    std::vector<Box> boxes;
    boxes.reserve(text.characters.size());
    auto const characters = std::u32string_view(text.characters);
    for (std::size_t i = 0; i < characters.size();) {
        auto end = i + 1;
        while (end < characters.size() && text::joins_previous(characters[end]))
            ++end;
        auto box = measured(characters.substr(i, end - i), role_at(text, i, role), text.line);
        box.before = breaks[i];
        boxes.push_back(std::move(box));
        i = end;
    }
    squeeze_neighbours(boxes);
    add_gaps(boxes);
    return boxes;
}

std::vector<Box> Typesetter::boxes(std::u32string_view characters, FontRole role, int line)
{
    Text text;
    text.characters = characters;
    text.line = line;
    return boxes(text, role);
}

void Typesetter::refuse(std::string reason, int line)
{
    if (!m_refusal) m_refusal = Refusal{Fault::BadInput, std::move(reason), "gongwen:" + std::to_string(line)};
}

void Typesetter::require_fit(std::vector<Box> const& boxes, Style const& style, double width_mm, int line)
{
    if (width_of(boxes) * style.cell_mm > width_mm + TOLERANCE)
        refuse("this must stand on one line and is too long for it", line);
}

Place Typesetter::next_place(Part part, int level)
{
    Place place;
    place.part = part;
    place.block = m_blocks.size() + 1;
    place.level = level;
    place.section = m_section;
    m_blocks.push_back(place);
    return place;
}

Place Typesetter::next_cell(Part part, std::size_t row, std::size_t column, std::size_t columns)
{
    next_place(part);
    auto& place = m_blocks.back();
    place.row = row;
    place.column = column;
    place.columns = columns;
    place.table = m_table;
    return place;
}

std::vector<Item> placed(std::vector<Box> const& boxes, Style const& style, Place const& place, std::size_t line,
    double left_mm, double top_mm)
{
    std::vector<Item> items;
    auto x = left_mm;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        auto const& box = boxes[i];
        if (i > 0) x += box.gap_before * style.cell_mm;
        if (items.empty() || std::get<GlyphRun>(items.back()).role != box.role) {
            GlyphRun run;
            run.place = place;
            run.role = box.role;
            run.size_pt = style.size_pt;
            run.colour = style.colour;
            run.top_mm = top_mm;
            run.baseline_mm = top_mm + EM_ASCENT * in_mm(style.size_pt);
            run.line = line;
            items.emplace_back(std::move(run));
        }
        Cluster cluster;
        cluster.text = utf8::encode(box.text);
        cluster.x_mm = x;
        cluster.advance_mm = box.advance * style.cell_mm;
        cluster.shift_mm = box.shift * style.cell_mm;
        cluster.face = box.face;
        std::get<GlyphRun>(items.back()).clusters.push_back(std::move(cluster));
        x += box.advance * style.cell_mm;
    }
    return items;
}

Item moved(Item item, double down_mm)
{
    struct Mover {
        double down;
        void operator()(GlyphRun& run) const
        {
            run.top_mm += down;
            run.baseline_mm += down;
        }
        void operator()(Rule& rule) const
        {
            rule.y1_mm += down;
            rule.y2_mm += down;
        }
        void operator()(SealPlacement& seal) const { seal.centre_y_mm += down; }
        void operator()(Figure& figure) const
        {
            figure.y_mm += down;
            for (auto& ink : figure.ink)
                ink.y_mm += down;
            for (auto& run : figure.letters)
                (*this)(run);
        }
    };
    std::visit(Mover{down_mm}, item);
    return item;
}

} // namespace xindang::document
