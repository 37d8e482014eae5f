#include <usecase/document/two_people.h>

namespace xindang::usecase {

Outcome<Done> assure_two_people(Actor const& approver, Actor const& drafter)
{
    if (auto const allowed = assure(drafter, {Duty::PublicationStaff}); !allowed) return allowed.refusal();
    if (auto const allowed = assure(approver, {Duty::Approver}); !allowed) return allowed.refusal();
    if (approver.login == drafter.login)
        return Refusal{Fault::Forbidden, "whoever drafted a document cannot approve it", "approver"};
    return Done{};
}

} // namespace xindang::usecase
