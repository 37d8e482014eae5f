#pragma once

#include <base/log.h>
#include <base/outcome.h>

namespace xindang::usecase {

/// What the outside sees of a fault: the status of an HTTP answer, the exit code of the program, how loud the log is.
struct FaultCodes {
    int http_status;
    int exit_code;
    LogLevel log_level;
};

/// The one table from fault to the outside; the HTTP service and the command line both ask it.
FaultCodes codes_of(Fault fault);

} // namespace xindang::usecase
