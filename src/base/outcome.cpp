#include <base/outcome.h>

namespace xindang {

char const* name_of(Fault fault)
{
    switch (fault) {
    case Fault::BadInput:
        return "bad-input";
    case Fault::TooLarge:
        return "too-large";
    case Fault::Unauthenticated:
        return "unauthenticated";
    case Fault::Forbidden:
        return "forbidden";
    case Fault::NotFound:
        return "not-found";
    case Fault::Conflict:
        return "conflict";
    case Fault::Untrusted:
        return "untrusted";
    case Fault::Unavailable:
        return "unavailable";
    case Fault::Corrupt:
        return "corrupt";
    }
    return "unknown";
}

} // namespace xindang
