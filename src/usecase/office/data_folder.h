#pragma once

#include <filesystem>
#include <string>

namespace xindang::usecase {

/// The names inside a data folder, in one place. It knows paths only; it opens and makes nothing.
class DataFolder {
public:
    explicit DataFolder(std::filesystem::path root) : m_root(std::move(root)) {}

    std::filesystem::path const& root() const { return m_root; }
    std::filesystem::path database() const { return m_root / "archive.sqlite"; }
    /// Passwords and tokens; no part of the archive.
    std::filesystem::path accounts() const { return m_root / "accounts.sqlite"; }
    /// What was taken of other agencies' lists.
    std::filesystem::path foreign_lists() const { return m_root / "foreign.sqlite"; }
    /// Content-addressed files: documents, evidence.
    std::filesystem::path objects() const { return m_root / "objects"; }
    /// What the public sees.
    std::filesystem::path site() const { return m_root / "site"; }
    std::filesystem::path list(std::string const& id) const { return site() / "lists" / id; }
    /// A list with numbers in clear: never under site().
    std::filesystem::path confidential_list(std::string const& id) const { return m_root / "confidential-lists" / id; }
    /// What publishing keeps for itself: locks, and the state our own importer followed each list to.
    std::filesystem::path list_work() const { return m_root / "list-work"; }
    std::filesystem::path keys() const { return m_root / "keys"; }

    /// Wraps the key of every person.
    std::filesystem::path master_key() const { return keys() / "master.key"; }
    /// Private key of a role: "ledger" (Ed25519), "documents-root", "documents-ca", "time-stamps", "documents-ec-p256",
    /// "documents-rsa-3072", "list-root", "list", "head", and "signer-LOGIN" of who countersigns.
    std::filesystem::path key(std::string const& role) const { return keys() / (role + ".key"); }
    /// Signs lists beside the other signatures, with commercial ciphers; need not exist. Partners get the public half.
    std::filesystem::path sm2_key() const { return keys() / "list-sm2.key"; }
    std::filesystem::path sm2_public_key() const { return keys() / "list-sm2.pub"; }
    /// Certificate of the same role; "ledger" has none.
    std::filesystem::path certificate(std::string const& role) const { return keys() / (role + ".crt"); }
    /// Who is believed to sign documents: one or more certificates in PEM.
    std::filesystem::path document_anchors() const { return keys() / "trusted-documents.pem"; }
    /// Whose time-stamps are believed.
    std::filesystem::path time_stamp_anchors() const { return keys() / "trusted-time-stamps.pem"; }
    /// What the development authorities took back; need not exist.
    std::filesystem::path revoked_certificates() const { return keys() / "revoked-certificates"; }
    /// The verifier key of our ledger's checkpoints, one line.
    std::filesystem::path ledger_verifier() const { return keys() / "ledger.pub"; }

private:
    std::filesystem::path m_root;
};

} // namespace xindang::usecase
