#pragma once

#include <screening/answer.h>
#include <screening/index.h>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace xindang::screening {

/// Answers who of those listed may be the one asked for: by numbers first, then by names, each answer with the way it
/// was found, a score for each feature and what speaks against it. It says nothing of how fresh the lists are and
/// remembers nothing. Immutable once made: any number of threads may ask, each with a Scratch of its own.
class Screener {
public:
    /// `rules` must outlive the screener.
    Screener(std::vector<ListedSubject> subjects, Rules const& rules);

    /// Candidates from the threshold "possible" on, best first; one for each entry. A number that is the same decides,
    /// whatever the name says; what contradicts it is among the evidence.
    std::vector<Candidate> ask(Query const& query, Scratch& scratch) const;

    std::vector<ListedSubject> const& subjects() const { return m_subjects; }

private:
    /// Many persons have one name, and only what else is known of them tells them apart.
    static constexpr std::size_t MOST_FIRMS = 48, MOST_PERSONS = 512;
    struct Owner {
        std::uint32_t subject;
        std::uint32_t name;
    };
    void by_number(Query const& query, std::vector<Candidate>& found) const;
    void by_name(Query const& query, Sort sort, Scratch& scratch, std::vector<Candidate>& found) const;
    void by_sound(Query const& query, Sort sort, std::vector<Candidate>& found) const;
    void keep(Candidate candidate, std::vector<Candidate>& found) const;

    std::vector<ListedSubject> m_subjects;
    Rules const& m_rules;
    NameIndex m_names;
    std::vector<Owner> m_owners; ///< by number of the name
    std::unordered_map<std::string, std::vector<std::uint32_t>> m_numbers;
};

} // namespace xindang::screening
