#pragma once

#include <grading/columns.h>
#include <grading/scheme.h>

#include <cstdint>
#include <string>
#include <vector>

namespace xindang::bench {

/// The scheme that ships. Ends the program when it cannot be loaded.
grading::Scheme shipped_scheme();

/// The cut-off day of all benchmarks: 2026-06-30.
model::CivilDate cut_off_day();

/// xorshift64: the same archive every time.
class Dice {
public:
    std::uint64_t below(std::uint64_t limit)
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return m_state % limit;
    }

private:
    std::uint64_t m_state = 0x9E3779B97F4A7C15ULL;
};

/// Invents enterprises and records of every kind, with results of the scheme's vocabulary, the articles its conditions
/// ask for, terms of validity, repairs, and a few records from after the cut-off day.
class InventedArchive {
public:
    explicit InventedArchive(grading::Definition const& definition);
    grading::Columns make(std::size_t enterprises, std::size_t records_of_each);
    /// One record of the enterprise; subject and entry are the caller's business.
    model::Record record(model::SubjectId subject, model::EntryNumber entry, model::Field field);
    /// An enterprise of a kind the scheme knows.
    grading::EnterpriseFacts enterprise(model::SubjectId id);

private:
    grading::Definition const& m_definition;
    std::vector<std::string> m_articles;
    Dice m_dice;
};

} // namespace xindang::bench
