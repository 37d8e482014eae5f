#include <document/extend.h>

#include <crypto/cms.h>
#include <crypto/hash.h>
#include <document/evidence.h>
#include <pdf/reader.h>
#include <pdf/update.h>

#include <algorithm>

namespace xindang::document {

namespace {

// A token with the certificates of a public authority takes four to six kilobytes.
constexpr std::size_t STAMP_RESERVE = 12288;

/// A document that may be built on.
Outcome<pdf::ReadDocument> sound(BytesView file)
{
    auto document = pdf::read_document(file);
    if (!document) return document.refusal();
    auto const conflict = [](std::string const& reason) {
        return Refusal{Fault::Conflict, reason, "document"};
    };
    if (document->signatures.empty() || document->signatures.back().cms.empty())
        return conflict("the document is not signed");
    if (document->later_octets > 0) return conflict("octets were added behind the signed document");
    for (auto const& revision : document->revisions)
        for (auto const& change : revision.changes)
            if (change.kind == pdf::FoundChange::Kind::Forbidden)
                return conflict("the document was changed after it was signed: " + change.what);
    return document;
}

Outcome<Bytes> with_signature_stamp(Bytes file, Provers const& provers)
{
    auto const document = sound(file);
    if (!document) return document.refusal();
    auto const& signature = document->signatures.back();
    // Only the last signature of the file may still grow: /Contents of an earlier one is covered by what follows.
    if (is_archive_stamp(signature) || signature.revision + 1 != document->revisions.size()) return file;
    auto const verdict = crypto::cms_verify_detached(signature.cms, digest_covered(*document, file, signature));
    if (!verdict) return verdict.refusal();
    if (!verdict->intact()) return Refusal{Fault::Conflict, "the signature does not hold", "document"};
    if (!verdict->time_stamps.empty()) return file;
    auto const token = provers.time_stamper.stamp(crypto::sha256(verdict->signature));
    if (!token) return token.refusal();
    auto const stamped = crypto::cms_with_time_stamp(signature.cms, *token);
    pdf::SignatureSlot const slot(signature.byte_range[1], signature.byte_range[2], file.size());
    if (stamped.size() > slot.capacity())
        return Refusal{Fault::TooLarge, "the time-stamp does not fit into the place kept for it", "signature"};
    return slot.filled(std::move(file), stamped);
}

/// What goes into the store: each piece once, and none that it has.
class Gathering {
public:
    Gathering(pdf::SecurityStore const& known, Provers const& provers, Instant now)
        : m_known(known), m_provers(provers), m_now(now)
    {}

    Outcome<Done> add(crypto::Certificate const& certificate, std::vector<crypto::Certificate> const& others,
        std::vector<crypto::Certificate> const& anchors)
    {
        auto pool = others;
        for (auto& known : certificates_in(m_known))
            pool.push_back(std::move(known));
        auto const chain = crypto::chain_to(certificate, pool, anchors, m_now);
        if (!chain) return chain.refusal();
        crypto::RevocationEvidence fresh;
        for (std::size_t i = 0; i + 1 < chain->size(); ++i) {
            auto const said = m_provers.revocations.ask((*chain)[i], (*chain)[i + 1]);
            if (!said) return said.refusal();
            fresh.crls.insert(fresh.crls.end(), said->crls.begin(), said->crls.end());
            fresh.ocsps.insert(fresh.ocsps.end(), said->ocsps.begin(), said->ocsps.end());
        }
        auto const worst = standing_of(*chain, fresh, m_now);
        if (worst.standing.word == crypto::Standing::Word::Revoked)
            return Refusal{Fault::Untrusted, "the certificate of " + worst.certificate + " is revoked", "certificate"};
        if (worst.standing.word == crypto::Standing::Word::Unknown)
            return Refusal{Fault::Unavailable,
                "nobody says how the certificate of " + worst.certificate + " stands: " + worst.standing.problem,
                "revocation"};
        for (auto const& link : *chain)
            keep(link.der(), m_known.certificates, added.certificates);
        for (auto const& crl : fresh.crls)
            keep(crl, m_known.crls, added.crls);
        for (auto const& ocsp : fresh.ocsps)
            keep(ocsp, m_known.ocsps, added.ocsps);
        return Done{};
    }

    pdf::SecurityStore added;

private:
    static void keep(Bytes const& piece, std::vector<Bytes> const& known, std::vector<Bytes>& added)
    {
        for (auto const* where : {&known, static_cast<std::vector<Bytes> const*>(&added)})
            if (std::find(where->begin(), where->end(), piece) != where->end()) return;
        added.push_back(piece);
    }

