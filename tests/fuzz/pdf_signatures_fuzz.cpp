#include <document/judge_signatures.h>

#include <cstddef>
#include <cstdint>

// The part of the verify door that takes foreign octets: revisions, store, CMS, tokens, evidence. Comparing print and
// facts needs fonts and has targets of its own.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace xindang;
    BytesView const file{reinterpret_cast<char const*>(data), size};
    auto const document = pdf::read_document(file);
    if (!document) return 0;
    document::Verification result;
    document::judge_signatures(result, file, *document, document::Trust({}), Instant{1'767'600'000});
    return 0;
}
