#include <usecase/document/office_provers.h>

#include <base/files.h>
#include <usecase/document/remote_provers.h>

#include <sstream>

namespace xindang::usecase {

namespace {

constexpr std::size_t LARGEST_LIST = 1 << 20;

/// The development authorities for what they issued, the network for everything else.
class OfficeRevocations final : public crypto::RevocationSource {
public:
    explicit OfficeRevocations(crypto::DevelopmentRevocationSource own) : m_own(std::move(own)) {}
    Outcome<crypto::RevocationEvidence> ask(
        crypto::Certificate const& certificate, crypto::Certificate const& issuer) const override
    {
        auto own = m_own.ask(certificate, issuer);
        return own || own.refusal().fault != Fault::NotFound ? own : m_remote.ask(certificate, issuer);
    }

private:
    crypto::DevelopmentRevocationSource m_own;
    RemoteRevocationSource m_remote;
};

// An office with certificates of a public authority has removed the development keys; then there are none.
Outcome<std::vector<crypto::DevelopmentRevocationSource::Authority>> development_authorities(
    DataFolder const& folder, std::string const& passphrase)
{
    std::vector<crypto::DevelopmentRevocationSource::Authority> authorities;
    for (auto const* role : {"documents-root", "documents-ca"}) {
        if (!std::filesystem::exists(folder.key(role)) || !std::filesystem::exists(folder.certificate(role))) continue;
        auto key = crypto::load_key(folder.key(role), passphrase);
        if (!key) return key.refusal();
        auto certificate = crypto::Certificate::load(folder.certificate(role));
        if (!certificate) return certificate.refusal();
        authorities.push_back({std::move(*certificate), std::move(*key)});
    }
    return authorities;
}

} // namespace

Outcome<document::Trust> load_trust(DataFolder const& folder)
{
    auto signers = crypto::Certificate::load_all(folder.document_anchors());
    if (!signers) return signers.refusal();
    // A folder made before there were time-stamps believes in none.
    if (!std::filesystem::exists(folder.time_stamp_anchors())) return document::Trust(std::move(*signers), {});
    auto stampers = crypto::Certificate::load_all(folder.time_stamp_anchors());
    if (!stampers) return stampers.refusal();
    return document::Trust(std::move(*signers), std::move(*stampers));
}

Outcome<std::vector<crypto::Revoked>> load_revoked(DataFolder const& folder)
{
    std::vector<crypto::Revoked> revoked;
    if (!std::filesystem::exists(folder.revoked_certificates())) return revoked;
    auto const text = read_file(folder.revoked_certificates(), LARGEST_LIST);
    if (!text) return text.refusal();
    std::istringstream lines(*text);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        std::istringstream words(line.substr(0, line.find('#')));
        std::string serial, time;
        if (!(words >> serial)) continue;
        words >> time;
        auto const at = Instant::parse(time);
        if (!from_hex(serial) || !at)
            return Refusal{Fault::BadInput, "a line is \"SERIAL TIME\", hexadecimal and RFC 3339",
                "revoked-certificates:" + std::to_string(number)};
        revoked.push_back({serial, *at});
    }
    return revoked;
}

Outcome<std::unique_ptr<OfficeProvers>> OfficeProvers::open(DataFolder const& folder, Settings const& settings,
    std::string const& passphrase, Clock const& clock, Random& random)
{
    auto trust = load_trust(folder);
    if (!trust) return trust.refusal();
    auto authorities = development_authorities(folder, passphrase);
    if (!authorities) return authorities.refusal();
    auto revoked = load_revoked(folder);
    if (!revoked) return revoked.refusal();

    std::unique_ptr<OfficeProvers> office(new OfficeProvers(std::move(*trust)));
    office->m_revocations = std::make_unique<OfficeRevocations>(
        crypto::DevelopmentRevocationSource(std::move(*authorities), std::move(*revoked), clock));
    if (!settings.documents.time_stamp_url.empty()) {
        office->m_time_stamper = std::make_unique<RemoteTimeStamper>(settings.documents.time_stamp_url, random);
        return office;
    }
    auto key = crypto::load_key(folder.key("time-stamps"), passphrase);
    if (!key) return key.refusal();
    auto certificate = crypto::Certificate::load(folder.certificate("time-stamps"));
    if (!certificate) return certificate.refusal();
    auto chain = crypto::Certificate::load_all(folder.certificate("documents-ca"));
    if (!chain) return chain.refusal();
    office->m_stamp_key = std::move(*key);
    office->m_stamp_certificate = std::make_unique<crypto::Certificate>(std::move(*certificate));
    office->m_time_stamper = std::make_unique<crypto::DevelopmentTimeStamper>(
        *office->m_stamp_key, *office->m_stamp_certificate, std::move(*chain), clock, random);
    return office;
}

} // namespace xindang::usecase