    pdf::SecurityStore const& m_known;
    Provers const& m_provers;
    Instant m_now;
};

/// Evidence for the signatures from the first named: those before it had theirs while it could be had.
Outcome<Done> gather_for(
    Gathering& gathering, pdf::ReadDocument const& document, std::size_t first, BytesView file, Trust const& trust)
{
    for (std::size_t i = first; i < document.signatures.size(); ++i) {
        auto const& signature = document.signatures[i];
        auto const digest = digest_covered(document, file, signature);
        if (is_archive_stamp(signature)) {
            auto const stamp = crypto::read_time_stamp(signature.cms, digest);
            if (!stamp) return stamp.refusal();
            if (auto const done = gathering.add(stamp->authority, stamp->certificates, trust.stampers); !done)
                return done;
            continue;
        }
        auto const verdict = crypto::cms_verify_detached(signature.cms, digest);
        if (!verdict) return verdict.refusal();
        if (!verdict->intact()) return Refusal{Fault::Conflict, "the signature does not hold", "document"};
        if (auto const done = gathering.add(*verdict->signer, verdict->certificates, trust.signers); !done) return done;
        for (auto const& token : verdict->time_stamps) {
            auto const stamp = crypto::read_time_stamp(token, crypto::sha256(verdict->signature));
            if (!stamp) return stamp.refusal();
            if (auto const done = gathering.add(stamp->authority, stamp->certificates, trust.stampers); !done)
                return done;
        }
    }
    return Done{};
}

enum class For { AllSignatures, LastOne };

Outcome<Bytes> with_evidence(Bytes file, For which, Provers const& provers, Instant now)
{
    auto const document = sound(file);
    if (!document) return document.refusal();
    Gathering gathering(document->store, provers, now);
    auto const first = which == For::AllSignatures ? 0 : document->signatures.size() - 1;
    if (auto const done = gather_for(gathering, *document, first, file, provers.trust); !done) return done.refusal();
    if (gathering.added.empty()) return file;
    std::vector<std::string> vri;
    if (document->store.empty())
        for (auto const& signature : document->signatures)
            vri.push_back(crypto::vri_key(signature.contents));
    return pdf::with_security_store(file, gathering.added, vri);
}

Outcome<Bytes> with_archive_stamp(Bytes const& file, Provers const& provers)
{
    auto open = pdf::with_signature_field(file, {pdf::SignatureEntries::Kind::TimeStamp, {}, {}, {}, STAMP_RESERVE});
    if (!open) return open.refusal();
    crypto::Hasher hasher;
    for (auto const stretch : open->slot.covered(open->bytes))
        hasher.update(stretch);
    auto const token = provers.time_stamper.stamp(hasher.finish());
    if (!token) return token.refusal();
    if (token->size() > open->slot.capacity())
        return Refusal{Fault::TooLarge, "the time-stamp does not fit into the place kept for it", "signature"};
    return open->slot.filled(std::move(open->bytes), *token);
}

} // namespace

Outcome<Bytes> extended(Bytes file, Level level, Provers const& provers, Instant now)
{
    auto const document = sound(file);
    if (!document) return document.refusal();
    if (level == Level::B) return file;
    auto stamped = with_signature_stamp(std::move(file), provers);
    if (!stamped || level == Level::T) return stamped;
    // A later signature asks for evidence anew; a file whose last word is an archive time-stamp has all it needs.
    if (is_archive_stamp(document->signatures.back())) return stamped;
    bool const has_evidence =
        !document->store.empty() && document->signatures.back().revision + 1 < document->revisions.size();
    auto proven =
        has_evidence ? std::move(stamped) : with_evidence(std::move(*stamped), For::AllSignatures, provers, now);
    if (!proven || level == Level::LT) return proven;
    return with_archive_stamp(*proven, provers);
}

Outcome<Bytes> stamped_again(Bytes file, Provers const& provers, Instant now)
{
    auto const proven = with_evidence(std::move(file), For::LastOne, provers, now);
    if (!proven) return proven.refusal();
    return with_archive_stamp(*proven, provers);
}

std::optional<Instant> archive_stamp_end(BytesView file)
{
    auto const document = pdf::read_document(file);
    if (!document || document->signatures.empty() || !is_archive_stamp(document->signatures.back()))
        return std::nullopt;
    auto const& last = document->signatures.back();
    auto const stamp = crypto::read_time_stamp(last.cms, digest_covered(*document, file, last));
    if (!stamp) return std::nullopt;
    return stamp->authority.not_after();
}

} // namespace xindang::document
