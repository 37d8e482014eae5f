#pragma once

#include <http/message.h>
#include <http/services.h>

namespace xindang::http {

// One function a route: read, call, send. They stand in <area>_handlers.cpp.

Response get_health(Request const&, Services const&);
Response get_list_file(Request const&, Services const&);
Response get_site_file(Request const&, Services const&);

Response post_login(Request const&, Services const&);
Response post_logout(Request const&, Services const&);
Response get_me(Request const&, Services const&);
Response get_users(Request const&, Services const&);
Response post_user(Request const&, Services const&);
Response patch_user(Request const&, Services const&);
Response post_user_token(Request const&, Services const&);

Response get_subjects(Request const&, Services const&);
Response get_subject(Request const&, Services const&);
Response get_grade(Request const&, Services const&);
Response post_screen(Request const&, Services const&);
Response post_list_screening(Request const&, Services const&);
Response get_cleared_pairs(Request const&, Services const&);
Response post_cleared_pair(Request const&, Services const&);
Response delete_cleared_pair(Request const&, Services const&);

Response get_supervision(Request const&, Services const&);
Response get_key_supervision(Request const&, Services const&);
Response get_inspection_plan(Request const&, Services const&);
Response get_plan_progress(Request const&, Services const&);

Response get_documents(Request const&, Services const&);
Response post_document(Request const&, Services const&);
Response get_document_file(Request const&, Services const&);
Response post_document_revocation(Request const&, Services const&);
Response post_document_verification(Request const&, Services const&);

Response get_notices(Request const&, Services const&);
Response post_notice(Request const&, Services const&);
Response post_notice_preview(Request const&, Services const&);
Response post_notice_comparison(Request const&, Services const&);
Response post_notice_repair(Request const&, Services const&);
Response post_notice_withdrawal(Request const&, Services const&);

Response get_evaluations(Request const&, Services const&);
Response get_evaluation(Request const&, Services const&);
Response get_evaluated_enterprise(Request const&, Services const&);
Response post_grade_notification(Request const&, Services const&);
Response post_grade_objection(Request const&, Services const&);
Response post_grade_review(Request const&, Services const&);
Response post_grade_decision(Request const&, Services const&);

Response post_feedback(Request const&, Services const&);
Response get_feedback_numbers(Request const&, Services const&);
Response get_feedback_obligations(Request const&, Services const&);
Response get_feedback_month(Request const&, Services const&);
Response get_correction_cases(Request const&, Services const&);
Response post_correction_decision(Request const&, Services const&);
Response post_partner_certificate(Request const&, Services const&);
Response post_import_report(Request const&, Services const&);
Response get_import_standings(Request const&, Services const&);

Response get_foreign_lists(Request const&, Services const&);
Response post_foreign_file(Request const&, Services const&);
Response post_foreign_import(Request const&, Services const&);
Response get_foreign_matches(Request const&, Services const&);
Response post_foreign_decision(Request const&, Services const&);

Response get_lists(Request const&, Services const&);
Response get_lists_due(Request const&, Services const&);
Response post_list_publication(Request const&, Services const&);

} // namespace xindang::http
