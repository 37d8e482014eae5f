#include <usecase/archive/find_enterprise.h>

#include <model/credit_code.h>

namespace xindang::usecase {

Outcome<model::SubjectId> find_enterprise(archive::View const& view, std::string_view text)
{
    auto const unknown = Refusal{Fault::NotFound, "no enterprise is known by " + std::string(text), "credit_code"};
    if (auto const id = model::SubjectId::parse(text)) {
        if (id->kind() != model::SubjectKind::Enterprise || !view.subject(*id)) return unknown;
        return *id;
    }
    auto const code = model::CreditCode::parse(text);
    if (!code) return Refusal{Fault::BadInput, code.refusal().reason, "credit_code"};
    auto const found = view.find({model::IdentifierScheme::CreditCode, code->text()});
    if (!found || found->kind() != model::SubjectKind::Enterprise) return unknown;
    return *found;
}

} // namespace xindang::usecase
