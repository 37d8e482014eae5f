#pragma once

#include <base/clock.h>
#include <base/random.h>
#include <crypto/signing_key.h>
#include <document/extend.h>
#include <usecase/office/data_folder.h>
#include <usecase/office/settings.h>

#include <memory>
#include <string>

namespace xindang::usecase {

/// Whose signatures and whose time-stamps are believed: keys/trusted-documents.pem and keys/trusted-time-stamps.pem of
/// the data folder.
Outcome<document::Trust> load_trust(DataFolder const& folder);

/// Certificates the development authority took back: lines "SERIAL TIME" of keys/revoked-certificates, serial in
/// hexadecimal, time in RFC 3339; # begins a comment. Empty when there is no file; BadInput at
/// "revoked-certificates:LINE".
Outcome<std::vector<crypto::Revoked>> load_revoked(DataFolder const& folder);

/// Everything the higher levels of signatures need, as the settings say: the time-stamp service behind an address or
/// the development authority of the data folder, and revocation from the development authorities for certificates they
/// issued, from the addresses in the certificate for all others. Owns what the provers refer to.
class OfficeProvers {
public:
    /// Refuses keys and certificates that are not there or do not open. `passphrase` opens encrypted keys. Clock and
    /// random source must outlive the result.
    static Outcome<std::unique_ptr<OfficeProvers>> open(DataFolder const& folder, Settings const& settings,
        std::string const& passphrase, Clock const& clock, Random& random);

    document::Provers provers() const { return {*m_time_stamper, *m_revocations, m_trust}; }
    document::Trust const& trust() const { return m_trust; }

private:
    explicit OfficeProvers(document::Trust trust) : m_trust(std::move(trust)) {}

    document::Trust m_trust;
    std::unique_ptr<crypto::SigningKey> m_stamp_key;
    std::unique_ptr<crypto::Certificate> m_stamp_certificate;
    std::unique_ptr<crypto::TimeStamper> m_time_stamper;
    std::unique_ptr<crypto::RevocationSource> m_revocations;
};

} // namespace xindang::usecase
