#pragma once

#include <grading/definition.h>

#include <string>
#include <utility>
#include <vector>

namespace xindang::grading {

/// One thing a scheme says (an indicator, a limit, a set of bands …) in words for the staff, field by field: what a
/// description prints and a comparison compares. Every field of the definition but line numbers is in some part.
struct SchemePart {
    std::string group; ///< 方案 条文 等级 维度 限制 指标
    std::string id;    ///< unique in its group
    std::string name;
    std::vector<std::pair<std::string, std::string>> fields; ///< label and text; empty texts are left out
};

/// In the order of the scheme.
std::vector<SchemePart> parts_of(Definition const& definition);

/// "行政处罚；来源：本企业、品种；结果：罚款；36个月内": what a condition asks for.
std::string chinese_of(Condition const& condition);

} // namespace xindang::grading
