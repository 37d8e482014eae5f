#include <crypto/time_stamp.h>

#include <crypto/cms_parts.h>
#include <crypto/der.h>
#include <crypto/hash.h>

#include <openssl/ts.h>

namespace xindang::crypto {

namespace {

// Any authority names the policy it works by. This one stands below 2.25 (a UUID made for it), so that nobody takes it
// for a promise.
constexpr char POLICY[] = "2.25.291530217203491856072334580137862904211";

// PKIStatus of RFC 3161 2.4.2.
Bytes status(int value)
{
    return der(DerTag::Sequence, der(DerTag::Integer, Bytes(1, static_cast<char>(value))));
}

Bytes info_over(model::Sha256 const& digest, Bytes const& nonce, Instant moment, BytesView serial)
{
    Owned<ASN1_OBJECT, ASN1_OBJECT_free> const policy(OBJ_txt2obj(POLICY, 1));
    Owned<X509_ALGOR, X509_ALGOR_free> const algorithm(X509_ALGOR_new());
    require(policy && algorithm && X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr) == 1,
        "time-stamp");
    auto const imprint =
        der(DerTag::Sequence, {der_of(algorithm.get(), i2d_X509_ALGOR), der(DerTag::OctetString, digest.bytes())});
    // RFC 3161 2.4.2 TSTInfo: version, policy, messageImprint, serialNumber, genTime, nonce.
    return der(DerTag::Sequence,
        {der(DerTag::Integer, "\x01"), der_of(policy.get(), i2d_ASN1_OBJECT), imprint, der(DerTag::Integer, serial),
            der_time(moment), nonce.empty() ? Bytes() : der(DerTag::Integer, nonce)});
}

} // namespace

Bytes DevelopmentTimeStamper::token(model::Sha256 const& digest, Bytes const& nonce) const
{
    auto serial = m_random.bytes(16);
    serial[0] = static_cast<char>((serial[0] & 0x3F) | 0x40); // positive and minimal
    auto info = info_over(digest, nonce, m_clock.now(), serial);
    constexpr unsigned int FLAGS = CMS_PARTIAL | CMS_BINARY;
    OwnedCms const cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, FLAGS));
    require(cms && CMS_set1_eContentType(cms.get(), OBJ_nid2obj(NID_id_smime_ct_TSTInfo)) == 1 &&
                CMS_set_detached(cms.get(), 0) == 1,
        "time-stamp");
    require(
        ASN1_STRING_set(*CMS_get0_content(cms.get()), info.data(), static_cast<int>(info.size())) == 1, "time-stamp");
    auto* signer = add_signer(cms.get(), m_certificate, m_chain, FLAGS);
    sign_by_hand(signer, NID_id_smime_ct_TSTInfo, sha256(info), m_key);
    // RFC 5652 5.1: version 3 when the content is other than data; this call is what sets it.
    OwnedBio const versioned(CMS_dataInit(cms.get(), nullptr));
    require(versioned != nullptr, "time-stamp");
    return der_of(cms.get(), i2d_CMS_ContentInfo);
}

Bytes DevelopmentTimeStamper::answer(BytesView request) const
{
    auto const* at = octets_of(request);
    Owned<TS_REQ, TS_REQ_free> const asked(d2i_TS_REQ(nullptr, &at, static_cast<long>(request.size())));
    last_reason();
    auto* imprint = asked ? TS_REQ_get_msg_imprint(asked.get()) : nullptr;
    auto const* stated = imprint ? TS_MSG_IMPRINT_get_msg(imprint) : nullptr;
    auto const octets = stated ? BytesView(reinterpret_cast<char const*>(ASN1_STRING_get0_data(stated)),
                                     static_cast<std::size_t>(ASN1_STRING_length(stated)))
                               : BytesView();
    auto const digest = model::Sha256::from_bytes(octets);
    if (!digest || OBJ_obj2nid(TS_MSG_IMPRINT_get_algo(imprint)->algorithm) != NID_sha256)
        return der(DerTag::Sequence, status(2)); // rejection
    auto const* nonce = TS_REQ_get_nonce(asked.get());
    Bytes nonce_octets;
    if (nonce) {
        // The content octets of the INTEGER, leading zero of a high bit included.
        auto const encoded = der_of(nonce, i2d_ASN1_INTEGER);
        nonce_octets = encoded.substr(2);
    }
    return der(DerTag::Sequence, {status(0), token(*digest, nonce_octets)});
}

Outcome<Bytes> DevelopmentTimeStamper::stamp(model::Sha256 const& digest) const
{
    auto const nonce = m_random.bytes(8);
    return token_in_response(answer(time_stamp_request(digest, nonce)), digest, nonce);
}

} // namespace xindang::crypto
