#include <model/licence_number.h>

#include <cstdint>
#include <cstdlib>

namespace {

template <class Number> void try_reading(std::string_view text)
{
    auto const value = Number::parse(text);
    if (!value) return;
    auto const again = Number::parse(value->text());
    if (!again || *again != *value) std::abort();
}

} // namespace

/// Whatever is read, as a product's or an enterprise's number, prints a form that reads back as the same value.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    try_reading<xindang::model::ApprovalNumber>(text);
    try_reading<xindang::model::LicenceNumber>(text);
    return 0;
}
