#include <base/utf8.h>
#include <document/page_grid.h>
#include <document/section_flow.h>
#include <document/title_shape.h>

#include <algorithm>
#include <iterator>

namespace xindang::document {

namespace {

void put(FlowPiece& piece, std::vector<Box> const& boxes, Place const& place, std::size_t line, double left, double top)
{
    for (auto& item : placed(boxes, body_style(FontRole::FangSong), place, line, left, top))
        piece.items.push_back(std::move(item));
}

double diameter_of(std::string const& seal, PageProfile const& profile)
{
    auto const known = profile.seal_diameters_mm.find(seal);
    return known == profile.seal_diameters_mm.end() ? profile.seal_diameter_mm : known->second;
}

// Two blank lines and 3 mm between the centres put the edge of any seal of 42 … 50 mm where the standard wants it.
constexpr auto BLANK_LINES = 2;
constexpr auto CENTRE_RISE = 3.0;

/// 7.3.5.1: 成文日期右空四字, 署名 centred over it, the seal centred on both and pressed a little above them, its upper
/// edge within one line under the text.
FlowPiece sealed(Signature const& signature, Typesetter& setter, PageProfile const& profile, double pitch)
{
    auto const organ_place = setter.next_place(Part::OrganName);
    auto const date_place = setter.next_place(Part::Date);
    auto const date = setter.boxes(signature.date, FontRole::FangSong);
    auto const& signatory = signature.organs.front();
    auto const organ = setter.boxes(signatory.organ, FontRole::FangSong);
    setter.require_fit(date, body_style(FontRole::FangSong), AREA_WIDTH / 2, signature.date.line);
    auto const date_width = width_of(date) * CELL;
    auto const date_left = AREA_RIGHT - 4 * CELL - date_width;
    auto const centre = date_left + date_width / 2;
    // A name that would leave the type area stands on two centred lines.
    auto const lines = shape_title(organ, 2 * (AREA_RIGHT - centre) / CELL);

    auto const diameter = diameter_of(signatory.seal, profile);
    auto const block_height = static_cast<double>(lines.size()) * pitch + BODY_EM;
    // As few blank lines as keep the seal's edge off the text above: two for a name of one line under any seal of
    // 42 … 50 mm, which puts the edge where the standard wants it, and one for a name of two.
    auto organ_top = 0.0;
    constexpr auto CLEAR = 0.5;
    while (organ_top + (pitch - BODY_EM) + block_height / 2 - CENTRE_RISE - diameter / 2 < CLEAR)
        organ_top += pitch;

    FlowPiece piece;
    for (std::size_t i = 0; i < lines.size(); ++i)
        put(piece, lines[i], organ_place, i, centre - width_of(lines[i]) * CELL / 2,
            organ_top + static_cast<double>(i) * pitch);
    auto const date_top = organ_top + static_cast<double>(lines.size()) * pitch;
    put(piece, date, date_place, 0, date_left, date_top);

    SealPlacement seal;
    seal.place = setter.next_place(Part::Seal);
    seal.reference = signatory.seal;
    seal.organ = utf8::encode(signatory.organ.characters);
    seal.centre_x_mm = centre;
    seal.centre_y_mm = organ_top + block_height / 2 - CENTRE_RISE;
    seal.diameter_mm = diameter;
    piece.ink_mm = std::max(date_top + BODY_EM, seal.centre_y_mm + seal.diameter_mm / 2);
    piece.items.emplace_back(std::move(seal));
    piece.height_mm = date_top + pitch;
    piece.line = signature.date.line;
    return piece;
}

/// How the seals of a joint issue stand: in rows of equal length where they can be, at most as many in a row as the
/// type area holds with 2 mm between them.
struct SealGrid {
    std::size_t columns;
    double diameter;
    double row_height;
};

SealGrid seal_grid(std::vector<Signatory> const& organs, PageProfile const& profile)
{
    constexpr auto APART = 2.0;
    auto diameter = 0.0;
    for (auto const& one : organs)
        diameter = std::max(diameter, diameter_of(one.seal, profile));
    auto const most = static_cast<std::size_t>((AREA_WIDTH + APART) / (diameter + APART));
    auto const rows = (organs.size() + most - 1) / most;
    return {(organs.size() + rows - 1) / rows, diameter, diameter + APART};
}

/// 7.3.5.1 of several organs: names in the order of issue, in rows, each with its own seal centred on it; the last seal
/// is pressed on its organ's name and the date. Seals neither meet nor leave the type area; the first row begins within
/// one line under the text.
FlowPiece jointly_sealed(Signature const& signature, Typesetter& setter, PageProfile const& profile, double pitch)
{
    auto const grid = seal_grid(signature.organs, profile);
    auto const column_width = AREA_WIDTH / static_cast<double>(grid.columns);
    // The edge of the first row stands where that of a single seal of 45 mm would.
    auto const first_edge = BLANK_LINES * pitch + (pitch + BODY_EM) / 2 - CENTRE_RISE - 45.0 / 2;
    auto const date = setter.boxes(signature.date, FontRole::FangSong);
    setter.require_fit(date, body_style(FontRole::FangSong), column_width, signature.date.line);

    FlowPiece piece;
    std::vector<Item> seals;
    for (std::size_t i = 0; i < signature.organs.size(); ++i) {
        auto const& one = signature.organs[i];
        auto const last = i + 1 == signature.organs.size();
        auto const row = i / grid.columns;
        // The last row stands in the middle when it is shorter.
        auto const in_row = std::min(grid.columns, signature.organs.size() - row * grid.columns);
        auto const row_left = AREA_LEFT + (AREA_WIDTH - static_cast<double>(in_row) * column_width) / 2;
        auto const x = row_left + (static_cast<double>(i % grid.columns) + 0.5) * column_width;
        auto const y = first_edge + grid.diameter / 2 + static_cast<double>(row) * grid.row_height;
        auto const lines = shape_title(setter.boxes(one.organ, FontRole::FangSong), column_width / CELL - 0.5);
        auto const count = lines.size() + (last ? 1 : 0);
        auto top = y + CENTRE_RISE - (static_cast<double>(count - 1) * pitch + BODY_EM) / 2;
        auto const place = setter.next_place(Part::OrganName);
        for (std::size_t n = 0; n < lines.size(); ++n, top += pitch)
            put(piece, lines[n], place, n, x - width_of(lines[n]) * CELL / 2, top);
        if (last) put(piece, date, setter.next_place(Part::Date), 0, x - width_of(date) * CELL / 2, top);
        seals.emplace_back(SealPlacement{setter.next_place(Part::Seal), one.seal, utf8::encode(one.organ.characters), x,
            y, diameter_of(one.seal, profile)});
        piece.ink_mm = y + grid.diameter / 2;
    }
    // The 主办机关 issues the file: its seal is the last drawn, which the signature belongs to.
    piece.items.insert(
        piece.items.end(), std::make_move_iterator(seals.rbegin()), std::make_move_iterator(seals.rend()));
    piece.height_mm = piece.ink_mm + pitch - BODY_EM;
    piece.line = signature.date.line;
    return piece;
}

/// 7.3.5.2: without a seal a blank line, 署名 右空二字, the date two characters right of where the name begins; a
/// longer date takes the place at 右空二字 and the name moves left. Several organs stand one under the other.
FlowPiece unsealed(Signature const& signature, Typesetter& setter, double pitch)
{
    auto const date = setter.boxes(signature.date, FontRole::FangSong);
    auto const style = body_style(FontRole::FangSong);
    setter.require_fit(date, style, AREA_WIDTH - 4 * CELL, signature.date.line);
    auto const right = AREA_RIGHT - 2 * CELL;
    std::vector<std::vector<Box>> organs;
    auto widest = 0.0;
    for (auto const& one : signature.organs) {
        organs.push_back(setter.boxes(one.organ, FontRole::FangSong));
        setter.require_fit(organs.back(), style, AREA_WIDTH - 2 * CELL, one.organ.line);
        widest = std::max(widest, width_of(organs.back()) * CELL);
    }
    auto organ_left = right - widest;
    auto date_left = organ_left + 2 * CELL;
    if (date_left + width_of(date) * CELL > right + TOLERANCE) {
        date_left = right - width_of(date) * CELL;
        organ_left = date_left - 2 * CELL;
    }
    FlowPiece piece;
    auto top = pitch;
    for (auto const& organ : organs) {
        put(piece, organ, setter.next_place(Part::OrganName), 0, organ_left, top);
        top += pitch;
    }
    put(piece, date, setter.next_place(Part::Date), 0, date_left, top);
    piece.height_mm = top + pitch;
    piece.ink_mm = top + BODY_EM;
    piece.line = signature.date.line;
    return piece;
}

/// 7.3.5.3, of a 令: two blank lines; the name where the 签名章 goes, in red 楷体, 右空四字; the post two characters to
/// its left; a blank line, and the date 右空四字.
FlowPiece signed_by_head(Signature const& signature, Typesetter& setter, double pitch)
{
    auto const right = AREA_RIGHT - 4 * CELL;
    auto name_style = body_style(FontRole::KaiTi);
    name_style.colour = Colour::Red;
    auto const name = setter.boxes(signature.signer, FontRole::KaiTi);
    auto const post = setter.boxes(signature.signer_post, FontRole::FangSong);
    auto const date = setter.boxes(signature.date, FontRole::FangSong);
    auto const name_left = right - width_of(name) * name_style.cell_mm;
    auto const post_left = name_left - 2 * CELL - width_of(post) * CELL;
    if (post_left < AREA_LEFT) setter.refuse("post and name do not fit on a line", signature.signer_post.line);
    FlowPiece piece;
    auto const top = 2 * pitch;
    put(piece, post, setter.next_place(Part::Signer), 0, post_left, top);
    for (auto& item : placed(name, name_style, setter.next_place(Part::Signer), 0, name_left, top))
        piece.items.push_back(std::move(item));
    auto const date_top = top + 2 * pitch;
    put(piece, date, setter.next_place(Part::Date), 0, right - width_of(date) * CELL, date_top);
    piece.height_mm = date_top + pitch;
    piece.ink_mm = date_top + BODY_EM;
    piece.line = signature.date.line;
    return piece;
}

FlowPiece signature_piece(Signature const& signature, Typesetter& setter, PageProfile const& profile, double pitch)
{
    if (signature.organs.empty()) return signed_by_head(signature, setter, pitch);
    if (signature.organs.front().seal.empty()) return unsealed(signature, setter, pitch);
    return signature.organs.size() == 1 ? sealed(signature, setter, profile, pitch)
                                        : jointly_sealed(signature, setter, profile, pitch);
}

} // namespace

std::vector<FlowPiece> signature_pieces(
    Section const& section, Typesetter& setter, PageProfile const& profile, double pitch_mm)
{
    std::vector<FlowPiece> pieces;
    if (section.signature) {
        pieces.push_back(signature_piece(*section.signature, setter, profile, pitch_mm));
        if (!section.remark.empty()) pieces.back().keep = Keep::WithNext;
    }
    if (!section.remark.empty()) {
        // 7.3.6: 附注居左空二字加圆括号, under the date.
        auto text = section.remark;
        text.characters = U"（" + text.characters + U"）";
        text.spans.clear();
        auto const boxes = setter.boxes(text, FontRole::FangSong);
        auto const style = body_style(FontRole::FangSong);
        setter.require_fit(boxes, style, AREA_WIDTH - 2 * CELL, text.line);
        auto items = placed(boxes, style, setter.next_place(Part::Remark), 0, AREA_LEFT + 2 * CELL, 0);
        pieces.push_back(line_piece(std::move(items), pitch_mm, text.line));
    }
    return pieces;
}

} // namespace xindang::document
