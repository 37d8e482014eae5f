#pragma once

#include <pdf/object_file.h>

#include <cstdint>
#include <map>
#include <string>

namespace xindang::pdf {

/// The text of a code in a font.
using CodeTexts = std::map<std::uint16_t, std::string>;

/// Reads a ToUnicode map as our writer makes them: bfchar only.
CodeTexts read_to_unicode(Bytes const& map, std::size_t offset);

/// The text a page prints, a line per baseline, in drawing order. Text operators other than ours are Unreadable, and so
/// is a code without text: nothing may be printed that cannot be compared. `fonts` by resource name.
std::string page_text(Bytes const& content, std::map<std::string, CodeTexts> const& fonts, std::size_t offset);

} // namespace xindang::pdf
