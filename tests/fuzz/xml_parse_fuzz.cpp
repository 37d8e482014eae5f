#include <xml/canonical.h>
#include <xml/document.h>

#include <cstdint>
#include <cstdlib>
#include <stdexcept>

/// Whatever passes the door has a canonical form that passes it too and is its own canonical form.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace xindang;
    auto const document =
        xml::Document::parse({reinterpret_cast<char const*>(data), size}, xml::Limits::foreign(), "x");
    if (!document) return 0;
    (void)document->root().text();
    (void)document->root().path();
    Bytes canonical;
    try {
        canonical = xml::exclusive_canonical(document->root());
    } catch (std::runtime_error const&) {
        return 0; // a namespace name that is no absolute URI has no canonical form
    }
    auto const again = xml::Document::parse(canonical, xml::Limits::own_file(), "x");
    // Escaping may take a tag over the limit; anything else would be a hole.
    if (!again && again.refusal().fault != Fault::TooLarge) std::abort();
    if (again && xml::exclusive_canonical(again->root()) != canonical) std::abort();
    return 0;
}
