#include <exchange/feedback.h>
#include <exchange/received_report.h>

#include <cstdint>
#include <cstdlib>

/// Whatever is said to be feedback, an import report or a receipt is refused with a reason, or was signed by a key we
/// know: nobody's key is known here, so that nothing may come through.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace xindang;
    static auto const SCHEMA = xml::Schema::load(XD_SOURCE_DIR "/xsd/jdl-1.0.xsd");
    if (!SCHEMA) std::abort();
    BytesView const octets{reinterpret_cast<char const*>(data), size};
    exchange::FeedbackDoor const door{
        *SCHEMA, exchange::Environment::Test, "ISSUER", Instant{1'800'000'000}, [](std::string const&) {
            return std::vector{model::Sha256{{}}};
        }};
    auto const refused = [](auto const& read) {
        if (read || read.reason().text.empty()) std::abort();
    };
    refused(exchange::read_feedback(octets, "x", door));
    refused(exchange::read_import_report(octets, "x", door));
    refused(exchange::read_feedback_report(octets, "x", door));
    return 0;
}
