#pragma once

#include <base/bytes.h>
#include <base/clock.h>
#include <base/outcome.h>
#include <base/random.h>
#include <crypto/signing_key.h>
#include <model/sha256.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace xindang::crypto {

/// An X.509 certificate, read. Having one says nothing about trusting it.
class Certificate {
public:
    /// Of DER or PEM (the first certificate in it). BadInput at `where`.
    static Outcome<Certificate> parse(BytesView der_or_pem, std::string const& where);
    static Outcome<Certificate> load(std::filesystem::path const& path);
    /// All certificates of a PEM text or file, e.g. trust anchors.
    static Outcome<std::vector<Certificate>> load_all(std::filesystem::path const& path);

    Bytes const& der() const { return m_der; }
    Bytes pem() const;
    /// SHA-256 of the DER: what pins are.
    model::Sha256 digest() const;
    /// RFC 2253 text in UTF-8: "CN=…,O=…".
    std::string const& subject() const { return m_subject; }
    std::string const& issuer() const { return m_issuer; }
    /// The subject's CN, or the whole subject when it has none.
    std::string const& common_name() const { return m_common_name; }
    std::string const& serial() const { return m_serial; } ///< lower-case hexadecimal
    Instant not_before() const { return m_not_before; }
    Instant not_after() const { return m_not_after; }
    bool valid_at(Instant moment) const { return m_not_before <= moment && moment <= m_not_after; }
    bool is_authority() const { return m_is_authority; }
    bool is_self_issued() const { return m_subject == m_issuer; }
    /// RFC 3161 2.3: timeStamping is its only extended use, and that extension is critical.
    bool may_stamp_time() const { return m_may_stamp_time; }
    /// Where its issuer publishes revocations (http, https), in the certificate's order; empty when it does not say.
    std::vector<std::string> const& crl_urls() const { return m_crl_urls; }
    std::vector<std::string> const& ocsp_urls() const { return m_ocsp_urls; }
    /// SubjectPublicKeyInfo in DER, for verify().
    Bytes const& public_key() const { return m_public_key; }
    /// Nothing when the key is of none of the three kinds.
    std::optional<KeyKind> key_kind() const { return m_key_kind; }
    bool belongs_to(SigningKey const& key) const { return key.public_key() == m_public_key; }

    struct Parsed; ///< private to this room
    Parsed const& parsed() const { return *m_parsed; }

private:
    Certificate(Instant not_before, Instant not_after) : m_not_before(not_before), m_not_after(not_after) {}
    Bytes m_der;
    std::string m_subject;
    std::string m_issuer;
    std::string m_common_name;
    std::string m_serial;
    Instant m_not_before;
    Instant m_not_after;
    bool m_is_authority = false;
    bool m_may_stamp_time = false;
    std::vector<std::string> m_crl_urls;
    std::vector<std::string> m_ocsp_urls;
    Bytes m_public_key;
    std::optional<KeyKind> m_key_kind;
    /// Parsing costs more than signing with P-256: once is enough, for all copies.
    std::shared_ptr<Parsed const> m_parsed;
};

/// Whether the certificate's signature was made with the issuer's key and the names agree; no word about trust.
bool issued_by(Certificate const& certificate, Certificate const& issuer);

/// The chain from the certificate up to one of the anchors, leaf first, each valid at the moment and signed by the
/// next; `others` may serve as links. Untrusted at "certificate" with the library's reason when there is none.
Outcome<std::vector<Certificate>> chain_to(Certificate const& certificate, std::vector<Certificate> const& others,
    std::vector<Certificate> const& anchors, Instant moment);

/// What a leaf may be used for.
enum class Use { Signatures, TimeStamps };

/// What stands in a certificate made by us. Development and private hierarchies only: a public authority does its own.
struct CertificateRequest {
    std::string common_name;
    std::string organisation;
    Instant not_before;
    Instant not_after;
    int authorities_below = 0; ///< of an authority: how many intermediates a chain may have under it
    Use use = Use::Signatures; ///< of a leaf
    std::string crl_url = {};  ///< where its issuer publishes the CRL, if anywhere
    std::string ocsp_url = {}; ///< where its issuer answers for it, if anywhere
};

/// A self-signed authority that may sign leaf certificates, CRLs and OCSP responses.
Certificate make_authority(CertificateRequest const& request, SigningKey const& key, Random& random);
/// The same under another authority.
Certificate make_intermediate(CertificateRequest const& request, Bytes const& public_key, Certificate const& authority,
    SigningKey const& authority_key, Random& random);
/// A leaf for its one use, issued by the authority for the holder of `public_key`.
Certificate make_leaf(CertificateRequest const& request, Bytes const& public_key, Certificate const& authority,
    SigningKey const& authority_key, Random& random);
/// A self-signed leaf, whose trust is a pin.
Certificate make_self_signed(CertificateRequest const& request, SigningKey const& key, Random& random);

} // namespace xindang::crypto
