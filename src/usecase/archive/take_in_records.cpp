#include <usecase/archive/take_in.h>

#include <crypto/hash.h>
#include <usecase/archive/intake_row.h>

namespace xindang::usecase {

namespace {

/// Whether two records say the same, entry number and source aside.
bool say_the_same(model::Record const& a, model::Record const& b)
{
    return a.subject == b.subject && a.business == b.business && a.kind == b.kind && a.occurred_on == b.occurred_on &&
           a.authority == b.authority && a.region == b.region && a.field == b.field && a.gravity == b.gravity &&
           a.amount == b.amount && a.result == b.result && a.article == b.article && a.number == b.number &&
           a.valid_until == b.valid_until && a.summary == b.summary && a.evidence == b.evidence;
}

/// A record whose supplier gives no number is known by everything it says.
std::string reference_of(IntakeRow const& row)
{
    std::string all;
    for (auto const* const column : {"subject", "kind", "occurred_on", "authority", "region", "field", "gravity",
             "amount", "result", "article", "number", "valid_until", "summary", "evidence", "matter_no"})
        all += row.text(column) + '\n';
    return "row:" + crypto::sha256(all).hex().substr(0, 32);
}

class TakeRecord {
public:
    TakeRecord(std::string source, model::CivilDate today) : m_source(std::move(source)), m_today(today) {}

    RowFate operator()(IntakeRow& row, archive::Writer& writer) const
    {
        auto record = read(row, writer);
        if (!record || !row.good()) return RowFate::Unchanged;
        auto const matter = row.text("matter_no");
        auto const entry = writer.find_record(record->source, record->source_ref);
        if (!entry) {
            join_business(row, matter, *record, writer);
            row.take("subject", writer.add_record(*record));
            return RowFate::Added;
        }
        auto const standing = writer.record(*entry);
        if (!standing) {
            row.warn("source_ref", "the record was retracted; it is not added again");
            return RowFate::Unchanged;
        }
        if (standing->subject != record->subject) {
            row.reject("source_ref", "this number belongs to a record about somebody else");
            return RowFate::Unchanged;
        }
        record->business = standing->business;
        if (!matter.empty()) join_business(row, matter, *record, writer);
        if (say_the_same(*standing, *record)) return RowFate::Unchanged;
        row.take("source_ref", writer.correct_record(*entry, *record, "来源数据变更", m_today));
        return RowFate::Amended;
    }

private:
    std::optional<model::Record> read(IntakeRow& row, archive::View const& view) const
    {
        auto const subject = subject_in_row(row, "subject", view);
        if (auto const told = row.text("subject_kind"); !told.empty()) {
            auto const kind = row.take("subject_kind", model::parse_subject_kind(told));
            if (kind && subject && *kind != subject->kind())
                row.reject("subject_kind", "the number is one of another kind of subject");
        }
        auto const kind = row.take("kind", model::parse_record_kind(row.text("kind")));
        auto const occurred_on = row.day("occurred_on");
        if (occurred_on && m_today < *occurred_on) row.reject("occurred_on", "the day lies in the future");
        auto const field = row.take("field", model::parse_field(row.text("field")));
        auto const gravity_text = row.text("gravity");
        auto const gravity = row.take("gravity", model::parse_gravity(gravity_text.empty() ? "none" : gravity_text));
        auto const amount_text = row.text("amount");
        auto const amount = row.take("amount", model::Money::parse_yuan(amount_text.empty() ? "0" : amount_text));
        auto const region = row.region("region");
        auto const valid_until = row.day("valid_until");
        if (!subject || !kind || !occurred_on || !field || !gravity || !amount || !row.good()) return std::nullopt;
        auto const source = row.text("source");
        auto const reference = row.text("source_ref");
        return model::Record{model::EntryNumber(1), *subject, std::nullopt, *kind, *occurred_on, row.text("authority"),
            region.value_or(""), *field, *gravity, *amount, row.text("result"), row.text("article"), row.text("number"),
            valid_until, row.text("summary"), source.empty() ? m_source : source,
            reference.empty() ? reference_of(row) : reference, row.text("evidence")};
    }

    static void join_business(IntakeRow& row, std::string const& matter, model::Record& record, archive::Writer& writer)
    {
        if (matter.empty() || record.subject.kind() == model::SubjectKind::Business) return;
        record.business = row.take("matter_no", writer.business(matter, record.subject, record.occurred_on));
    }

    std::string m_source;
    model::CivilDate m_today;
};

} // namespace

Outcome<IntakeReceipt> take_in_records(Actor const& actor, TakeIn const& request, IntakeServices const& services)
{
    return take_in_rows(IntakeKind::Records, actor, request, services,
        TakeRecord(request.source, model::CivilDate::on(services.clock.now())));
}

} // namespace xindang::usecase
