#include <document/flow.h>

#include <document/page_grid.h>
#include <document/typesetter.h>

#include <cmath>
#include <string>
#include <utility>

namespace xindang::document {

namespace {

struct Position {
    std::size_t page;
    double top_mm;
};

double on_grid(double y, double pitch)
{
    return AREA_TOP + std::ceil((y - AREA_TOP) / pitch - TOLERANCE) * pitch;
}

/// Where a page that overflows at `piece` ends: before the last piece that may begin the next one.
std::size_t page_break(std::vector<FlowPiece> const& pieces, std::size_t page_begin, std::size_t piece)
{
    for (auto i = piece; i > page_begin; --i)
        if (pieces[i - 1].keep == Keep::Free) return i;
    // All hang together, and the page cannot be left empty: one line goes along, so that no signature is alone.
    for (auto i = piece; i > page_begin + 1; --i)
        if (!pieces[i - 1].blank) return i - 1;
    return piece;
}

} // namespace

Outcome<Flowed> flow(std::vector<FlowPiece> pieces, FlowArea area)
{
    std::vector<Position> positions(pieces.size());
    std::size_t page = 0;
    std::size_t page_begin = 0;
    auto y = area.top_mm;
    auto fresh = false;
    std::vector<Page> heads;
    for (std::size_t i = 0; i < pieces.size();) {
        auto const& piece = pieces[i];
        if (fresh && piece.head && heads.size() <= page) {
            heads.resize(page + 1);
            for (auto const& item : piece.head->items)
                heads[page].items.push_back(moved(item, y));
            y += piece.head->height_mm;
        }
        auto const top = piece.top == Top::Grid && !(fresh && piece.head) ? on_grid(y, area.pitch_mm) : y;
        if (piece.blank && fresh) {
            positions[i++] = {page, top};
            continue;
        }
        auto const bottom = page == 0 ? area.first_bottom_mm : area.bottom_mm;
        if (top + piece.ink_mm <= bottom + TOLERANCE) {
            positions[i++] = {page, top};
            y = top + piece.height_mm;
            fresh = false;
            continue;
        }
        if (fresh)
            return Refusal{Fault::BadInput, "this does not fit on a page", "gongwen:" + std::to_string(piece.line)};
        i = page_break(pieces, page_begin, i);
        page_begin = i;
        ++page;
        y = AREA_TOP;
        fresh = true;
    }

    Flowed flowed{{}, area.top_mm};
    flowed.pages.resize(page + 1);
    for (std::size_t i = 0; i < heads.size(); ++i)
        flowed.pages[i].items = std::move(heads[i].items);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (positions[i].page == page) flowed.bottom_mm = positions[i].top_mm + pieces[i].ink_mm;
        for (auto& item : pieces[i].items)
            flowed.pages[positions[i].page].items.push_back(moved(std::move(item), positions[i].top_mm));
    }
    return flowed;
}

} // namespace xindang::document
