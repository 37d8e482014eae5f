#include <document/verify.h>

#include <base/utf8.h>
#include <document/judge_signatures.h>
#include <document/printed_facts.h>

#include <algorithm>

namespace xindang::document {

namespace {

// The page without its number: a sentence that runs over the page's end must be found whole.
std::string without_number(std::string const& page)
{
    auto const start = page.size() < 2 ? std::string::npos : page.rfind('\n', page.size() - 2);
    auto const last = start == std::string::npos ? 0 : start + 1;
    auto const number = page.find_first_not_of("0123456789\n", last) == std::string::npos;
    return number ? page.substr(0, last) : page;
}

std::string joined(std::vector<std::string> const& pages)
{
    std::string text;
    for (auto const& page : pages)
        text += without_number(page);
    return text;
}

Bytes const* file_named(pdf::ReadDocument const& document, std::string_view name)
{
    auto const file = std::find_if(
        document.files.begin(), document.files.end(), [&](pdf::FoundFile const& found) { return found.name == name; });
    return file == document.files.end() ? nullptr : &file->content;
}

// Where lines break may change with a font or a version of the layout; what they say may not.
void compare_texts(Findings& findings, std::string const& printed, std::string const& meant)
{
    auto const strip = [](std::string text) {
        std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
        return text;
    };
    auto const left = utf8::decode(strip(printed)), right = utf8::decode(strip(meant));
    if (left == right) return;
    auto const differ = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    auto const at = static_cast<std::size_t>(differ.first - left.begin());
    auto const around = [&](std::u32string const& text) {
        return utf8::encode(std::u32string_view(text).substr(std::min(at < 6 ? 0 : at - 6, text.size()), 24));
    };
    findings.add(Severity::Error, "other-text", "character " + std::to_string(at + 1),
        "printed is \"" + around(left) + "\", the embedded text says \"" + around(right) + "\"");
}

void compare_with_text(Verification& result, pdf::ReadDocument const& document, Press const& press)
{
    auto const* embedded = file_named(document, "gongwen.xml");
    if (!embedded) {
        result.content.add(Severity::Error, "no-facts", "gongwen.xml", "the document carries no text to compare with");
        return;
    }
    auto const meant = press.text_of(*embedded);
    if (!meant) {
        result.content.add(Severity::Error, "other-text", meant.refusal().where,
            "the embedded text cannot be printed: " + meant.refusal().reason);
        return;
    }
    compare_texts(result.content, joined(document.pages), joined(*meant));
    auto const today = press.gongwen(result.kind, result.facts);
    if (!today || *today != *embedded)
        result.content.add(Severity::Warning, "other-template", "gongwen.xml",
            "by today's template the facts make another text than the one embedded");
}

void judge_content(Verification& result, pdf::ReadDocument const& document, Press const& press)
{
    auto const* facts_xml = file_named(document, "facts.xml");
    if (!facts_xml) {
        result.content.add(Severity::Error, "no-facts", "facts.xml", "the document carries no facts to compare with");
        return;
    }
    result.facts = *facts_xml;
    auto const kind = press.kind_of(result.facts);
    if (!kind) {
        result.content.add(Severity::Warning, "no-facts", kind.refusal().where, kind.refusal().reason);
        return;
    }
    result.kind = *kind;
    auto const facts = press.check(*kind, result.facts);
    if (facts) result.content.append(compare_with_print(*facts, joined(document.pages), press.unprinted(*facts)));
    compare_with_text(result, document, press);
}

} // namespace

char const* word_of(Integrity integrity)
{
    switch (integrity) {
    case Integrity::Intact:
        return "intact";
    case Integrity::Altered:
        return "altered";
    case Integrity::Unsigned:
        return "unsigned";
    }
    return "";
}

Outcome<Verification> verify(BytesView file, Trust const& trust, Instant now, Press const& press)
{
    auto const document = pdf::read_document(file);
    if (!document) return document.refusal();
    Verification result;
    result.title = document->title;
    result.revisions = document->revisions;
    result.later_octets = document->later_octets;
    judge_signatures(result, file, *document, trust, now);
    judge_content(result, *document, press);
    return result;
}

} // namespace xindang::document
