#include <model/person_id.h>

#include <cstdint>
#include <cstdlib>

/// Whatever is read prints a form that reads back as the same value.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using xindang::model::PersonId;
    auto const value = PersonId::parse({reinterpret_cast<char const*>(data), size});
    if (!value) return 0;
    auto const again = PersonId::parse(value->text());
    if (!again || *again != *value) std::abort();
    return 0;
}
