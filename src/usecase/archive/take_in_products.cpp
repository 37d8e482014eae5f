#include <usecase/archive/take_in.h>

#include <model/licence_number.h>
#include <usecase/archive/intake_row.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

class TakeProduct {
public:
    TakeProduct(std::string source, model::CivilDate today) : m_source(std::move(source)), m_today(today) {}

    RowFate operator()(IntakeRow& row, archive::Writer& writer) const
    {
        auto const number = row.take("approval_no", model::ApprovalNumber::parse(row.text("approval_no")));
        auto const holder = subject_in_row(row, "holder", writer);
        if (holder && holder->kind() != model::SubjectKind::Enterprise)
            row.reject("holder", "only an enterprise holds a product");
        auto const held_since = row.day("held_since");
        auto const effective_on = row.day("effective_on").value_or(m_today);
        if (!number || !row.good()) return RowFate::Unchanged;
        auto const findings = number->findings("approval_no");
        for (auto const& finding : findings.all())
            if (finding.severity == Severity::Warning) row.warn("approval_no", finding.text);

        model::Identifier const identifier{model::IdentifierScheme::ApprovalNo, number->text()};
        auto id = writer.find(identifier);
        auto fate = RowFate::Added;
        if (id) {
            fate = amend(row, *id, effective_on, writer);
        } else {
            id = row.take("name", writer.register_subject({model::SubjectKind::Product, row.text("name"),
                                      row.several("former_names"), {identifier}, row.attributes(), m_today, m_source}));
        }
        if (id && holder && join(row, *holder, *id, held_since, writer) && fate == RowFate::Unchanged)
            fate = RowFate::Amended;
        return fate;
    }

private:
    RowFate amend(IntakeRow& row, model::SubjectId id, model::CivilDate effective_on, archive::Writer& writer) const
    {
        auto const subject = row.take("approval_no", writer.subject(id));
        if (!subject) return RowFate::Unchanged;
        archive::Amendment amendment{effective_on};
        amendment.source = m_source;
        if (subject->current_name() != row.text("name")) amendment.name = row.text("name");
        amendment.attributes = changed_attributes(*subject, row.attributes());
        if (amendment.name.empty() && amendment.attributes.empty()) return RowFate::Unchanged;
        row.take("name", writer.amend_subject(id, amendment));
        return RowFate::Amended;
    }

    /// Whether a role was added: the holder may be known already.
    static bool join(IntakeRow& row, model::SubjectId holder, model::SubjectId product,
        std::optional<model::CivilDate> since, archive::Writer& writer)
    {
        auto const roles = writer.roles_of(product);
        bool const known = std::any_of(roles.begin(), roles.end(), [&](archive::HeldRole const& held) {
            return held.role.kind == model::RoleKind::Holder && held.role.from == holder && !held.role.period.to;
        });
        if (known) return false;
        row.take("holder", writer.add_role({model::RoleKind::Holder, holder, product, {}, {since, std::nullopt}}));
        return true;
    }

    std::string m_source;
    model::CivilDate m_today;
};

} // namespace

Outcome<IntakeReceipt> take_in_products(Actor const& actor, TakeIn const& request, IntakeServices const& services)
{
    return take_in_rows(IntakeKind::Products, actor, request, services,
        TakeProduct(request.source, model::CivilDate::on(services.clock.now())));
}

} // namespace xindang::usecase
