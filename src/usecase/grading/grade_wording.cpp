#include <usecase/grading/grade_wording.h>

#include <xml/document.h>
#include <xml/schema.h>

namespace xindang::usecase {

static GradeBasis read_basis(xml::Node node)
{
    GradeBasis basis{node.attribute("statute"), node.attribute("article"), node.attribute("paragraph"), std::nullopt};
    if (auto const field = model::parse_field(node.attribute("field"))) basis.field = *field;
    return basis;
}

void GradeBasis::write(xml::Builder& builder) const
{
    builder.open("basis").attribute("statute", statute).attribute("article", article);
    if (!paragraph.empty()) builder.attribute("paragraph", paragraph);
    builder.close();
}

Outcome<GradeWording> GradeWording::load(std::filesystem::path const& file, std::filesystem::path const& schema_file)
{
    auto const document = xml::Document::load(file, xml::Limits::own_file());
    if (!document) return document.refusal();
    auto const schema = xml::Schema::load(schema_file);
    if (!schema) return schema.refusal();
    if (auto const valid = schema->check(*document); !valid) return valid.refusal();
    GradeWording wording;
    for (auto const& node : document->root().children("basis"))
        wording.m_basis.emplace(node.attribute("kind"), read_basis(node));
    for (auto const& node : document->root().children("wording"))
        wording.m_texts.emplace(node.attribute("name"), node.trimmed_text());
    for (auto const& node : document->root().children("detail")) {
        using From = ReportDetail::From;
        auto const from = node.attribute("from");
        wording.m_details.push_back(
            {from == "attribute" ? From::Attribute : (from == "post" ? From::Post : From::Licence),
                node.attribute("name"), node.trimmed_text(), node.attribute("personal")});
    }
    return wording;
}

std::vector<GradeBasis> GradeWording::basis_of(std::string const& kind) const
{
    std::vector<GradeBasis> basis;
    auto const [begin, end] = m_basis.equal_range(kind);
    for (auto at = begin; at != end; ++at)
        basis.push_back(at->second);
    return basis;
}

std::string GradeWording::text(
    std::string const& name, std::vector<std::pair<std::string, std::string>> const& values) const
{
    auto text = m_texts.at(name);
    for (auto const& [key, value] : values) {
        auto const place = "{" + key + "}";
        for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size()))
            text.replace(at, place.size(), value);
    }
    return text;
}

} // namespace xindang::usecase
