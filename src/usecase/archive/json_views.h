#pragma once

#include <base/json.h>
#include <usecase/grading/grade_decision.h>
#include <usecase/grading/grade_enterprises.h>
#include <usecase/grading/what_if.h>
#include <usecase/json_findings.h>
#include <usecase/list/screen.h>
#include <usecase/notice/expire_notices.h>
#include <usecase/notice/publish_notice.h>
#include <usecase/notice/repair_notice.h>
#include <usecase/notice/withdraw_notice.h>
#include <usecase/office/sessions.h>

#include <vector>

namespace xindang::usecase {

// Receipts as JSON: the HTTP service and `--json` of the command line say a thing in the same words. Members in
// snake_case, days as YYYY-MM-DD, moments as RFC 3339 with the zone of Shanghai; what does not exist is left out.

Json json_of(Actor const& actor);
Json json_of(UserView const& user);
Json json_of(std::vector<UserView> const& users); ///< {"users": […]}
Json json_of(TokenReceipt const& receipt);
/// Grades of enterprises; an explanation is JSON already (ExplainedGrade::json).
Json json_of(GradeReceipt const& receipt);
Json json_of(std::vector<GradeDecision> const& decisions); ///< {"grades": […]}
Json json_of(WhatIfReceipt const& receipt);
Json json_of(SchemeWhatIfReceipt const& receipt);
Json json_of(Screening const& screening);

Json json_of(RegisteredNotice const& registered);
Json json_of(std::vector<RegisteredNotice> const& notices); ///< {"notices": […]}
Json json_of(NoticePreview const& preview);
Json json_of(NoticeReceipt const& receipt);
Json json_of(WithdrawalReceipt const& receipt);
Json json_of(RepairReceipt const& receipt);
Json json_of(ExpiryReceipt const& receipt);

} // namespace xindang::usecase
