#include <usecase/screening/desk.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

Outcome<Done> assure_deciding(Actor const& actor)
{
    return assure(actor, {Duty::Partner, Duty::CreditAdministrator, Duty::PublicationStaff});
}

/// Nothing when no decision was ever made here: asking must not make a file.
Outcome<std::optional<screening::ClearedPairs>> opened(std::filesystem::path const& file)
{
    if (!std::filesystem::exists(file)) return std::optional<screening::ClearedPairs>{};
    auto pairs = screening::ClearedPairs::open(file);
    if (!pairs) return pairs.refusal();
    if (pairs->empty()) return std::optional<screening::ClearedPairs>{};
    return std::optional<screening::ClearedPairs>{std::move(*pairs)};
}

} // namespace

Outcome<Done> assure_screening(Actor const& actor)
{
    return assure(
        actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor, Duty::Partner});
}

ScreenDesk::ScreenDesk(ListsInForce lists, std::vector<HashKey> keys, screening::Rules const& rules,
    std::filesystem::path cleared_file, crypto::SecretKey secret)
    : m_lists(std::move(lists.lists)),
      m_keys(std::move(keys)),
      m_screener(std::make_shared<screening::Screener const>(std::move(lists.subjects), rules)),
      m_cleared_file(std::move(cleared_file)),
      m_secret(std::move(secret))
{}

ScreenDesk ScreenDesk::under(std::vector<ListInForce> heads, std::vector<HashKey> keys) const
{
    auto desk = *this;
    desk.m_lists = std::move(heads);
    desk.m_keys = std::move(keys);
    return desk;
}

Outcome<std::vector<ScreenedSubject>> ScreenDesk::ask(
    Actor const& actor, std::vector<TypedSubject> const& subjects, model::CivilDate today) const
{
    if (auto const allowed = assure_screening(actor); !allowed) return allowed.refusal();
    auto pairs = opened(m_cleared_file);
    if (!pairs) return pairs.refusal();
    screening::Scratch scratch;
    std::vector<ScreenedSubject> answers;
    answers.reserve(subjects.size());
    for (auto const& typed : subjects) {
        auto read = read_subject(typed, m_keys);
        ScreenedSubject answer{typed.ref, std::move(read.problems), {}};
        auto found = m_screener->ask(read.query, scratch);
        auto const key =
            *pairs && !found.empty() ? screening::subject_key(read.query, m_secret.bytes()) : std::string();
        for (auto& candidate : found) {
            ScreenedCandidate screened{std::move(candidate), {}};
            auto const& entry = *screened.candidate.subject;
            if (*pairs) screened.cleared = (*pairs)->find(key, entry.list, entry.entry);
            if (screened.cleared) screened.clearance = screening::standing_of(*screened.cleared, entry, today);
            answer.candidates.push_back(std::move(screened));
        }
        answers.push_back(std::move(answer));
    }
    return answers;
}

Outcome<screening::ClearedPair> ScreenDesk::clear(Actor const& actor, Decision const& decision, Instant now) const
{
    if (auto const allowed = assure_deciding(actor); !allowed) return allowed.refusal();
    auto const& all = m_screener->subjects();
    auto const entry = std::find_if(all.begin(), all.end(),
        [&](screening::ListedSubject const& one) { return one.entry == decision.entry && one.list == decision.list; });
    if (entry == all.end()) return Refusal{Fault::NotFound, "the list has no such entry", "entry"};
    auto const read = read_subject(decision.subject, m_keys);
    auto pairs = screening::ClearedPairs::open(m_cleared_file);
    if (!pairs) return pairs.refusal();
    return pairs->clear({0, screening::subject_key(read.query, m_secret.bytes()), decision.list, decision.entry,
                            entry->digest, decision.reason, actor.login, now, decision.last_day},
        model::CivilDate::on(now));
}

std::filesystem::path cleared_pairs_file(std::filesystem::path const& data_folder)
{
    return data_folder / "screening.sqlite";
}

std::filesystem::path screening_secret_file(std::filesystem::path const& data_folder)
{
    return data_folder / "screening.key";
}

Outcome<crypto::SecretKey> screening_secret(std::filesystem::path const& data_folder, Random& random)
{
    auto const file = screening_secret_file(data_folder);
    if (!std::filesystem::exists(file)) {
        std::filesystem::create_directories(data_folder);
        auto const saved = crypto::save_secret(file, crypto::SecretKey::generate(random));
        // Another program may have been faster; its secret is as good.
        if (!saved && saved.refusal().fault != Fault::Conflict) return saved.refusal();
    }
    return crypto::load_secret(file);
}

Outcome<std::vector<ClearedView>> cleared_views(Actor const& actor, std::filesystem::path const& file,
    std::vector<screening::ListedSubject> const& listed_now, model::CivilDate today)
{
    if (auto const allowed = assure_screening(actor); !allowed) return allowed.refusal();
    auto pairs = opened(file);
    if (!pairs) return pairs.refusal();
    std::vector<ClearedView> views;
    if (!*pairs) return views;
    for (auto& pair : (*pairs)->all()) {
        auto const entry = std::find_if(listed_now.begin(), listed_now.end(),
            [&](screening::ListedSubject const& one) { return one.entry == pair.entry && one.list == pair.list; });
        auto const listed = entry != listed_now.end();
        auto const standing = listed ? screening::standing_of(pair, *entry, today) : screening::Clearance::Holds;
        views.push_back({std::move(pair), listed, standing});
    }
    return views;
}

Outcome<Done> reopen_pair(Actor const& actor, std::filesystem::path const& file, std::int64_t number, Instant now)
{
    if (auto const allowed = assure_deciding(actor); !allowed) return allowed.refusal();
    if (!std::filesystem::exists(file)) return Refusal{Fault::NotFound, "there is no such decision in force", "number"};
    auto pairs = screening::ClearedPairs::open(file);
    if (!pairs) return pairs.refusal();
    return pairs->reopen(number, actor.login, now);
}

} // namespace xindang::usecase
