#pragma once

#include <base/outcome.h>

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>

namespace xindang::usecase {

/// What a user is there for. A user may have several duties.
enum class Duty {
    CreditAdministrator, ///< 信用管理员: takes in, grades
    PublicationStaff,    ///< 公示人员: drafts documents, publishes notices and lists
    Approver,            ///< 分管领导: signs off documents
    Auditor,             ///< reads everything, changes nothing
    Partner,             ///< 协同部门: reads lists, reports back
    Operator,            ///< installs, backs up, manages users
};

std::string_view word_of(Duty duty); ///< "credit-administrator"
Outcome<Duty> parse_duty(std::string_view word);

/// Who asks. Every use case takes one and asks it for a duty before anything else, so that no handler can forget to.
struct Actor {
    std::string login;
    std::set<Duty> duties;
};

/// Done when the actor has one of the duties; otherwise Forbidden, naming them.
Outcome<Done> assure(Actor const& actor, std::initializer_list<Duty> one_of);

} // namespace xindang::usecase
