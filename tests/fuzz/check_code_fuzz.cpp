#include <notice/check_code.h>

#include <cstdint>
#include <cstdlib>

/// Whatever is read prints a form that reads back as the same code, with the same check character.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using xindang::notice::CheckCode;
    auto const code = CheckCode::parse({reinterpret_cast<char const*>(data), size});
    if (!code) return 0;
    auto const again = CheckCode::parse(code->text());
    if (!again || *again != *code || code->characters().size() != 16) std::abort();
    return 0;
}
