#include <crypto/note.h>

#include <crypto/hash.h>
#include <crypto/openssl.h>

#include <stdexcept>

namespace xindang::crypto {

namespace {

constexpr char ED25519 = 1; // c2sp.org/signed-note: signature type of Ed25519
constexpr std::size_t RAW_KEY = 32;
constexpr std::size_t KEY_ID = 4;
constexpr std::string_view DASH = "\xE2\x80\x94 "; // U+2014, space

bool is_name(std::string_view name)
{
    return !name.empty() && name.find_first_of(" +\t\r\n") == std::string_view::npos;
}

/// The 32 octets of an Ed25519 key.
Bytes raw_key(BytesView public_key)
{
    auto const key = public_pkey(public_key);
    Bytes raw(RAW_KEY, '\0');
    std::size_t size = raw.size();
    if (kind_of(key.get()) != KeyKind::Ed25519 || EVP_PKEY_get_raw_public_key(key.get(), octets_of(raw), &size) != 1)
        throw std::logic_error("a note needs an Ed25519 key");
    return raw;
}

/// key ID = SHA-256(name LF type key), first four octets
Bytes key_id(std::string_view name, Bytes const& raw)
{
    auto const digest = sha256(std::string(name) + "\n" + ED25519 + raw);
    return Bytes(digest.bytes().substr(0, KEY_ID));
}

} // namespace

std::string sign_note(std::string_view text, std::string_view name, SigningKey const& key)
{
    if (text.empty() || text.back() != '\n' || !is_name(name)) throw std::logic_error("no text for a note");
    auto const id = key_id(name, raw_key(key.public_key()));
    return std::string(text) + "\n" + std::string(DASH) + std::string(name) + " " + to_base64(id + key.sign(text)) +
           "\n";
}

Outcome<std::string> open_note(std::string_view note, std::string_view name, BytesView public_key)
{
    auto const blank = note.rfind("\n\n");
    if (blank == std::string_view::npos || note.back() != '\n')
        return Refusal{Fault::BadInput, "not a signed note", "note"};
    auto const text = note.substr(0, blank + 1);
    auto signatures = note.substr(blank + 2);
    auto const id = key_id(name, raw_key(public_key));
    auto const begin = std::string(DASH) + std::string(name) + " ";
    while (!signatures.empty()) {
        auto const end = signatures.find('\n');
        auto const line = signatures.substr(0, end);
        signatures.remove_prefix(end + 1);
        if (!line.starts_with(DASH)) return Refusal{Fault::BadInput, "not a signature line", "note"};
        if (!line.starts_with(begin)) continue; // somebody else's
        auto const value = from_base64(line.substr(begin.size()));
        if (value && value->starts_with(id) && verify(public_key, text, BytesView(*value).substr(KEY_ID)))
            return std::string(text);
    }
    return Refusal{Fault::Untrusted, "the note has no signature of " + std::string(name) + " that holds", "note"};
}

std::string note_verifier_key(std::string_view name, BytesView public_key)
{
    auto const raw = raw_key(public_key);
    return std::string(name) + "+" + to_hex(key_id(name, raw)) + "+" + to_base64(ED25519 + raw);
}

Outcome<NoteVerifier> parse_note_verifier(std::string_view text)
{
    auto const first = text.find('+');
    auto const second = first == std::string_view::npos ? first : text.find('+', first + 1);
    auto const refused = Refusal{Fault::BadInput, "not a verifier key: name+id+key", "verifier_key"};
    if (second == std::string_view::npos) return refused;
    auto const name = text.substr(0, first);
    auto const id = from_hex(text.substr(first + 1, second - first - 1));
    auto const key = from_base64(text.substr(second + 1));
    if (!is_name(name) || !id || !key || key->size() != RAW_KEY + 1 || key->front() != ED25519 ||
        key_id(name, key->substr(1)) != *id)
        return refused;
    OwnedPkey const pkey(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, octets_of(*key) + 1, RAW_KEY));
    if (!pkey) return refused;
    return NoteVerifier{std::string(name), der_of(pkey.get(), i2d_PUBKEY)};
}

} // namespace xindang::crypto
