#include <usecase/list/prove_list.h>

#include <usecase/list/list_source.h>
#include <usecase/list/publish_list.h>

namespace xindang::usecase {

static Outcome<Done> assure_any(Actor const& actor)
{
    return assure(actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor,
                             Duty::Partner, Duty::Operator});
}

Outcome<Bytes> prove_published_list(Actor const& actor, std::string const& list_id,
    exchange::ListQuestion const& question, archive::View const& view, archive::ObjectStore const& objects)
{
    if (auto const allowed = assure_any(actor); !allowed) return allowed.refusal();
    auto const published = published_list(view, objects, list_id);
    if (!published) return published.refusal();
    return exchange::prove(*published->files, question);
}

Outcome<Bytes> prove_list(Actor const& actor, std::string const& source, exchange::ListQuestion const& question)
{
    if (auto const allowed = assure_any(actor); !allowed) return allowed.refusal();
    return exchange::prove(*list_source(source), question);
}

} // namespace xindang::usecase
