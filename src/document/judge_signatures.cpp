#include <document/judge_signatures.h>

#include <crypto/cms.h>
#include <crypto/hash.h>
#include <crypto/time_stamp.h>
#include <document/evidence.h>

#include <algorithm>

namespace xindang::document {

namespace {

using Word = crypto::Standing::Word;

// "D:20260105090000+08'00'" → "2026-01-05T09:00:00+08:00"; what is of another form stays as it is.
std::string readable_date(std::string const& raw)
{
    if (raw.size() != 23 || !raw.starts_with("D:")) return raw;
    auto const part = [&](std::size_t at) {
        return raw.substr(at, 2);
    };
    return raw.substr(2, 4) + "-" + part(6) + "-" + part(8) + "T" + part(10) + ":" + part(12) + ":" + part(14) +
           raw.substr(16, 3) + ":" + part(20);
}

/// Judges the signatures of one file from the last to the first, as ETSI EN 319 102-1 5.6.3 does: the last archive
/// time-stamp is judged now, and each thing before it at the time the later ones prove.
class Judge {
public:
    Judge(Verification& result, BytesView file, pdf::ReadDocument const& document, Trust const& trust, Instant now)
        : m_result(result),
          m_file(file),
          m_document(document),
          m_trust(trust),
          m_now(now),
          m_pool(certificates_in(document.store)),
          m_evidence(evidence_in(document.store))
    {}

    void judge()
    {
        judge_archive_stamps();
        std::size_t number = 0;
        for (auto const& signature : m_document.signatures)
            if (!is_archive_stamp(signature)) judge_signature(signature, ++number);
        judge_changes();
        sum_up();
    }

private:
    /// A moment at which everything up to a revision is proven to have existed.
    struct Proof {
        std::size_t revision;
        Instant at;
    };

    void judge_archive_stamps();
    void judge_signature(pdf::FoundSignature const& signature, std::size_t number);
    bool judge_integrity(SignatureReport& report, pdf::FoundSignature const& signature, crypto::CmsVerdict const& cms);
    void judge_time_stamps(
        SignatureReport& report, crypto::CmsVerdict const& cms, Instant control, std::string const& where);
    void judge_chain(SignatureReport& report, crypto::CmsVerdict const& cms, std::string const& where);
    void judge_changes();
    void sum_up();

    /// The earliest moment before which nothing about this revision can have been forged later.
    std::optional<Instant> proven_after(std::size_t revision) const;
    ProvenTime proven_time(crypto::TimeStamp const& stamp, Instant control) const;
    std::vector<crypto::Certificate> pool_with(std::vector<crypto::Certificate> const& more) const;
    void error(std::string rule, std::string where, std::string text)
    {
        m_result.proof.add(Severity::Error, std::move(rule), std::move(where), std::move(text));
    }

