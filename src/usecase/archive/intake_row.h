#pragma once

#include <model/civil_date.h>
#include <model/fields.h>
#include <model/region_code.h>
#include <usecase/archive/take_in.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::usecase {

// What the five intakes share. Nothing outside them includes this file.

/// One row of a file by the names of our columns; collects what is wrong with it.
class IntakeRow {
public:
    IntakeRow(IntakeMapping const& mapping, std::vector<std::string> const& headers,
        std::vector<std::optional<std::size_t>> const& places)
        : m_mapping(mapping), m_headers(headers), m_places(places)
    {}

    void load(std::size_t number, std::vector<std::string_view> const& cells);

    std::size_t number() const { return m_number; }
    /// Without white space at the ends, with what conf/intake says a word means; empty when there is no such column.
    std::string text(std::string_view column) const;
    /// Nothing for an empty cell, and for a malformed one, which is reported.
    std::optional<model::CivilDate> day(std::string_view column);
    std::optional<std::string> region(std::string_view column);
    /// Several values between ； ; 、 or | in one cell.
    std::vector<std::string> several(std::string_view column) const;
    /// All columns whose use is attribute.
    model::Fields attributes() const;

    /// The value of an outcome, or nothing and a report of its refusal.
    template <class T> std::optional<T> take(std::string_view column, Outcome<T> outcome)
    {
        if (outcome) return std::move(outcome).value();
        reject(column, outcome.refusal().reason);
        return std::nullopt;
    }
    void reject(std::string_view column, std::string reason) { report(Severity::Error, column, std::move(reason)); }
    void warn(std::string_view column, std::string reason) { report(Severity::Warning, column, std::move(reason)); }
    bool good() const { return m_good; }
    std::vector<RowProblem> const& problems() const { return m_problems; }

private:
    std::size_t place_of(std::string_view column) const;
    std::string_view raw(std::size_t place) const;
    void report(Severity severity, std::string_view column, std::string reason);

    IntakeMapping const& m_mapping;
    std::vector<std::string> const& m_headers;
    std::vector<std::optional<std::size_t>> const& m_places; ///< of each mapped column, its cell
    std::size_t m_number = 0;
    std::vector<std::string_view> const* m_cells = nullptr;
    bool m_good = true;
    std::vector<RowProblem> m_problems;
};

/// What became of a row that was good.
enum class RowFate { Added, Amended, Unchanged };

/// Writes what a row says. Checks everything before it writes anything, because a row goes in whole or not at all; the
/// fate counts only when the row is good().
using RowTaker = std::function<RowFate(IntakeRow&, archive::Writer&)>;

Outcome<IntakeReceipt> take_in_rows(
    IntakeKind kind, Actor const& actor, TakeIn const& request, IntakeServices const& services, RowTaker const& take);

/// Attributes of a row that say something else than the subject does.
model::Fields changed_attributes(model::Subject const& subject, model::Fields const& told);

/// The subject with this number, whichever kind of number it is; see find_subject.h.
std::optional<model::SubjectId> subject_in_row(IntakeRow& row, std::string_view column, archive::View const& view);

} // namespace xindang::usecase
