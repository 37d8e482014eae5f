#include <xml/signed_stream.h>

#include <xml/canonical_writer.h>
#include <xml/libxml.h>
#include <xml/schema_compiled.h>
#include <xml/signature_profile.h>

#include <algorithm>
#include <array>
#include <exception>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <new>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <stdexcept>

namespace xindang::xml {

namespace {

constexpr std::size_t HASHED_AT_ONCE = std::size_t{64} << 10;
constexpr int P256_OCTETS = 32;

/// XMLDSig 1.1 §6.4.3: the ECDSA value is r || s; OpenSSL takes the DER of X9.62.
Bytes der_of(BytesView plain)
{
    if (plain.size() != 2 * P256_OCTETS) return {};
    auto const* from = reinterpret_cast<unsigned char const*>(plain.data());
    CPointer<ECDSA_SIG, ECDSA_SIG_free> const signature(ECDSA_SIG_new());
    auto* r = BN_bin2bn(from, P256_OCTETS, nullptr);
    auto* s = BN_bin2bn(from + P256_OCTETS, P256_OCTETS, nullptr);
    if (!signature || !r || !s || ECDSA_SIG_set0(signature.get(), r, s) != 1) throw std::bad_alloc();
    Bytes der(static_cast<std::size_t>(i2d_ECDSA_SIG(signature.get(), nullptr)), '\0');
    auto* to = reinterpret_cast<unsigned char*>(der.data());
    i2d_ECDSA_SIG(signature.get(), &to);
    return der;
}

/// Whether the key of the certificate made this signature over SignedInfo.
bool made_by(SignatureProfile const& profile, Bytes const& signed_info, BytesView value)
{
    auto const* at = reinterpret_cast<unsigned char const*>(profile.certificate_der.data());
    CPointer<X509, X509_free> const certificate(
        d2i_X509(nullptr, &at, static_cast<long>(profile.certificate_der.size())));
    auto* key = certificate ? X509_get0_pubkey(certificate.get()) : nullptr;
    if (!key) return false;
    auto const signature = profile.algorithm == SignatureAlgorithm::EcdsaP256Sha256 ? der_of(value) : Bytes(value);
    CPointer<EVP_MD_CTX, EVP_MD_CTX_free> const context(EVP_MD_CTX_new());
    if (!context || EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1)
        throw std::runtime_error("a signature cannot be looked at");
    return EVP_DigestVerify(context.get(), reinterpret_cast<unsigned char const*>(signature.data()), signature.size(),
               reinterpret_cast<unsigned char const*>(signed_info.data()), signed_info.size()) == 1;
}

/// SHA-256 of canonical octets as they come.
class Digest {
public:
    Digest() : m_context(EVP_MD_CTX_new())
    {
        if (!m_context || EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) != 1) throw std::bad_alloc();
    }
    Bytes& buffer() { return m_buffer; }
    void flush(std::size_t beyond = 0)
    {
        if (m_buffer.size() < beyond) return;
        if (EVP_DigestUpdate(m_context.get(), m_buffer.data(), m_buffer.size()) != 1)
            throw std::runtime_error("SHA-256 failed");
        m_buffer.clear();
    }
    Bytes finish()
    {
        flush();
        std::array<unsigned char, 32> digest;
        if (EVP_DigestFinal_ex(m_context.get(), digest.data(), nullptr) != 1)
            throw std::runtime_error("SHA-256 failed");
        return {reinterpret_cast<char const*>(digest.data()), digest.size()};
    }

private:
    CPointer<EVP_MD_CTX, EVP_MD_CTX_free> m_context;
    Bytes m_buffer;
};

/// One pass. The parser builds a tree as it always does; a child of the root that is complete is digested, handed over
/// and cut off before the next one begins.
class SignedReader {
public:
    SignedReader(BytesView text, SignedForm const& form, std::string const& name,
        std::function<void(Node const&)> const& on_child)
        : m_rest(text), m_form(form), m_name(name), m_on_child(on_child), m_writer(m_digest.buffer())
    {}
    SignedPass run();

private:
    static SignedReader& of(void* context)
    {
        return *static_cast<SignedReader*>(static_cast<xmlParserCtxt*>(context)->_private);
    }
    static int read_piece(void* reader, char* to, int size) noexcept;
    static void start_element(void* context, xmlChar const* name, xmlChar const* prefix, xmlChar const* uri,
        int namespaces_count, xmlChar const** namespaces, int attributes_count, int defaulted,
        xmlChar const** attributes) noexcept;
    static void end_element(void* context, xmlChar const* name, xmlChar const* prefix, xmlChar const* uri) noexcept;
    static xmlParserInput* nothing_external(void*, xmlChar const*, xmlChar const*) noexcept { return nullptr; }

