#include <usecase/list/follow_list.h>

#include <base/files.h>
#include <base/progress.h>
#include <usecase/list/follow_outbox.h>
#include <usecase/list/import_list.h>
#include <usecase/list/staged_source.h>
#include <usecase/list/state_lock.h>

#include <algorithm>
#include <memory>

namespace xindang::usecase {

namespace {

constexpr int STALE_EXIT = 14; // exchange.md: 14 stale
constexpr int LOCAL_EXIT = 20; // and 20 local failure
constexpr int ALARM_AFTER = 3; // failures in a row: one lost packet wakes nobody
constexpr int MOST_DOUBLINGS = 16;

/// What the follower remembers of a list between two looks.
struct Watch {
    FollowedList const* list;
    FollowedState state;
    std::string alarm; ///< the kind that was raised last and still holds; empty: all is well
};

/// The kind of alarm a look gives; empty for none.
std::string alarm_of(FollowedState const& state)
{
    // 11 signature or trust, 13 rollback, fork, epoch: somebody may be cheating, and time will not heal it.
    if (state.exit_code == 11 || state.exit_code == 13) return "untrusted";
    if (state.exit_code == 2) return "held";
    if (state.stale) return "stale";
    if (state.failures >= ALARM_AFTER) return "failing";
    return {};
}

class Follower {
public:
    Follower(Actor const& actor, FollowConfig const& config, FollowServices const& services)
        : m_actor(actor), m_config(config), m_services(services), m_outbox(config, services.log)
    {
        for (auto const& list : config.lists)
            m_watches.push_back(
                {&list, {list.id, services.clock.now(), "", 0, {}, 0, {}, true, 0, services.clock.now()}, {}});
    }
    Outcome<Done> look_at_all();
    Outcome<Done> follow();
    std::vector<FollowedState> states() const
    {
        std::vector<FollowedState> states;
        for (auto const& watch : m_watches)
            states.push_back(watch.state);
        return states;
    }

private:
    Outcome<Done> look_at(Watch& watch);
    Outcome<exchange::ImportReport> import(Watch const& watch);
    void take_standing(Watch& watch);
    void raise(Watch& watch);
    Instant next_look(Watch const& watch);
    void write_status() const;

