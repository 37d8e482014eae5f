#include <text/icu_text.h>

#include <stdexcept>

namespace xindang::text {

void require_icu(UErrorCode status, char const* doing)
{
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU failed ") + doing + ": " + u_errorName(status));
}

} // namespace xindang::text
