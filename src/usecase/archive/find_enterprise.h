#pragma once

#include <archive/view.h>

#include <string_view>

namespace xindang::usecase {

/// The enterprise that somebody names by its credit code, or by our own number ("E12"). BadInput at "credit_code" for
/// text that is neither, NotFound at "credit_code" for nobody we know.
Outcome<model::SubjectId> find_enterprise(archive::View const& view, std::string_view text);

} // namespace xindang::usecase
