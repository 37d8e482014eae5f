#include <cli/exit_codes.h>

#include <usecase/fault_codes.h>

namespace xindang::cli {

ExitCode ExitCode::of(Fault fault)
{
    return ExitCode{usecase::codes_of(fault).exit_code};
}

} // namespace xindang::cli
