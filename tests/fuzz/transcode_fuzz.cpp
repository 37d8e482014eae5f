#include <base/utf8.h>
#include <text/transcode.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Whatever is read is well-formed UTF-8 without U+0000; whatever is refused has a place.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace xindang;
    auto const decoded = text::decode_text({reinterpret_cast<char const*>(data), size});
    if (!decoded) return decoded.refusal().where.empty() ? std::abort(), 0 : 0;
    if (!utf8::is_valid(decoded->utf8) || decoded->utf8.find('\0') != std::string::npos) std::abort();
    return 0;
}