    void parse();
    /// Takes what stands under the root, whole by now.
    void take_children(xmlNode* root);
    void take_child(xmlNode* child);
    template <class Work> void guarded(Work work) noexcept;
    Outcome<VerifiedSignature> verdict();
    Refusal untrusted(std::string reason, std::string where) const
    {
        return {Fault::Untrusted, std::move(reason), std::move(where)};
    }

    BytesView m_rest;
    SignedForm const& m_form;
    std::string const& m_name;
    std::function<void(Node const&)> const& m_on_child;
    Digest m_digest;
    CanonicalWriter m_writer;
    Complaints m_complaints;
    CPointer<xmlParserCtxt, xmlFreeParserCtxt> m_parser;
    CPointer<xmlDoc, xmlFreeDoc> m_signature; ///< in a document of its own, as long as it must be looked at
    std::size_t m_signatures = 0;             ///< anywhere
    bool m_last_is_signature = false;
    bool m_right_root = false;
    bool m_well_formed = false;
    bool m_valid = false;
    std::exception_ptr m_thrown;
};

int SignedReader::read_piece(void* reader, char* to, int size) noexcept
{
    auto& rest = static_cast<SignedReader*>(reader)->m_rest;
    auto const piece = std::min(rest.size(), static_cast<std::size_t>(size));
    rest.copy(to, piece);
    rest.remove_prefix(piece);
    return static_cast<int>(piece);
}

/// Nothing may be thrown through the C library: it is kept, and thrown when the parser has stopped.
template <class Work> void SignedReader::guarded(Work work) noexcept
{
    if (m_thrown) return;
    try {
        work();
    } catch (...) {
        m_thrown = std::current_exception();
        xmlStopParser(m_parser.get());
    }
}

void SignedReader::start_element(void* context, xmlChar const* name, xmlChar const* prefix, xmlChar const* uri,
    int namespaces_count, xmlChar const** namespaces, int attributes_count, int defaulted,
    xmlChar const** attributes) noexcept
{
    auto& self = of(context);
    auto* const parser = self.m_parser.get();
    auto const depth = parser->nodeNr;
    self.guarded([&] {
        if (view_of(uri) == DSIG && view_of(name) == "Signature") ++self.m_signatures;
        if (depth == 1) self.take_children(parser->node);
        if (depth == 0) self.m_right_root = view_of(uri) == self.m_form.ns && view_of(name) == self.m_form.name;
    });
    xmlSAX2StartElementNs(
        context, name, prefix, uri, namespaces_count, namespaces, attributes_count, defaulted, attributes);
    if (depth == 0 && parser->node)
        self.guarded([&] {
            if (parser->myDoc && !parser->myDoc->URL) parser->myDoc->URL = xmlStrdup(xml_of(self.m_name.c_str()));
            self.m_writer.open(parser->node);
        });
}

void SignedReader::end_element(void* context, xmlChar const* name, xmlChar const* prefix, xmlChar const* uri) noexcept
{
    auto& self = of(context);
    auto* const parser = self.m_parser.get();
    if (parser->nodeNr == 1)
        self.guarded([&] {
            self.take_children(parser->node);
            self.m_writer.close(parser->node);
        });
    xmlSAX2EndElementNs(context, name, prefix, uri);
}

void SignedReader::take_children(xmlNode* root)
{
    while (auto* const child = root->children) {
        if (child->type == XML_ELEMENT_NODE) {
            take_child(child);
        } else {
            m_writer.write(child);
        }
        if (root->children != child) continue; // it was kept
        xmlUnlinkNode(child);
        xmlFreeNode(child);
    }
    m_digest.flush(HASHED_AT_ONCE);
}

void SignedReader::take_child(xmlNode* child)
{
    Node const node{child};
    m_last_is_signature = node.is(DSIG, "Signature");
    if (m_last_is_signature) {
        // The enveloped-signature transform: all but this one. A second one is refused by its count.
        m_signature.reset(xmlNewDoc(xml_of("1.0")));
        if (!m_signature) throw std::bad_alloc();
        m_signature->URL = xmlStrdup(xml_of(m_name.c_str()));
        auto* const copy = xmlDocCopyNode(child, m_signature.get(), 1);
        if (!copy) throw std::bad_alloc();
        copy->line = child->line;
        xmlDocSetRootElement(m_signature.get(), copy);
        return;
    }
    m_writer.write(child);
    if (m_right_root && m_complaints.all().empty()) m_on_child(node);
}

void SignedReader::parse()
{
    xmlSAXHandler handler{};
    xmlSAXVersion(&handler, 2);
    handler.startElementNs = start_element;
    handler.endElementNs = end_element;
    handler.resolveEntity = nothing_external;
    m_parser.reset(xmlCreateIOParserCtxt(nullptr, nullptr, read_piece, nullptr, this, XML_CHAR_ENCODING_UTF8));
    if (!m_parser) throw std::bad_alloc();
    xmlCtxtUseOptions(m_parser.get(), PARSE_OPTIONS);
    *m_parser->sax = handler;
    m_parser->sax->cdataBlock = nullptr;
    m_parser->_private = this;
    m_parser->userData = m_parser.get();
    CPointer<xmlSchemaValidCtxt, xmlSchemaFreeValidCtxt> const validation(
        xmlSchemaNewValidCtxt(m_form.schema.compiled()->schema.get()));
    if (!validation) throw std::bad_alloc();
    xmlSchemaSetValidStructuredErrors(validation.get(), Complaints::take, &m_complaints);
    xmlSchemaValidateSetLocator(
        validation.get(),
        [](void* context, char const** file, unsigned long* line) {
            auto const* const parser = static_cast<xmlParserCtxt*>(context);
            if (file) *file = nullptr;
            if (line)
                *line = parser->input && parser->input->line > 0 ? static_cast<unsigned long>(parser->input->line) : 0;
            return 0;
        },
        m_parser.get());
    auto* const own_handler = m_parser->sax;
    auto* const plug = xmlSchemaSAXPlug(validation.get(), &m_parser->sax, &m_parser->userData);
    if (!plug) throw std::runtime_error("the schema cannot be plugged into the parser");
    xmlParseDocument(m_parser.get());
    // Namespaces in XML 1.0 §7, as at the door of Document.
    m_well_formed = m_parser->wellFormed == 1 && m_parser->nsWellFormed == 1;
    m_valid = xmlSchemaIsValid(validation.get()) == 1;
    xmlSchemaSAXUnplug(plug);
    m_parser->sax = own_handler;
    if (m_parser->myDoc) xmlFreeDoc(m_parser->myDoc);
    m_parser->myDoc = nullptr;
    if (m_thrown) std::rethrow_exception(m_thrown);
}

Outcome<VerifiedSignature> SignedReader::verdict()
{
    if (m_signatures == 0) return untrusted("the document is not signed", m_name);
    if (m_signatures != 1) return untrusted("more than one signature", m_name);
    if (!m_last_is_signature) return untrusted("the signature is not the last child of the root", m_name);
    auto const profile = read_form(Node{xmlDocGetRootElement(m_signature.get())});
    if (!profile) return profile.refusal();
    if (auto const done = check_certificate(*profile, m_form.pinned); !done) return done.refusal();
    auto const info = profile->signature.child(DSIG, "SignedInfo");
    auto const stated = from_base64(info.child(DSIG, "Reference").child(DSIG, "DigestValue").text());
    auto const value = from_base64(profile->signature.child(DSIG, "SignatureValue").text());
    Bytes canonical_info;
    CanonicalWriter(canonical_info).write(element_of(info));
    if (!stated || !value || *stated != m_digest.finish() || !made_by(*profile, canonical_info, *value))
        return untrusted(
            "the signature does not hold: the document was altered after signing", profile->signature.place());
    return VerifiedSignature{profile->algorithm, profile->certificate_der, sha256_of(profile->certificate_der)};
}

SignedPass SignedReader::run()
{
    parse();
    SignedPass pass{{}, untrusted("the document has faults", m_name)};
    auto const* rule = !m_well_formed ? "not-well-formed" : "schema";
    for (auto const& complaint : m_complaints.all())
        pass.faults.add(Severity::Error, rule, place_of(m_name, complaint.line), complaint.text);
    if (!(m_well_formed && m_valid) && !pass.faults.has_errors())
        pass.faults.add(Severity::Error, rule, m_name, "ends early or does not fit its schema");
    if (!pass.faults.has_errors() && !m_right_root)
        pass.faults.add(Severity::Error, "root", m_name + ":1", "expected a " + std::string(m_form.name));
    if (!pass.faults.has_errors()) pass.signature = verdict();
    return pass;
}

} // namespace

SignedPass read_signed(
    BytesView text, SignedForm const& form, std::string const& name, std::function<void(Node const&)> const& on_child)
{
    initialise();
    if (auto const done = prescan(text, form.limits, name); !done) {
        SignedPass pass{{}, done.refusal()};
        pass.faults.add(Severity::Error, done.refusal().fault == Fault::TooLarge ? "too-large" : "prescan",
            done.refusal().where, done.refusal().reason);
        return pass;
    }
    return SignedReader(text, form, name, on_child).run();
}

} // namespace xindang::xml
