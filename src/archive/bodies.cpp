#include <archive/bodies.h>

#include <charconv>
#include <stdexcept>

namespace xindang::archive {

namespace {

constexpr std::string_view IDENTIFIER_PREFIX = "id.";
constexpr std::string_view ATTRIBUTE_PREFIX = "a.";

/// Several values under one name stand on a line each: no name or number has a line break in it.
std::string joined(std::vector<std::string> const& lines)
{
    std::string text;
    for (auto const& line : lines)
        text += (text.empty() ? "" : "\n") + line;
    return text;
}

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        auto const end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return lines;
}

template <class T> T written(Outcome<T> outcome, model::Entry const& entry)
{
    if (outcome) return std::move(outcome).value();
    throw std::runtime_error(
        "ledger entry " + std::to_string(entry.number.value()) + " cannot be read: " + outcome.refusal().where);
}

std::optional<model::CivilDate> day_in(model::Entry const& entry, std::string_view name)
{
    auto const& text = entry.body.get(name);
    if (text.empty()) return std::nullopt;
    return written(model::CivilDate::parse(text), entry);
}

std::string text_of(std::optional<model::CivilDate> const& day)
{
    return day ? day->text() : std::string();
}

void set_identifiers(model::Fields& body, std::vector<model::Identifier> const& identifiers)
{
    for (auto const& identifier : identifiers) {
        auto const name = std::string(IDENTIFIER_PREFIX) + std::string(word_of(identifier.scheme));
        auto const& before = body.get(name);
        body.set(name, before.empty() ? identifier.value : before + "\n" + identifier.value);
    }
}

void set_attributes(model::Fields& body, model::Fields const& attributes)
{
    for (auto const& [name, value] : attributes.all())
        body.set(std::string(ATTRIBUTE_PREFIX) + name, value);
}

model::Fields merged(model::Fields fields, model::Fields const& more)
{
    for (auto const& [name, value] : more.all())
        if (!fields.has(name)) fields.set(name, value);
    return fields;
}

} // namespace

model::Fields body_of(NewSubject const& subject)
{
    model::Fields body{
        {"name", subject.name}, {"former_names", joined(subject.former_names)}, {"source", subject.source}};
    set_identifiers(body, subject.identifiers);
    set_attributes(body, subject.attributes);
    return body;
}

model::Fields body_of(Amendment const& amendment)
{
    model::Fields body{{"name", amendment.name}, {"source", amendment.source}, {"reason", amendment.reason}};
    set_identifiers(body, amendment.identifiers);
    set_attributes(body, amendment.attributes);
    return body;
}

model::Fields body_of(model::Role const& role)
{
    return {{"kind", std::string(word_of(role.kind))}, {"to", role.to.text()}, {"post", role.post},
        {"first_day", text_of(role.period.from)}, {"last_day", text_of(role.period.to)}};
}

model::Fields body_of(model::Record const& record)
{
    return {{"kind", std::string(word_of(record.kind))},
        {"business", record.business ? record.business->text() : std::string()}, {"authority", record.authority},
        {"region", record.region}, {"field", std::string(word_of(record.field))},
        {"gravity", std::string(word_of(record.gravity))},
        {"amount", record.amount.fen() == 0 ? std::string() : record.amount.plain()}, {"result", record.result},
        {"article", record.article}, {"number", record.number}, {"valid_until", text_of(record.valid_until)},
        {"summary", record.summary}, {"source", record.source}, {"source_ref", record.source_ref},
        {"evidence", record.evidence}};
}

model::Fields body_of(NewDocument const& document)
{
    return merged({{"kind", document.kind}, {"number", document.number}, {"series", document.series},
                      {"year", std::to_string(document.year)}, {"serial", std::to_string(document.serial)},
                      {"title", document.title}, {"digest", document.digest.hex()}},
        document.more);
}

