#include <usecase/document/issue_batch.h>

#include <crypto/hash.h>
#include <usecase/document/grouped_issue.h>
#include <usecase/document/two_people.h>

#include <map>
#include <set>
#include <vector>

namespace xindang::usecase {

namespace {

// Names under which the ledger entry of a document keeps whose row it was.
constexpr char const* BATCH = "batch";
constexpr char const* ROW = "row";

struct EarlierRow {
    model::EntryNumber entry;
    std::string number;
};

/// What the ledger knows of earlier runs, by the digest of the draft.
std::map<std::string, EarlierRow> issued_before(archive::View const& view, std::string const& batch)
{
    std::map<std::string, EarlierRow> rows;
    view.for_each_entry_after(0, [&](model::Entry const& entry) {
        if (entry.kind == model::EntryKind::DocumentIssued && entry.body.get(BATCH) == batch)
            rows.emplace(entry.body.get(ROW), EarlierRow{entry.number, entry.body.get("number")});
    });
    return rows;
}

/// Numbers of the last group an earlier run made durable.
std::vector<std::string> last_of(std::map<std::string, EarlierRow> const& rows)
{
    std::map<model::EntryNumber, std::string> by_entry;
    for (auto const& [key, row] : rows)
        by_entry.emplace(row.entry, row.number);
    std::vector<std::string> numbers;
    for (auto row = by_entry.rbegin(); row != by_entry.rend() && numbers.size() < GroupedIssue::GROUP; ++row)
        numbers.push_back(row->second);
    return numbers;
}

std::string key_of(std::string const& kind, Bytes const& facts)
{
    return crypto::sha256(kind + "\n" + facts).hex();
}

/// One run of a batch.
class Run {
public:
    Run(Actor const& approver, Actor const& drafter, IssueBatch const& request, BatchRows const& rows,
        DocumentServices const& services, Progress& progress, BatchSink const& sink)
        : m_request(request),
          m_rows(rows),
          m_progress(progress),
          m_sink(sink),
          m_group(approver, drafter, services,
              [this](std::string const& place, DocumentReceipt const& receipt) { tell(place, receipt); }),
          m_before(issued_before(services.archive.view(), request.name))
    {}

    /// Every row is looked at before the first goes out.
    void check()
    {
        std::set<std::string> seen;
        m_rows.for_each([&](std::string const& place, Outcome<Bytes> const& facts) {
            m_progress.at(m_receipt.rows++, m_rows.count(), "rows checked");
            if (!facts) return refuse(place, facts.refusal());
            auto const key = key_of(m_request.kind, *facts);
            if (!seen.insert(key).second)
                return refuse(place, {Fault::Conflict, "an earlier row says the same", "facts"});
            if (m_before.contains(key)) return;
            if (auto const fine = m_group.issuer().check({m_request.kind, *facts}); !fine)
                refuse(place, fine.refusal());
        });
    }

    bool may_go_on() const { return m_receipt.refused == 0 || m_request.on_refusal == IssueBatch::OnRefusal::Rest; }

    Outcome<Done> issue()
    {
        m_group.issuer().tell_again(last_of(m_before));
        std::optional<Refusal> stopped;
        std::size_t at = 0;
        m_rows.for_each([&](std::string const& place, Outcome<Bytes> const& facts) {
            ++at;
            if (stopped || m_refused.contains(place) || !facts || m_progress.cancelled()) return;
            m_progress.at(at - 1, m_rows.count(), "documents");
            if (auto const done = issue(place, *facts); !done) stopped = done.refusal();
        });
        m_group.flush();
        if (stopped) return *stopped;
        m_receipt.complete = m_receipt.issued + m_receipt.before + m_receipt.refused == m_receipt.rows;
        return Done{};
    }

    BatchReceipt receipt() const { return m_receipt; }

private:
    void refuse(std::string const& place, Refusal refusal)
    {
        ++m_receipt.refused;
        m_refused.insert(place);
        m_sink({place, BatchRow::State::Refused, {}, {}, 0, std::move(refusal)});
    }

    Outcome<Done> issue(std::string const& place, Bytes const& facts)
    {
        auto const key = key_of(m_request.kind, facts);
        if (auto const known = m_before.find(key); known != m_before.end()) {
            ++m_receipt.before;
            m_sink({place, BatchRow::State::Before, known->second.number});
            return Done{};
        }
        auto const issued = m_group.issue(place, {m_request.kind, facts}, {{BATCH, m_request.name}, {ROW, key}});
        if (issued) return Done{};
        // Seals, rare characters: what only printing finds is a fault of that row. The rest is not.
        auto const& why = issued.refusal();
        if (is_of_document(why) && m_request.on_refusal == IssueBatch::OnRefusal::Rest) {
            refuse(place, why);
            return Done{};
        }
        return Refusal{why.fault, why.reason, place + (why.where.empty() ? "" : " " + why.where)};
    }

    void tell(std::string const& place, DocumentReceipt const& receipt)
    {
        auto const warnings = receipt.notes.count(Severity::Warning);
        ++m_receipt.issued;
        m_receipt.warnings += warnings;
        m_sink({place, BatchRow::State::Issued, receipt.number, receipt.digest.hex(), warnings});
    }

    IssueBatch const& m_request;
    BatchRows const& m_rows;
    Progress& m_progress;
    BatchSink const& m_sink;
    GroupedIssue m_group;
    std::map<std::string, EarlierRow> m_before;
    std::set<std::string> m_refused; ///< places
    BatchReceipt m_receipt;
};

} // namespace

std::string_view word_of(BatchRow::State state)
{
    switch (state) {
    case BatchRow::State::Issued:
        return "issued";
    case BatchRow::State::Before:
        return "before";
    case BatchRow::State::Refused:
        return "refused";
    }
    return "";
}

Outcome<BatchReceipt> issue_batch(Actor const& approver, Actor const& drafter, IssueBatch const& request,
    BatchRows const& rows, DocumentServices const& services, Progress& progress, BatchSink const& sink)
{
    if (auto const allowed = assure_two_people(approver, drafter); !allowed) return allowed.refusal();
    if (request.name.empty())
        return Refusal{Fault::BadInput, "a batch has a name, by which it is gone on with", "name"};
    if (auto const kind = services.law.numbering().find(request.kind); !kind) return kind.refusal();
    Run run(approver, drafter, request, rows, services, progress, sink);
    run.check();
    if (!run.may_go_on()) return run.receipt();
    if (auto const issued = run.issue(); !issued) return issued.refusal();
    return run.receipt();
}

} // namespace xindang::usecase
