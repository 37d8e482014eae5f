#include <exchange/import.h>
#include <xml/signed_stream.h>

#include <cstdint>
#include <cstdlib>

/// A part that the streaming reader finds no fault with is valid for the other validator too, and nobody signed it.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace xindang;
    static auto const SCHEMAS = exchange::ListSchemas::load(XD_SOURCE_DIR "/xsd");
    if (!SCHEMAS) std::abort();
    BytesView const text{reinterpret_cast<char const*>(data), size};
    auto const limits = xml::Limits::foreign();
    std::size_t handed = 0;
    auto const pass = xml::read_signed(text, {exchange::JDL, "DisciplineList", SCHEMAS->list, limits, {}}, "x",
        [&handed](xml::Node const& child) { handed += child.name().empty() ? 0 : 1; });
    if (pass.signature) std::abort();
    auto const document = xml::Document::parse(text, limits, "x");
    auto const whole = document && !SCHEMAS->list.validate(*document).has_errors() &&
                       document->root().is(exchange::JDL, "DisciplineList");
    if (whole == pass.faults.has_errors()) std::abort();
    if (!whole) return 0;
    std::size_t children = 0;
    for (auto const child : document->root().children())
        children += child.is("http://www.w3.org/2000/09/xmldsig#", "Signature") ? 0 : 1;
    if (children != handed) std::abort();
    return 0;
}