model::Fields body_of(NewNotice const& notice)
{
    return merged(
        {{"id", notice.id}, {"document", notice.document}, {"last_day", text_of(notice.last_day)}}, notice.more);
}

std::vector<std::string> former_names_in(model::Fields const& body)
{
    return split(body.get("former_names"));
}

std::vector<model::Identifier> identifiers_in(model::Fields const& body)
{
    std::vector<model::Identifier> identifiers;
    for (auto const& [name, value] : body.all()) {
        if (!name.starts_with(IDENTIFIER_PREFIX)) continue;
        auto const scheme = model::parse_identifier_scheme(std::string_view(name).substr(IDENTIFIER_PREFIX.size()));
        if (!scheme) continue;
        for (auto& line : split(value))
            identifiers.push_back({*scheme, std::move(line)});
    }
    return identifiers;
}

bool replaces_earlier(model::IdentifierScheme scheme)
{
    switch (scheme) {
    case model::IdentifierScheme::CreditCode:
    case model::IdentifierScheme::RegistrationNo:
    case model::IdentifierScheme::PersonId:
    case model::IdentifierScheme::MatterNo:
        return true;
    case model::IdentifierScheme::ApprovalNo:
    case model::IdentifierScheme::LicenceNo:
        break;
    }
    return false;
}

static void fold_identifier(
    model::Subject& subject, model::Identifier identifier, std::optional<model::CivilDate> since)
{
    for (auto& dated : subject.identifiers) {
        if (dated.identifier == identifier && !dated.period.to) return;
        if (since && dated.identifier.scheme == identifier.scheme && !dated.period.to &&
            replaces_earlier(identifier.scheme))
            dated.period.to = since->plus_days(-1);
    }
    subject.identifiers.push_back({std::move(identifier), {since, std::nullopt}});
}

void fold(model::Subject& subject, model::Entry const& entry, std::optional<model::CivilDate> day)
{
    bool const amended = entry.kind == model::EntryKind::SubjectAmended;
    if (!amended && entry.kind != model::EntryKind::SubjectRegistered) return;
    // What a registration says has no dates of its own: it holds for as far back as we know.
    std::optional<model::CivilDate> const since = amended ? std::optional(entry.occurred_on) : std::nullopt;
    if (amended && day && *day < entry.occurred_on) return;
    for (auto& former : former_names_in(entry.body))
        subject.names.push_back({std::move(former), {}});
    if (auto const& name = entry.body.get("name"); !name.empty()) {
        if (since && !subject.names.empty()) subject.names.back().period.to = since->plus_days(-1);
        subject.names.push_back({name, {since, std::nullopt}});
    }
    for (auto& identifier : identifiers_in(entry.body))
        fold_identifier(subject, std::move(identifier), since);
    for (auto const& [name, value] : entry.body.all())
        if (name.starts_with(ATTRIBUTE_PREFIX))
            subject.attributes.set(std::string_view(name).substr(ATTRIBUTE_PREFIX.size()), value);
}

model::Role role_in(model::Entry const& entry)
{
    auto const& body = entry.body;
    if (!entry.subject) throw std::runtime_error("a role entry without subject");
    return {written(model::parse_role_kind(body.get("kind")), entry), *entry.subject,
        written(model::SubjectId::parse(body.get("to")), entry), body.get("post"),
        {day_in(entry, "first_day"), day_in(entry, "last_day")}};
}

model::Record record_in(model::Entry const& entry)
{
    auto const& body = entry.body;
    if (!entry.subject) throw std::runtime_error("a record entry without subject");
    std::optional<model::SubjectId> business;
    if (body.has("business")) business = written(model::SubjectId::parse(body.get("business")), entry);
    return {entry.number, *entry.subject, business, written(model::parse_record_kind(body.get("kind")), entry),
        entry.occurred_on, body.get("authority"), body.get("region"),
        written(model::parse_field(body.get("field")), entry),
        written(model::parse_gravity(body.get("gravity")), entry),
        body.has("amount") ? written(model::Money::parse_yuan(body.get("amount")), entry) : model::Money::zero(),
        body.get("result"), body.get("article"), body.get("number"), day_in(entry, "valid_until"), body.get("summary"),
        body.get("source"), body.get("source_ref"), body.get("evidence")};
}

