#pragma once

#include <grading/definition.h>
#include <grading/evaluate.h>
#include <model/record.h>

#include <map>
#include <optional>
#include <vector>

namespace xindang::test {

/// A record as it reaches an enterprise, in plain form.
struct PlainRecord {
    model::Record record;
    grading::Source source;
    std::vector<std::string> posts;
    std::optional<model::CivilDate> repaired_on;
};

struct PlainEnterprise {
    std::vector<std::string> types;
    std::vector<model::Field> fields;
    std::optional<model::CivilDate> started_on;
    std::vector<PlainRecord> records;
};

/// The second evaluator: follows docs/grading.md word by word, indicator by indicator, without tables, classes or any
/// code of src/grading but the definition it reads.
grading::Mark naive_mark(
    grading::Definition const& definition, PlainEnterprise const& enterprise, model::CivilDate cut_off);

} // namespace xindang::test
