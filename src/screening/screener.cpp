#include <screening/screener.h>

#include <screening/judge.h>
#include <text/search_key.h>

#include <algorithm>

namespace xindang::screening {

namespace {

std::string number_key(ListedNumber const& number)
{
    return number.scheme + '\n' + number.form + '\n' + number.key_id + '\n' + number.value;
}

/// Lower-case letters only, when the name is spelt in letters alone.
std::string letters_of(std::string_view name)
{
    std::string letters;
    for (auto const c : name) {
        if (c >= 'a' && c <= 'z') {
            letters += c;
        } else if (c >= 'A' && c <= 'Z') {
            letters += static_cast<char>(c - 'A' + 'a');
        } else if (c != ' ' && c != '-' && c != '\'' && c != '.' && c != ',') {
            return {};
        }
    }
    return letters;
}

/// "Wei Zhang" for "Zhang Wei": the last word first.
std::string turned(std::string_view name)
{
    auto const space = name.rfind(' ');
    if (space == std::string_view::npos) return {};
    return letters_of(std::string(name.substr(space + 1)) + std::string(name.substr(0, space)));
}

std::vector<Feature> features_of(Likeness const& like, Sort sort)
{
    if (sort == Sort::Person) return {{"name", like.core}};
    return {{"core", like.core}, {"industry", like.industry}, {"region", like.region}, {"form", like.form},
        {"whole", like.whole}};
}

} // namespace

Screener::Screener(std::vector<ListedSubject> subjects, Rules const& rules)
    : m_subjects(std::move(subjects)), m_rules(rules), m_names(rules.lexicon)
{
    for (std::uint32_t i = 0; i < m_subjects.size(); ++i) {
        auto const& subject = m_subjects[i];
        for (std::uint32_t name = 0; name < subject.names.size(); ++name) {
            m_names.add(subject.names[name].text, subject.sort);
            m_owners.push_back({i, name});
        }
        for (auto const& number : subject.numbers)
            if (number.form != "masked") m_numbers[number_key(number)].push_back(i);
    }
    m_names.finish();
}

/// One candidate for each entry: the better one stays.
void Screener::keep(Candidate candidate, std::vector<Candidate>& found) const
{
    auto const same = std::find_if(
        found.begin(), found.end(), [&](Candidate const& other) { return other.subject == candidate.subject; });
    if (same == found.end()) {
        found.push_back(std::move(candidate));
    } else if (same->score < candidate.score && same->way != Way::NumberExact && same->way != Way::NumberHash) {
        *same = std::move(candidate);
    }
}

void Screener::by_number(Query const& query, std::vector<Candidate>& found) const
{
    for (auto const& number : query.numbers) {
        auto const owners = m_numbers.find(number_key(number));
        if (owners == m_numbers.end()) continue;
        for (auto const owner : owners->second) {
            auto const& subject = m_subjects[owner];
            if (query.sort && *query.sort != subject.sort) continue;
            auto const listed = std::find_if(subject.numbers.begin(), subject.numbers.end(),
                [&](ListedNumber const& one) { return number_key(one) == number_key(number); });
            // A number the list itself calls false is a reason to look, not a hit.
            auto const known_false = listed->state == "known-false";
            auto const score = known_false ? m_rules.thresholds.possible : 1000;
            keep({&subject, number.scheme, number.scheme, number.form == "clear" ? Way::NumberExact : Way::NumberHash,
                     1000, score, known_false ? Level::Possible : Level::Match, {{"number", 1000}},
                     weigh(query, subject, m_rules)},
                found);
        }
    }
}

void Screener::by_name(Query const& query, Sort sort, Scratch& scratch, std::vector<Candidate>& found) const
{
    auto const form = NameForm::of(query.name, sort, m_rules.lexicon);
    if (form.size == 0) return;
    for (auto const name : m_names.search(form, sort, sort == Sort::Person ? MOST_PERSONS : MOST_FIRMS, scratch)) {
        auto const like = compare(form, m_names.form(name), sort, m_rules);
        auto const [owner, which] = m_owners[name];
        auto const& subject = m_subjects[owner];
        auto const& listed = subject.names[which];
        auto const judged = judge_name(query.name, form, listed, like, sort, m_rules);
        // What evidence can add at most is less than this.
        if (judged.score + 400 < m_rules.thresholds.possible) continue;
        auto evidence = weigh(query, subject, m_rules);
        weigh_names(like, query.name, listed.text, m_rules, evidence);
        auto const score = total_of(judged.score, evidence);
        if (score < m_rules.thresholds.possible) continue;
        keep({&subject, listed.text, listed.kind, judged.way, judged.score, score,
                 score >= m_rules.thresholds.match ? Level::Match : Level::Possible, features_of(like, sort),
                 std::move(evidence)},
            found);
    }
}

void Screener::by_sound(Query const& query, Sort sort, std::vector<Candidate>& found) const
{
    auto const letters = letters_of(query.name);
    if (letters.empty()) return;
    for (auto const& spelling : {letters, turned(query.name)}) {
        if (spelling.empty()) continue;
        for (auto const name : m_names.sounding(spelling, sort)) {
            auto const [owner, which] = m_owners[name];
            auto const& subject = m_subjects[owner];
            auto evidence = weigh(query, subject, m_rules);
            auto const person = sort == Sort::Person;
            auto const base = std::min(m_rules.ways.pinyin, person ? m_rules.ways.person_name_alone : 1000);
            auto const score = total_of(base, evidence);
            if (score < m_rules.thresholds.possible) continue;
            keep({&subject, subject.names[which].text, subject.names[which].kind, Way::Pinyin, base, score,
                     score >= m_rules.thresholds.match ? Level::Match : Level::Possible, {{"pinyin", 1000}},
                     std::move(evidence)},
                found);
        }
    }
}

std::vector<Candidate> Screener::ask(Query const& query, Scratch& scratch) const
{
    std::vector<Candidate> found;
    by_number(query, found);
    if (!query.name.empty()) {
        for (auto const sort : {Sort::Enterprise, Sort::Person}) {
            if (query.sort && *query.sort != sort) continue;
            by_name(query, sort, scratch, found);
            by_sound(query, sort, found);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](Candidate const& a, Candidate const& b) {
        return a.score != b.score ? a.score > b.score : a.subject->entry < b.subject->entry;
    });
    return found;
}

} // namespace xindang::screening
