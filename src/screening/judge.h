#pragma once

#include <screening/answer.h>
#include <screening/compare_names.h>

namespace xindang::screening {

/// Private furniture of the screener: from likeness to a candidate with its reasons.

/// What a name comes to, by which way; of persons a name alone is never a match.
struct NameJudgement {
    Way way;
    int score;
};
NameJudgement judge_name(std::string_view asked, NameForm const& form, ListedName const& listed, Likeness const& like,
    Sort sort, Rules const& rules);

/// Birth year, region and numbers of the two compared.
std::vector<Evidence> weigh(Query const& query, ListedSubject const& subject, Rules const& rules);
/// The same for what the names themselves contradict.
void weigh_names(Likeness const& like, std::string_view asked, std::string_view listed, Rules const& rules,
    std::vector<Evidence>& evidence);

/// name_score with all evidence, within 0 to 1000.
int total_of(int name_score, std::vector<Evidence> const& evidence);

} // namespace xindang::screening
