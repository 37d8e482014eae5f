#include <usecase/fault_codes.h>

#include <stdexcept>

namespace xindang::usecase {

FaultCodes codes_of(Fault fault)
{
    // No default: a new fault does not compile until it has a row here.
    switch (fault) {
    case Fault::BadInput:
        return {400, 4, LogLevel::Info};
    case Fault::TooLarge:
        return {413, 4, LogLevel::Info};
    case Fault::Unauthenticated:
        return {401, 5, LogLevel::Warning};
    case Fault::Forbidden:
        return {403, 5, LogLevel::Warning};
    case Fault::NotFound:
        return {404, 6, LogLevel::Info};
    case Fault::Conflict:
        return {409, 7, LogLevel::Info};
    case Fault::Untrusted:
        return {422, 8, LogLevel::Warning};
    case Fault::Unavailable:
        return {503, 75, LogLevel::Error};
    case Fault::Corrupt:
        return {500, 9, LogLevel::Error};
    }
    throw std::logic_error("a fault outside its enumeration");
}

} // namespace xindang::usecase
