#pragma once

#include <document/typesetter.h>

#include <vector>

/// Centred titles. Private to this room.
namespace xindang::document {

/// GB/T 9704-2012 7.3.1: a title of several lines breaks between words, keeps their sense together and is shaped as a
/// trapezium or a rhombus. `most` is the widest line in cells. A word is cut only when it does not fit by itself.
std::vector<std::vector<Box>> shape_title(std::vector<Box> const& boxes, double most);

} // namespace xindang::document
