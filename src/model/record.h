#pragma once

#include <base/outcome.h>
#include <model/civil_date.h>
#include <model/money.h>
#include <model/subject.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::model {

/// 信用记录 by kind.
enum class RecordKind {
    Licence,       ///< 许可
    Inspection,    ///< 监督检查
    SamplingTest,  ///< 抽检
    Penalty,       ///< 行政处罚
    CaseTransfer,  ///< 案件移送
    Complaint,     ///< 投诉举报
    AdverseEvent,  ///< 不良反应（事件）报告
    Recall,        ///< 召回
    Interview,     ///< 责任约谈
    Admonition,    ///< 告诫
    RiskNotice,    ///< 风险提示
    Commitment,    ///< 信用承诺
    Honour,        ///< 表彰奖励
    Repair,        ///< 信用修复
    Listing,       ///< 列入名单
    SelfReport,    ///< 自查报告、年度报告
    LostContact,   ///< 失联
    CourtJudgment, ///< 司法裁判、失信被执行
};

std::string_view word_of(RecordKind kind);    ///< "sampling-test"
std::string_view chinese_of(RecordKind kind); ///< "抽检"
Outcome<RecordKind> parse_record_kind(std::string_view word_or_chinese);
std::vector<RecordKind> const& all_record_kinds();

/// 领域.
enum class Field { Drug, Device, Cosmetic };

std::string_view word_of(Field field);    ///< "drug"
std::string_view chinese_of(Field field); ///< "药品"
Outcome<Field> parse_field(std::string_view word_or_chinese);

/// 情节: how grave what was recorded is. None for records that blame nobody.
enum class Gravity { None, Minor, Ordinary, Serious, Grave };

std::string_view word_of(Gravity gravity);    ///< "serious"
std::string_view chinese_of(Gravity gravity); ///< "严重"
Outcome<Gravity> parse_gravity(std::string_view word_or_chinese);

/// The number of a ledger entry, counted from 1.
class EntryNumber {
public:
    explicit EntryNumber(std::uint64_t value) : m_value(value) {}
    std::uint64_t value() const { return m_value; }
    auto operator<=>(EntryNumber const&) const = default;

private:
    std::uint64_t m_value;
};

/// 信用记录: one fact about a subject. What it means for a grade is the scheme's business.
struct Record {
    EntryNumber entry; ///< the ledger entry that brought it
    SubjectId subject;
    std::optional<SubjectId> business; ///< the matter it belongs to
    RecordKind kind;
    CivilDate occurred_on;
    std::string authority; ///< 作出机关
    std::string region;    ///< GB/T 2260 code
    Field field;
    Gravity gravity;
    Money amount;        ///< fine and forfeiture, or value of goods, as the kind has it
    std::string result;  ///< short word: 合格, 不合格, 通过, 限期整改, 未履行 …
    std::string article; ///< articles cited, e.g. "药品管理法第一百一十八条第一款"
    std::string number;  ///< 文号, 证号
    std::optional<CivilDate> valid_until;
    std::string summary;
    std::string source;     ///< who supplied it
    std::string source_ref; ///< the supplier's own number: the same source and ref is the same record
    std::string evidence;   ///< SHA-256 or reference of the evidence
};

} // namespace xindang::model
