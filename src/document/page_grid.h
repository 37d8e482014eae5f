#pragma once

/// The numbers of GB/T 9704-2012, in millimetres from the top left corner of the sheet. Private to this room.
namespace xindang::document {

constexpr double in_mm(double points)
{
    return points * 25.4 / 72;
}

// 5.1: A4.
constexpr double SHEET_WIDTH = 210;
constexpr double SHEET_HEIGHT = 297;

// 5.2.1: 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm.
constexpr double AREA_LEFT = 28;
constexpr double AREA_TOP = 37;
constexpr double AREA_WIDTH = 156;
constexpr double AREA_HEIGHT = 225;
constexpr double AREA_RIGHT = AREA_LEFT + AREA_WIDTH;
constexpr double AREA_BOTTOM = AREA_TOP + AREA_HEIGHT;

// 5.2.2: 三号仿宋; 5.2.3: 一般每面排 22 行, 每行排 28 个字, 并撑满版心.
constexpr int AREA_LINES = 22;
constexpr int AREA_CELLS = 28;
constexpr double BODY_PT = 16;  // 三号
constexpr double TITLE_PT = 22; // 二号
constexpr double SMALL_PT = 14; // 四号

/// 3.1 一字. The glyph of 16 pt is wider than 1/28 of the line, so it advances 15.793 pt.
constexpr double CELL = AREA_WIDTH / AREA_CELLS;

/// Height of a body line's em box.
constexpr double BODY_EM = in_mm(BODY_PT);

/// 3.2 一行: the height of a Han character and 7/8 of the height of one of 三号.
constexpr double line_height(double size_pt)
{
    return in_mm(size_pt + BODY_PT * 7 / 8);
}

/// From one line to the next when `lines` fill an area whose first box touches its top and whose last its bottom.
constexpr double filling_pitch(int lines)
{
    return (AREA_HEIGHT - BODY_EM) / (lines - 1);
}

/// What lines and characters of running text share the type area by; 7.3.5.5 lets both be adjusted.
struct TextGrid {
    double line_mm;
    int cells = AREA_CELLS; ///< on a line
    double cell_mm() const { return AREA_WIDTH / cells; }
};

/// Where the baseline lies in the em box: the ideographic box of Chinese fonts is 0.88 above and 0.12 below.
constexpr double EM_ASCENT = 0.88;

// 7.4.1: first and last rule of 版记 0.35 mm, the others 0.25 mm.
constexpr double THICK_RULE = 0.35;
constexpr double THIN_RULE = 0.25;

/// Millimetres below which two lengths are one.
constexpr double TOLERANCE = 0.001;

} // namespace xindang::document
