#include <supervision/rules.h>

#include <supervision/rules_reader.h>

#include <algorithm>

namespace xindang::supervision {

std::size_t column_of(std::optional<model::Grade> grade)
{
    return grade ? static_cast<std::size_t>(*grade) : GRADE_COLUMNS - 1;
}

Outcome<Rules> Rules::load(
    BytesView xml, std::string const& file, xml::Schema const& schema, law::Statutes const& statutes)
{
    auto const document = xml::Document::parse(xml, xml::Limits::own_file(), file);
    if (!document) return document.refusal();
    if (auto const valid = schema.check(*document); !valid) return valid.refusal();
    return RulesReader(*document, statutes).read();
}

bool Rules::in_force_on(model::CivilDate day) const
{
    return (!m_from || *m_from <= day) && (!m_until || day <= *m_until);
}

Group const* Rules::find(std::string_view group) const
{
    auto const found =
        std::find_if(m_groups.begin(), m_groups.end(), [&](Group const& known) { return known.id == group; });
    return found == m_groups.end() ? nullptr : &*found;
}

} // namespace xindang::supervision
