#pragma once

#include <crypto/certificate.h>
#include <crypto/revocation.h>
#include <crypto/system_random.h>
#include <crypto/time_stamp.h>
#include <document/extend.h>
#include <document/sign.h>
#include <support/outcome.h>

#include <memory>
#include <string>
#include <vector>

namespace xindang::test {

/// A key with its certificate.
struct KeyHolder {
    std::shared_ptr<crypto::SigningKey> key;
    crypto::Certificate certificate;
};

/// A clock that a test turns.
class TurnedClock final : public Clock {
public:
    explicit TurnedClock(Instant now) : m_now(now) {}
    Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }

private:
    Instant m_now;
};

/// Where certificates say that their standing is told: OCSP of the leaves, CRL of the intermediate.
struct ProofAddresses {
    std::string ocsp = {};
    std::string crl = {};
};

/// A whole development hierarchy: root, intermediate, office, approver, time-stamp authority; the signers' certificates
/// end after three years, the authorities' after ten.
class ProofWorld {
public:
    static constexpr std::int64_t DAY = 86'400, YEAR = 365 * DAY;

    explicit ProofWorld(
        Instant now, crypto::KeyKind kind = crypto::KeyKind::EcP256, ProofAddresses const& addresses = {})
        : begin(now),
          places(addresses),
          clock(now),
          root(make_root(kind)),
          middle(make_middle(kind)),
          office(leaf("东屿省药品监督管理局", kind, 3 * YEAR)),
          approver(leaf("魏审批", kind, 3 * YEAR)),
          stamps(leaf("时间戳", kind, 9 * YEAR, crypto::Use::TimeStamps))
    {}

    KeyHolder leaf(std::string const& name, crypto::KeyKind kind, std::int64_t life,
        crypto::Use use = crypto::Use::Signatures) const
    {
        std::shared_ptr<crypto::SigningKey> key = crypto::generate_key(kind);
        crypto::CertificateRequest request{name, "信档测试", begin.plus_seconds(-DAY), begin.plus_seconds(life)};
        request.use = use;
        request.ocsp_url = places.ocsp;
        auto certificate = crypto::make_leaf(request, key->public_key(), middle.certificate, *middle.key, random);
        return {std::move(key), std::move(certificate)};
    }

    document::Signer signer(KeyHolder const& holder) const
    {
        return {*holder.key, holder.certificate, {middle.certificate}};
    }
    document::Trust trust() const { return document::Trust({root.certificate}); }
    crypto::DevelopmentTimeStamper stamper(KeyHolder const& holder) const
    {
        return {*holder.key, holder.certificate, {middle.certificate}, clock, random};
    }
    crypto::DevelopmentRevocationSource revocations() const
    {
        return {{{root.certificate, root.key}, {middle.certificate, middle.key}}, revoked, clock};
    }

    Outcome<Bytes> extended(Bytes file, document::Level level) const
    {
        auto const time_stamper = stamper(stamps);
        auto const source = revocations();
        auto const believed = trust();
        return document::extended(std::move(file), level, {time_stamper, source, believed}, clock.now());
    }
    Outcome<Bytes> stamped_again(Bytes file) const
    {
        auto const time_stamper = stamper(stamps);
        auto const source = revocations();
        auto const believed = trust();
        return document::stamped_again(std::move(file), {time_stamper, source, believed}, clock.now());
    }

    Instant begin;
    ProofAddresses places;
    mutable TurnedClock clock;
    mutable crypto::SystemRandom random;
    KeyHolder root;
    KeyHolder middle;
    KeyHolder office;
    KeyHolder approver;
    KeyHolder stamps;
    std::vector<crypto::Revoked> revoked;

private:
    KeyHolder make_root(crypto::KeyKind kind) const
    {
        std::shared_ptr<crypto::SigningKey> key = crypto::generate_key(kind);
        crypto::CertificateRequest request{
            "测试根", "信档测试", begin.plus_seconds(-DAY), begin.plus_seconds(10 * YEAR), 1};
        auto certificate = crypto::make_authority(request, *key, random);
        return {std::move(key), std::move(certificate)};
    }
    KeyHolder make_middle(crypto::KeyKind kind) const
    {
        std::shared_ptr<crypto::SigningKey> key = crypto::generate_key(kind);
        crypto::CertificateRequest request{
            "测试中级", "信档测试", begin.plus_seconds(-DAY), begin.plus_seconds(10 * YEAR)};
        request.crl_url = places.crl;
        auto certificate = crypto::make_intermediate(request, key->public_key(), root.certificate, *root.key, random);
        return {std::move(key), std::move(certificate)};
    }
};

} // namespace xindang::test
