#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace xindang::grading::html {

/// Character data and attribute values (HTML Living Standard §13.1.2.6, §13.1.3).
std::string escaped(std::string_view text);
/// <name>inside</name>; what is inside is HTML already.
std::string element(std::string const& name, std::string const& inside);
/// A cell of a table.
std::string cell(std::string_view text);
/// A table with a caption; rows are HTML already.
std::string table(
    std::string const& caption, std::vector<std::string> const& headers, std::vector<std::string> const& rows);
/// A page that needs nothing beside itself: no script, picture, font or address outside.
std::string page(std::string const& title, std::string const& inside);

} // namespace xindang::grading::html
