#include <law/lists.h>

#include <model/words.h>

namespace xindang::law {

static constexpr std::array<model::Word<ListForm>, 3> FORMS{{
    {ListForm::Public, "public", "公示"},
    {ListForm::Partner, "partner", "协同部门"},
    {ListForm::Confidential, "confidential", "内部"},
}};

std::string_view word_of(ListForm form)
{
    return row_of(FORMS, form).word;
}

Outcome<ListForm> parse_list_form(std::string_view word)
{
    for (auto const& row : FORMS)
        if (row.word == word) return row.value;
    return Refusal{Fault::BadInput, "a list is public, partner or confidential", "form"};
}

ListRemovalRule const* DisciplineList::removal(
    ListRemovalRule::On on, std::string_view ground, std::string_view document) const
{
    ListRemovalRule const* general = nullptr;
    for (auto const& rule : removals) {
        if (rule.on != on || (!rule.document.empty() && rule.document != document)) continue;
        if (!rule.ground.empty() && rule.ground == ground) return &rule;
        if (rule.ground.empty() && !general) general = &rule;
    }
    return general;
}

Outcome<DisciplineList> Lists::find(std::string_view code) const
{
    for (auto const& list : m_lists)
        if (list.code == code) return list;
    return Refusal{Fault::NotFound, "lists.xml has no list " + std::string(code), "list"};
}

} // namespace xindang::law
