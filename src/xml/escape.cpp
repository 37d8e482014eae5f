#include <xml/escape.h>

namespace xindang::xml {

namespace {

std::string_view escape_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\t':
        return "&#x9;";
    case '\n':
        return "&#xA;";
    }
    return "&#xD;";
}

} // namespace

void append_escaped(Bytes& out, std::string_view text, Specials const& specials)
{
    auto const* begin = text.data();
    auto const* const end = begin + text.size();
    for (auto const* at = begin; at != end; ++at) {
        if (!specials[static_cast<unsigned char>(*at)]) continue;
        out.append(begin, at);
        out += escape_of(*at);
        begin = at + 1;
    }
    out.append(begin, end);
}

} // namespace xindang::xml
