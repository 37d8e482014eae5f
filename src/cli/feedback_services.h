#pragma once

#include <cli/session.h>
#include <usecase/feedback/take_feedback.h>

namespace xindang::cli {

/// What taking partners' files over needs; it lives no longer than the session. Throws CannotOpen.
usecase::FeedbackServices feedback_services(Session& session);

} // namespace xindang::cli
