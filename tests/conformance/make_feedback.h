#pragma once

#include <filesystem>

namespace xindang::test {

/// Writes DIR/feedback anew: what partners send an issuer and what it answers, with keys made for the occasion.
void make_feedback_corpus(std::filesystem::path const& folder);

} // namespace xindang::test
