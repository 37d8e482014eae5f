#include <usecase/foreign/take_entries.h>

#include <crypto/hash.h>
#include <usecase/foreign/match_entry.h>
#include <usecase/grading/regrade.h>

#include <algorithm>
#include <set>

namespace xindang::usecase {

namespace {

using foreign::Standing;

// Why a record changed, as the ledger says it.
constexpr std::string_view CORRECTED = "来源名单更正";
constexpr std::string_view REMOVED = "已移出来源名单";
constexpr std::string_view VOIDED = "来源名单撤销该条目，自始无效";
constexpr std::string_view OTHER_SUBJECT = "来源名单更正所列主体";

bool say_the_same(model::Record const& a, model::Record const& b)
{
    return a.kind == b.kind && a.occurred_on == b.occurred_on && a.authority == b.authority && a.region == b.region &&
           a.gravity == b.gravity && a.amount == b.amount && a.result == b.result && a.article == b.article &&
           a.number == b.number && a.valid_until == b.valid_until && a.summary == b.summary;
}

/// The last day of an entry that was removed on a day. One removed on the day it was listed held for that day.
model::CivilDate last_day(model::CivilDate listed_on, model::CivilDate removed_on)
{
    return std::max(listed_on, removed_on.plus_days(-1));
}

void count(ForeignTally& tally, foreign::KnownEntry const* before, Standing now)
{
    if (!before)
        ++tally.added;
    else if (before->standing == now || now == Standing::Listed)
        ++tally.corrected;
    else
        ++(now == Standing::Removed ? tally.ended : tally.voided);
}

} // namespace

std::string EntryTaker::basis() const
{
    return m_origin.name + " " + m_origin.dated.text() + " sha256:" + m_origin.digest;
}

model::Field EntryTaker::field_of(model::SubjectId subject) const
{
    auto const known = m_writer.subject(subject);
    if (!known) return m_origin.source.field;
    auto const& fields = known->attributes.get("field");
    auto const first = model::parse_field(fields.substr(0, std::min(fields.find("、"), fields.size())));
    return first ? *first : m_origin.source.field;
}

model::Record EntryTaker::record_of(foreign::Entry const& entry, foreign::KnownEntry const& now) const
{
    auto const& source = m_origin.source;
    auto reference = std::string(FOREIGN_REFERENCE) + source.id + ":" + entry.id;
    if (now.generation > 1) reference += "#" + std::to_string(now.generation);
    auto valid_until = entry.valid_until;
    if (entry.standing == Standing::Removed) {
        auto const last = last_day(entry.listed_on, entry.removed_on.value_or(m_origin.dated));
        valid_until = valid_until ? std::min(*valid_until, last) : last;
    }
    return {model::EntryNumber(1), *now.subject, std::nullopt, source.record_kind, entry.listed_on,
        entry.authority.empty() ? m_origin.name : entry.authority, entry.region, field_of(*now.subject), source.gravity,
        entry.amount, source.result, entry.basis, entry.number, valid_until, entry.summary, m_origin.name, reference,
        "sha256:" + m_origin.digest};
}

std::optional<model::Record> EntryTaker::standing_record(model::EntryNumber number) const
{
    if (auto const record = m_writer.record(number)) return *record;
    // Somebody here corrected it since: the number by which the source knows it leads to what stands now.
    auto const entry = m_writer.entry(number);
    if (!entry || !entry->body.has("source_ref")) return std::nullopt;
    auto const now = m_writer.find_record(entry->body.get("source"), entry->body.get("source_ref"));
    auto const record = now ? m_writer.record(*now) : Outcome<model::Record>(Refusal{});
    return record ? std::optional(*record) : std::nullopt;
}

Outcome<Done> EntryTaker::correct(
    model::Record const& standing, model::Record wanted, std::string_view reason, foreign::KnownEntry& now)
{
    now.record = standing.entry;
    if (say_the_same(standing, wanted)) return Done{};
    wanted.business = standing.business;
    wanted.field = standing.field;
    wanted.source_ref = standing.source_ref;
    wanted.source = standing.source;
    auto const entry = m_writer.correct_record(standing.entry, wanted, reason, m_today, basis());
    if (!entry) return entry.refusal();
    now.record = *entry;
    ++m_tally.records_corrected;
    return Done{};
}

Outcome<Done> EntryTaker::retract(foreign::KnownEntry& now, std::string_view reason)
{
    if (!now.record) return Done{};
    auto const standing = standing_record(*now.record);
    now.record = std::nullopt;
    if (!standing) {
        ++m_tally.left_alone;
        return Done{};
    }
    auto const entry = m_writer.retract_record(standing->entry, reason, m_today, basis());
    if (!entry) return entry.refusal();
    ++m_tally.records_retracted;
    return Done{};
}

Outcome<Done> EntryTaker::add_record(foreign::Entry const& entry, foreign::KnownEntry& now)
{
    for (;; ++now.generation) {
        auto const record = record_of(entry, now);
        auto const known = m_writer.find_record(record.source, record.source_ref);
        if (!known) {
            auto const added = m_writer.add_record(record);
            // An erased person gets no new records.
            if (!added && added.refusal().fault == Fault::Conflict && added.refusal().where == "subject") {
                ++m_tally.left_alone;
                return Done{};
            }
            if (!added) return added.refusal();
            now.record = *added;
            ++m_tally.records_added;
            return Done{};
        }
        // An import that was cut off after the ledger had it: the record is there already.
        auto const standing = m_writer.record(*known);
        if (standing && standing->subject == record.subject) return correct(*standing, record, CORRECTED, now);
    }
}

Outcome<Done> EntryTaker::write_record(foreign::Entry const& entry, foreign::KnownEntry& now)
{
    if (entry.standing == Standing::Voided) return retract(now, VOIDED);
    if (!now.record) return add_record(entry, now);
    auto const standing = standing_record(*now.record);
    if (!standing) {
        ++m_tally.left_alone;
        return Done{};
    }
    return correct(*standing, record_of(entry, now), entry.standing == Standing::Removed ? REMOVED : CORRECTED, now);
}

/// Stays with the subject and the record of before unless the agency now means somebody else, or lists anew what had
/// left the list.
foreign::KnownEntry EntryTaker::carried_over(
    foreign::Entry const& entry, foreign::KnownEntry const* before, Outcome<Done>& done)
{
    foreign::KnownEntry now{m_store.key_of(m_origin.source.id, entry.id), entry.digest(), entry.identity(),
        entry.standing, 1, entry.listed_on, std::nullopt, std::nullopt};
    if (!before) return now;
    now.generation = before->generation;
    now.subject = before->subject;
    now.record = before->record;
    if (before->subject && before->identity != now.identity) {
        if (match_entry(entry, m_origin.source, m_writer).exact != before->subject) {
            done = retract(now, OTHER_SUBJECT);
            now.subject = std::nullopt;
            ++now.generation;
        }
    }
    bool const anew = before->standing == Standing::Voided ||
                      (before->standing == Standing::Removed && before->listed_on != entry.listed_on);
    if (anew && entry.standing != Standing::Voided) {
        now.record = std::nullopt;
        ++now.generation;
    }
    return now;
}

Outcome<std::optional<model::EntryNumber>> EntryTaker::keep(foreign::Entry const& entry, foreign::KnownEntry now)
{
    auto const& source = m_origin.source;
    std::vector<EntryMatch::Possible> possible;
    if (!now.subject) {
        auto match = match_entry(entry, source, m_writer);
        now.subject = match.exact;
        possible = std::move(match.possible);
    }
    if (now.subject)
        if (auto const done = write_record(entry, now); !done) return done.refusal();
    m_store.put(source.id, now, now.subject ? nullptr : &entry);
    if (now.subject || entry.standing == Standing::Voided) m_store.forget_open(source.id, now.key);
    if (now.subject || entry.standing == Standing::Voided) return now.record;
    for (auto const& candidate : possible)
        m_store.propose(source.id, now, candidate.subject, candidate.evidence);
    return now.record;
}

Outcome<Done> EntryTaker::take(foreign::Entry entry, foreign::KnownEntry const* before)
{
    count(m_tally, before, entry.standing);
    Outcome<Done> done = Done{};
    auto now = carried_over(entry, before, done);
    if (!done) return done;
    if (before && !before->subject && before->identity != now.identity)
        m_store.forget_open(m_origin.source.id, now.key);
    auto const kept = keep(entry, std::move(now));
    return kept ? Outcome<Done>(Done{}) : kept.refusal();
}

Outcome<Done> EntryTaker::leave(foreign::KnownEntry const& before, Standing how)
{
    count(m_tally, &before, how);
    auto now = before;
    now.standing = how;
    // Other than any digest of an entry: should it come back, it is seen to have changed.
    now.digest = crypto::sha256("left " + m_origin.dated.text());
    if (auto waiting = m_store.waiting(m_origin.source.id, before.key)) {
        waiting->entry.standing = how;
        waiting->entry.removed_on = m_origin.dated;
        m_store.put(m_origin.source.id, now, &waiting->entry);
        if (how == Standing::Voided) m_store.forget_open(m_origin.source.id, now.key);
        return Done{};
    }
    if (now.record && how == Standing::Voided) {
        if (auto const done = retract(now, VOIDED); !done) return done;
    } else if (now.record) {
        if (auto const standing = standing_record(*now.record)) {
            auto wanted = *standing;
            wanted.evidence = "sha256:" + m_origin.digest;
            auto const last = last_day(standing->occurred_on, m_origin.dated);
            wanted.valid_until = wanted.valid_until ? std::min(*wanted.valid_until, last) : last;
            if (auto const done = correct(*standing, std::move(wanted), REMOVED, now); !done) return done;
        } else {
            ++m_tally.left_alone;
        }
    }
    m_store.put(m_origin.source.id, now, nullptr);
    return Done{};
}

Outcome<Done> EntryTaker::look_again(foreign::WaitingEntry const& waiting)
{
    auto const kept = keep(waiting.entry, waiting.known);
    return kept ? Outcome<Done>(Done{}) : kept.refusal();
}

Outcome<std::optional<model::EntryNumber>> EntryTaker::join(
    foreign::WaitingEntry const& waiting, model::SubjectId subject)
{
    auto now = waiting.known;
    now.subject = subject;
    return keep(waiting.entry, std::move(now));
}

// ---- whoever came since --------------------------------------------------------------------------------------------

namespace {

/// Everything under which an entry may wait for a subject.
std::set<std::string> words_of(model::Subject const& subject)
{
    std::set<std::string> words;
    for (auto const& name : subject.names)
        words.insert(name.text);
    for (auto const& dated : subject.identifiers)
        words.insert(dated.identifier.value);
    return words;
}

void add(ForeignTally& sum, ForeignTally const& more)
{
    sum.records_added += more.records_added;
    sum.records_corrected += more.records_corrected;
    sum.left_alone += more.left_alone;
}

} // namespace

Outcome<ForeignTally> look_again(ForeignServices const& services, foreign::Sources const& sources,
    foreign::Store& store, archive::Writer& writer, model::CivilDate today)
{
    ForeignTally sum;
    std::set<std::pair<std::string, Bytes>> seen;
    auto const touched = subjects_touched_after(writer, store.looked_upto());
    for (auto const id : touched) {
        if (id.kind() != model::SubjectKind::Enterprise && id.kind() != model::SubjectKind::Person) continue;
        auto const subject = writer.subject(id);
        if (!subject || subject->erased) continue;
        for (auto const& word : words_of(*subject))
            for (auto const& waiting : store.waiting_for(word)) {
                if (!seen.emplace(waiting.source, waiting.known.key).second) continue;
                auto const source = sources.find(waiting.source);
                auto const taken = store.taken(waiting.source);
                if (!source || !taken) continue; // its file was taken out of conf/foreign: it waits on
                EntryTaker taker(
                    {*source, name_of(*source, services.agencies), taken->dated, taken->digest}, store, writer, today);
                if (auto const done = taker.look_again(waiting); !done) return done.refusal();
                add(sum, taker.tally());
            }
    }
    store.set_looked_upto(writer.size());
    return sum;
}

Outcome<std::optional<GradeReceipt>> regrade_after(archive::Writer& writer, std::uint64_t position,
    model::CivilDate today, std::optional<grading::Scheme> const& scheme)
{
    if (!scheme) return std::optional<GradeReceipt>{};
    auto receipt = regrade_in(writer, subjects_touched_after(writer, position), today, *scheme);
    if (!receipt) return receipt.refusal();
    return std::optional(std::move(*receipt));
}

} // namespace xindang::usecase
