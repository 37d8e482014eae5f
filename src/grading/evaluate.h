#pragma once

#include <grading/columns.h>
#include <grading/scheme.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace xindang::grading {

struct Mark {
    model::Score score;
    model::Grade grade;
    bool operator==(Mark const&) const = default;
};

/// A scheme bound to columns and a cut-off day: every class of record knows which indicators it feeds.
/// Pure: the same scheme, columns and day always give the same marks. Keeps references to both; they must outlive it.
/// Evaluation is const and may run in several threads over separate ranges.
class Plan {
public:
    Plan(Scheme const& scheme, Columns const& columns, model::CivilDate cut_off);
    ~Plan();
    Plan(Plan const&) = delete;
    Plan& operator=(Plan const&) = delete;

    /// The same scheme and columns as of another day, at a small part of the price of binding anew.
    Plan on(model::CivilDate cut_off) const;

    /// The same as if no record of a kind had ever been reported.
    Plan without(model::RecordKind kind) const;

    /// Marks of the enterprises begin … end - 1.
    std::vector<Mark> evaluate(std::size_t begin, std::size_t end) const;
    std::vector<Mark> evaluate() const { return evaluate(0, m_columns.enterprises.size()); }

    /// All, by so many threads at once (at least one): the same marks whatever the number.
    std::vector<Mark> evaluate_by(unsigned threads) const;

    Scheme const& scheme() const { return m_scheme; }
    Columns const& columns() const { return m_columns; }
    model::CivilDate cut_off() const { return m_cut_off; }

    struct Tables;
    /// For explain(): the private tables.
    Tables const& tables() const { return *m_tables; }

private:
    Plan(Plan const& bound, model::CivilDate cut_off, std::unique_ptr<Tables const> tables);

    Scheme const& m_scheme;
    Columns const& m_columns;
    model::CivilDate m_cut_off;
    std::unique_ptr<Tables const> m_tables;
};

} // namespace xindang::grading
