#include <usecase/grading/study_scheme.h>

#include <base/files.h>
#include <usecase/grading/load_columns.h>
#include <usecase/grading/load_schemes.h>

namespace xindang::usecase {

namespace {

constexpr std::size_t LARGEST_SCHEME = std::size_t{8} << 20;
constexpr std::size_t MOST_PAIRS = 20;

Outcome<grading::Scheme> scheme_in(std::filesystem::path const& file, std::filesystem::path const& home)
{
    auto const schema = xml::Schema::load(home / "xsd" / "grading-scheme.xsd");
    if (!schema) return schema.refusal();
    auto const text = read_file(file, LARGEST_SCHEME);
    if (!text) return text.refusal();
    return grading::Scheme::load(*text, file.filename().string(), *schema);
}

} // namespace

Outcome<grading::Scheme> open_scheme(
    Actor const& actor, std::string const& file_or_id, std::filesystem::path const& home)
{
    auto const allowed =
        assure(actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor});
    if (!allowed) return allowed.refusal();
    if (std::filesystem::path(file_or_id).extension() == ".xml") return scheme_in(file_or_id, home);
    auto const schemes = load_schemes(home);
    if (!schemes) return schemes.refusal();
    auto const at = file_or_id.find('@');
    auto const id = file_or_id.substr(0, at);
    grading::Scheme const* found = nullptr;
    for (auto const& scheme : *schemes) {
        if (scheme.id() != id) continue;
        if (at != std::string::npos && scheme.version() != file_or_id.substr(at + 1)) continue;
        if (found)
            return Refusal{Fault::Conflict,
                "several versions of " + id + ": name one, as in " + id + "@" + scheme.version(), "scheme"};
        found = &scheme;
    }
    if (!found) return Refusal{Fault::NotFound, "there is no scheme " + file_or_id + " in conf/schemes", "scheme"};
    return *found;
}

Outcome<SchemeAudit> audit_scheme(
    Actor const& actor, grading::Scheme const& scheme, model::CivilDate cut_off, archive::Archive const& archive)
{
    auto const allowed = assure(actor, {Duty::CreditAdministrator, Duty::Approver, Duty::Auditor});
    if (!allowed) return allowed.refusal();
    if (!scheme.in_force_on(cut_off))
        return Refusal{Fault::BadInput, "scheme " + scheme.id() + " is not in force on " + cut_off.text(), "on"};
    auto const view = archive.view();
    auto const& definition = scheme.definition();
    auto const columns = load_columns(view, cut_off, {definition.repair_granted, definition.ban_result});
    if (!columns) return columns.refusal();
    if (columns->enterprises.empty()) return Refusal{Fault::NotFound, "there is no enterprise to grade", "enterprise"};
    std::vector<std::string> regions;
    for (auto const& id : columns->enterprises) {
        auto const enterprise = view.subject(id);
        if (!enterprise) return enterprise.refusal();
        regions.push_back(enterprise->attributes.get("region"));
    }
    return SchemeAudit{scheme.id(), scheme.version(), cut_off, view.size(),
        grading::audit(grading::Plan(scheme, *columns, cut_off), regions, MOST_PAIRS)};
}

} // namespace xindang::usecase
