#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <usecase/document/issue_document.h>
#include <usecase/document/revoke_document.h>
#include <usecase/list/screen.h>
#include <usecase/notice/publish_notice.h>
#include <usecase/notice/repair_notice.h>
#include <usecase/notice/withdraw_notice.h>
#include <usecase/office/manage_users.h>
#include <usecase/office/sessions.h>
#include <usecase/screening/desk.h>

#include <string>
#include <vector>

namespace xindang::http {

// Request bodies as commands. Each refuses, at the member's name, what is missing, of the wrong type, not a value of
// its type, or not asked for.

Outcome<usecase::LogIn> read_log_in(BytesView body, std::uint32_t minutes);
Outcome<usecase::AddUser> read_add_user(BytesView body);
Outcome<usecase::ChangeUser> read_change_user(BytesView body, std::string const& login);
Outcome<usecase::IssueToken> read_issue_token(BytesView body, std::string const& login);
Outcome<std::vector<usecase::ScreenQuery>> read_screen(BytesView body);
/// At most 1,000; each may say anything of usecase::TypedSubject.
Outcome<std::vector<usecase::TypedSubject>> read_list_screening(BytesView body);
Outcome<usecase::ScreenDesk::Decision> read_cleared_pair(BytesView body);
Outcome<usecase::PublishNotice> read_publish_notice(BytesView body);
Outcome<usecase::WithdrawNotice> read_withdraw_notice(BytesView body, std::string const& number);
Outcome<usecase::RepairNotice> read_repair_notice(BytesView body, std::string const& number);

/// The drafter is named by the approver, whose request it is.
struct IssueBody {
    usecase::IssueDocument command;
    std::string drafter;
};
Outcome<IssueBody> read_issue_document(BytesView body);
struct RevokeBody {
    usecase::RevokeDocument command;
    std::string drafter;
};
Outcome<RevokeBody> read_revoke_document(BytesView body, std::string const& number);

} // namespace xindang::http
