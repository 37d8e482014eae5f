#pragma once

#include <law/catalogue.h>

#include <support/outcome.h>
#include <support/temp_folder.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace xindang::test {

inline std::filesystem::path source_folder()
{
    return XD_SOURCE_DIR;
}

/// The catalogue as shipped, loaded once.
inline law::Catalogue const& shipped()
{
    static auto const CATALOGUE = must(law::Catalogue::load(source_folder() / "conf" / "law", source_folder() / "xsd"));
    return CATALOGUE;
}

inline model::CivilDate day(std::string const& text)
{
    return must(model::CivilDate::parse(text));
}

/// A copy of conf/law in which one file has been altered in one place.
class AlteredConf {
public:
    AlteredConf(std::string const& file, std::string const& from, std::string const& to)
    {
        std::filesystem::copy(source_folder() / "conf" / "law", m_folder.path() / "law");
        auto const path = m_folder.path() / "law" / file;
        std::stringstream text;
        text << std::ifstream(path).rdbuf();
        auto content = text.str();
        auto const at = content.find(from);
        BOOST_REQUIRE_MESSAGE(at != std::string::npos, file + " does not hold: " + from);
        m_line = 1 + static_cast<std::size_t>(
                         std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        std::ofstream(path) << content.replace(at, from.size(), to);
    }
    Outcome<law::Catalogue> load() const
    {
        return law::Catalogue::load(m_folder.path() / "law", source_folder() / "xsd");
    }
    /// The line the alteration begins on.
    std::size_t line() const { return m_line; }

private:
    TempFolder m_folder;
    std::size_t m_line = 0;
};

} // namespace xindang::test
