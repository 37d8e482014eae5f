#include <base/trimmed.h>

#include <array>

namespace xindang {

std::string_view trimmed(std::string_view text)
{
    static constexpr std::array<std::string_view, 6> SPACES{" ", "\t", "\r", "\n", "\xE3\x80\x80", "\xC2\xA0"};
    for (bool again = true; again;) {
        again = false;
        for (auto const space : SPACES) {
            if (text.starts_with(space)) {
                text.remove_prefix(space.size());
                again = true;
            } else if (text.ends_with(space)) {
                text.remove_suffix(space.size());
                again = true;
            }
        }
    }
    return text;
}

} // namespace xindang
