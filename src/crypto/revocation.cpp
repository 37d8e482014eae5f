#include <crypto/revocation.h>

#include <crypto/openssl.h>

#include <openssl/ocsp.h>
#include <openssl/x509v3.h>

namespace xindang::crypto {

namespace {

using OwnedCrl = Owned<X509_CRL, X509_CRL_free>;
using OwnedBasic = Owned<OCSP_BASICRESP, OCSP_BASICRESP_free>;

/// One thing an issuer said of a certificate.
struct Statement {
    std::string source;
    Instant this_update;
    std::optional<Instant> next_update;
    std::optional<Instant> revoked_at;
};

OwnedCrl parsed_crl(BytesView der)
{
    auto const* at = octets_of(der);
    OwnedCrl crl(d2i_X509_CRL(nullptr, &at, static_cast<long>(der.size())));
    if (at != octets_of(der) + der.size()) crl.reset();
    last_reason();
    return crl;
}

OwnedBasic parsed_ocsp(BytesView der)
{
    auto const* at = octets_of(der);
    Owned<OCSP_RESPONSE, OCSP_RESPONSE_free> const response(
        d2i_OCSP_RESPONSE(nullptr, &at, static_cast<long>(der.size())));
    OwnedBasic basic;
    if (response && at == octets_of(der) + der.size() &&
        OCSP_response_status(response.get()) == OCSP_RESPONSE_STATUS_SUCCESSFUL)
        basic.reset(OCSP_response_get1_basic(response.get()));
    last_reason();
    return basic;
}

std::optional<Statement> said_by_crl(BytesView der, X509* certificate, X509* issuer)
{
    auto const crl = parsed_crl(der);
    if (!crl || X509_NAME_cmp(X509_CRL_get_issuer(crl.get()), X509_get_subject_name(issuer)) != 0) return std::nullopt;
    // Delta CRLs and those for a part of the certificates say nothing about all others; we use neither.
    for (auto const nid : {NID_delta_crl, NID_issuing_distribution_point})
        if (X509_CRL_get_ext_by_NID(crl.get(), nid, -1) >= 0) return std::nullopt;
    if ((X509_get_key_usage(issuer) & KU_CRL_SIGN) == 0 || X509_CRL_verify(crl.get(), X509_get0_pubkey(issuer)) != 1)
        return std::nullopt;
    auto const issued = instant_of(X509_CRL_get0_lastUpdate(crl.get()));
    if (!issued) return std::nullopt;
    Statement said{"CRL", *issued, instant_of(X509_CRL_get0_nextUpdate(crl.get())), std::nullopt};
    X509_REVOKED* entry = nullptr;
    // 2 is removeFromCRL, which only delta CRLs have.
    if (X509_CRL_get0_by_cert(crl.get(), &entry, certificate) == 1)
        said.revoked_at = instant_of(X509_REVOKED_get0_revocationDate(entry));
    return said;
}

/// RFC 6960 4.2.2.2: signed by the issuer itself, or by a responder the issuer certified for that.
bool signed_for(OCSP_BASICRESP* basic, X509* issuer, Instant moment)
{
    Owned<X509_STORE, X509_STORE_free> const store(X509_STORE_new());
    Owned<STACK_OF(X509), [](STACK_OF(X509) * stack) {
        sk_X509_free(stack);
    }> const known(sk_X509_new_null());
    require(store && known && sk_X509_push(known.get(), issuer) > 0 && X509_STORE_add_cert(store.get(), issuer) == 1,
        "memory");
    auto* parameters = X509_STORE_get0_param(store.get());
    X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(moment.unix_seconds()));
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
    return OCSP_basic_verify(basic, known.get(), store.get(), 0) == 1;
}

std::optional<Statement> said_by_ocsp(BytesView der, X509* certificate, X509* issuer)
{
    auto const basic = parsed_ocsp(der);
    if (!basic) return std::nullopt;
    for (auto const* digest : {EVP_sha1(), EVP_sha256()}) {
        Owned<OCSP_CERTID, OCSP_CERTID_free> const id(OCSP_cert_to_id(digest, certificate, issuer));
        int status = -1, reason = -1;
        ASN1_GENERALIZEDTIME *revoked = nullptr, *issued = nullptr, *next = nullptr;
        if (!id || OCSP_resp_find_status(basic.get(), id.get(), &status, &reason, &revoked, &issued, &next) != 1 ||
            status == V_OCSP_CERTSTATUS_UNKNOWN)
            continue;
        auto const said_at = instant_of(issued);
        if (!said_at || !signed_for(basic.get(), issuer, *said_at)) return std::nullopt;
        Statement said{"OCSP", *said_at, instant_of(next), std::nullopt};
        if (status == V_OCSP_CERTSTATUS_REVOKED) {
            said.revoked_at = instant_of(revoked);
            if (!said.revoked_at) return std::nullopt;
        }
        return said;
    }
    return std::nullopt;
}

// The strongest word wins: revoked by anybody's word, then good by the newest.
void weigh(Standing& standing, Statement const& said, Instant moment)
{
    bool const revoked = said.revoked_at && *said.revoked_at <= moment;
    if (!revoked && said.this_update < moment && !(said.next_update && *said.next_update >= moment)) {
        if (standing.word == Standing::Word::Unknown) standing.problem = "the evidence is older than the signature";
        return;
    }
    auto const word = revoked ? Standing::Word::Revoked : Standing::Word::Good;
    bool const better = standing.word == Standing::Word::Unknown ||
                        (word == Standing::Word::Revoked && standing.word == Standing::Word::Good) ||
                        (word == standing.word && said.this_update > *standing.this_update);
    if (better) standing = {word, said.source, said.this_update, said.revoked_at, {}};
}

} // namespace

Standing standing_at(
    Instant moment, Certificate const& certificate, Certificate const& issuer, RevocationEvidence const& evidence)
{
    Standing standing;
    standing.problem = "no evidence of its issuer";
    auto const leaf = x509_of(certificate), above = x509_of(issuer);
    X509_get_key_usage(above.get()); // makes OpenSSL read the extensions
    for (auto const& ocsp : evidence.ocsps)
        if (auto const said = said_by_ocsp(ocsp, leaf.get(), above.get())) weigh(standing, *said, moment);
    for (auto const& crl : evidence.crls)
        if (auto const said = said_by_crl(crl, leaf.get(), above.get())) weigh(standing, *said, moment);
    last_reason();
    return standing;
}

bool is_crl(BytesView der)
{
    return parsed_crl(der) != nullptr;
}

bool is_ocsp_response(BytesView der)
{
    return parsed_ocsp(der) != nullptr;
}

Bytes ocsp_request(Certificate const& certificate, Certificate const& issuer)
{
    Owned<OCSP_REQUEST, OCSP_REQUEST_free> const request(OCSP_REQUEST_new());
    // RFC 6960 leaves the hash to us; RFC 5019 2.1.1 wants SHA-1, which is all that many responders know.
    Owned<OCSP_CERTID, OCSP_CERTID_free> id(
        OCSP_cert_to_id(EVP_sha1(), x509_of(certificate).get(), x509_of(issuer).get()));
    require(request && id && OCSP_request_add0_id(request.get(), id.get()) != nullptr, "OCSP request");
    id.release();
    return der_of(request.get(), i2d_OCSP_REQUEST);
}

} // namespace xindang::crypto
