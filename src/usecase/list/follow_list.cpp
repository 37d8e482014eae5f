#include <usecase/list/follow_list.h>

#include <base/files.h>
#include <base/progress.h>
#include <usecase/list/follow_memory.h>
#include <usecase/list/follow_outbox.h>
#include <usecase/list/import_list.h>
#include <usecase/list/list_source.h>
#include <usecase/list/state_lock.h>

#include <algorithm>
#include <memory>

namespace xindang::usecase {

namespace {

constexpr int STALE_EXIT = 14; // exchange.md: 14 stale
constexpr int LOCAL_EXIT = 20; // and 20 local failure
constexpr int ALARM_AFTER = 3; // failures in a row: one lost packet wakes nobody
constexpr int MOST_DOUBLINGS = 16;

constexpr char MEMORY[] = "follower.memory";

/// One list, and how it stands.
struct Watch {
    FollowedList const* list;
    FollowedState state;
    std::string alarm;                           ///< the kind that was raised last and still holds; empty: all is well
    std::optional<std::uint64_t> new_epoch = {}; ///< that waits for a person
};

/// The kind of alarm a look gives; empty for none.
std::string alarm_of(Watch const& watch)
{
    auto const& state = watch.state;
    if (watch.new_epoch) return "new-epoch";
    // 11 signature or trust, 13 rollback, fork: somebody may be cheating, and time will not heal it.
    if (state.exit_code == 11 || state.exit_code == 13) return "untrusted";
    if (state.exit_code == 2) return "held";
    if (state.stale) return "stale";
    if (state.failures >= ALARM_AFTER) return "failing";
    return {};
}

/// As it can be typed into a shell.
std::string shell_word(std::string const& text)
{
    auto const plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("/._-").find(c) != std::string_view::npos;
    };
    if (std::all_of(text.begin(), text.end(), plain)) return text;
    std::string word = "'";
    for (auto const c : text)
        word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

class Follower {
public:
    Follower(Actor const& actor, FollowConfig const& config, FollowServices const& services)
        : m_actor(actor), m_config(config), m_services(services), m_outbox(config, services.log)
    {
        auto const now = services.clock.now();
        auto const memory = read_follow_memory(config.state / MEMORY);
        for (auto const& list : config.lists) {
            Watch watch{&list, {list.id, now, now, ""}, {}};
            if (auto const known = memory.find(list.id); known != memory.end()) {
                watch.state = known->second.state;
                watch.alarm = known->second.alarm;
                // A clock that was set back, or an interval that was made shorter, must not make us wait.
                if (now.plus_seconds(2 * longest_wait(list)) < watch.state.next_look) watch.state.next_look = now;
            }
            m_watches.push_back(std::move(watch));
        }
    }
    Outcome<Done> look_once(FollowMode mode);
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
    void take_report(Watch& watch, exchange::ImportReport const& report);
    void take_standing(Watch& watch);
    void raise(Watch& watch);
    std::int64_t longest_wait(FollowedList const& list) const
    {
        return std::max(list.every_seconds, m_config.longest_back_off);
    }
    Instant next_look(Watch const& watch);
    void write_status() const;

