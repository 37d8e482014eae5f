#include <pdf/deflate.h>

#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace xindang::pdf {

namespace {

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};
struct FreeDecompressor {
    void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

} // namespace

Bytes deflated(BytesView plain)
{
    // Allocating one costs more than packing a page; it holds no state between calls.
    thread_local std::unique_ptr<libdeflate_compressor, FreeCompressor> const compressor(
        libdeflate_alloc_compressor(1));
    if (!compressor) throw std::bad_alloc();
    Bytes packed(libdeflate_zlib_compress_bound(compressor.get(), plain.size()), '\0');
    packed.resize(libdeflate_zlib_compress(compressor.get(), plain.data(), plain.size(), packed.data(), packed.size()));
    return packed;
}

std::optional<Bytes> inflated(BytesView packed, std::size_t limit)
{
    std::unique_ptr<libdeflate_decompressor, FreeDecompressor> const decompressor(libdeflate_alloc_decompressor());
    if (!decompressor) throw std::bad_alloc();
    auto room = std::min(limit, std::max<std::size_t>(4096, packed.size() * 6));
    while (true) {
        Bytes plain(room, '\0');
        std::size_t size = 0;
        auto const result = libdeflate_zlib_decompress(
            decompressor.get(), packed.data(), packed.size(), plain.data(), plain.size(), &size);
        if (result == LIBDEFLATE_SUCCESS) {
            plain.resize(size);
            return plain;
        }
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room >= limit) return std::nullopt;
        room = std::min(limit, room * 4);
    }
}

} // namespace xindang::pdf
