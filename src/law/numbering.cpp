#include <law/numbering.h>

namespace xindang::law {

Outcome<DocumentKind> Numbering::find(std::string_view code) const
{
    for (auto const& kind : m_kinds)
        if (kind.code == code) return kind;
    return Refusal{Fault::NotFound, "no kind of document is called " + std::string(code), "document_kind"};
}

Outcome<model::DocumentNumber> Numbering::number(
    std::string_view code, Agency const& agency, int year, std::uint32_t serial) const
{
    auto const kind = find(code);
    if (!kind) return kind.refusal();
    if (kind->series.empty())
        return Refusal{Fault::BadInput, "documents of kind " + std::string(code) + " have no number of their own",
            "document_kind"};
    return model::DocumentNumber::of(agency.document_word + kind->class_word, year, serial);
}

Outcome<std::string> Numbering::series(std::string_view code, int year) const
{
    auto const kind = find(code);
    if (!kind) return kind.refusal();
    if (kind->series.empty())
        return Refusal{Fault::BadInput, "documents of kind " + std::string(code) + " have no number of their own",
            "document_kind"};
    return kind->series + "/" + std::to_string(year);
}

} // namespace xindang::law
