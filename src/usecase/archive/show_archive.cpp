#include <usecase/archive/show_archive.h>

#include <usecase/archive/find_subject.h>

namespace xindang::usecase {

static std::optional<model::SubjectId> subject_called(archive::View const& view, std::string const& number)
{
    if (auto const id = model::SubjectId::parse(number); id && view.subject(*id)) return *id;
    return subject_by_number(view, number);
}

static std::vector<NamedRole> named_roles(archive::View const& view, model::SubjectId id)
{
    std::vector<NamedRole> roles;
    for (auto& held : view.roles_of(id)) {
        auto const other = held.role.from == id ? held.role.to : held.role.from;
        auto const subject = view.subject(other);
        roles.push_back({std::move(held), other, subject ? subject->current_name() : std::string()});
    }
    return roles;
}

Outcome<ArchiveFile> show_archive(Actor const& actor, ShowArchive const& request, archive::Archive const& archive)
{
    auto const may = assure(
        actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor, Duty::Operator});
    if (!may) return may.refusal();
    auto const view = archive.view(request.as_of);
    auto const id = subject_called(view, request.number);
    if (!id) return Refusal{Fault::NotFound, "no subject in the archive has this number", "number"};
    auto subject = view.subject(*id);
    if (!subject) return subject.refusal();
    return ArchiveFile{request.as_of, view.size(), std::move(*subject), named_roles(view, *id), view.records_of(*id),
        view.grades_of(*id), view.documents_of(*id), view.notices_of(*id)};
}

} // namespace xindang::usecase
