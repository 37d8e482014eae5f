#include <exchange/import_head.h>

#include <crypto/hash.h>
#include <exchange/list_xml.h>
#include <exchange/publication.h>
#include <xml/canonical.h>

#include <algorithm>
#include <charconv>

namespace xindang::exchange {

namespace {

constexpr std::int64_t CLOCK_SLACK = 300;

Step<Passed> check_follows(TrustedHead const& trusted, StoredList const& before)
{
    auto const& position = trusted.head.position;
    auto const& seen = before.position;
    if (position.epoch < seen.epoch)
        return Reason{ReasonCode::Rollback,
            "epoch " + std::to_string(seen.epoch) + " was seen before, this is epoch " + std::to_string(position.epoch),
            HEAD_FILE};
    if (position.epoch > seen.epoch) {
        // A person decides about it when its entries are known. Numbers begin anew; time does not.
        if (trusted.head.header.created_at < before.head_created_at)
            return Reason{ReasonCode::Rollback,
                "the new epoch's head is older than the head of " + before.head_created_at.text() +
                    " that was seen before",
                HEAD_FILE};
        return Passed{};
    }
    if (trusted.head.number < before.head_number || position.seq < seen.seq)
        return Reason{ReasonCode::Rollback,
            "head " + std::to_string(before.head_number) + " at " + std::to_string(seen.seq) +
                " was seen before, this is head " + std::to_string(trusted.head.number) + " at " +
                std::to_string(position.seq),
            HEAD_FILE};
    if (position.seq == seen.seq && trusted.position_digest != before.position_digest)
        return Reason{ReasonCode::Fork,
            "at " + std::to_string(seen.seq) + " expected " + digest_text(seen.state_digest) + ", found " +
                digest_text(position.state_digest),
            HEAD_FILE};
    if (trusted.head.number == before.head_number && trusted.digest != before.head_digest)
        return Reason{
            ReasonCode::Fork, "another head with the number " + std::to_string(trusted.head.number), HEAD_FILE};
    // A store whose root is pinned and that has no entries yet follows whatever comes.
    if (seen.seq > 0 && position.seq == seen.seq + 1 && position.previous != before.position_digest)
        return Reason{ReasonCode::Fork, "this list does not follow the one in force", HEAD_FILE};
    return Passed{};
}

} // namespace

Step<FetchedHead> fetch_head(ListSource const& source, ListLimits const& limits)
{
    auto const text = fetch(source, HEAD_FILE, limits.head);
    if (!text) return text.reason();
    auto document = parse(*text, HEAD_FILE, "ListHead", limits);
    if (!document) return document.reason();
    return FetchedHead{std::move(*document), crypto::sha256(*text)};
}

std::string stated_list(FetchedHead const& head)
{
    return head.document.root().child("Position").child("ListId").trimmed_text();
}

Step<TrustedHead> believe_head(FetchedHead const& fetched, ListSource const& source, KeyCheck const& check)
{
    auto const root = fetched.document.root();
    auto const stated = root.child("KeySet");
    auto const digest = parse_digest(stated.attribute("digest"));
    auto const version = stated.attribute("version");
    std::uint64_t number = 0;
    auto const [end, error] = std::from_chars(version.data(), version.data() + version.size(), number);
    if (!digest || error != std::errc{} || end != version.data() + version.size() || number == 0)
        return Reason{ReasonCode::Schema, "the head names no key set", root.place()};
    auto const keys = follow_keys(source, number, *digest, check);
    if (!keys) return keys.reason();
    if (auto const step = check_signature(fetched.document, keys->key_set, "head", check.moment); !step)
        return step.reason();
    if (auto const step = check_schema(fetched.document, check.schema); !step) return step.reason();
    auto const head = read_head(root);
    if (!head) return Reason{ReasonCode::Schema, head.refusal().reason, head.refusal().where};
    auto const position = xml::exclusive_canonical(root.child("Position"));
    return TrustedHead{
        *head, fetched.digest, position, crypto::sha256(position), keys->key_set, keys->root, keys->files};
}

Step<Passed> check_addressing(
    Head const& head, Environment environment, std::string const& partner, std::string const& list_id)
{
    auto const& header = head.header;
    if (header.environment != environment)
        return Reason{ReasonCode::Environment,
            "expected environment " + std::string(word_of(environment)) + ", found " +
                std::string(word_of(header.environment)),
            HEAD_FILE};
    auto const named = [&](std::string_view code) {
        return std::find(header.audience.begin(), header.audience.end(), code) != header.audience.end();
    };
    if (!named(partner) && !named(PUBLIC_AUDIENCE))
        return Reason{ReasonCode::Audience, "the list is not addressed to " + partner, HEAD_FILE};
    if (!list_id.empty() && list_id != head.position.list_id)
        return Reason{ReasonCode::ListId, "expected list " + list_id + ", found " + head.position.list_id, HEAD_FILE};
    return Passed{};
}

Step<Passed> check_sequence(TrustedHead const& trusted, std::optional<StoredList> const& before, Instant moment)
{
    if (before)
        if (auto const step = check_follows(trusted, *before); !step) return step.reason();
    if (trusted.head.valid_until < moment)
        return Reason{ReasonCode::Stale, "the head expired at " + trusted.head.valid_until.text(), HEAD_FILE};
    return Passed{};
}

std::vector<Reason> freshness_warnings(Head const& head, std::optional<StoredList> const& before, Instant moment)
{
    std::vector<Reason> warnings;
    auto const now = moment.unix_seconds();
    auto const created = head.header.created_at.unix_seconds();
    auto const life = head.valid_until.unix_seconds() - created;
    auto const latest = before ? std::max(created, before->head_created_at.unix_seconds()) : created;
    if (now + CLOCK_SLACK < latest)
        warnings.push_back(
            {ReasonCode::Clock, "it is " + moment.text() + " here, but the head was made later", HEAD_FILE});
    if ((now - created) * 5 > life * 4)
        warnings.push_back({ReasonCode::NearStale, "the head expires at " + head.valid_until.text(), HEAD_FILE});
    return warnings;
}

} // namespace xindang::exchange
