#include <cli/grade_tables.h>

#include <cli/table.h>

namespace xindang::cli {

std::string grade_word(model::Grade grade)
{
    return std::string(model::word_of(grade));
}

void print_moves(usecase::GradeReceipt const& receipt, Printer& printer)
{
    Table moved{{"企业", "原等级", "现等级", "得分"}};
    for (auto const& graded : receipt.enterprises)
        if (graded.before && *graded.before != graded.mark.grade)
            moved.add(
                {graded.name, grade_word(*graded.before), grade_word(graded.mark.grade), graded.mark.score.text()});
    if (moved.empty()) return;
    printer.line("等级变化：");
    printer.table(moved);
}

} // namespace xindang::cli
