#pragma once

#include <base/findings.h>
#include <base/json.h>
#include <base/outcome.h>
#include <http/message.h>

#include <string>
#include <vector>

namespace xindang::http {

/// A refusal as application/problem+json (RFC 9457): title, status, fault, reason, where, request. 401 tells how to
/// authenticate, 503 when to come again. Corrupt tells nothing but that we know.
Response problem(Refusal const& refusal, std::string const& request_id);
/// The same with everything a check found.
Response problem(Refusal const& refusal, Findings const& findings, std::string const& request_id);
/// 405 with Allow.
Response method_not_allowed(std::vector<std::string> const& methods, std::string const& request_id);
/// 500 for an exception: ours to mend, so the body has the request's number only.
Response internal_error(std::string const& request_id);

/// 204.
Response no_content();
/// 200, or another status, with application/json.
Response json_answer(Json const& value, int status = 200);

} // namespace xindang::http
