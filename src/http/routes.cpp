#include <http/handlers.h>
#include <http/router.h>

#include <array>

namespace xindang::http {

static constexpr std::size_t NOTHING = 0;
static constexpr std::size_t SMALL = std::size_t{64} << 10;
static constexpr std::size_t LARGE = std::size_t{1} << 20;
static constexpr std::size_t FEEDBACK = std::size_t{8} << 20;
static constexpr std::size_t FILE_SIZE = std::size_t{32} << 20;

// clang-format off
static constexpr std::array ROUTES{
    //    method    path                                     largest body  login             handler
    Route{"POST",   "/api/v1/login",                         SMALL,        Login::NotNeeded, post_login},
    Route{"POST",   "/api/v1/logout",                        NOTHING,      Login::Needed,    post_logout},
    Route{"GET",    "/api/v1/me",                            NOTHING,      Login::Needed,    get_me},
    Route{"GET",    "/api/v1/users",                         NOTHING,      Login::Needed,    get_users},
    Route{"POST",   "/api/v1/users",                         SMALL,        Login::Needed,    post_user},
    Route{"PATCH",  "/api/v1/users/{login}",                 SMALL,        Login::Needed,    patch_user},
    Route{"POST",   "/api/v1/users/{login}/tokens",          SMALL,        Login::Needed,    post_user_token},
    Route{"GET",    "/api/v1/subjects",                      NOTHING,      Login::Needed,    get_subjects},
    Route{"GET",    "/api/v1/subjects/{number}",             NOTHING,      Login::Needed,    get_subject},
    Route{"GET",    "/api/v1/subjects/{number}/grade",       NOTHING,      Login::Needed,    get_grade},
    Route{"GET",    "/api/v1/subjects/{number}/supervision", NOTHING,      Login::Needed,    get_supervision},
    Route{"GET",    "/api/v1/supervision/key",               NOTHING,      Login::Needed,    get_key_supervision},
    Route{"GET",    "/api/v1/supervision/plans/{year}",      NOTHING,      Login::Needed,    get_inspection_plan},
    Route{"GET",    "/api/v1/supervision/plans/{year}/progress", NOTHING,  Login::Needed,    get_plan_progress},
    Route{"POST",   "/api/v1/screen",                        LARGE,        Login::Needed,    post_screen},
    Route{"POST",   "/api/v1/screen/lists",                  LARGE,        Login::Needed,    post_list_screening},
    Route{"GET",    "/api/v1/screen/cleared",                NOTHING,      Login::Needed,    get_cleared_pairs},
    Route{"POST",   "/api/v1/screen/cleared",                SMALL,        Login::Needed,    post_cleared_pair},
    Route{"DELETE", "/api/v1/screen/cleared/{number}",       NOTHING,      Login::Needed,    delete_cleared_pair},
    Route{"GET",    "/api/v1/documents",                     NOTHING,      Login::Needed,    get_documents},
    Route{"POST",   "/api/v1/documents",                     LARGE,        Login::Needed,    post_document},
    Route{"POST",   "/api/v1/documents/verification",        FILE_SIZE,    Login::NotNeeded, post_document_verification},
    Route{"GET",    "/api/v1/documents/{number}/file",       NOTHING,      Login::Needed,    get_document_file},
    Route{"POST",   "/api/v1/documents/{number}/revocation", SMALL,        Login::Needed,    post_document_revocation},
    Route{"GET",    "/api/v1/notices",                       NOTHING,      Login::Needed,    get_notices},
    Route{"POST",   "/api/v1/notices",                       SMALL,        Login::Needed,    post_notice},
    Route{"POST",   "/api/v1/notices/preview",               SMALL,        Login::Needed,    post_notice_preview},
    Route{"POST",   "/api/v1/notices/comparison",            SMALL,        Login::Needed,    post_notice_comparison},
    Route{"POST",   "/api/v1/notices/{number}/repair",       SMALL,        Login::Needed,    post_notice_repair},
    Route{"POST",   "/api/v1/notices/{number}/withdrawal",   SMALL,        Login::Needed,    post_notice_withdrawal},
    Route{"GET",    "/api/v1/evaluations",                   NOTHING,      Login::Needed,    get_evaluations},
    Route{"GET",    "/api/v1/evaluations/{evaluation}",      NOTHING,      Login::Needed,    get_evaluation},
    Route{"POST",   "/api/v1/evaluations/{evaluation}/notifications", SMALL, Login::Needed,  post_grade_notification},
    Route{"POST",   "/api/v1/evaluations/{evaluation}/decisions", SMALL,   Login::Needed,    post_grade_decision},
    Route{"GET",    "/api/v1/evaluations/{evaluation}/enterprises/{number}", NOTHING, Login::Needed, get_evaluated_enterprise},
    Route{"POST",   "/api/v1/evaluations/{evaluation}/enterprises/{number}/objection", SMALL, Login::Needed, post_grade_objection},
    Route{"POST",   "/api/v1/evaluations/{evaluation}/enterprises/{number}/review", SMALL, Login::Needed, post_grade_review},
    Route{"GET",    "/api/v1/foreign",                       NOTHING,      Login::Needed,    get_foreign_lists},
    Route{"POST",   "/api/v1/foreign/{source}/files",        FILE_SIZE,    Login::Needed,    post_foreign_file},
    Route{"POST",   "/api/v1/foreign/{source}/imports",      NOTHING,      Login::Needed,    post_foreign_import},
    Route{"GET",    "/api/v1/foreign-matches",               NOTHING,      Login::Needed,    get_foreign_matches},
    Route{"POST",   "/api/v1/foreign-matches/{match}/decision", SMALL,     Login::Needed,    post_foreign_decision},
    Route{"GET",    "/api/v1/lists",                         NOTHING,      Login::NotNeeded, get_lists},
    Route{"GET",    "/api/v1/lists/due",                     NOTHING,      Login::Needed,    get_lists_due},
    Route{"POST",   "/api/v1/lists/{list}/publications",     NOTHING,      Login::Needed,    post_list_publication},
    Route{"POST",   "/api/v1/feedback",                      FEEDBACK,     Login::Needed,    post_feedback},
    Route{"GET",    "/api/v1/feedback",                      NOTHING,      Login::Needed,    get_feedback_numbers},
    Route{"GET",    "/api/v1/feedback/obligations",          NOTHING,      Login::Needed,    get_feedback_obligations},
    Route{"GET",    "/api/v1/feedback/months/{month}",       NOTHING,      Login::Needed,    get_feedback_month},
    Route{"GET",    "/api/v1/feedback/cases",                NOTHING,      Login::Needed,    get_correction_cases},
    Route{"POST",   "/api/v1/feedback/cases/{case}/decision", SMALL,       Login::Needed,    post_correction_decision},
    Route{"POST",   "/api/v1/partners/{partner}/certificate", SMALL,       Login::Needed,    post_partner_certificate},
    Route{"POST",   "/api/v1/reports",                       LARGE,        Login::Needed,    post_import_report},
    Route{"GET",    "/api/v1/reports",                       NOTHING,      Login::Needed,    get_import_standings},
    Route{"GET",    "/healthz",                              NOTHING,      Login::NotNeeded, get_health},
    Route{"GET",    "/lists/{path...}",                      NOTHING,      Login::NotNeeded, get_list_file},
    Route{"GET",    "/{path...}",                            NOTHING,      Login::NotNeeded, get_site_file},
};
// clang-format on

std::span<Route const> routes()
{
    return ROUTES;
}

} // namespace xindang::http
