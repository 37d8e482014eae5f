#include <exchange/list_xml.h>

namespace xindang::exchange {

namespace {

using xml::Builder;

std::string number_text(std::uint64_t number)
{
    return std::to_string(number);
}

void write_party(Builder& builder, std::string_view name, Party const& party)
{
    builder.open(name).element("Code", party.code).element("Name", party.name).close();
}

void write_legal(Builder& builder, Legal const& legal)
{
    builder.open("Basis").element("LawCode", legal.law_code).element("LawName", legal.law_name);
    builder.element("Article", legal.article).close();
}

void write_term(Builder& builder, model::Term const& term)
{
    builder.open("Term").attribute("kind", model::word_of(term.kind())).attribute("from", term.from().text());
    if (term.last_day()) builder.attribute("to", term.last_day()->text());
    builder.optional_attribute("condition", term.condition()).close();
}

void write_subject(Builder& builder, ListEntry const& entry)
{
    builder.open("Subject").attribute("type", entry.type == SubjectType::Person ? "person" : "enterprise");
    for (auto const& name : entry.names)
        builder.open("Name").attribute("kind", name.kind).attribute("script", "Hans").text(name.text).close();
    builder.optional_element("Uscc", entry.credit_code);
    for (auto const& identifier : entry.identifiers) {
        builder.open("Identifier").attribute("scheme", identifier.scheme).attribute("form", word_of(identifier.form));
        builder.optional_attribute("keyId", identifier.key_id).attribute("state", "valid").text(identifier.value);
        builder.close();
    }
    builder.optional_element("Region", entry.region);
    if (entry.birth_year) builder.element("BirthYear", std::to_string(*entry.birth_year));
    builder.close();
}

void write_decision(Builder& builder, ListDecision const& decision)
{
    builder.open("Decision").element("DocNo", decision.number);
    write_party(builder, "Authority", decision.authority);
    builder.element("DecidedOn", decision.decided_on.text()).optional_element("Facts", decision.facts);
    for (auto const& basis : decision.bases)
        write_legal(builder, basis);
    builder.optional_element("PenaltyText", decision.penalty);
    if (decision.document) builder.element("DocumentDigest", digest_text(*decision.document));
    builder.close();
}

void write_measure(Builder& builder, ListMeasure const& measure)
{
    builder.open("Measure").attribute("id", measure.id).attribute("code", measure.code);
    builder.attribute("obligation", measure.obligation);
    if (measure.feedback_due_days > 0) builder.attribute("feedbackDueDays", std::to_string(measure.feedback_due_days));
    for (auto const& executor : measure.executors)
        builder.element("Executor", executor);
    for (auto const& basis : measure.bases)
        write_legal(builder, basis);
    builder.optional_element("Scope", measure.scope);
    write_term(builder, measure.term);
    builder.close();
}

/// Compact or canonical: white space inside an entry would be digested too.
Bytes entry_text(ListEntry const& entry, std::uint64_t version, Instant updated_at, model::Sha256 const* digest,
    Builder::Layout layout = Builder::Layout::Compact)
{
    Builder builder(layout);
    builder.open("Entry");
    if (!digest) builder.declare("", JDL);
    builder.attribute("id", entry.id).attribute("ver", number_text(version)).attribute("status", "active");
    if (digest) builder.attribute("digest", digest_text(*digest));
    builder.element("Category", entry.category).element("ListedOn", entry.listed_on.text());
    builder.element("UpdatedAt", updated_at.text());
    write_subject(builder, entry);
    for (auto const& decision : entry.decisions)
        write_decision(builder, decision);
    write_term(builder, entry.term);
    for (auto const& measure : entry.measures)
        write_measure(builder, measure);
    builder.open("Provenance").attribute("source", entry.source).optional_attribute("ref", entry.source_ref);
    builder.attribute("receivedAt", entry.received_at.text()).close();
    return builder.close().fragment();
}

/// Compact and written by one function: byte-identical under exc-c14n wherever it stands.
Bytes position_text(Position const& position, bool with_namespace)
{
    Builder builder(Builder::Layout::Compact);
    builder.open("Position");
    if (with_namespace) builder.declare("", JDL);
    builder.element("ListId", position.list_id).element("Epoch", number_text(position.epoch));
    builder.element("Seq", number_text(position.seq)).element("StateDigest", digest_text(position.state_digest));
    builder.element("EntryCount", number_text(position.entry_count));
    builder.element("SubjectDigest", digest_text(position.subject_digest));
    builder.element("SubjectCount", number_text(position.subject_count));
    if (position.previous) builder.element("PrevPosition", digest_text(*position.previous));
    return builder.close().fragment();
}

void write_file(Builder& builder, std::string_view name, FileRef const& file)
{
    builder.open(name).attribute("name", file.name).attribute("bytes", number_text(file.bytes));
    builder.attribute("digest", digest_text(file.digest)).close();
}

} // namespace

Bytes entry_alone(ListEntry const& entry, std::uint64_t version, Instant updated_at)
{
    return entry_text(entry, version, updated_at, nullptr);
}

Bytes entry_canonical(ListEntry const& entry, std::uint64_t version, Instant updated_at)
{
    return entry_text(entry, version, updated_at, nullptr, Builder::Layout::Canonical);
}

Bytes entry_in_list(ListEntry const& entry, std::uint64_t version, Instant updated_at, model::Sha256 const& digest)
{
    return entry_text(entry, version, updated_at, &digest);
}

Bytes position_alone(Position const& position)
{
    return position_text(position, true);
}

Bytes position_in_document(Position const& position)
{
    return position_text(position, false);
}

void write_header(Builder& builder, Header const& header)
{
    builder.open("Header").element("MessageId", header.message_id).element("SchemaVersion", SCHEMA_VERSION);
    builder.element("CodeListVersion", header.code_list_version);
    builder.element("Environment", word_of(header.environment));
    write_party(builder, "Sender", header.sender);
    for (auto const& code : header.audience)
        builder.element("Audience", code);
    builder.element("CreatedAt", header.created_at.text()).close();
}

Bytes part_document(Header const& header, Position const& position, std::size_t number, std::size_t of,
    std::vector<Bytes> const& entries)
{
    Builder builder;
    builder.open("DisciplineList").declare("", JDL);
    write_header(builder, header);
    builder.raw(position_text(position, false));
    builder.open("Part").attribute("no", std::to_string(number)).attribute("of", std::to_string(of));
    builder.attribute("count", std::to_string(entries.size())).close();
    for (auto const& entry : entries)
        builder.raw(entry);
    return builder.close().finish();
}

Bytes head_document(Head const& head)
{
    Builder builder;
    builder.open("ListHead").declare("", JDL);
    write_header(builder, head.header);
    builder.raw(position_text(head.position, false));
    builder.element("HeadNo", number_text(head.number)).element("ValidUntil", head.valid_until.text());
    builder.element("NextBy", head.next_by.text());
    builder.open("Snapshot").attribute("seq", number_text(head.position.seq));
    for (auto const& part : head.parts)
        write_file(builder, "File", part);
    builder.close();
    for (auto const& delta : head.deltas) {
        builder.open("Delta").attribute("seq", number_text(delta.seq));
        write_file(builder, "File", delta.file);
        builder.close();
    }
    builder.open("KeySet").attribute("version", number_text(head.key_set_version));
    builder.attribute("digest", digest_text(head.key_set_digest)).close();
    write_file(builder, "Schema", head.schema);
    write_file(builder, "CodeLists", head.code_lists);
    return builder.close().finish();
}

Bytes key_set_document(KeySet const& key_set)
{
    Builder builder;
    builder.open("KeySet").declare("", JDL);
    write_header(builder, key_set.header);
    builder.element("Version", number_text(key_set.version)).element("ValidUntil", key_set.valid_until.text());
    for (auto const& key : key_set.keys) {
        builder.open("Key").attribute("id", key.id).attribute("role", key.role).attribute("alg", key.algorithm);
        builder.attribute("from", key.from.text()).attribute("to", key.to.text());
        if (key.revoked_at) builder.attribute("revokedAt", key.revoked_at->text());
        builder.element("CertificateBase64", to_base64(key.certificate_der)).close();
    }
    return builder.close().finish();
}

} // namespace xindang::exchange
