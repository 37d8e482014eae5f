#include <crypto/time_stamp.h>

#include <crypto/cms_parts.h>
#include <crypto/hash.h>
#include <crypto/openssl.h>

#include <openssl/ess.h>
#include <openssl/ts.h>

namespace xindang::crypto {

namespace {

using OwnedInfo = Owned<TS_TST_INFO, TS_TST_INFO_free>;

constexpr char WHERE[] = "time-stamp";

Refusal untrusted(std::string reason, std::string const& part)
{
    return {Fault::Untrusted, std::move(reason), std::string(WHERE) + "/" + part};
}

BytesView octets_in(ASN1_STRING const* text)
{
    return {
        reinterpret_cast<char const*>(ASN1_STRING_get0_data(text)), static_cast<std::size_t>(ASN1_STRING_length(text))};
}

std::string hex_of(ASN1_INTEGER const* number)
{
    return number ? to_hex(octets_in(number)) : std::string();
}

bool stamps(TS_TST_INFO* info, model::Sha256 const& digest)
{
    auto* imprint = TS_TST_INFO_get_msg_imprint(info);
    return OBJ_obj2nid(TS_MSG_IMPRINT_get_algo(imprint)->algorithm) == NID_sha256 &&
           octets_in(TS_MSG_IMPRINT_get_msg(imprint)) == digest.bytes();
}

std::string policy_of(TS_TST_INFO* info)
{
    char text[128] = {};
    OBJ_obj2txt(text, sizeof text, TS_TST_INFO_get_policy_id(info), 1);
    return text;
}

} // namespace

Bytes time_stamp_request(model::Sha256 const& digest, BytesView nonce)
{
    Owned<TS_REQ, TS_REQ_free> const request(TS_REQ_new());
    Owned<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free> const imprint(TS_MSG_IMPRINT_new());
    Owned<X509_ALGOR, X509_ALGOR_free> const algorithm(X509_ALGOR_new());
    auto octets = Bytes(digest.bytes());
    Owned<BIGNUM, BN_free> const number(BN_bin2bn(octets_of(nonce), static_cast<int>(nonce.size()), nullptr));
    Owned<ASN1_INTEGER, ASN1_INTEGER_free> const asn1_nonce(BN_to_ASN1_INTEGER(number.get(), nullptr));
    require(request && imprint && asn1_nonce && algorithm &&
                X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr) == 1 &&
                TS_REQ_set_version(request.get(), 1) == 1 &&
                TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1 &&
                TS_MSG_IMPRINT_set_msg(imprint.get(), octets_of(octets), static_cast<int>(octets.size())) == 1 &&
                TS_REQ_set_msg_imprint(request.get(), imprint.get()) == 1 &&
                TS_REQ_set_nonce(request.get(), asn1_nonce.get()) == 1 && TS_REQ_set_cert_req(request.get(), 1) == 1,
        "time-stamp request");
    return der_of(request.get(), i2d_TS_REQ);
}

Outcome<Bytes> token_in_response(BytesView response, model::Sha256 const& digest, BytesView nonce)
{
    auto const* at = octets_of(response);
    Owned<TS_RESP, TS_RESP_free> const parsed(d2i_TS_RESP(nullptr, &at, static_cast<long>(response.size())));
    last_reason();
    if (!parsed || at != octets_of(response) + response.size())
        return Refusal{Fault::BadInput, "the answer is no time-stamp response", WHERE};
    // RFC 3161 2.4.2: 0 granted, 1 granted with modifications; a token comes with these two only.
    auto const status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(parsed.get())));
    if (status != 0 && status != 1)
        return Refusal{
            Fault::Unavailable, "the authority refused the time-stamp, status " + std::to_string(status), WHERE};
    auto* token = TS_RESP_get_token(parsed.get());
    if (!token) return Refusal{Fault::BadInput, "the answer carries no token", WHERE};
    auto der = der_of(token, i2d_PKCS7);
    auto const read = read_time_stamp(der, digest);
    if (!read) return read.refusal();
    auto const stated = read->nonce.substr(std::min(read->nonce.find_first_not_of('\0'), read->nonce.size()));
    auto const asked = nonce.substr(std::min(nonce.find_first_not_of('\0'), nonce.size()));
    if (stated != asked) return untrusted("the answer is not to this request", "nonce");
    return der;
}

Outcome<TimeStamp> read_time_stamp(BytesView token, model::Sha256 const& digest)
{
    auto const cms = signed_data(token);
    auto* const* content = cms ? CMS_get0_content(cms.get()) : nullptr;
    if (!content || !*content || OBJ_obj2nid(CMS_get0_eContentType(cms.get())) != NID_id_smime_ct_TSTInfo)
        return Refusal{Fault::BadInput, "not a time-stamp token with one signer", WHERE};
    auto const stated = octets_in(*content);
    auto const* at = octets_of(stated);
    OwnedInfo const info(d2i_TS_TST_INFO(nullptr, &at, static_cast<long>(stated.size())));
    last_reason();
    auto const moment = info ? instant_of(TS_TST_INFO_get_time(info.get())) : std::nullopt;
    if (!moment || at != octets_of(stated) + stated.size())
        return Refusal{Fault::BadInput, "the token's content is no TSTInfo", WHERE};
    if (!stamps(info.get(), digest)) return untrusted("the time-stamp is of other data", "imprint");

    auto verdict = judged(cms.get(), NID_id_smime_ct_TSTInfo, sha256(stated));
    if (!verdict.signer) return untrusted("the authority's certificate is not in the token", "certificate");
    if (!verdict.digest_matches || !verdict.signature_valid)
        return untrusted("the time-stamp's signature does not hold", "signature");
    if (!verdict.certificate_bound)
        return untrusted("the time-stamp names another certificate than the one it carries", "signature");
    if (!verdict.signer->may_stamp_time())
        return untrusted("the certificate is not one for time-stamps alone", "certificate");
    if (!verdict.signer->valid_at(*moment))
        return untrusted("the authority's certificate was not valid at the moment stated", "time");
    auto const* nonce = TS_TST_INFO_get_nonce(info.get());
    return TimeStamp{*moment, policy_of(info.get()), hex_of(TS_TST_INFO_get_serial(info.get())),
        nonce ? Bytes(octets_in(nonce)) : Bytes(), *verdict.signer, std::move(verdict.certificates)};
}

} // namespace xindang::crypto