IssuedDocument document_in(model::Entry const& entry, std::optional<model::EntryNumber> revoked_by)
{
    auto const& body = entry.body;
    return {entry.number, entry.recorded_at, entry.occurred_on, entry.subject, body.get("kind"), body.get("number"),
        body.get("title"), body.get("digest"), {}, {}, {}, revoked_by, body};
}

PublishedNotice notice_in(model::Entry const& entry)
{
    auto const& body = entry.body;
    return {entry.number, body.get("id"), entry.subject, body.get("document"), entry.occurred_on,
        day_in(entry, "last_day"), std::nullopt, std::nullopt, body};
}

std::set<std::string_view> const& open_names(model::EntryKind kind)
{
    using Names = std::set<std::string_view>;
    static Names const NONE{"source"};
    static Names const ROLE{"kind", "to", "post", "first_day", "last_day", "role"};
    // What grading and statistics need and what is true of thousands: never a free text, never a number.
    static Names const RECORD{"kind", "business", "authority", "region", "field", "gravity", "amount", "article",
        "result", "valid_until", "source", "entry"};
    static Names const ERASED{"reason"};
    static Names const GRADE{"scheme", "scheme_version", "grade", "score"};
    // Reasons stay open here, because a document about an erased person can still be revoked.
    static Names const DOCUMENT{"kind", "number", "series", "year", "serial", "digest", "reason", "by", "level",
        "renew_before", "batch", "row"};
    static Names const NOTICE{"id", "document", "last_day", "reason"};
    switch (family_of(kind)) {
    case EntryFamily::Role:
        return ROLE;
    case EntryFamily::Record:
        return RECORD;
    case EntryFamily::Erasure:
        return ERASED;
    case EntryFamily::Grade:
        return GRADE;
    case EntryFamily::Document:
        return DOCUMENT;
    case EntryFamily::Notice:
        return NOTICE;
    case EntryFamily::Subject:
    case EntryFamily::Evaluation:
    case EntryFamily::Event:
        break;
    }
    return NONE;
}

EntryFamily family_of(model::EntryKind kind)
{
    switch (kind) {
    case model::EntryKind::SubjectRegistered:
    case model::EntryKind::SubjectAmended:
        return EntryFamily::Subject;
    case model::EntryKind::RoleAdded:
    case model::EntryKind::RoleEnded:
        return EntryFamily::Role;
    case model::EntryKind::RecordAdded:
    case model::EntryKind::RecordCorrected:
    case model::EntryKind::RecordRetracted:
        return EntryFamily::Record;
    case model::EntryKind::PersonErased:
        return EntryFamily::Erasure;
    case model::EntryKind::GradeDecided:
        return EntryFamily::Grade;
    case model::EntryKind::DocumentIssued:
    case model::EntryKind::DocumentRevoked:
    case model::EntryKind::DocumentProven:
        return EntryFamily::Document;
    case model::EntryKind::NoticePublished:
    case model::EntryKind::NoticeWithdrawn:
    case model::EntryKind::NoticeExpired:
        return EntryFamily::Notice;
    case model::EntryKind::EvaluationStep:
        return EntryFamily::Evaluation;
    case model::EntryKind::SubjectMerged:
    case model::EntryKind::ListPublished:
    case model::EntryKind::ListImported:
    case model::EntryKind::ReportReceived:
    case model::EntryKind::FeedbackReceived:
    case model::EntryKind::TaskOpened:
    case model::EntryKind::TaskClosed:
    case model::EntryKind::UserChanged:
        break;
    }
    return EntryFamily::Event;
}

} // namespace xindang::archive
