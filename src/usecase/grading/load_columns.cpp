#include <usecase/grading/load_columns.h>

#include <model/ban.h>
#include <usecase/archive/attribute_words.h>

#include <algorithm>
#include <map>
#include <set>

namespace xindang::usecase {

namespace {

using model::SubjectId;

/// A way from a subject's records to an enterprise.
struct Way {
    std::size_t enterprise;
    grading::Via via;
    model::Period holder_period; ///< Product: when the enterprise was its holder
};

using Ways = std::map<SubjectId, std::vector<Way>>;

grading::EnterpriseFacts facts_of(model::Subject const& enterprise)
{
    grading::EnterpriseFacts facts{enterprise.id, words_of(enterprise.attributes.get("enterprise_type")), {}, {}};
    for (auto const& word : words_of(enterprise.attributes.get("field")))
        if (auto const field = model::parse_field(word)) facts.fields.push_back(*field);
    if (auto const day = model::CivilDate::parse(enterprise.attributes.get("started_on"))) facts.started_on = *day;
    return facts;
}

class Loader {
public:
    Loader(model::CivilDate cut_off, ResultMeanings const& meanings) : m_cut_off(cut_off), m_meanings(meanings) {}

    void add_enterprise(model::Subject const& enterprise)
    {
        auto const number = m_builder.add_enterprise(facts_of(enterprise));
        m_numbers.emplace(enterprise.id, number);
        m_ways[enterprise.id].push_back({number, {grading::Source::Own, enterprise.id, {}}, {}});
    }

    /// Roles bring the records of others; enterprises that were not added are left out.
    void add_role(model::Role const& role)
    {
        switch (role.kind) {
        case model::RoleKind::Post:
            if (role.period.contains(m_cut_off)) add_post(role);
            return;
        case model::RoleKind::Holder:
            add_way(role.from, role.to, grading::Source::Product, role.period);
            return;
        case model::RoleKind::Concerns:
            add_way(role.to, role.from, grading::Source::Business, {});
            return;
        case model::RoleKind::Control:
            if (role.to.kind() == model::SubjectKind::Enterprise && role.period.contains(m_cut_off))
                add_way(role.from, role.to, grading::Source::Controlled, {});
            return;
        }
    }

    /// All records of one subject, because a repair lifts another record of the same subject.
    void add_records(SubjectId subject, std::vector<model::Record> const& records)
    {
        auto const ways = m_ways.find(subject);
        if (ways == m_ways.end()) return;
        std::map<std::string, model::CivilDate> repairs;
        for (auto const& record : records)
            if (record.kind == model::RecordKind::Repair && record.result == m_meanings.repair_granted &&
                !record.number.empty())
                repairs.emplace(record.number, record.occurred_on);
        for (auto const& record : records) {
            if (is_of_register(record)) continue;
            auto const repair = repairs.find(record.number);
            auto const repaired = repair != repairs.end() && record.kind != model::RecordKind::Repair;
            auto const closed = closed_on(record, records);
            auto as_it_stands = record;
            if (closed && (!record.valid_until || *closed <= *record.valid_until))
                as_it_stands.valid_until = closed->plus_days(-1);
            for (auto const& way : ways->second)
                if (way.holder_period.contains(record.occurred_on))
                    m_builder.add_record(
                        way.enterprise, as_it_stands, way.via, repaired ? std::optional(repair->second) : std::nullopt);
        }
    }

    /// The bans of issued decisions, each as the penalty it is (行政处罚法第九条: 限制从业). To be called before
    /// records are added: issuing a ban also writes a record of the penalty, which must not count beside the ban.
    Outcome<Done> add_bans(std::vector<archive::IssuedDocument> const& documents)
    {
        for (auto const& document : documents) {
            // What a unit is barred from stands beside its penalties: their record is what counts.
            if (!document.subject || document.subject->kind() != model::SubjectKind::Person) continue;
            auto const ban = model::Ban::read_from(document.body);
            if (!ban) return ban.refusal();
            if (!*ban) continue;
            // A ban outside our three fields is not ours to weigh.
            auto const field = model::parse_field((*ban)->field);
            if (field && !document.revoked_by)
                add_records(*document.subject,
                    {model::Record{document.entry, *document.subject, std::nullopt, model::RecordKind::Penalty,
                        (*ban)->term.from(), (*ban)->authority, "", *field, (*ban)->gravity, model::Money::zero(),
                        m_meanings.ban, (*ban)->citation, document.number, (*ban)->term.last_day(), (*ban)->offence, "",
                        "", document.digest}});
            m_ban_numbers.emplace(*document.subject, document.number);
        }
        return Done{};
    }

    Ways const& ways() const { return m_ways; }
    grading::Columns finish() && { return std::move(m_builder).finish(); }

private:
    /// The day on which another record of the subject ended what this one opened.
    std::optional<model::CivilDate> closed_on(
        model::Record const& open, std::vector<model::Record> const& records) const
    {
        std::optional<model::CivilDate> first;
        for (auto const& closing : m_meanings.closings) {
            if (closing.kind != open.kind || !has(closing.opened, open.result)) continue;
            for (auto const& record : records) {
                if (record.kind != closing.kind || !has(closing.by, record.result) || m_cut_off < record.occurred_on ||
                    record.occurred_on < open.occurred_on || !answers(record, open))
                    continue;
                if (!first || record.occurred_on < *first) first = record.occurred_on;
            }
        }
        return first;
    }

