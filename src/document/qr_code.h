#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace xindang::document {

/// A QR code (GB/T 18284-2000, ISO/IEC 18004) as a square of dark and light modules, without its quiet zone. Error
/// correction is level M: a tenth and a half of it may be soiled. Throws std::length_error for text that fits no
/// version.
class QrCode {
public:
    explicit QrCode(std::string_view text);

    std::size_t width() const { return m_width; } ///< modules along a side
    bool dark(std::size_t row, std::size_t column) const { return m_dark[row * m_width + column]; }

private:
    std::size_t m_width = 0;
    std::vector<bool> m_dark; ///< row by row
};

} // namespace xindang::document
