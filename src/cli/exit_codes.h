#pragma once

#include <base/outcome.h>

namespace xindang::cli {

/// What the program answers its caller with. Refusals take their numbers from usecase/fault_codes.h.
class ExitCode {
public:
    static ExitCode done() { return ExitCode{0}; }
    static ExitCode exception() { return ExitCode{1}; }          ///< ours to fix; details are in the log
    static ExitCode usage() { return ExitCode{2}; }              ///< unknown option or command
    static ExitCode done_with_warnings() { return ExitCode{3}; } ///< done, but somebody should read what was printed
    static ExitCode of(Fault fault);
    /// What importing a list answers with has a table of its own, agreed with partners: exchange/reasons.h.
    static ExitCode of_list_import(int number) { return ExitCode{number}; }

    int number() const { return m_number; }
    auto operator<=>(ExitCode const&) const = default;

private:
    explicit ExitCode(int number) : m_number(number) {}
    int m_number;
};

} // namespace xindang::cli
