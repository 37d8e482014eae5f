#include <document/layout.h>

#include <document/page_grid.h>
#include <document/section_flow.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace xindang::document {

namespace {

double usual_pitch(PageProfile const& profile)
{
    return profile.pitch == LinePitch::Fill ? filling_pitch(AREA_LINES) : AREA_HEIGHT / AREA_LINES;
}

/// Pages of one section, and where the ink of its last page ends.
Outcome<Flowed> lay_out_section(Section const& section, Typesetter& setter, PageProfile const& profile, TextGrid grid)
{
    // 7.3.5.5 adjusts the lines of text; 版头 keeps its distances.
    auto head = section_head(section, setter, usual_pitch(profile));
    // 7.3.3: 公文首页必须显示正文.
    if (head.bottom_mm + BODY_EM > AREA_BOTTOM)
        setter.refuse("title and letterhead leave no room for text", section.line);
    auto const signing = section.sign_each_page.empty() ? 0 : SIGNING_HEIGHT;
    auto flowed = flow(section_pieces(section, setter, profile, grid),
        {head.bottom_mm, head.page_bottom_mm - signing, AREA_BOTTOM - signing, grid.line_mm});
    if (!flowed) return flowed.refusal();
    auto& first = flowed->pages.front().items;
    first.insert(first.begin(), head.items.begin(), head.items.end());
    return flowed;
}

/// How many lines of text stand on a page with the signature.
std::size_t text_lines(Page const& page)
{
    std::set<std::pair<std::size_t, std::size_t>> lines;
    for (auto const& item : page.items) {
        auto const* const run = std::get_if<GlyphRun>(&item);
        if (run && run->place.part != Part::OrganName && run->place.part != Part::Date)
            lines.insert({run->place.block, run->line});
    }
    return lines.size();
}

/// GB/T 9704-2012 7.3.5.5: when signature and seal do not fit, 采取调整行距、字距的措施解决. One line more on every
/// page is tried first (28.3 pt, still above the 28 pt that offices allow), then one character more on every line as
/// well (15.25 pt from one to the next); if neither saves a page, two lines of text go over with the signature, which
/// flow() does.
Outcome<Flowed> fitted_section(Section const& section, Typesetter& setter, PageProfile const& profile)
{
    auto const before = setter;
    auto usual = lay_out_section(section, setter, profile, {usual_pitch(profile)});
    constexpr std::size_t FEW_LINES = 3;
    if (!usual || !section.signature || usual->pages.size() < 2) return usual;
    if (text_lines(usual->pages.back()) > FEW_LINES) return usual;
    auto const pages = usual->pages.size();
    auto const tight_lines = filling_pitch(AREA_LINES + 1);
    for (auto const grid : {TextGrid{tight_lines}, TextGrid{tight_lines, AREA_CELLS + 1}}) {
        auto tight_setter = before;
        auto tight = lay_out_section(section, tight_setter, profile, grid);
        if (tight && tight->pages.size() < pages) return tight;
    }
    return usual;
}

/// Puts 版记 on an even page. GB/T 9704-2012 7.4: 版记 stands at the bottom of the last side; 7.5: 版记页前有空白页的,
/// neither the blank page nor that of 版记 has a number.
std::set<std::size_t> add_imprint(std::vector<Page>& pages, double bottom_mm, ImprintBlock block, Form form)
{
    std::set<std::size_t> unnumbered;
    // Half a line parts 版记 from the text above it.
    auto const fits = bottom_mm + line_height(SMALL_PT) / 2 <= block.top_mm;
    if (form == Form::Letter) {
        // 10.1 asks for the last page, not for an even one.
        if (!fits && !block.items.empty()) pages.emplace_back();
    } else if (pages.size() % 2 == 1) {
        pages.emplace_back();
    } else if (!fits) {
        unnumbered = {pages.size() + 1, pages.size() + 2};
        pages.resize(pages.size() + 2);
    }
    auto& last = pages.back().items;
    last.insert(last.end(), block.items.begin(), block.items.end());
    return unnumbered;
}

void append(Page& page, std::vector<Item> items)
{
    page.items.insert(page.items.end(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
}

/// What stands outside the flow of a section's pages: its signing lines and numbers.
void add_furniture(Layout& layout, std::size_t first, Section const& section, std::set<std::size_t> const& unnumbered,
    Typesetter& setter)
{
    for (auto i = first; i < layout.pages.size(); ++i) {
        auto& page = layout.pages[i];
        if (!section.sign_each_page.empty()) append(page, signing_lines(section.sign_each_page, setter));
        if (section.numbering == Numbering::OfTotal)
            append(page, page_of_total(i - first + 1, layout.pages.size() - first, setter));
        // 10.1: 首页不显示页码.
        else if (!unnumbered.contains(i + 1) && !(section.form == Form::Letter && i == first))
            append(page, page_number(i + 1, setter));
    }
}

/// Black print stays legible through the red ink of a seal, so what is drawn later must be the print.
void put_seals_under(Page& page)
{
    std::stable_partition(page.items.begin(), page.items.end(),
        [](Item const& item) { return std::holds_alternative<SealPlacement>(item); });
}

} // namespace

Outcome<Layout> lay_out(Gongwen const& document, FontMetrics const& fonts, PageProfile const& profile)
{
    Typesetter setter(fonts);
    Layout layout;
    layout.title = document.title;
    for (auto const& section : document.sections) {
        setter.begin_section();
        auto const first = layout.pages.size();
        std::set<std::size_t> unnumbered;
        auto flowed = fitted_section(section, setter, profile);
        if (setter.refusal()) return *setter.refusal();
        if (!flowed) return flowed.refusal();
        layout.pages.insert(layout.pages.end(), flowed->pages.begin(), flowed->pages.end());
        if (section.imprint)
            unnumbered = add_imprint(layout.pages, flowed->bottom_mm,
                section.form == Form::Letter ? letter_imprint_block(*section.imprint, setter)
                                             : imprint_block(*section.imprint, setter),
                section.form);
        add_furniture(layout, first, section, unnumbered, setter);
    }
    for (auto& page : layout.pages)
        put_seals_under(page);
    if (setter.refusal()) return *setter.refusal();
    layout.blocks = setter.blocks();
    layout.substitutions = setter.substitutions();
    return layout;
}

} // namespace xindang::document
