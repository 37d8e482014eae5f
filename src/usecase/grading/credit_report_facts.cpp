#include <usecase/grading/credit_report_facts.h>

#include <grading/wording.h>
#include <model/ban.h>
#include <usecase/archive/attribute_words.h>
#include <xml/builder.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

// As the schema has them.
constexpr std::size_t MOST_GRADINGS = 200;
constexpr std::size_t MOST_RECORDS = 1900;
constexpr std::size_t MOST_BANNED = 50;

/// Indicators and limits that count a record, and the first day on which none of them does.
struct Weight {
    std::string counted_in;
    std::optional<model::CivilDate> until;
    bool for_good = false;
};

std::map<model::EntryNumber, Weight> weights_of(grading::Explanation const& explanation)
{
    std::map<model::EntryNumber, Weight> weights;
    auto const add = [&](std::string const& id, std::vector<grading::CountedRecord> const& records) {
        for (auto const& record : records) {
            auto& weight = weights[record.entry];
            weight.counted_in += (weight.counted_in.empty() ? "" : "、") + id;
            if (!record.expires_on) weight.for_good = true;
            if (record.expires_on && (!weight.until || *weight.until < *record.expires_on))
                weight.until = record.expires_on;
        }
    };
    for (auto const& limit : explanation.limits)
        add(limit.id, limit.records);
    for (auto const& reason : explanation.reasons)
        add(reason.id, reason.records);
    return weights;
}

class Report {
public:
    Report(CreditReportFacts const& facts, archive::View const& view, Clauses const& clauses)
        : m_facts(facts), m_view(view), m_clauses(clauses), m_day(facts.grade.issued_on)
    {}

    Bytes write()
    {
        m_builder.open("credit-report").declare("", "urn:xindang:facts:1").attribute("version", "1");
        m_builder.element("issued-on", m_day.text()).element("addressee", m_facts.enterprise.current_name());
        m_builder.element("addressee-credit-code", m_facts.grade.head.credit_code);
        write_details();
        m_builder.element("ledger-position", std::to_string(m_view.size()));
        auto const records = m_view.records_of(m_facts.enterprise.id);
        write_counts(records);
        write_gradings();
        write_records(records);
        write_banned();
        if (m_facts.explanation) write_grade();
        write_basis();
        m_facts.grade.contact.write(m_builder);
        return m_builder.close().finish();
    }

private:
    std::string value_of(ReportDetail const& detail) const
    {
        using From = ReportDetail::From;
        switch (detail.from) {
        case From::Attribute:
            return m_facts.enterprise.attributes.get(detail.name);
        case From::Licence: {
            std::string licences;
            for (auto const& dated : m_facts.enterprise.identifiers)
                if (dated.identifier.scheme == model::IdentifierScheme::LicenceNo && dated.period.contains(m_day))
                    licences += (licences.empty() ? "" : "、") + dated.identifier.value;
            return licences;
        }
        case From::Post:
            for (auto const& held : m_view.roles_of(m_facts.enterprise.id))
                if (is_in_post(held.role) && held.role.post == detail.name)
                    if (auto const person = m_view.subject(held.role.from); person) return person->current_name();
            return {};
        }
        return {};
    }

    bool is_in_post(model::Role const& role) const
    {
        return role.kind == model::RoleKind::Post && role.to == m_facts.enterprise.id && role.period.contains(m_day);
    }

    void write_details()
    {
        for (auto const& detail : m_facts.grade.wording.details()) {
            auto const value = value_of(detail);
            if (value.empty()) continue;
            m_builder.open("detail").element("label", detail.label);
            if (detail.personal.empty())
                m_builder.element("value", value);
            else
                m_builder.open("private").attribute("personal", detail.personal).text(value).close();
            m_builder.close();
        }
    }

    /// Neither run out nor lifted by a granted repair.
    bool is_in_force(model::Record const& record, std::vector<model::Record> const& all) const
    {
        if (record.valid_until && *record.valid_until < m_day) return false;
        if (record.kind == model::RecordKind::Repair || record.number.empty()) return true;
        return std::none_of(all.begin(), all.end(), [&](model::Record const& other) {
            return other.kind == model::RecordKind::Repair && other.number == record.number &&
                   other.result == m_facts.repair_granted && other.occurred_on <= m_day;
        });
    }

    void write_counts(std::vector<model::Record> const& records)
    {
        for (auto const kind : model::all_record_kinds()) {
            std::size_t all = 0, in_force = 0;
            for (auto const& record : records) {
                if (record.kind != kind) continue;
                ++all;
                if (is_in_force(record, records)) ++in_force;
            }
            if (all == 0) continue;
            m_builder.open("count").element("kind", model::chinese_of(kind));
            m_builder.element("all", std::to_string(all)).element("in-force", std::to_string(in_force)).close();
        }
    }