    Actor const& m_actor;
    FollowConfig const& m_config;
    FollowServices const& m_services;
    FollowOutbox m_outbox;
    std::vector<Watch> m_watches;
};

Outcome<Done> Follower::look_at_all()
{
    for (auto& watch : m_watches)
        if (auto const done = look_at(watch); !done) return done.refusal();
    return Done{};
}

Outcome<Done> Follower::follow()
{
    for (;;) {
        auto const next = std::min_element(m_watches.begin(), m_watches.end(),
            [](Watch const& a, Watch const& b) { return a.state.next_look < b.state.next_look; });
        if (m_services.waiter.wait_until(next->state.next_look) == Waiter::Woken::ToStop) return Done{};
        if (auto const done = look_at(*next); !done) return done.refusal();
    }
}

Outcome<Done> Follower::look_at(Watch& watch)
{
    auto& state = watch.state;
    state.looked_at = m_services.clock.now();
    auto const report = import(watch);
    if (!report) {
        // Nothing of a list is wrong, but nothing can be done here: a duty, the schemas, the store.
        if (report.refusal().fault == Fault::Forbidden) return report.refusal();
        state.outcome = "failed";
        state.exit_code = LOCAL_EXIT;
        state.reason = report.refusal().where + ": " + report.refusal().reason;
    } else {
        state.outcome = word_of(report->outcome);
        state.exit_code = report->exit_code();
        state.reason.clear();
        if (!report->reasons.empty()) {
            auto const& reason = report->reasons.front();
            state.reason = std::string(word_of(reason.code)) + " " + reason.where + ": " + reason.text;
        }
        if (report->outcome != exchange::ListOutcome::Duplicate)
            if (auto const kept = m_outbox.put(*report); !kept)
                m_services.log.error("the report is not signed: " + kept.refusal().reason);
    }
    state.failures = state.exit_code >= 2 ? state.failures + 1 : 0;
    m_services.log.info(state.id + " " + state.outcome + (state.reason.empty() ? "" : " " + state.reason));
    take_standing(watch);
    raise(watch);
    state.next_look = next_look(watch);
    m_outbox.send_all();
    write_status();
    return Done{};
}

Outcome<exchange::ImportReport> Follower::import(Watch const& watch)
{
    auto const& list = *watch.list;
    std::optional<crypto::Certificate> root;
    // Once it is pinned, the file need not be there any more.
    if (!list.root.empty() && std::filesystem::exists(list.root)) {
        auto certificate = crypto::Certificate::load(list.root);
        if (!certificate) return certificate.refusal();
        root = *certificate;
    }
    auto const remote = is_remote(list.access.source);
    auto const staging = m_config.state / "incoming" / list.id;
    std::unique_ptr<exchange::ListSource> source;
    if (remote) {
        source = std::make_unique<StagedSource>(list.access, m_config.limits, staging);
    } else {
        source = std::make_unique<exchange::FolderSource>(list.access.source);
    }
    NoProgress progress;
    auto report = import_list(m_actor, *source, m_config.state,
        {list.id, m_config.self, m_config.environment, root, {}, exchange::ListRoad::Shortest, m_config.kept_states,
            m_config.list_limits},
        {m_services.schemas, m_services.clock, m_services.random, progress});
    if (!report || !remote) return report;
    auto const& staged = static_cast<StagedSource const&>(*source);
    if (report->exit_code() <= 1) staged.clear();
    // A held list is the same when a person has agreed; what was not there is not wrong.
    auto const missing = !report->reasons.empty() && report->reasons.front().code == exchange::ReasonCode::Fetch;
    if (report->exit_code() >= 10 && !missing) staged.distrust();
    return report;
}

/// What is in force, by the clock: it grows stale without anything else happening.
void Follower::take_standing(Watch& watch)
{
    auto& state = watch.state;
    auto store = exchange::ListStore::open(imported_lists(m_config.state));
    auto const stored = store ? store->find(state.id) : std::nullopt;
    state.stale = !stored || stored->position.seq == 0 || stored->stale_at(m_services.clock.now());
    state.seq = stored ? stored->position.seq : 0;
    state.valid_until = stored ? std::optional(stored->valid_until) : std::nullopt;
}

/// Once when it begins, and once when it is over: an alarm that rings every minute is switched off.
void Follower::raise(Watch& watch)
{
    auto const kind = alarm_of(watch.state);
    if (kind == watch.alarm) return;
    auto const words = !watch.state.reason.empty() ? watch.state.reason
                       : watch.state.valid_until   ? "valid until " + watch.state.valid_until->text()
                                                   : std::string("nothing is in force");
    raise_alarm(m_config.alarm, kind.empty() ? "recovered" : kind, watch.state.id, words, m_services.log);
    watch.alarm = kind;
}

Instant Follower::next_look(Watch const& watch)
{
    std::int64_t seconds = watch.list->every_seconds;
    if (watch.state.failures > 0) {
        auto const doublings = std::min(watch.state.failures - 1, MOST_DOUBLINGS);
        seconds = std::min<std::int64_t>(
            static_cast<std::int64_t>(m_config.first_back_off) << doublings, m_config.longest_back_off);
    }
    auto const octets = m_services.random.bytes(2);
    auto const share = (static_cast<unsigned char>(octets[0]) << 8) + static_cast<unsigned char>(octets[1]);
    auto const jitter = seconds * m_config.jitter_percent / 100;
    return m_services.clock.now().plus_seconds(
        std::max<std::int64_t>(1, seconds - jitter + 2 * jitter * share / 65535));
}

void Follower::write_status() const
{
    write_file_atomically(m_config.state / "status.json", json_of(states()).text() + "\n", Durable::No);
}

} // namespace

Json json_of(std::vector<FollowedState> const& states)
{
    auto lists = Json::array();
    for (auto const& state : states) {
        auto json = Json::object();
        json.set("list", state.id).set("looked_at", state.looked_at.text()).set("outcome", state.outcome);
        json.set("exit_code", state.exit_code).set("reason", state.reason).set("seq", state.seq);
        json.set("valid_until", state.valid_until ? state.valid_until->text() : "").set("stale", state.stale);
        json.set("failures", state.failures).set("next_look", state.next_look.text());
        lists.push(std::move(json));
    }
    return Json::object().set("lists", std::move(lists));
}

Outcome<std::vector<FollowedState>> follow_lists(
    Actor const& actor, FollowConfig const& config, FollowMode mode, FollowServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::Partner, Duty::CreditAdministrator, Duty::Operator}); !allowed)
        return allowed.refusal();
    auto const lock = StateLock::take(config.state);
    if (!lock) return lock.refusal();
    Follower follower(actor, config, services);
    auto const done = mode == FollowMode::Once ? follower.look_at_all() : follower.follow();
    if (!done) return done.refusal();
    return follower.states();
}

int exit_code_of(std::vector<FollowedState> const& states)
{
    int worst = 0;
    for (auto const& state : states)
        worst = std::max({worst, state.exit_code, state.stale ? STALE_EXIT : 0});
    return worst;
}

} // namespace xindang::usecase
