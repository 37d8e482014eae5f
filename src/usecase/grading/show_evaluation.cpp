#include <usecase/grading/show_evaluation.h>

namespace xindang::usecase {

static Outcome<Done> assure_house(Actor const& actor)
{
    return assure(actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor});
}

Outcome<std::vector<Evaluation>> list_evaluations(Actor const& actor, archive::Archive const& archive)
{
    if (auto const allowed = assure_house(actor); !allowed) return allowed.refusal();
    return read_evaluations(archive.view());
}

Outcome<Evaluation> show_evaluation(Actor const& actor, std::string const& id, archive::Archive const& archive)
{
    if (auto const allowed = assure_house(actor); !allowed) return allowed.refusal();
    return read_evaluation(archive.view(), id);
}

} // namespace xindang::usecase
