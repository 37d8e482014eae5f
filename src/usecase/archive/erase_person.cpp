#include <usecase/archive/erase_person.h>

#include <usecase/archive/find_subject.h>

#include <algorithm>

namespace xindang::usecase {

Outcome<ErasureReceipt> erase_person(
    Actor const& actor, ErasePerson const& request, archive::Archive const& archive, Clock const& clock)
{
    if (auto const may = assure(actor, {Duty::CreditAdministrator}); !may) return may.refusal();
    if (request.reason.empty()) return Refusal{Fault::BadInput, "erasing a person needs a reason", "reason"};
    auto writer = archive.writer(actor.login, clock);
    if (!writer) return writer.refusal();
    auto const id = subject_by_number(*writer, request.number);
    if (!id || id->kind() != model::SubjectKind::Person)
        return Refusal{Fault::NotFound, "no person in the archive has this number", "number"};
    auto const today = model::CivilDate::on(clock.now());
    auto const notices = writer->notices_of(*id);
    bool const public_now = std::any_of(notices.begin(), notices.end(), [&](archive::PublishedNotice const& notice) {
        return !notice.withdrawn_by && !notice.expired_by && (!notice.last_day || today <= *notice.last_day);
    });
    if (public_now)
        return Refusal{Fault::Conflict, "a notice about this person is being published; withdraw it first", "number"};
    std::vector<std::string> kept;
    for (auto const& document : writer->documents_of(*id)) // their entries cannot be read any more afterwards
        kept.push_back(document.number);
    auto const entry = writer->erase_person(*id, request.reason, today);
    if (!entry) return entry.refusal();
    writer->commit();
    return ErasureReceipt{*id, *entry, std::move(kept)};
}

} // namespace xindang::usecase
