#include <document/evidence.h>

#include <crypto/hash.h>

namespace xindang::document {

bool is_archive_stamp(pdf::FoundSignature const& signature)
{
    return signature.sub_filter == STAMP_FORMAT;
}

model::Sha256 digest_covered(pdf::ReadDocument const& document, BytesView file, pdf::FoundSignature const& signature)
{
    crypto::Hasher hasher;
    for (auto const stretch : document.covered(file, signature))
        hasher.update(stretch);
    return hasher.finish();
}

std::vector<crypto::Certificate> certificates_in(pdf::SecurityStore const& store)
{
    std::vector<crypto::Certificate> all;
    for (auto const& der : store.certificates)
        if (auto certificate = crypto::Certificate::parse(der, "store")) all.push_back(std::move(*certificate));
    return all;
}

crypto::RevocationEvidence evidence_in(pdf::SecurityStore const& store)
{
    return {store.crls, store.ocsps};
}

ChainStanding standing_of(
    std::vector<crypto::Certificate> const& chain, crypto::RevocationEvidence const& evidence, Instant moment)
{
    using Word = crypto::Standing::Word;
    ChainStanding worst{{Word::Good, {}, {}, {}, {}}, {}};
    for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
        auto standing = crypto::standing_at(moment, chain[i], chain[i + 1], evidence);
        bool const worse = standing.word == Word::Revoked ||
                           (standing.word == Word::Unknown && worst.standing.word == Word::Good) || i == 0;
        if (worse) worst = {std::move(standing), chain[i].common_name()};
        if (worst.standing.word == Word::Revoked) break;
    }
    return worst;
}

} // namespace xindang::document
