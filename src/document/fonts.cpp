#include <document/fonts.h>

#include <base/files.h>
#include <text/punctuation.h>
#include <xml/document.h>

#include <algorithm>
#include <map>

namespace xindang::document {

namespace {

constexpr char NAMESPACE[] = "urn:xindang:fonts:1";
constexpr std::size_t LARGEST_PROFILE = std::size_t{4} << 20;

struct Listed {
    pdf::FontPlan plan;
    std::string colour_profile;
};

Outcome<Listed> read_list(xml::Node const& root, std::filesystem::path const& prepared)
{
    if (!root.is(NAMESPACE, "fonts")) return Refusal{Fault::BadInput, "the root must be fonts", root.place()};
    Listed listed;
    std::map<std::string, std::size_t> positions;
    for (auto const& file : root.children("file")) {
        if (!positions.emplace(file.attribute("id"), positions.size()).second)
            return Refusal{Fault::BadInput, "two files have the same id", file.place()};
        // A cut or copied face stands alone in its prepared file; an office's own collection may name its face.
        auto const own = file.attribute("from").empty() ? file.attribute("face") : std::string();
        unsigned index = 0;
        for (auto const c : own) {
            if (c < '0' || c > '9' || index > 99) return Refusal{Fault::BadInput, "face is no number", file.place()};
            index = index * 10 + static_cast<unsigned>(c - '0');
        }
        listed.plan.files.push_back({prepared / std::filesystem::path(file.attribute("name")).filename(), index});
    }
    for (auto const& role : root.children("role")) {
        auto& chain = listed.plan.roles[role.attribute("name")];
        for (auto const& use : role.children("use")) {
            auto const position = positions.find(use.attribute("file"));
            if (position == positions.end())
                return Refusal{Fault::BadInput, "the role uses a file that is not listed", use.place()};
            chain.push_back(position->second);
        }
    }
    for (auto const role :
        {FontRole::FangSong, FontRole::KaiTi, FontRole::HeiTi, FontRole::XiaoBiaoSong, FontRole::SongTi})
        if (auto const chain = listed.plan.roles.find(name_of(role));
            chain == listed.plan.roles.end() || chain->second.empty())
            return Refusal{Fault::BadInput, std::string("the role ") + name_of(role) + " has no font", root.place()};
    listed.colour_profile = root.child("colour-profile").attribute("name");
    return listed;
}

bool is_variation_selector(char32_t c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

// What of a cluster is drawn: its first character. A variation selector chooses among forms our fonts do not carry
// apart, and the second half of a dash is drawn by the same glyph again.
std::optional<char32_t> drawn_character(std::u32string_view cluster)
{
    if (cluster.empty()) return std::nullopt;
    for (std::size_t i = 1; i < cluster.size(); ++i)
        if (cluster[i] != cluster[0] && !is_variation_selector(cluster[i])) return std::nullopt;
    return cluster[0];
}

} // namespace

Outcome<Fonts> Fonts::load(std::filesystem::path const& folder)
{
    auto const list = xml::Document::load(folder / "fonts.xml", xml::Limits::own_file());
    if (!list) return list.refusal();
    auto const listed = read_list(list->root(), folder / "prepared");
    if (!listed) return listed.refusal();
    auto profile =
        read_file(folder / "prepared" / std::filesystem::path(listed->colour_profile).filename(), LARGEST_PROFILE);
    if (!profile) return profile.refusal();
    auto set = pdf::FontSet::load(listed->plan);
    if (!set) return set.refusal();
    return Fonts(std::move(*set), listed->plan, std::move(*profile));
}

std::optional<pdf::FoundGlyph> Fonts::glyph(FontRole role, std::u32string_view cluster) const
{
    auto const character = drawn_character(cluster);
    if (!character) return std::nullopt;
    return m_set.find(name_of(role), *character);
}

std::optional<GlyphMetrics> Fonts::find(FontRole role, std::u32string_view cluster) const
{
    auto const found = glyph(role, cluster);
    if (!found) return std::nullopt;
    auto const& chain = m_plan.roles.at(name_of(role));
    auto const face = std::find(chain.begin(), chain.end(), found->face.value) - chain.begin();
    auto const repeats = std::count(cluster.begin(), cluster.end(), cluster[0]);
    auto const advance = m_set.advance(found->face, found->glyph);
    // Asking how a glyph is halved costs its outline, and only marks are ever halved.
    auto const may_be_halved = repeats == 1 && text::can_be_halved(cluster[0]);
    auto const half = may_be_halved ? m_set.half_width(found->face, found->glyph, cluster[0]) : std::nullopt;
    auto const em = [](int thousandths) {
        return thousandths / 1000.0;
    };
    GlyphMetrics metrics{static_cast<std::size_t>(face), em(advance) * static_cast<double>(repeats),
        em(advance) * static_cast<double>(repeats), 0};
    if (half && half->advance < advance) {
        metrics.half_advance_em = em(half->advance);
        metrics.half_shift_em = em(half->shift);
    }
    return metrics;
}

} // namespace xindang::document
