#include <crypto/hash.h>
#include <exchange/code_lists.h>
#include <xml/builder.h>

namespace xindang::exchange {

namespace {

constexpr char CODES[] = "urn:x-jdl:codes:1";
constexpr std::size_t VERSION_DIGITS = 12;

void write_code(xml::Builder& builder, std::string_view value, std::string_view name, model::Period const& period)
{
    builder.open("Code").attribute("value", value);
    if (period.from) builder.attribute("from", period.from->text());
    if (period.to) builder.attribute("to", period.to->text());
    builder.text(name).close();
}

Bytes document(law::Catalogue const& law, std::string const& version)
{
    xml::Builder builder;
    builder.open("CodeLists").declare("", CODES).attribute("version", version);
    builder.open("List").attribute("name", "measure");
    for (auto const& measure : law.measures().all())
        write_code(builder, measure.code, measure.name, measure.period);
    builder.close().open("List").attribute("name", "statute");
    for (auto const& statute : law.statutes().all())
        write_code(builder, statute.code, statute.name, {});
    builder.close().open("List").attribute("name", "agency");
    for (auto const& agency : law.agencies().all())
        write_code(builder, agency.code, agency.name, {});
    return builder.close().close().finish();
}

} // namespace

std::string code_lists_version(law::Catalogue const& law)
{
    return "c" + crypto::sha256(document(law, "0")).hex().substr(0, VERSION_DIGITS);
}

Bytes code_lists_document(law::Catalogue const& law)
{
    return document(law, code_lists_version(law));
}

} // namespace xindang::exchange
