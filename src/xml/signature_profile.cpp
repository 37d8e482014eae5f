#include <xml/signature_profile.h>

#include <array>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace xindang::xml {

namespace {

constexpr std::size_t MAX_CERTIFICATE = 8192;

Refusal untrusted(std::string reason, Node const& at)
{
    return {Fault::Untrusted, std::move(reason), at.place()};
}

std::size_t count_in(Node const& element)
{
    std::size_t count = element.is(DSIG, "Signature") ? 1 : 0;
    for (auto const child : element.children())
        count += count_in(child);
    return count;
}

/// The last of exactly so many signatures, which are the last children of the root.
Outcome<Node> last_signature(Node const& root, std::size_t signatures)
{
    auto const count = count_in(root);
    if (count == 0) return untrusted("the document is not signed", root);
    if (count != signatures)
        return untrusted(count < signatures ? "a second signature is missing" : "more than one signature", root);
    std::vector<Node> const children(root.children().begin(), root.children().end());
    for (auto at = children.size() - signatures; at < children.size(); ++at)
        if (!children[at].is(DSIG, "Signature"))
            return untrusted("the signature is not the last child of the root", root);
    return children.back();
}

/// What one element of the signature must be: its name, its one attribute or none, its children.
struct Form {
    std::string_view name;
    std::string_view attribute;
    std::initializer_list<std::string_view> children;
};

Outcome<Done> check_form(Node const& element, Form const& form)
{
    if (!element.is(DSIG, form.name))
        return untrusted("where " + std::string(form.name) + " should stand, there is " + element.name(), element);
    auto const attributes = element.attribute_names();
    auto const fits =
        form.attribute.empty() ? attributes.empty() : attributes.size() == 1 && attributes[0] == form.attribute;
    if (!fits || element.has_foreign_attributes())
        return untrusted(element.name() + " has other attributes than the profile allows", element);
    auto expected = form.children.begin();
    for (auto const child : element.children()) {
        if (expected == form.children.end() || !child.is(DSIG, *expected))
            return untrusted(child.name() + " may not stand in " + element.name(), child);
        ++expected;
    }
    if (expected != form.children.end()) return untrusted(element.name() + " lacks " + std::string(*expected), element);
    return Done{};
}

Outcome<Done> check_algorithm(Node const& element, std::string_view name, std::string_view uri)
{
    if (auto const done = check_form(element, {name, "Algorithm", {}}); !done) return done.refusal();
    if (element.attribute("Algorithm") != uri)
        return untrusted("algorithm not allowed: " + element.attribute("Algorithm"), element);
    return Done{};
}

/// Runs checks until one refuses.
template <class... Checks> Outcome<Done> all_of(Checks const&... checks)
{
    Outcome<Done> result = Done{};
    ((result ? void(result = checks()) : void()), ...);
    return result;
}

Outcome<Done> check_reference(Node const& reference)
{
    auto const transforms = reference.child(DSIG, "Transforms");
    auto const first = transforms.first_child();
    return all_of(
        [&] {
            return check_form(reference, {"Reference", "URI", {"Transforms", "DigestMethod", "DigestValue"}});
        },
        [&]() -> Outcome<Done> {
            if (reference.attribute("URI").empty()) return Done{};
            return untrusted("the reference is not to the whole document", reference);
        },
        // exchange profile §5.6: transforms exactly [enveloped-signature, exc-c14n]; XPath and XSLT can hide anything.
        [&] {
            return check_form(transforms, {"Transforms", "", {"Transform", "Transform"}});
        },
        [&] { return check_algorithm(first, "Transform", ENVELOPED); },
        [&] { return check_algorithm(first.next_sibling(), "Transform", EXC_C14N); },
        [&] { return check_algorithm(reference.child(DSIG, "DigestMethod"), "DigestMethod", SHA256); },
        [&] {
            return check_form(reference.child(DSIG, "DigestValue"), {"DigestValue", "", {}});
        });
}

std::optional<SignatureAlgorithm> algorithm_of(Node const& method)
{
    for (auto const algorithm : {SignatureAlgorithm::RsaSha256, SignatureAlgorithm::EcdsaP256Sha256})
        if (method.attribute("Algorithm") == uri_of(algorithm)) return algorithm;
    return std::nullopt;
}

} // namespace

std::size_t count_signatures(Document const& document)
{
    return count_in(document.root());
}

Outcome<SignatureProfile> read_profile(Document const& document, std::size_t signatures)
{
    auto const found = last_signature(document.root(), signatures);
    if (!found) return found.refusal();
    return read_form(*found);
}

Outcome<SignatureProfile> read_form(Node const& signature)
{
    auto const info = signature.child(DSIG, "SignedInfo");
    auto const method = info.child(DSIG, "SignatureMethod");
    auto const key_info = signature.child(DSIG, "KeyInfo");
    auto const data = key_info.child(DSIG, "X509Data");
    auto const certificate = data.child(DSIG, "X509Certificate");
    auto const done = all_of(
        [&] {
            return check_form(signature, {"Signature", "", {"SignedInfo", "SignatureValue", "KeyInfo"}});
        },
        [&] {
            return check_form(info, {"SignedInfo", "", {"CanonicalizationMethod", "SignatureMethod", "Reference"}});
        },
        [&] { return check_algorithm(info.child(DSIG, "CanonicalizationMethod"), "CanonicalizationMethod", EXC_C14N); },
        [&] {
            return check_form(method, {"SignatureMethod", "Algorithm", {}});
        },
        [&] { return check_reference(info.child(DSIG, "Reference")); },
        [&] {
            return check_form(signature.child(DSIG, "SignatureValue"), {"SignatureValue", "", {}});
        },
        // The key comes from what was pinned; KeyInfo only says which one. A KeyValue would be the attacker's own.
        [&] {
            return check_form(key_info, {"KeyInfo", "", {"X509Data"}});
        },
        [&] {
            return check_form(data, {"X509Data", "", {"X509Certificate"}});
        },
        [&] {
            return check_form(certificate, {"X509Certificate", "", {}});
        });
    if (!done) return done.refusal();

    auto const algorithm = algorithm_of(method);
    if (!algorithm) return untrusted("algorithm not allowed: " + method.attribute("Algorithm"), method);
    auto const der = from_base64(certificate.text());
    if (!der || der->empty() || der->size() > MAX_CERTIFICATE)
        return untrusted("the certificate cannot be read", certificate);
    return SignatureProfile{signature, *algorithm, *der};
}

} // namespace xindang::xml
