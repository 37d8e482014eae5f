#pragma once

#include <cli/printer.h>
#include <usecase/grading/grade_enterprises.h>

namespace xindang::cli {

/// "A"
std::string grade_word(model::Grade grade);

/// The enterprises whose grade became another one; nothing where none did.
void print_moves(usecase::GradeReceipt const& receipt, Printer& printer);

} // namespace xindang::cli
