#include <document/printed_facts.h>

#include <model/civil_date.h>
#include <model/money.h>
#include <text/amount.h>

#include <algorithm>
#include <vector>

namespace xindang::document {

namespace {

// Lines break anywhere between Han characters, so white space says nothing here. U+3000 is white space too.
std::string without_space(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 3) == "\xE3\x80\x80") {
            i += 2;
            continue;
        }
        if (text[i] != ' ' && text[i] != '\n' && text[i] != '\r' && text[i] != '\t') result += text[i];
    }
    return result;
}

bool is_iso_date(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
}

bool is_telling(std::string_view value)
{
    std::size_t digits = 0;
    for (auto const c : value) {
        if (static_cast<unsigned char>(c) > 127) return true;
        if (c >= '0' && c <= '9') ++digits;
    }
    return digits >= 5;
}

std::vector<std::string> forms_of(std::string const& value)
{
    std::vector<std::string> forms{value};
    if (is_iso_date(value)) {
        if (auto const date = model::CivilDate::parse(value)) forms.push_back(date->chinese());
        return forms;
    }
    if (value.find_first_not_of("0123456789.,") == std::string::npos) {
        if (auto const amount = model::Money::parse_yuan(value)) {
            auto const grouped = amount->text(), plain = amount->plain();
            forms.insert(forms.end(), {grouped, plain, text::capital_amount(*amount)});
            if (amount->fen() % 100 == 0) {
                forms.push_back(grouped.substr(0, grouped.size() - 3));
                forms.push_back(plain.substr(0, plain.size() - 3));
            }
            // 5万元: amounts in even ten thousands are often printed so.
            if (amount->fen() % 1000000 == 0) forms.push_back(std::to_string(amount->fen() / 1000000) + "万元");
        }
    }
    return forms;
}

class Comparison {
public:
    Comparison(std::string_view printed, std::set<std::string> const& unprinted)
        : m_printed(without_space(printed)), m_unprinted(unprinted)
    {}

    void look_at(xml::Node const& node)
    {
        if (m_unprinted.contains(node.name())) return;
        for (auto const& name : node.attribute_names())
            if (!m_unprinted.contains(name)) look_for(node.attribute(name), node.path() + "/@" + name);
        if (!node.first_child()) look_for(node.text(), node.path());
        for (auto const child : node.children())
            look_at(child);
    }

    Findings take() && { return std::move(m_findings); }

private:
    void look_for(std::string const& raw, std::string const& path)
    {
        auto const value = without_space(raw);
        if (!is_telling(value)) return;
        for (auto const& form : forms_of(value))
            if (m_printed.find(form) != std::string::npos) return;
        m_findings.add(Severity::Error, "not-printed", path, "the document does not print \"" + raw + "\"");
    }

    std::string m_printed;
    std::set<std::string> const& m_unprinted;
    Findings m_findings;
};

} // namespace

Findings compare_with_print(
    xml::Document const& facts, std::string_view printed, std::set<std::string> const& unprinted)
{
    Comparison comparison(printed, unprinted);
    comparison.look_at(facts.root());
    return std::move(comparison).take();
}

} // namespace xindang::document