    Actor const& m_actor;
    FollowConfig const& m_config;
    FollowServices const& m_services;
    FollowOutbox m_outbox;
    std::vector<Watch> m_watches;
};

Outcome<Done> Follower::look_once(FollowMode mode)
{
    auto looked = false;
    for (auto& watch : m_watches) {
        if (mode == FollowMode::OnceDue && watch.state.next_look > m_services.clock.now()) {
            // It grows stale without being looked at.
            take_standing(watch);
            if (watch.state.stale && watch.alarm.empty()) raise(watch);
            continue;
        }
        if (auto const done = look_at(watch); !done) return done.refusal();
        looked = true;
    }
    if (!looked) {
        m_outbox.send_all();
        write_status();
    }
    return Done{};
}

Outcome<Done> Follower::follow()
{
    for (auto& watch : m_watches)
        watch.state.next_look = m_services.clock.now();
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
    state.looked = true;
    auto const report = import(watch);
    if (!report) {
        // Nothing of a list is wrong, but nothing can be done here: a duty, the schemas, the store.
        if (report.refusal().fault == Fault::Forbidden) return report.refusal();
        state.outcome = "failed";
        state.exit_code = LOCAL_EXIT;
        state.reason = report.refusal().where + ": " + report.refusal().reason;
        state.next_step.clear();
    } else {
        take_report(watch, *report);
    }
    state.failures = state.exit_code >= 2 ? state.failures + 1 : 0;
    m_services.log.info(state.id + " " + state.outcome + (state.reason.empty() ? "" : " " + state.reason));
    if (!state.next_step.empty())
        m_services.log.warning(state.id + " waits for a person, who reads the report and then: " + state.next_step);
    take_standing(watch);
    raise(watch);
    state.next_look = next_look(watch);
    m_outbox.send_all();
    write_status();
    return Done{};
}

void Follower::take_report(Watch& watch, exchange::ImportReport const& report)
{
    auto& state = watch.state;
    state.outcome = word_of(report.outcome);
    state.exit_code = report.exit_code();
    state.reason.clear();
    state.next_step.clear();
    watch.new_epoch.reset();
    if (!report.reasons.empty()) {
        auto const& reason = report.reasons.front();
        state.reason = std::string(word_of(reason.code)) + " " + reason.where + ": " + reason.text;
        if (reason.code == exchange::ReasonCode::Epoch) watch.new_epoch = report.epoch;
    }
    if (watch.new_epoch || report.outcome == exchange::ListOutcome::Held)
        state.next_step = m_services.import_command + " --config " + shell_word(m_config.file.string()) + " --list " +
                          state.id +
                          (watch.new_epoch ? " --accept-epoch " + std::to_string(*watch.new_epoch) : std::string()) +
                          " --confirm NAME";
    if (report.outcome != exchange::ListOutcome::Duplicate)
        if (auto const kept = m_outbox.put(report); !kept)
            m_services.log.error("the report is not signed: " + kept.refusal().reason);
}

Outcome<exchange::ImportReport> Follower::import(Watch const& watch)
{
    auto const& list = *watch.list;
    auto const request = import_as_followed(m_config, list);
    if (!request) return request.refusal();
    auto const source = open_source(request->access, request->fetch, m_config.state / "incoming" / list.id);
    if (!source) return source.refusal();
    NoProgress progress;
    auto report = import_list(m_actor, *source->files, m_config.state, request->list,
        {m_services.schemas, m_services.clock, m_services.random, progress});
    if (!report || !source->staged) return report;
    if (report->exit_code() <= 1) source->staged->clear();
    // What waits for a person is the same when the person has agreed; what was not there is not wrong.
    auto const waits = !report->reasons.empty() && (report->reasons.front().code == exchange::ReasonCode::Fetch ||
                                                       report->reasons.front().code == exchange::ReasonCode::Epoch);
    if (report->exit_code() >= 10 && !waits) source->staged->distrust();
    return report;
}

/// What is in force, by the clock: it grows stale without anything else happening.
void Follower::take_standing(Watch& watch)
{
    auto& state = watch.state;
    auto store = exchange::ListStore::open(imported_lists(m_config.state));
    auto stored = store ? store->find(state.id) : std::nullopt;
    if (stored && stored->stale_after != watch.list->stale_after) {
        if (auto const done = store->limit_age(state.id, watch.list->stale_after); !done)
            m_services.log.error(state.id + ": its age is not limited: " + done.refusal().reason);
        stored = store->find(state.id);
    }
    state.stale = !stored || stored->position.seq == 0 || stored->stale_at(m_services.clock.now());
    state.seq = stored ? stored->position.seq : 0;
    state.valid_until = stored ? std::optional(stored->reliable_until()) : std::nullopt;
}

/// Once when it begins, and once when it is over: an alarm that rings every minute is switched off.
void Follower::raise(Watch& watch)
{
    auto const kind = alarm_of(watch);
    if (kind == watch.alarm) return;
    auto words = !watch.state.reason.empty() ? watch.state.reason
                 : watch.state.valid_until   ? "valid until " + watch.state.valid_until->text()
                                             : std::string("nothing is in force");
    if (!watch.state.next_step.empty()) words += "; after reading the report: " + watch.state.next_step;
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
    std::map<std::string, FollowMemory> memory;
    for (auto const& watch : m_watches)
        memory.insert_or_assign(watch.state.id, FollowMemory{watch.state, watch.alarm});
    write_follow_memory(m_config.state / MEMORY, memory);
}

} // namespace

Json json_of(std::vector<FollowedState> const& states)
{
    auto lists = Json::array();
    for (auto const& state : states) {
        auto json = Json::object();
        json.set("list", state.id).set("looked_at", state.looked_at.text()).set("outcome", state.outcome);
        json.set("exit_code", state.exit_code).set("reason", state.reason).set("next_step", state.next_step);
        json.set("seq", state.seq);
        json.set("valid_until", state.valid_until ? state.valid_until->text() : "").set("stale", state.stale);
        json.set("failures", state.failures).set("next_look", state.next_look.text()).set("looked", state.looked);
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
    auto const done = mode == FollowMode::Always ? follower.follow() : follower.look_once(mode);
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
