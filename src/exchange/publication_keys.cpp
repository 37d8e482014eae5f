#include <exchange/publication_keys.h>

#include <crypto/hash.h>
#include <exchange/list_xml.h>
#include <xml/signature.h>

#include <algorithm>

namespace xindang::exchange {

namespace {

constexpr std::int64_t HOUR = 3600;
constexpr std::int64_t KEY_SET_LIFE = 365 * 24 * HOUR;
constexpr std::int64_t KEY_SET_RENEWAL = 30 * 24 * HOUR;
constexpr std::size_t MAX_KEYS = 32; // as many as the schema lets a key set name
constexpr std::ptrdiff_t IN_USE = 3; // root, list and head stand first
constexpr std::size_t NAME_DIGITS = 12;

xml::XmlSigner signer_of(Holder const& holder)
{
    auto const algorithm = holder.key.kind() == crypto::KeyKind::Rsa3072 ? xml::SignatureAlgorithm::RsaSha256
                                                                         : xml::SignatureAlgorithm::EcdsaP256Sha256;
    return {algorithm, holder.certificate.der(), [&holder](BytesView octets) {
                return holder.key.sign(octets);
            }};
}

ListKey list_key(std::string const& role, Holder const& holder)
{
    return {role + "-" + holder.certificate.digest().hex().substr(0, NAME_DIGITS), role,
        std::string(crypto::word_of(holder.key.kind())), holder.certificate.der(), holder.certificate.not_before(),
        holder.certificate.not_after()};
}

bool is_among(std::vector<ListKey> const& keys, ListKey const& key)
{
    return std::any_of(keys.begin(), keys.end(), [&](ListKey const& candidate) {
        return candidate.role == key.role && candidate.certificate_der == key.certificate_der;
    });
}

/// The keys in use first, then those replaced.
std::vector<ListKey> keys_from_now(PublicationRequest const& request, ListSigners const& signers)
{
    std::vector<ListKey> keys{
        list_key("root", signers.root), list_key("list", signers.list), list_key("head", signers.head)};
    if (!request.previous) return keys;
    for (auto old : request.previous->key_set.keys) {
        if (is_among(keys, old)) continue;
        if (old.role == "root") continue;
        old.to = std::min(old.to, request.now);
        keys.push_back(std::move(old));
    }
    return keys;
}

Outcome<Done> revoke(std::vector<ListKey>& keys, PublicationRequest const& request)
{
    for (auto const& revocation : request.revocations) {
        auto const key = std::find_if(
            keys.begin(), keys.end(), [&](ListKey const& candidate) { return candidate.id == revocation.key; });
        if (key == keys.end())
            return Refusal{Fault::NotFound, "the key set has no key " + revocation.key, revocation.key};
        if (key - keys.begin() < IN_USE)
            return Refusal{Fault::Conflict, "a key in use is rotated before it is revoked", revocation.key};
        key->revoked_at = revocation.from;
    }
    return Done{};
}

/// A replaced head key that is left out is believed no more than one that stands there with its end.
void drop_old_heads(std::vector<ListKey>& keys)
{
    while (keys.size() > MAX_KEYS) {
        auto const old = std::find_if(keys.begin() + IN_USE, keys.end(),
            [](ListKey const& key) { return key.role == "head" && !key.revoked_at; });
        if (old == keys.end()) return;
        keys.erase(old);
    }
}

bool same(ListKey const& a, ListKey const& b)
{
    return a.role == b.role && a.certificate_der == b.certificate_der && a.to == b.to && a.revoked_at == b.revoked_at;
}

bool still_good(KeySet const& key_set, std::vector<ListKey> const& keys, Instant now)
{
    return key_set.valid_until >= now.plus_seconds(KEY_SET_RENEWAL) &&
           std::equal(key_set.keys.begin(), key_set.keys.end(), keys.begin(), keys.end(), same);
}

/// Signed by the root partners have pinned, and by the new one beside it when the root changes.
Outcome<Bytes> signed_by_roots(Bytes const& document, PublicationRequest const& request, ListSigners const& signers)
{
    auto const& own = signers.root.certificate.der();
    auto const named = [&](KeySet const& key_set) {
        auto const root = std::find_if(
            key_set.keys.begin(), key_set.keys.end(), [](ListKey const& key) { return key.role == "root"; });
        return root == key_set.keys.end() ? Bytes() : root->certificate_der;
    };
    if (!request.previous || named(request.previous->key_set) == own) return signed_by(document, signers.root);
    auto const& former = signers.former_root;
    if (!former || former->certificate.der() != named(request.previous->key_set))
        return Refusal{Fault::Conflict, "the root key that signed the last key set is not at hand", "root"};
    auto const once = signed_by(document, *former);
    if (!once) return once.refusal();
    return xml::countersign_enveloped(*once, signer_of(signers.root));
}

} // namespace

Outcome<Bytes> signed_by(Bytes const& document, Holder const& holder)
{
    return xml::sign_enveloped(document, signer_of(holder));
}

Outcome<KeySetToPublish> key_set_to_publish(
    PublicationRequest const& request, Header const& header, ListSigners const& signers)
{
    auto keys = keys_from_now(request, signers);
    if (auto const done = revoke(keys, request); !done) return done.refusal();
    drop_old_heads(keys);
    if (keys.size() > MAX_KEYS) return Refusal{Fault::Conflict, "a key set names at most 32 keys", "keys"};
    if (request.previous && still_good(request.previous->key_set, keys, request.now))
        return KeySetToPublish{
            request.previous->head.key_set_version, request.previous->head.key_set_digest, std::nullopt};
    KeySet const key_set{header, request.previous ? request.previous->key_set.version + 1 : 1,
        std::min(request.now.plus_seconds(KEY_SET_LIFE), signers.root.certificate.not_after()), std::move(keys)};
    auto const text = signed_by_roots(key_set_document(key_set), request, signers);
    if (!text) return text.refusal();
    return KeySetToPublish{key_set.version, crypto::sha256(*text), NamedFile{key_set_file(key_set.version), *text}};
}

} // namespace xindang::exchange
