#pragma once

#include <crypto/certificate.h>
#include <crypto/signing_key.h>
#include <crypto/system_random.h>
#include <document/sign.h>
#include <support/outcome.h>

#include <memory>
#include <ostream>

namespace xindang::crypto {
inline std::ostream& operator<<(std::ostream& out, KeyKind kind)
{
    return out << word_of(kind);
}
} // namespace xindang::crypto

namespace xindang::test {

inline Instant const NOW = must(Instant::parse("2026-01-05T09:00:00+08:00"));

/// A development authority and a signer under it.
struct Signatory {
    explicit Signatory(crypto::KeyKind kind)
        : authority_key(crypto::generate_key(kind)),
          authority(crypto::make_authority(
              {"测试根", "东屿省药品监督管理局", NOW, NOW.plus_seconds(100000000)}, *authority_key, random)),
          key(crypto::generate_key(kind)),
          certificate(
              crypto::make_leaf({"东屿省药品监督管理局", "东屿省药品监督管理局", NOW, NOW.plus_seconds(100000000)},
                  key->public_key(), authority, *authority_key, random))
    {}
    document::Signer signer() const { return {*key, certificate}; }

    crypto::SystemRandom random;
    std::unique_ptr<crypto::SigningKey> authority_key;
    crypto::Certificate authority;
    std::unique_ptr<crypto::SigningKey> key;
    crypto::Certificate certificate;
};

inline Signatory const& signatory(crypto::KeyKind kind)
{
    static Signatory const p256(crypto::KeyKind::EcP256);
    static Signatory const rsa(crypto::KeyKind::Rsa3072);
    return kind == crypto::KeyKind::EcP256 ? p256 : rsa;
}

} // namespace xindang::test
