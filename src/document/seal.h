#pragma once

#include <base/outcome.h>
#include <document/fonts.h>
#include <pdf/page.h>

#include <filesystem>
#include <map>
#include <string>

namespace xindang::document {

/// 印章 as it is drawn: a ring, a star, the organ's name on an arc above it and a line of words below.
struct Seal {
    std::string id;
    std::string organ; ///< the words around the star
    std::string words; ///< below the star: 行政处罚专用章, or 测试专用 in a demonstration
    double diameter_mm;
    double ring_mm = 1.2;
};

/// The seals of an installation, read from conf/seals.xml. It promises that every seal can be drawn with the fonts at
/// hand; refuses (NotFound at "seal") a reference it does not know.
class Seals {
public:
    /// Refuses a file that breaks xsd/seals.xsd or names a character no font has ("seals.xml:LINE").
    static Outcome<Seals> load(
        std::filesystem::path const& file, std::filesystem::path const& schema, Fonts const& fonts);

    Outcome<Seal> find(std::string const& id) const;
    std::map<std::string, double> diameters_mm() const; ///< by id

private:
    explicit Seals(std::map<std::string, Seal> seals) : m_seals(std::move(seals)) {}
    std::map<std::string, Seal> m_seals;
};

/// The shapes of a seal pressed at a place, in red. They are outlines, so that no reader finds the seal's words among
/// the document's text. Lengths are thousandths of a point.
std::vector<pdf::Shape> draw_seal(
    Seal const& seal, Fonts const& fonts, double centre_x, double centre_y, double diameter);

} // namespace xindang::document
