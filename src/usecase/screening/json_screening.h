#pragma once

#include <base/json.h>
#include <usecase/screening/desk.h>

namespace xindang::usecase {

/// {"lists": […], "answers": […]}, answers in the order of the questions. What was asked is not repeated but for its
/// reference.
Json json_of(std::vector<ScreenedSubject> const& answers, std::vector<ListInForce> const& lists, Instant now);
Json json_of(std::vector<ClearedView> const& cleared);
Json json_of(screening::ClearedPair const& pair);

} // namespace xindang::usecase