    Verification& m_result;
    BytesView m_file;
    pdf::ReadDocument const& m_document;
    Trust const& m_trust;
    Instant m_now;
    std::vector<crypto::Certificate> m_pool;
    crypto::RevocationEvidence m_evidence;
    std::vector<Proof> m_proofs;
};

std::vector<crypto::Certificate> Judge::pool_with(std::vector<crypto::Certificate> const& more) const
{
    auto pool = more;
    pool.insert(pool.end(), m_pool.begin(), m_pool.end());
    return pool;
}

std::optional<Instant> Judge::proven_after(std::size_t revision) const
{
    std::optional<Instant> earliest;
    for (auto const& proof : m_proofs)
        if (proof.revision > revision && (!earliest || proof.at < *earliest)) earliest = proof.at;
    return earliest;
}

ProvenTime Judge::proven_time(crypto::TimeStamp const& stamp, Instant control) const
{
    ProvenTime time{stamp.at, stamp.authority.common_name(), stamp.authority.not_after(), false, {}};
    auto const chain = crypto::chain_to(stamp.authority, pool_with(stamp.certificates), m_trust.stampers, control);
    if (stamp.at > control)
        time.trust_problem = "it states a time later than what came after it";
    else if (!chain)
        time.trust_problem = chain.refusal().reason;
    else if (standing_of(*chain, m_evidence, control).standing.word == Word::Revoked)
        time.trust_problem = "the authority's certificate was revoked";
    else
        time.trusted = true;
    return time;
}

void Judge::judge_archive_stamps()
{
    auto const count = std::count_if(m_document.signatures.begin(), m_document.signatures.end(), is_archive_stamp);
    auto number = static_cast<std::size_t>(count);
    for (auto at = m_document.signatures.rbegin(); at != m_document.signatures.rend(); ++at) {
        if (!is_archive_stamp(*at)) continue;
        auto const where = "archive time-stamp " + std::to_string(number--);
        auto const stamp = crypto::read_time_stamp(at->cms, digest_covered(m_document, m_file, *at));
        if (!stamp) {
            error("bad-time-stamp", where, stamp.refusal().reason);
            continue;
        }
        auto const time = proven_time(*stamp, proven_after(at->revision).value_or(m_now));
        m_result.archive_stamps.insert(m_result.archive_stamps.begin(), time);
        if (time.trusted)
            m_proofs.push_back({at->revision, time.at});
        else
            m_result.proof.add(Severity::Warning, "untrusted-time-stamp", where, time.trust_problem);
    }
}

bool Judge::judge_integrity(
    SignatureReport& report, pdf::FoundSignature const& signature, crypto::CmsVerdict const& cms)
{
    report.signer = cms.signer;
    if (signature.sub_filter != SIGNATURE_FORMAT)
        report.integrity_problem = "the signature is of another format than PAdES";
    else if (!cms.digest_matches)
        report.integrity_problem = "the document was changed after it was signed";
    else if (!cms.signer)
        report.integrity_problem = "the signer's certificate is not in the signature";
    else if (!cms.signature_valid)
        report.integrity_problem = "the signature was not made with the key of its certificate";
    else if (!cms.certificate_bound)
        report.integrity_problem = "the signature names another certificate than the one it carries";
    else
        report.integrity = Integrity::Intact;
    return report.integrity == Integrity::Intact;
}

void Judge::judge_signature(pdf::FoundSignature const& signature, std::size_t number)
{
    auto const where = "signature " + std::to_string(number);
    SignatureReport report;
    report.claimed_at = readable_date(signature.claimed_at);
    report.certifies = signature.certifies;
    auto const control = proven_after(signature.revision);
    report.judged_at = control.value_or(m_now);
    if (signature.cms.empty()) {
        report.integrity = Integrity::Unsigned;
        report.integrity_problem = "the document has a place for a signature but none in it";
    } else {
        auto const cms = crypto::cms_verify_detached(signature.cms, digest_covered(m_document, m_file, signature));
        if (!cms) {
            report.integrity_problem = cms.refusal().reason;
        } else {
            judge_integrity(report, signature, *cms);
            if (cms->signer) {
                judge_time_stamps(report, *cms, report.judged_at, where);
                judge_chain(report, *cms, where);
            }
        }
    }
    if (report.integrity != Integrity::Intact) {
        error("not-intact", where, report.integrity_problem);
        if (!report.signer) report.trust_problem = report.integrity_problem;
    }
    bool const timed = (report.time_stamp && report.time_stamp->trusted) || control;
    if (timed && report.integrity == Integrity::Intact) {
        report.level = Level::T;
        if (report.trusted && report.revocation.word == Word::Good) report.level = control ? Level::LTA : Level::LT;
    } else if (!timed) {
        m_result.proof.add(Severity::Note, "unproven-time", where, "nothing proves when it was made");
    }
    m_result.signatures.push_back(std::move(report));
}

void Judge::judge_time_stamps(
    SignatureReport& report, crypto::CmsVerdict const& cms, Instant control, std::string const& where)
{
    for (auto const& token : cms.time_stamps) {
        auto const stamp = crypto::read_time_stamp(token, crypto::sha256(cms.signature));
        if (!stamp) {
            error("bad-time-stamp", where, stamp.refusal().reason);
            continue;
        }
        auto const time = proven_time(*stamp, control);
        if (!time.trusted) m_result.proof.add(Severity::Warning, "untrusted-time-stamp", where, time.trust_problem);
        if (!report.time_stamp || (time.trusted && !report.time_stamp->trusted)) report.time_stamp = time;
        if (time.trusted) report.judged_at = std::min(report.judged_at, time.at);
    }
}

void Judge::judge_chain(SignatureReport& report, crypto::CmsVerdict const& cms, std::string const& where)
{
    auto const chain = crypto::chain_to(*cms.signer, pool_with(cms.certificates), m_trust.signers, report.judged_at);
    if (!chain)
        report.trust_problem = chain.refusal().reason;
    else if (cms.signer->may_stamp_time())
        report.trust_problem = "the certificate is one for time-stamps, not for documents";
    if (!report.trust_problem.empty()) {
        error("not-trusted", where, report.trust_problem);
        return;
    }
    report.chain = *chain;
    auto const worst = standing_of(*chain, m_evidence, report.judged_at);
    report.revocation = worst.standing;
    if (worst.standing.word == Word::Revoked) {
        report.trust_problem = "the certificate of " + worst.certificate + " was revoked at " +
                               worst.standing.revoked_at->text() + ", before the signature is proven";
        error("revoked", where, report.trust_problem);
        return;
    }
    if (worst.standing.word == Word::Unknown && !m_document.store.empty())
        m_result.proof.add(Severity::Warning, "revocation-unknown", where,
            "the file does not prove how the certificate of " + worst.certificate +
                " stood: " + worst.standing.problem);
    report.trusted = true;
}

void Judge::judge_changes()
{
    std::optional<int> certified;
    for (auto const& signature : m_document.signatures)
        if (!certified) certified = signature.certifies;
    for (std::size_t i = 1; i < m_document.revisions.size(); ++i) {
        auto const where = "revision " + std::to_string(i + 1);
        for (auto const& change : m_document.revisions[i].changes) {
            if (change.kind == pdf::FoundChange::Kind::Forbidden)
                error("forbidden-change", where, change.what + " (offset " + std::to_string(change.offset) + ")");
            // ISO 32000-2 12.8.2.2.2: with P=1 nothing may follow but evidence and document time-stamps.
            if (change.kind == pdf::FoundChange::Kind::Signature && certified == 1)
                error("forbidden-change", where, "the first signer allowed no further signature");
        }
    }
    if (m_document.later_octets > 0)
        error("later-octets", "offset " + std::to_string(m_file.size() - m_document.later_octets),
            "octets were added that are no signature: " + m_document.later_problem);
}

void Judge::sum_up()
{
    if (m_result.signatures.empty()) {
        m_result.integrity_problem = m_result.trust_problem = "the document is not signed";
        error("not-intact", "signature 1", m_result.integrity_problem);
        return;
    }
    auto const& all = m_result.signatures;
    auto const broken =
        std::find_if(all.begin(), all.end(), [](auto const& report) { return report.integrity != Integrity::Intact; });
    auto const stranger = std::find_if(all.begin(), all.end(), [](auto const& report) { return !report.trusted; });
    auto const& speaker = broken != all.end() ? *broken : stranger != all.end() ? *stranger : all.front();
    m_result.integrity = speaker.integrity;
    m_result.integrity_problem = speaker.integrity_problem;
    m_result.signer = speaker.signer;
    m_result.claimed_at = speaker.claimed_at;
    m_result.trusted = stranger == all.end();
    m_result.trust_problem = speaker.trust_problem;
    m_result.level = std::min_element(all.begin(), all.end(), [](auto const& left, auto const& right) {
        return left.level < right.level;
    })->level;
}

} // namespace

void judge_signatures(
    Verification& result, BytesView file, pdf::ReadDocument const& document, Trust const& trust, Instant now)
{
    Judge(result, file, document, trust, now).judge();
}

} // namespace xindang::document
