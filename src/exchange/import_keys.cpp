#include <exchange/import_keys.h>

#include <crypto/hash.h>
#include <exchange/list_xml.h>
#include <exchange/publication.h>
#include <xml/signature.h>

#include <algorithm>

namespace xindang::exchange {

namespace {

constexpr std::size_t LONGEST_WAY = 64; // key sets that are followed at once

Reason reason_of(Refusal const& refusal)
{
    return {refusal.where == "certificate" ? ReasonCode::Key : ReasonCode::Signature, refusal.reason, refusal.where};
}

struct FetchedKeys {
    xml::Document document;
    model::Sha256 digest;
    std::string name;
};

Step<FetchedKeys> fetch_keys(ListSource const& source, std::uint64_t version, ListLimits const& limits)
{
    auto const name = key_set_file(version);
    auto const text = fetch(source, name, limits.key_set);
    if (!text) return text.reason();
    auto document = parse(*text, name, "KeySet", limits);
    if (!document) return document.reason();
    return FetchedKeys{std::move(*document), crypto::sha256(*text), name};
}

/// The one root key a key set names. Read before any signature is believed, because the new root's has to be there.
Step<crypto::Certificate> named_root(xml::Document const& document)
{
    std::vector<Bytes> roots;
    for (auto const& key : document.root().children("Key"))
        if (key.attribute("role") == "root")
            roots.push_back(from_base64(key.child("CertificateBase64").text()).value_or(Bytes()));
    auto const certificate =
        roots.size() == 1 ? crypto::Certificate::parse(roots.front(), "root") : Outcome<crypto::Certificate>(Refusal{});
    if (!certificate)
        return Reason{ReasonCode::Schema, "a key set names one root key, with its certificate", document.name()};
    return *certificate;
}

/// Whether this root signed the key set: alone when it is the one that is named, and otherwise before the new one.
Step<crypto::Certificate> check_root(xml::Document const& document, crypto::Certificate const& root)
{
    auto const named = named_root(document);
    if (!named) return named.reason();
    if (xml::count_signatures(document) < 2) {
        auto const verified = xml::verify_enveloped(document, {root.digest()});
        if (!verified) return reason_of(verified.refusal());
        if (named->digest() != root.digest())
            return Reason{ReasonCode::Signature, "the new root has not signed beside the old one", document.name()};
        return *named;
    }
    auto const outer = xml::verify_countersignature(document, {named->digest()});
    if (!outer) return reason_of(outer.refusal());
    if (named->digest() == root.digest()) return *named;
    auto const inner = xml::verify_enveloped(outer->document, {root.digest()});
    if (!inner) return reason_of(inner.refusal());
    return *named;
}

Step<KeySet> read_keys(FetchedKeys const& fetched, std::uint64_t version, KeyCheck const& check)
{
    if (auto const fits = check_schema(fetched.document, check.schema); !fits) return fits.reason();
    auto key_set = read_key_set(fetched.document.root());
    if (!key_set) return Reason{ReasonCode::Schema, key_set.refusal().reason, key_set.refusal().where};
    if (key_set->version != version)
        return Reason{ReasonCode::FileDigest, "the key set is not the one the head names", fetched.name};
    if (key_set->header.environment != check.environment)
        return Reason{ReasonCode::Environment,
            "the key set is of environment " + std::string(word_of(key_set->header.environment)), fetched.name};
    return std::move(*key_set);
}

/// The key sets from the newest one the pinned root signed up to the one the head names.
Step<std::vector<FetchedKeys>> way_from_root(
    ListSource const& source, FetchedKeys newest, std::uint64_t version, KeyCheck const& check)
{
    std::vector<FetchedKeys> way{std::move(newest)};
    for (auto at = version;; --at) {
        auto const root = check_root(way.back().document, check.root);
        if (root) break;
        // Signed by somebody else: by a root that came after ours, or by a stranger.
        if (root.reason().code != ReasonCode::Key || at <= std::max<std::uint64_t>(check.least_version, 1) ||
            way.size() == LONGEST_WAY)
            return root.reason();
        auto earlier = fetch_keys(source, at - 1, check.limits);
        if (!earlier) return root.reason();
        way.push_back(std::move(*earlier));
    }
    std::reverse(way.begin(), way.end());
    return way;
}

} // namespace

Step<TrustedKeys> follow_keys(
    ListSource const& source, std::uint64_t version, model::Sha256 const& digest, KeyCheck const& check)
{
    auto newest = fetch_keys(source, version, check.limits);
    if (!newest) return newest.reason();
    auto const name = newest->name;
    auto const found = newest->digest;
    auto const way = way_from_root(source, std::move(*newest), version, check);
    if (!way) return way.reason();
    auto root = check.root;
    std::optional<KeySet> keys;
    std::vector<model::Sha256> files;
    auto at = version + 1 - way->size();
    for (auto const& step : *way) {
        auto const next = check_root(step.document, root);
        if (!next) return next.reason();
        auto key_set = read_keys(step, at++, check);
        if (!key_set) return key_set.reason();
        root = *next;
        keys = std::move(*key_set);
        files.push_back(step.digest);
    }
    if (found != digest) return Reason{ReasonCode::FileDigest, "the key set is not the one the head names", name};
    if (version < check.least_version)
        return Reason{ReasonCode::Rollback, "a newer key set than this was seen before", name};
    if (keys->valid_until < check.moment)
        return Reason{ReasonCode::Stale, "the key set expired at " + keys->valid_until.text(), name};
    return TrustedKeys{std::move(*keys), root, std::move(files)};
}

} // namespace xindang::exchange
