// A proof that is read is read again from what it is written as.
#include <archive/checkpoint.h>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    if (auto const checkpoint = xindang::archive::parse_checkpoint(text)) {
        auto const again = xindang::archive::parse_checkpoint(xindang::archive::checkpoint_text(*checkpoint));
        if (!again || !(*again == *checkpoint)) std::abort();
    }
    if (auto const proof = xindang::archive::parse_proof(text)) {
        auto const again = xindang::archive::parse_proof(xindang::archive::proof_text(*proof));
        if (!again || again->octets != proof->octets || again->path != proof->path) std::abort();
    }
    return 0;
}
