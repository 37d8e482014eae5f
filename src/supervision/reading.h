#pragma once

#include <base/findings.h>
#include <model/civil_date.h>
#include <xml/document.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::supervision {

// How the files of conf/supervision are read. Nothing outside this room includes it.

/// 0 when there is no such attribute; the schema saw to it that it is a number.
int number_in(xml::Node node, std::string_view attribute);
std::optional<int> optional_number(xml::Node node, std::string_view attribute);
std::optional<model::CivilDate> optional_day(xml::Node node, std::string_view attribute);

/// The place of the member with that id.
template <class T> std::optional<std::size_t> place_of(std::vector<T> const& all, std::string_view id)
{
    for (std::size_t at = 0; at < all.size(); ++at)
        if (all[at].id == id) return at;
    return std::nullopt;
}

bool contains(std::vector<std::string> const& words, std::string_view word);

} // namespace xindang::supervision
