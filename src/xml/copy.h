#pragma once

#include <xml/builder.h>
#include <xml/node.h>

#include <set>
#include <string>
#include <string_view>

namespace xindang::xml {

/// Writes an element with all it holds into a builder: attributes in no namespace but those named in `without`, texts
/// and elements in order; comments are left out. A namespace is declared as the default one where it is not `outer`.
void copy(Builder& builder, Node node, std::string_view outer = {}, std::set<std::string> const& without = {});

} // namespace xindang::xml
