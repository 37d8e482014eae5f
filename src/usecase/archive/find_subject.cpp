#include <usecase/archive/find_subject.h>

#include <model/credit_code.h>
#include <model/licence_number.h>
#include <model/person_id.h>
#include <text/search_key.h>

namespace xindang::usecase {

std::optional<model::SubjectId> subject_by_number(archive::View const& view, std::string_view number)
{
    using model::IdentifierScheme;
    if (auto const id = model::SubjectId::parse(number))
        if (auto const subject = view.subject(*id); subject && !subject->erased) return *id;
    if (auto const code = model::CreditCode::parse(number))
        if (auto const found = view.find({IdentifierScheme::CreditCode, code->text()})) return found;
    if (auto const person = model::PersonId::parse(number))
        if (auto const found = view.find({IdentifierScheme::PersonId, person->text()})) return found;
    if (auto const approval = model::ApprovalNumber::parse(number))
        if (auto const found = view.find({IdentifierScheme::ApprovalNo, approval->text()})) return found;
    if (auto const licence = model::LicenceNumber::parse(number))
        if (auto const found = view.find({IdentifierScheme::LicenceNo, licence->text()})) return found;
    for (auto const scheme : {IdentifierScheme::RegistrationNo, IdentifierScheme::MatterNo})
        if (auto const found = view.find({scheme, std::string(number)})) return found;
    return std::nullopt;
}

/// A key is kept for every name a subject ever had; whether it is still its name only the subject tells.
static std::string matched_now(archive::Hit const& hit, model::Subject const& subject, std::string const& key)
{
    if (hit.matched != "name") return hit.matched;
    bool const current = text::search_key(subject.current_name()).find(key) != std::string::npos;
    return current ? "name" : "former-name";
}

Outcome<std::vector<FoundSubject>> find_subject(
    Actor const& actor, FindSubject const& request, archive::Archive const& archive)
{
    auto const may = assure(
        actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor, Duty::Operator});
    if (!may) return may.refusal();
    auto const key = text::search_key(request.text);
    if (key.empty()) return Refusal{Fault::BadInput, "there is nothing to look for", "text"};
    auto const view = archive.view(request.as_of);
    std::vector<FoundSubject> found;
    auto const exact = subject_by_number(view, request.text);
    if (exact)
        if (auto subject = view.subject(*exact)) found.push_back({std::move(*subject), "identifier"});
    for (auto const& hit : view.search(request.text, request.limit)) {
        if (hit.subject == exact || found.size() >= request.limit) continue;
        auto subject = view.subject(hit.subject);
        if (!subject || subject->erased) continue;
        auto matched = matched_now(hit, *subject, key);
        found.push_back({std::move(*subject), std::move(matched)});
    }
    return found;
}

} // namespace xindang::usecase
