// What is read as the body of an entry is written back octet for octet.
#include <model/fields.h>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    auto const fields = xindang::model::Fields::parse(text);
    if (fields && fields->canonical() != text) std::abort();
    return 0;
}
