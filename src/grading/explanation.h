#pragma once

#include <grading/evaluate.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace xindang::grading {

/// One record that an indicator or a limit counted.
struct CountedRecord {
    model::EntryNumber entry;
    model::RecordKind kind;
    model::CivilDate occurred_on;
    Source source;
    model::SubjectId subject;
    std::vector<std::string> posts;
    model::Gravity gravity;
    std::string result;
    model::Money amount;
    model::Score points;                        ///< its own share before any cap; zero where points are not per record
    std::optional<model::CivilDate> expires_on; ///< the first day on which it no longer counts; none: never by itself
};

/// Why points were lost or gained by one indicator.
struct Reason {
    std::string id;
    std::string name;
    std::string dimension;
    std::string basis;
    Effect effect;
    Function function;
    std::int64_t measure = 0; ///< the number the function gave: records, yuan, days, per mille
    model::Score before_cap;
    model::Score points; ///< what counted
    bool capped = false;
    std::vector<CountedRecord> records;
};

/// A limit that held.
struct AppliedLimit {
    std::string id;
    std::string name;
    std::string basis;
    Limit::Bound bound;
    model::Grade grade;
    bool decisive = false; ///< it changed the grade
    std::vector<CountedRecord> records;
};

struct DimensionTotal {
    std::string name;
    model::Score lost;
    model::Score gained;
    bool capped = false;
};

/// Everything that made a grade: whoever holds it can recompute the grade by hand.
struct Explanation {
    std::string scheme_id;
    std::string scheme_version;
    std::string scheme_title;
    model::CivilDate cut_off;
    model::SubjectId enterprise;
    model::Score start;
    model::Score lost;
    model::Score gained;
    model::Score score;
    model::Grade grade_by_score;
    model::Grade grade;
    std::optional<model::Score> to_next_higher; ///< points missing to the next better band
    std::optional<model::Score> to_next_lower;  ///< points that may still be lost without falling
    std::vector<DimensionTotal> dimensions;
    std::vector<Reason> reasons; ///< in the order of the scheme
    std::vector<AppliedLimit> limits;

    Mark mark() const { return {score, grade}; }
};

/// Explains the mark of one enterprise. Throws std::logic_error if it does not add up to what evaluate() gives: a grade
/// that cannot be explained is not given.
Explanation explain(Plan const& plan, std::size_t enterprise);

/// How the explanation names the enterprise and what it was computed from.
struct ExplanationHead {
    std::string name;
    std::string credit_code;
    std::uint64_t ledger_position = 0;
    /// What subjects other than the enterprise are called, for text and HTML. The JSON whose digest stands in the
    /// ledger names them by number alone, so that a renamed or erased subject leaves the digest as it was.
    std::map<model::SubjectId, std::string> names = {};
    /// Where records came from that another agency's list brought, for text alone as well: agency, list, entry.
    std::map<model::EntryNumber, std::string> origins = {};

    /// "P000012 某某", or the number alone.
    std::string name_of(model::SubjectId subject) const;
};

/// For people, in Chinese. The same explanation always gives the same octets.
std::string to_text(Explanation const& explanation, ExplanationHead const& head);
/// RFC 8785 JSON. Its SHA-256 stands in the ledger entry of the grade.
Bytes to_json(Explanation const& explanation, ExplanationHead const& head);

} // namespace xindang::grading
