#include <usecase/grading/study_scheme.h>

#include <grading/versions.h>
#include <usecase/grading/load_columns.h>
#include <usecase/grading/load_schemes.h>

namespace xindang::usecase {

namespace {

constexpr std::size_t MOST_PAIRS = 20;

} // namespace

Outcome<grading::Scheme> open_scheme(
    Actor const& actor, std::string const& name, std::filesystem::path const& home, model::CivilDate day)
{
    auto const allowed =
        assure(actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor});
    if (!allowed) return allowed.refusal();
    if (std::filesystem::path(name).extension() == ".xml") return load_scheme(home, name);
    auto const schemes = load_schemes(home);
    if (!schemes) return schemes.refusal();
    auto const wanted = grading::SchemeName::of(name);
    if (wanted.version.empty()) return grading::choose_scheme(*schemes, name, day);
    for (auto const& scheme : *schemes)
        if (wanted.fits(scheme.id(), scheme.version())) return scheme;
    return Refusal{Fault::NotFound, "there is no scheme " + name + " in conf/schemes", "scheme"};
}

Outcome<SchemeAudit> audit_scheme(
    Actor const& actor, grading::Scheme const& scheme, model::CivilDate cut_off, archive::Archive const& archive)
{
    auto const allowed = assure(actor, {Duty::CreditAdministrator, Duty::Approver, Duty::Auditor});
    if (!allowed) return allowed.refusal();
    auto const view = archive.view();
    auto const& definition = scheme.definition();
    auto const columns = load_columns(view, cut_off, ResultMeanings(definition));
    if (!columns) return columns.refusal();
    if (columns->enterprises.empty()) return Refusal{Fault::NotFound, "there is no enterprise to grade", "enterprise"};
    grading::Strata strata;
    for (auto const& id : columns->enterprises) {
        auto const enterprise = view.subject(id);
        if (!enterprise) return enterprise.refusal();
        strata.regions.push_back(enterprise->attributes.get("region"));
        strata.sizes.push_back(enterprise->attributes.get("size"));
    }
    return SchemeAudit{
        scheme, cut_off, view.size(), grading::audit(grading::Plan(scheme, *columns, cut_off), strata, MOST_PAIRS)};
}

} // namespace xindang::usecase
