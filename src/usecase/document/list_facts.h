#pragma once

#include <law/catalogue.h>
#include <model/listing.h>
#include <xml/node.h>

#include <optional>

namespace xindang::usecase {

/// What a draft does to discipline lists, read out of its facts: private furniture of computed_facts.h.

/// The listing that a draft orders, from <listed-on>, <ground>, <basis>, <measure>, <penalty-number>; nothing for a
/// draft that lists nobody. Refuses at the path of the fact.
Outcome<std::optional<model::Listing>> read_listing(xml::Node root, law::Catalogue const& law);

/// The decision whose entry a draft takes off a list: <listing-number> with <removed-on> and the code of its <ground>,
/// or <record-number> of a repair that is granted, from the day `dated`.
Outcome<std::optional<model::Unlisting>> read_unlisting(xml::Node root, model::CivilDate dated);

} // namespace xindang::usecase