    static bool has(std::vector<std::string> const& words, std::string const& word)
    {
        return std::find(words.begin(), words.end(), word) != words.end();
    }

    static bool answers(model::Record const& record, model::Record const& open)
    {
        return (!open.number.empty() && record.number == open.number) ||
               (open.business && record.business == open.business);
    }

    bool is_of_register(model::Record const& record) const
    {
        return record.kind == model::RecordKind::Penalty && m_ban_numbers.count({record.subject, record.number}) != 0;
    }

    void add_way(SubjectId enterprise, SubjectId subject, grading::Source source, model::Period period)
    {
        auto const number = m_numbers.find(enterprise);
        if (number != m_numbers.end())
            m_ways[subject].push_back({number->second, {source, subject, {}}, std::move(period)});
    }

    /// A person may have several posts at one enterprise: one way with all of them.
    void add_post(model::Role const& role)
    {
        auto const number = m_numbers.find(role.to);
        if (number == m_numbers.end()) return;
        for (auto& way : m_ways[role.from]) {
            if (way.enterprise != number->second) continue;
            way.via.posts.push_back(role.post);
            return;
        }
        m_ways[role.from].push_back({number->second, {grading::Source::Person, role.from, {role.post}}, {}});
    }

    model::CivilDate m_cut_off;
    ResultMeanings const& m_meanings;
    grading::ColumnsBuilder m_builder;
    std::map<SubjectId, std::size_t> m_numbers;
    Ways m_ways;
    std::set<std::pair<SubjectId, std::string>> m_ban_numbers;
};

} // namespace

Outcome<grading::Columns> load_columns(
    archive::View const& view, model::CivilDate cut_off, ResultMeanings const& meanings)
{
    Loader loader(cut_off, meanings);
    view.for_each_subject(
        model::SubjectKind::Enterprise, [&](model::Subject const& subject) { loader.add_enterprise(subject); });
    view.for_each_role([&](archive::HeldRole const& held) { loader.add_role(held.role); });
    if (auto const done = loader.add_bans(view.documents()); !done) return done.refusal();
    std::vector<model::Record> group;
    view.for_each_record([&](model::Record const& record) {
        if (!group.empty() && group.front().subject != record.subject) {
            loader.add_records(group.front().subject, group);
            group.clear();
        }
        group.push_back(record);
    });
    if (!group.empty()) loader.add_records(group.front().subject, group);
    return std::move(loader).finish();
}

namespace {

/// What a subject has under a supposition; remembers which of the entries to be left out were met.
class Supposed {
public:
    Supposed(archive::View const& view, Supposition const& supposed) : m_view(view), m_supposed(supposed) {}

    std::vector<archive::IssuedDocument> documents_of(SubjectId subject)
    {
        auto documents = m_view.documents_of(subject);
        // As revoked, not as absent: the penalty record written beside the ban must not count in its place.
        for (auto& document : documents)
            if (is_without(document.entry) && model::Ban::read_from(document.body))
                document.revoked_by = document.entry;
        return documents;
    }

    std::vector<model::Record> records_of(SubjectId subject)
    {
        auto records = m_view.records_of(subject);
        auto const gone = [this](model::Record const& record) {
            return is_without(record.entry);
        };
        records.erase(std::remove_if(records.begin(), records.end(), gone), records.end());
        for (auto const& record : m_supposed.added)
            if (record.subject == subject) records.push_back(record);
        return records;
    }

    Outcome<Done> all_met() const
    {
        for (auto const entry : m_supposed.without)
            if (m_met.count(entry) == 0)
                return Refusal{Fault::NotFound,
                    "entry " + std::to_string(entry.value()) + " is no record on which this grade could rest",
                    "without"};
        return Done{};
    }

private:
    bool is_without(model::EntryNumber entry)
    {
        auto const& without = m_supposed.without;
        if (std::find(without.begin(), without.end(), entry) == without.end()) return false;
        m_met.insert(entry);
        return true;
    }

    archive::View const& m_view;
    Supposition const& m_supposed;
    std::set<model::EntryNumber> m_met;
};

} // namespace

Outcome<grading::Columns> load_columns_of(archive::View const& view, model::SubjectId enterprise,
    model::CivilDate cut_off, ResultMeanings const& meanings, Supposition const& supposition)
{
    auto const subject = view.subject(enterprise);
    if (!subject) return subject.refusal();
    Supposed supposed(view, supposition);
    Loader loader(cut_off, meanings);
    loader.add_enterprise(*subject);
    for (auto const& held : view.roles_of(enterprise))
        loader.add_role(held.role);
    auto const ways = loader.ways();
    for (auto const& [source, unused] : ways) {
        if (auto const done = loader.add_bans(supposed.documents_of(source)); !done) return done.refusal();
        loader.add_records(source, supposed.records_of(source));
    }
    if (auto const met = supposed.all_met(); !met) return met.refusal();
    return std::move(loader).finish();
}

} // namespace xindang::usecase
