#include <document/qr_code.h>

#include <qrencode.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace xindang::document {

QrCode::QrCode(std::string_view text)
{
    constexpr int ANY_VERSION = 0, CASE_MATTERS = 1;
    std::unique_ptr<QRcode, void (*)(QRcode*)> const code{
        QRcode_encodeString(std::string(text).c_str(), ANY_VERSION, QR_ECLEVEL_M, QR_MODE_8, CASE_MATTERS),
        QRcode_free};
    if (!code) throw std::length_error("no QR code holds this text");
    m_width = static_cast<std::size_t>(code->width);
    // libqrencode: the lowest bit of a module is its colour, the others say what it is there for.
    for (std::size_t i = 0; i < m_width * m_width; ++i)
        m_dark.push_back((code->data[i] & 1) != 0);
}

} // namespace xindang::document
