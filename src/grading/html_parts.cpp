#include <grading/html_parts.h>

namespace xindang::grading::html {

namespace {

constexpr char STYLE[] =
    "body{font:1rem/1.6 serif;max-width:64rem;margin:0 auto;padding:1rem;color:#111;background:#fff}"
    "h1,h2,h3{line-height:1.3}table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}"
    "th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:left;vertical-align:top}"
    "caption{text-align:left;font-weight:bold}dt{font-weight:bold}dd{margin:0 0 .25rem 1rem}"
    ".wide{overflow-x:auto}@media print{body{max-width:none;padding:0}}";

} // namespace

std::string escaped(std::string_view text)
{
    std::string html;
    for (auto const c : text) {
        if (c == '&')
            html += "&amp;";
        else if (c == '<')
            html += "&lt;";
        else if (c == '>')
            html += "&gt;";
        else if (c == '"')
            html += "&quot;";
        else
            html += c;
    }
    return html;
}

std::string element(std::string const& name, std::string const& inside)
{
    return "<" + name + ">" + inside + "</" + name + ">";
}

std::string cell(std::string_view text)
{
    return element("td", escaped(text));
}

/// A caption and column headers with a scope: screen readers read them with each cell (WCAG 2.1 success criterion
/// 1.3.1).
std::string table(
    std::string const& caption, std::vector<std::string> const& headers, std::vector<std::string> const& rows)
{
    std::string head;
    for (auto const& header : headers)
        head += "<th scope=\"col\">" + escaped(header) + "</th>";
    std::string body;
    for (auto const& row : rows)
        body += "<tr>" + row + "</tr>\n";
    return "<div class=\"wide\"><table>\n<caption>" + escaped(caption) + "</caption>\n<thead><tr>" + head +
           "</tr></thead>\n<tbody>\n" + body + "</tbody>\n</table></div>\n";
}

std::string page(std::string const& title, std::string const& inside)
{
    return "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
           escaped(title) + "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n<main>\n<h1>" + escaped(title) +
           "</h1>\n" + inside + "</main>\n</body>\n</html>\n";
}

} // namespace xindang::grading::html
