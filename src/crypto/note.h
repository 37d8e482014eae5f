#pragma once

#include <base/bytes.h>
#include <base/outcome.h>
#include <crypto/signing_key.h>

#include <string>
#include <string_view>

namespace xindang::crypto {

/// A signed note (c2sp.org/signed-note): text of whole lines, an empty line, then signature lines
/// "— <name> base64(key id (4) | Ed25519 signature)". Ledger checkpoints are such notes (c2sp.org/tlog-checkpoint).
/// `text` must end with a line feed; the key must be Ed25519 (std::logic_error otherwise); `name` has no space or plus.
std::string sign_note(std::string_view text, std::string_view name, SigningKey const& key);

/// The text of the note when a signature under this name and key holds; Untrusted at "note" when none does, BadInput at
/// "note" for what has not the form of a note.
Outcome<std::string> open_note(std::string_view note, std::string_view name, BytesView public_key);

/// "name+hex(key id)+base64(0x01 | key)": what a verifier is told.
std::string note_verifier_key(std::string_view name, BytesView public_key);

/// name and SubjectPublicKeyInfo out of a verifier key; BadInput at "verifier_key".
struct NoteVerifier {
    std::string name;
    Bytes public_key;
};
Outcome<NoteVerifier> parse_note_verifier(std::string_view text);

} // namespace xindang::crypto
