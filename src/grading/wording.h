#pragma once

#include <grading/outlook.h>

#include <string>
#include <vector>

namespace xindang::grading {

// Phrases that the text and the page have in common.

/// What the function of an indicator measured.
std::string measured(Reason const& reason);
/// Through whom a record came; empty for the enterprise's own.
std::string origin(CountedRecord const& record, ExplanationHead const& head);
/// Kind, result, gravity and amount.
std::string facts(CountedRecord const& record);
/// How far the score is from its neighbouring bands, with a full stop.
std::string distances(Explanation const& said);
/// "台账第11、12条".
std::string entries_text(std::vector<model::EntryNumber> const& entries);
/// "B级，82分".
std::string mark_text(Mark const& mark);
/// Why a mark changes: "台账第11条不再计入；[YW01]未提交自查（年度）报告-4分".
std::string causes_text(Turn const& turn);
/// What an outlook rests on.
constexpr char ASSUMPTIONS[] =
    "以下推算以截止日已发生的情况为准：不再发生新的情况，任职、持有、控制关系与评价方案不变。";
/// When the grade rises or falls by itself and what would lift it, a sentence each.
std::vector<std::string> movements(Explanation const& said, Outlook const& outlook);

} // namespace xindang::grading
