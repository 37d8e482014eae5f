#include <usecase/archive/archive_views.h>

#include <model/person_id.h>
#include <usecase/archive/json_views.h>
#include <usecase/document/json_documents.h>

namespace xindang::usecase {

// Declared first, so that json_of_all() sees them.
static Json json_of(model::Fields const& fields);
static Json json_of(RowProblem const& problem);
static Json json_of(NamedRole const& role);
static Json json_of(model::Entry const& entry);
static Json json_of(Finding const& finding);
static Json json_of(archive::Checkpoint const& checkpoint);

namespace {

/// Sets a member unless its text is empty.
void set(Json& json, std::string_view name, std::string_view text)
{
    if (!text.empty()) json.set(name, text);
}

void set(Json& json, std::string_view name, std::optional<model::CivilDate> const& day)
{
    if (day) json.set(name, day->text());
}

void set(Json& json, std::string_view name, std::optional<model::EntryNumber> const& entry)
{
    if (entry) json.set(name, entry->value());
}

void set_period(Json& json, model::Period const& period)
{
    set(json, "from", period.from);
    set(json, "to", period.to);
}

template <class T> Json json_of_all(std::vector<T> const& all)
{
    auto json = Json::array();
    for (auto const& one : all)
        json.push(json_of(one));
    return json;
}

} // namespace

static Json json_of(model::Fields const& fields)
{
    auto json = Json::object();
    for (auto const& [name, value] : fields.all())
        json.set(name, value);
    return json;
}

static Json json_of(RowProblem const& problem)
{
    auto json = Json::object();
    json.set("severity", name_of(problem.severity)).set("row", problem.row);
    if (problem.column != 0) json.set("column", problem.column);
    set(json, "header", problem.header);
    set(json, "value", problem.value);
    json.set("reason", problem.reason);
    return json;
}

static Json json_of(NamedRole const& role)
{
    auto const& held = role.held.role;
    auto json = Json::object();
    json.set("entry", role.held.entry.value()).set("kind", model::word_of(held.kind));
    json.set("direction", held.from == role.other ? "from" : "to").set("subject", role.other.text());
    set(json, "name", role.other_name);
    set(json, "post", held.post);
    set_period(json, held.period);
    return json;
}

/// A grade decision, its body as the grading room wrote it.
static Json json_of(model::Entry const& entry)
{
    auto json = Json::object();
    json.set("entry", entry.number.value()).set("decided_on", entry.occurred_on.text()).set("actor", entry.actor);
    json.set("recorded_at", entry.recorded_at.text());
    json.set("body", json_of(entry.body));
    return json;
}

static Json json_of(Finding const& finding)
{
    auto json = Json::object();
    json.set("severity", name_of(finding.severity)).set("rule", finding.rule).set("where", finding.where);
    json.set("text", finding.text);
    return json;
}

static Json json_of(archive::Checkpoint const& checkpoint)
{
    auto json = Json::object();
    json.set("origin", checkpoint.origin).set("size", checkpoint.size).set("root", checkpoint.root.hex());
    return json;
}

std::string shown(model::Identifier const& identifier)
{
    if (identifier.scheme != model::IdentifierScheme::PersonId) return identifier.value;
    auto const person = model::PersonId::parse(identifier.value);
    return person ? person->masked(model::PersonId::Keep::FirstSixAndLastFour) : std::string("*");
}

Json json_of(IntakeReceipt const& receipt)
{
    auto json = Json::object();
    json.set("kind", usecase::word_of(receipt.kind)).set("encoding", receipt.encoding).set("rows", receipt.rows);
    json.set("added", receipt.added).set("amended", receipt.amended).set("unchanged", receipt.unchanged);
    json.set("bad", receipt.bad).set("warnings", receipt.warnings).set("kept", receipt.kept);
    auto ignored = Json::array();
    for (auto const& header : receipt.ignored_headers)
        ignored.push(header);
    json.set("ignored_headers", std::move(ignored));
    json.set("problems", json_of_all(receipt.problems));
    if (receipt.regraded) json.set("regraded", json_of(*receipt.regraded));
    return json;
}

Json json_of(RecordChange const& change)
{
    auto resting = Json::array();
    for (auto const& one : change.resting)
        resting.push(Json::object()
                         .set("subject", one.enterprise.text())
                         .set("name", one.name)
                         .set("grade", model::word_of(one.decision.grade))
                         .set("entry", one.decision.entry.value()));
    auto evaluations = Json::array();
    for (auto const& id : change.evaluations)
        evaluations.push(id);
    return Json::object()
        .set("entry", change.entry.value())
        .set("subject", change.subject.text())
        .set("resting", std::move(resting))
        .set("evaluations", std::move(evaluations));
}

Json json_of(model::Subject const& subject)
{
    auto names = Json::array();
    for (auto const& dated : subject.names) {
        auto name = Json::object();
        name.set("text", dated.text);
        set_period(name, dated.period);
        names.push(std::move(name));
    }
    auto identifiers = Json::array();
    for (auto const& dated : subject.identifiers) {
        auto identifier = Json::object();
        identifier.set("scheme", model::word_of(dated.identifier.scheme)).set("value", shown(dated.identifier));
        set_period(identifier, dated.period);
        identifiers.push(std::move(identifier));
    }
    auto json = Json::object();
    json.set("id", subject.id.text()).set("kind", model::word_of(subject.id.kind()));
    set(json, "name", subject.current_name());
    json.set("names", std::move(names)).set("identifiers", std::move(identifiers));
    json.set("attributes", json_of(subject.attributes)).set("erased", subject.erased);
    return json;
}

Json json_of(model::Record const& record)
{
    auto json = Json::object();
    json.set("entry", record.entry.value()).set("kind", model::word_of(record.kind));
    json.set("occurred_on", record.occurred_on.text());
    if (record.business) json.set("business", record.business->text());
    set(json, "authority", record.authority);
    set(json, "region", record.region);
    json.set("field", model::word_of(record.field)).set("gravity", model::word_of(record.gravity));
    if (record.amount.fen() != 0) json.set("amount", record.amount.plain());
    set(json, "result", record.result);
    set(json, "article", record.article);
    set(json, "number", record.number);
    set(json, "valid_until", record.valid_until);
    set(json, "summary", record.summary);
    set(json, "source", record.source);
    set(json, "source_ref", record.source_ref);
    set(json, "evidence", record.evidence);
    return json;
}

Json json_of(archive::PublishedNotice const& notice)
{
    auto json = Json::object();
    json.set("entry", notice.entry.value()).set("id", notice.id);
    if (notice.subject) json.set("subject", notice.subject->text());
    set(json, "document", notice.document);
    json.set("published_on", notice.published_on.text());
    set(json, "last_day", notice.last_day);
    set(json, "withdrawn_by", notice.withdrawn_by);
    set(json, "expired_by", notice.expired_by);
    return json;
}

Json json_of(ArchiveFile const& file)
{
    auto json = Json::object();
    set(json, "as_of", file.as_of.day);
    json.set("ledger_size", file.ledger_size).set("subject", json_of(file.subject));
    json.set("roles", json_of_all(file.roles)).set("records", json_of_all(file.records));
    json.set("grades", json_of_all(file.grades)).set("documents", json_of_all(file.documents));
    json.set("notices", json_of_all(file.notices));
    return json;
}

Json json_of(std::vector<FoundSubject> const& found)
{
    auto subjects = Json::array();
    for (auto const& one : found) {
        auto subject = json_of(one.subject);
        subject.set("matched", one.matched);
        subjects.push(std::move(subject));
    }
    auto json = Json::object();
    json.set("subjects", std::move(subjects));
    return json;
}

Json json_of(archive::LedgerReport const& report)
{
    auto json = Json::object();
    json.set("entries", report.entries).set("root", report.root.hex()).set("checkpoints", report.checkpoints);
    json.set("anchored", report.anchored);
    if (report.first_wrong) json.set("first_wrong", *report.first_wrong);
    json.set("good", !report.findings.has_errors()).set("findings", json_of_all(report.findings.all()));
    return json;
}

Json json_of(CheckpointReceipt const& receipt)
{
    auto json = json_of(receipt.checkpoint);
    json.set("note", receipt.note);
    return json;
}

Json json_of(VerifiedEntry const& verified)
{
    auto json = Json::object();
    json.set("number", verified.number).set("entry", verified.octets);
    json.set("checkpoint", json_of(verified.checkpoint));
    return json;
}

Json json_of(ErasureReceipt const& receipt)
{
    auto json = Json::object();
    auto kept = Json::array();
    for (auto const& number : receipt.documents_kept)
        kept.push(number);
    json.set("person", receipt.person.text()).set("entry", receipt.entry.value());
    json.set("documents_kept", std::move(kept));
    return json;
}

} // namespace xindang::usecase
