#include <model/record.h>

#include <model/words.h>

namespace xindang::model {

static constexpr std::array<Word<RecordKind>, 18> RECORD_KINDS{{
    {RecordKind::Licence, "licence", "许可"},
    {RecordKind::Inspection, "inspection", "监督检查"},
    {RecordKind::SamplingTest, "sampling-test", "抽检"},
    {RecordKind::Penalty, "penalty", "行政处罚"},
    {RecordKind::CaseTransfer, "case-transfer", "案件移送"},
    {RecordKind::Complaint, "complaint", "投诉举报"},
    {RecordKind::AdverseEvent, "adverse-event", "不良反应报告"},
    {RecordKind::Recall, "recall", "召回"},
    {RecordKind::Interview, "interview", "责任约谈"},
    {RecordKind::Admonition, "admonition", "告诫"},
    {RecordKind::RiskNotice, "risk-notice", "风险提示"},
    {RecordKind::Commitment, "commitment", "信用承诺"},
    {RecordKind::Honour, "honour", "表彰奖励"},
    {RecordKind::Repair, "repair", "信用修复"},
    {RecordKind::Listing, "listing", "列入名单"},
    {RecordKind::SelfReport, "self-report", "自查报告"},
    {RecordKind::LostContact, "lost-contact", "失联"},
    {RecordKind::CourtJudgment, "court-judgment", "司法裁判"},
}};

static constexpr std::array<Word<Field>, 3> FIELDS{{
    {Field::Drug, "drug", "药品"},
    {Field::Device, "device", "医疗器械"},
    {Field::Cosmetic, "cosmetic", "化妆品"},
}};

static constexpr std::array<Word<Gravity>, 5> GRAVITIES{{
    {Gravity::None, "none", "无"},
    {Gravity::Minor, "minor", "轻微"},
    {Gravity::Ordinary, "ordinary", "一般"},
    {Gravity::Serious, "serious", "严重"},
    {Gravity::Grave, "grave", "特别严重"},
}};

std::string_view word_of(RecordKind kind)
{
    return row_of(RECORD_KINDS, kind).word;
}
std::string_view chinese_of(RecordKind kind)
{
    return row_of(RECORD_KINDS, kind).chinese;
}
Outcome<RecordKind> parse_record_kind(std::string_view word)
{
    return parse_word(RECORD_KINDS, word, "kind");
}

std::vector<RecordKind> const& all_record_kinds()
{
    static auto const ALL = [] {
        std::vector<RecordKind> kinds;
        for (auto const& row : RECORD_KINDS)
            kinds.push_back(row.value);
        return kinds;
    }();
    return ALL;
}

std::string_view word_of(Field field)
{
    return row_of(FIELDS, field).word;
}
std::string_view chinese_of(Field field)
{
    return row_of(FIELDS, field).chinese;
}
Outcome<Field> parse_field(std::string_view word)
{
    return parse_word(FIELDS, word, "field");
}

std::string_view word_of(Gravity gravity)
{
    return row_of(GRAVITIES, gravity).word;
}
std::string_view chinese_of(Gravity gravity)
{
    return row_of(GRAVITIES, gravity).chinese;
}
Outcome<Gravity> parse_gravity(std::string_view word)
{
    return parse_word(GRAVITIES, word, "gravity");
}

} // namespace xindang::model
