#include <exchange/import.h>
#include <xml/stream.h>

#include <cstdint>
#include <cstdlib>

/// A part that the streaming validator accepts is accepted by the other validator too: two readers, one answer.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace xindang;
    static auto const SCHEMAS = exchange::ListSchemas::load(XD_SOURCE_DIR "/xsd");
    if (!SCHEMAS) std::abort();
    BytesView const text{reinterpret_cast<char const*>(data), size};
    auto const streamed = !xml::stream_validate(text, SCHEMAS->list, xml::Limits::foreign(), "x").has_errors();
    auto const document = xml::Document::parse(text, xml::Limits::foreign(), "x");
    auto const whole = document && !SCHEMAS->list.validate(*document).has_errors();
    if (streamed != whole) std::abort();
    return 0;
}
