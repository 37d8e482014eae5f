#include <base/utf8.h>
#include <document/page_grid.h>
#include <document/section_flow.h>
#include <document/title_shape.h>

#include <algorithm>

namespace xindang::document {

namespace {

void put(FlowPiece& piece, std::vector<Box> const& boxes, Place const& place, std::size_t line, double left, double top)
{
    for (auto& item : placed(boxes, body_style(FontRole::FangSong), place, line, left, top))
        piece.items.push_back(std::move(item));
}

/// 7.3.5.1: 成文日期右空四字, 署名 centred over it, the seal centred on both and pressed a little above them, its upper
/// edge within one line under the text.
FlowPiece sealed(Signature const& signature, Typesetter& setter, PageProfile const& profile, double pitch)
{
    // Two blank lines and 3 mm between the centres put the edge of any seal of 42 … 50 mm where the standard wants it.
    constexpr auto BLANK_LINES = 2;
    constexpr auto CENTRE_RISE = 3.0;

    auto const organ_place = setter.next_place(Part::OrganName);
    auto const date_place = setter.next_place(Part::Date);
    auto const date = setter.boxes(signature.date, FontRole::FangSong);
    auto const organ = setter.boxes(signature.organ, FontRole::FangSong);
    setter.require_fit(date, body_style(FontRole::FangSong), AREA_WIDTH / 2, signature.date.line);
    auto const date_width = width_of(date) * CELL;
    auto const date_left = AREA_RIGHT - 4 * CELL - date_width;
    auto const centre = date_left + date_width / 2;
    // A name that would leave the type area stands on two centred lines.
    auto const lines = shape_title(organ, 2 * (AREA_RIGHT - centre) / CELL);

    FlowPiece piece;
    auto const organ_top = BLANK_LINES * pitch;
    for (std::size_t i = 0; i < lines.size(); ++i)
        put(piece, lines[i], organ_place, i, centre - width_of(lines[i]) * CELL / 2,
            organ_top + static_cast<double>(i) * pitch);
    auto const date_top = organ_top + static_cast<double>(lines.size()) * pitch;
    put(piece, date, date_place, 0, date_left, date_top);

    SealPlacement seal;
    seal.place = setter.next_place(Part::Seal);
    seal.reference = signature.seal;
    seal.organ = utf8::encode(signature.organ.characters);
    seal.centre_x_mm = centre;
    seal.centre_y_mm = (date_top - pitch + date_top + BODY_EM) / 2 - CENTRE_RISE;
    auto const known = profile.seal_diameters_mm.find(signature.seal);
    seal.diameter_mm = known == profile.seal_diameters_mm.end() ? profile.seal_diameter_mm : known->second;
    piece.ink_mm = std::max(date_top + BODY_EM, seal.centre_y_mm + seal.diameter_mm / 2);
    piece.items.emplace_back(std::move(seal));
    piece.height_mm = date_top + pitch;
    piece.line = signature.organ.line;
    return piece;
}

/// 7.3.5.2: without a seal a blank line, 署名 右空二字, the date two characters right of where the name begins; a
/// longer date takes the place at 右空二字 and the name moves left.
FlowPiece unsealed(Signature const& signature, Typesetter& setter, double pitch)
{
    auto const organ = setter.boxes(signature.organ, FontRole::FangSong);
    auto const date = setter.boxes(signature.date, FontRole::FangSong);
    auto const style = body_style(FontRole::FangSong);
    setter.require_fit(organ, style, AREA_WIDTH - 2 * CELL, signature.organ.line);
    setter.require_fit(date, style, AREA_WIDTH - 4 * CELL, signature.date.line);
    auto const right = AREA_RIGHT - 2 * CELL;
    auto organ_left = right - width_of(organ) * CELL;
    auto date_left = organ_left + 2 * CELL;
    if (date_left + width_of(date) * CELL > right + TOLERANCE) {
        date_left = right - width_of(date) * CELL;
        organ_left = date_left - 2 * CELL;
    }
    FlowPiece piece;
    put(piece, organ, setter.next_place(Part::OrganName), 0, organ_left, pitch);
    put(piece, date, setter.next_place(Part::Date), 0, date_left, 2 * pitch);
    piece.height_mm = 3 * pitch;
    piece.ink_mm = 2 * pitch + BODY_EM;
    piece.line = signature.organ.line;
    return piece;
}

} // namespace

std::vector<FlowPiece> signature_pieces(
    Section const& section, Typesetter& setter, PageProfile const& profile, double pitch_mm)
{
    std::vector<FlowPiece> pieces;
    if (section.signature) {
        auto const has_seal = !section.signature->seal.empty();
        pieces.push_back(has_seal ? sealed(*section.signature, setter, profile, pitch_mm)
                                  : unsealed(*section.signature, setter, pitch_mm));
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
