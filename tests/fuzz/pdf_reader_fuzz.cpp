#include <pdf/page_marks.h>
#include <pdf/reader.h>

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    (void)xindang::pdf::read_document({reinterpret_cast<char const*>(data), size});
    (void)xindang::pdf::read_shown_pages({reinterpret_cast<char const*>(data), size});
    return 0;
}
