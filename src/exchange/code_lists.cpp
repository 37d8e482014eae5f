#include <exchange/code_lists.h>

#include <xml/document.h>

namespace xindang::exchange {

Outcome<CodeLists> CodeLists::parse(BytesView text, xml::Schema const& schema, std::string const& name)
{
    auto const document = xml::Document::parse(text, xml::Limits::foreign(), name);
    if (!document) return document.refusal();
    if (auto const done = schema.check(*document); !done) return done.refusal();
    CodeLists lists;
    lists.m_version = document->root().attribute("version");
    for (auto const& list : document->root().children("List"))
        for (auto const& code : list.children("Code"))
            lists.m_codes.insert({list.attribute("name"), code.attribute("value")});
    return lists;
}

bool CodeLists::knows(std::string_view list, std::string_view code) const
{
    return m_codes.contains(std::pair{std::string(list), std::string(code)});
}

} // namespace xindang::exchange