    void write_gradings()
    {
        auto const& decisions = m_facts.decisions;
        auto const count = std::min(decisions.size(), MOST_GRADINGS);
        for (std::size_t back = 1; back <= count; ++back) {
            auto const& decision = decisions[decisions.size() - back];
            m_builder.open("grading").element("cut-off", decision.cut_off.text());
            m_builder.element("scheme-version", decision.scheme_version).element("score", decision.score.text());
            m_builder.element("grade", model::word_of(decision.grade)).close();
        }
    }

    void write_records(std::vector<model::Record> const& records)
    {
        auto const weights =
            m_facts.explanation ? weights_of(*m_facts.explanation) : std::map<model::EntryNumber, Weight>();
        std::size_t written = 0;
        for (auto at = records.rbegin(); at != records.rend() && written < MOST_RECORDS; ++at) {
            if (!is_in_force(*at, records)) continue;
            write_record(*at, weights);
            ++written;
        }
    }

    void write_record(model::Record const& record, std::map<model::EntryNumber, Weight> const& weights)
    {
        m_builder.open("record").element("entry", std::to_string(record.entry.value()));
        m_builder.element("on", record.occurred_on.text());
        m_builder.element("kind", model::chinese_of(record.kind));
        // Who complained may stand in the words of a complaint; that is nobody's business but ours.
        auto const told = record.kind == model::RecordKind::Complaint ? std::string() : record.summary;
        auto const what = what_of(record.kind, record.result, record.gravity, record.amount);
        m_builder.element("what", told.empty() ? what : what + "（" + told + "）");
        auto const& wording = m_facts.grade.wording;
        m_builder.element("organ", record.authority.empty() ? wording.text("organ-unknown", {}) : record.authority);
        m_builder.optional_element("number", record.number);
        if (record.valid_until) m_builder.element("until", record.valid_until->text());
        if (auto const weight = weights.find(record.entry); weight != weights.end()) {
            m_builder.open("counted-in");
            if (weight->second.until && !weight->second.for_good)
                m_builder.attribute("until", weight->second.until->text());
            m_builder.text(weight->second.counted_in).close();
        }
        m_builder.close();
    }

    void write_banned()
    {
        std::size_t written = 0;
        for (auto const& held : m_view.roles_of(m_facts.enterprise.id)) {
            if (!is_in_post(held.role)) continue;
            auto const person = m_view.subject(held.role.from);
            if (!person || person->erased) continue;
            for (auto const& document : m_view.documents_of(held.role.from)) {
                auto const ban = model::Ban::read_from(document.body);
                if (!ban || !*ban || document.revoked_by || !(*ban)->term.contains(m_day) || written == MOST_BANNED)
                    continue;
                m_builder.open("barred-person").element("name", person->current_name());
                m_builder.element("post", held.role.post).element("what", m_clauses.ban((*ban)->term, (*ban)->scope));
                m_builder.element("number", document.number).close();
                ++written;
            }
        }
    }

    void write_grade()
    {
        m_builder.open("explanation");
        write_result(m_builder, *m_facts.explanation);
        write_explanation(m_builder, *m_facts.explanation, m_facts.grade);
        if (m_facts.outlook) write_outlook();
        m_builder.close();
    }

    void write_outlook()
    {
        m_builder.open("outlook").element("assumption", grading::ASSUMPTIONS);
        m_builder.element("sentence", grading::distances(*m_facts.explanation));
        for (auto const& sentence : grading::movements(*m_facts.explanation, *m_facts.outlook))
            m_builder.element("sentence", sentence);
        for (auto const& turn : m_facts.outlook->turns) {
            m_builder.open("turn").element("on", turn.day.text()).element("score", turn.mark.score.text());
            m_builder.element("grade", model::word_of(turn.mark.grade));
            m_builder.optional_element("why", grading::causes_text(turn)).close();
        }
        m_builder.close();
    }

    /// The places for firms of any field, and for those of the fields of this one.
    void write_basis()
    {
        auto const words = words_of(m_facts.enterprise.attributes.get("field"));
        for (auto const& basis : m_facts.grade.wording.basis_of("credit-report")) {
            auto const concerns =
                !basis.field || words.empty() || std::any_of(words.begin(), words.end(), [&](std::string const& word) {
                    auto const field = model::parse_field(word);
                    return field && *field == *basis.field;
                });
            if (concerns) basis.write(m_builder);
        }
    }

    CreditReportFacts const& m_facts;
    archive::View const& m_view;
    Clauses const& m_clauses;
    model::CivilDate m_day;
    xml::Builder m_builder;
};

} // namespace

Bytes credit_report_facts(CreditReportFacts const& facts, archive::View const& view, Clauses const& clauses)
{
    return Report(facts, view, clauses).write();
}

} // namespace xindang::usecase
