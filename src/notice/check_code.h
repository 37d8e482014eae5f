#pragma once

#include <base/outcome.h>
#include <base/random.h>

#include <string>
#include <string_view>

namespace xindang::notice {

/// The short code of an issued document (核验码), 16 characters in groups of four. It is drawn at random (74 bits), so
/// it tells nothing of the document and cannot be guessed; the last character checks the others. The
/// alphabet is that of GB 32100-2015, which has no letter that looks like a figure, and its size is prime: one wrong
/// character, or two exchanged, are always found.
class CheckCode {
public:
    static CheckCode fresh(Random& random);
    /// As people type it: any case, full width, with or without hyphens and spaces, O for 0 and I for 1. BadInput at
    /// "check_code".
    static Outcome<CheckCode> parse(std::string_view text);

    std::string text() const;                                 ///< "4QK2-81RW-HT6M-09CA"
    std::string const& characters() const { return m_value; } ///< without hyphens
    auto operator<=>(CheckCode const&) const = default;

private:
    explicit CheckCode(std::string value) : m_value(std::move(value)) {}
    std::string m_value;
};

} // namespace xindang::notice
