#include <exchange/import_documents.h>

#include <crypto/hash.h>
#include <exchange/list_xml.h>
#include <xml/signature.h>
#include <xml/signed_stream.h>

#include <algorithm>

namespace xindang::exchange {

namespace {

constexpr char BEFORE_PARSING[] = "not well-formed";

/// Error pages and pointers that servers and tools leave in the place of a file.
bool looks_like_xml(BytesView text)
{
    auto begin = text.substr(0, std::min<std::size_t>(text.size(), 512));
    // A byte order mark is for the pre-scan to refuse: that it is XML is plain.
    if (begin.starts_with("\xEF\xBB\xBF")) begin.remove_prefix(3);
    auto const first = begin.find_first_not_of(" \t\r\n");
    std::string lower(begin);
    std::transform(lower.begin(), lower.end(), lower.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return first != BytesView::npos && begin[first] == '<' && lower.find("<!doctype html") == std::string::npos &&
           lower.find("<html") == std::string::npos;
}

/// Whether the text has come to the end of its root element.
bool is_whole(BytesView text, std::string_view root)
{
    auto const end = text.find_last_not_of(" \t\r\n");
    if (end == BytesView::npos) return false;
    return text.substr(0, end + 1).ends_with("</" + std::string(root) + ">");
}

Reason reason_of(Refusal const& refusal, ReasonCode code)
{
    return {code, refusal.reason, refusal.where};
}

} // namespace

Step<Bytes> fetch(ListSource const& source, std::string const& name, std::size_t limit)
{
    auto content = source.get(name, limit);
    if (content) return std::move(*content);
    auto const fault = content.refusal().fault;
    if (fault == Fault::Untrusted) return reason_of(content.refusal(), ReasonCode::Signature);
    if (fault == Fault::Corrupt) return reason_of(content.refusal(), ReasonCode::Archive);
    return reason_of(content.refusal(), fault == Fault::TooLarge ? ReasonCode::Size : ReasonCode::Fetch);
}

Step<Bytes> fetch(ListSource const& source, FileRef const& file, ListLimits const& limits)
{
    auto content = fetch(source, file.name, limits.file);
    if (!content) return content;
    auto const found = crypto::sha256(*content);
    if (content->size() == file.bytes && found == file.digest) return content;
    if (!looks_like_xml(*content))
        return Reason{ReasonCode::NotXml, "this is not XML but something a server or tool put in its place", file.name};
    if (content->size() < file.bytes)
        return Reason{ReasonCode::Truncated,
            "expected " + std::to_string(file.bytes) + " octets, found " + std::to_string(content->size()), file.name};
    return Reason{
        ReasonCode::FileDigest, "expected " + digest_text(file.digest) + ", found " + digest_text(found), file.name};
}

Step<xml::Document> parse(BytesView text, std::string const& name, RootName const& root, ListLimits const& limits)
{
    if (!looks_like_xml(text))
        return Reason{ReasonCode::NotXml, "this is not XML but something a server or tool put in its place", name};
    auto document = xml::Document::parse(text, limits.text, name);
    if (!document) {
        auto const& refusal = document.refusal();
        if (refusal.fault == Fault::TooLarge) return reason_of(refusal, ReasonCode::Size);
        if (!refusal.reason.starts_with(BEFORE_PARSING)) return reason_of(refusal, ReasonCode::Prescan);
        return reason_of(refusal, is_whole(text, root.name) ? ReasonCode::NotXml : ReasonCode::Truncated);
    }
    if (!document->root().is(root.ns, root.name))
        return Reason{ReasonCode::Schema, "expected a " + std::string(root.name) + ", found " + document->root().name(),
            document->root().place()};
    return std::move(*document);
}

Step<Passed> check_schema(xml::Document const& document, xml::Schema const& schema)
{
    auto const done = schema.check(document);
    if (done) return Passed{};
    return reason_of(done.refusal(), ReasonCode::Schema);
}

static Reason signature_reason(Refusal const& refusal)
{
    return {refusal.where == "certificate" ? ReasonCode::Key : ReasonCode::Signature, refusal.reason, refusal.where};
}

static std::vector<model::Sha256> certificates_of(KeySet const& key_set)
{
    std::vector<model::Sha256> known;
    for (auto const& key : key_set.keys)
        known.push_back(crypto::sha256(key.certificate_der));
    return known;
}

/// Whether the key that signed had the role, and was good at that moment.
static Step<Passed> check_signer(
    BytesView certificate_der, KeySet const& key_set, std::string_view role, Instant moment, std::string const& name)
{
    auto const key = std::find_if(key_set.keys.begin(), key_set.keys.end(), [&](ListKey const& candidate) {
        return candidate.certificate_der == certificate_der && candidate.role == role;
    });
    if (key == key_set.keys.end())
        return Reason{ReasonCode::Key, "signed with a key that has not the role " + std::string(role), name};
    if (key->revoked_at && *key->revoked_at <= moment)
        return Reason{ReasonCode::KeyRevoked, "the key " + key->id + " was revoked", name};
    if (moment < key->from || key->to < moment)
        return Reason{ReasonCode::Key, "the key " + key->id + " was not valid at " + moment.text(), name};
    return Passed{};
}

Step<Passed> check_signature(
    xml::Document const& document, KeySet const& key_set, std::string_view role, Instant moment)
{
    auto const verified = xml::verify_enveloped(document, certificates_of(key_set));
    if (!verified) return signature_reason(verified.refusal());
    return check_signer(verified->certificate_der, key_set, role, moment, document.name());
}

static Reason fault_reason(Finding const& fault)
{
    auto const code = fault.rule == "prescan"           ? ReasonCode::Prescan
                      : fault.rule == "too-large"       ? ReasonCode::Size
                      : fault.rule == "not-well-formed" ? ReasonCode::Truncated
                                                        : ReasonCode::Schema;
    return {code, fault.text, fault.where};
}

Step<Passed> read_list_file(ListSource const& source, FileRef const& file, RootName const& root,
    ListFileCheck const& check, std::function<void(xml::Node const&)> const& on_child)
{
    // The raw octets are authenticated before any parser sees them.
    auto const text = fetch(source, file, check.limits);
    if (!text) return text.reason();
    std::string created_at;
    std::string environment;
    auto const certificates = certificates_of(check.key_set);
    auto const pass = xml::read_signed(*text, {root.ns, root.name, check.schema, check.limits.text, certificates},
        file.name, [&](xml::Node const& child) {
            if (child.is(JDL, "Header")) {
                created_at = child.child("CreatedAt").trimmed_text();
                environment = child.child("Environment").trimmed_text();
            }
            on_child(child);
        });
    if (pass.faults.has_errors()) return fault_reason(pass.faults.all().front());
    if (!pass.signature) return signature_reason(pass.signature.refusal());
    // A list outlives the key that signed it: the key must have been good when the file was made. That the file was not
    // made later and dated back is what the head vouches for, which names it and is signed with a key that is good now.
    auto const made = Instant::parse(created_at);
    if (!made) return Reason{ReasonCode::Schema, made.refusal().reason, file.name};
    if (auto const step = check_signer(pass.signature->certificate_der, check.key_set, "list", *made, file.name); !step)
        return step.reason();
    if (environment != word_of(check.environment))
        return Reason{ReasonCode::Environment, "the file is of another environment than the head", file.name};
    return Passed{};
}

} // namespace xindang::exchange
