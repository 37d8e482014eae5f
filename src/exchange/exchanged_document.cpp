#include <exchange/exchanged_document.h>

#include <exchange/list_xml.h>
#include <xml/signature.h>

#include <algorithm>

namespace xindang::exchange {

namespace {

Step<Passed> check_sender(xml::Document const& document, Header const& header, FeedbackDoor const& door)
{
    auto const known = door.certificates(header.sender.code);
    if (known.empty())
        return Reason{ReasonCode::Key, "no key is registered for the sender " + header.sender.code, document.name()};
    auto const verified = xml::verify_enveloped(document, known);
    if (verified) return Passed{};
    auto const& refusal = verified.refusal();
    return Reason{
        refusal.where == "certificate" ? ReasonCode::Key : ReasonCode::Signature, refusal.reason, refusal.where};
}

Step<Passed> check_header(
    Header const& header, std::set<std::string> const& audiences, FeedbackDoor const& door, std::string const& name)
{
    if (header.environment != door.environment)
        return Reason{ReasonCode::Environment, "the file is of another environment", name};
    if (std::none_of(header.audience.begin(), header.audience.end(),
            [&](std::string const& code) { return audiences.contains(code); }))
        return Reason{ReasonCode::Audience, "the file is not addressed to " + door.self, name};
    if (door.now < header.created_at) return Reason{ReasonCode::Rule, "the file was made in the future", name};
    return Passed{};
}

} // namespace

Step<ExchangedDocument> open_exchanged_document(
    BytesView octets, std::string const& name, ExchangedDocumentRules const& rules, FeedbackDoor const& door)
{
    if (octets.size() > rules.octets)
        return Reason{ReasonCode::Size, "at most " + std::to_string(rules.octets) + " octets", name};
    auto document = parse(octets, name, rules.root);
    if (!document) return document.reason();
    if (auto const valid = check_schema(*document, door.schema); !valid) return valid.reason();
    auto header = read_header(document->root().child("Header"));
    if (!header) return Reason{ReasonCode::Schema, header.refusal().reason, header.refusal().where};
    if (auto const known = check_sender(*document, *header, door); !known) return known.reason();
    if (auto const checked = check_header(*header, rules.audiences, door, name); !checked) return checked.reason();
    return ExchangedDocument{std::move(*document), std::move(*header)};
}

} // namespace xindang::exchange
