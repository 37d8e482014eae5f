#pragma once

#include <archive/view.h>
#include <base/outcome.h>
#include <notice/check_data.h>

#include <vector>

namespace xindang::usecase {

/// What the public site tells to those who check a file: every issued document and every published notice as the view
/// has them. Number, organ and day are told only of what a public notice tells. Files of erased persons are not among
/// them.
Outcome<std::vector<notice::CheckRecord>> check_records_of(archive::View const& view);

} // namespace xindang::usecase
