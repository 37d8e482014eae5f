#include <usecase/office/set_up.h>

#include <base/files.h>
#include <crypto/aead.h>
#include <crypto/certificate.h>
#include <crypto/note.h>
#include <crypto/signing_key.h>

#include <memory>
#include <string>

namespace xindang::usecase {

namespace fs = std::filesystem;
using crypto::Certificate;
using crypto::KeyKind;

static constexpr std::int64_t DAY = 86'400;
static constexpr std::int64_t AUTHORITY_LIFE = 3'650 * DAY;
static constexpr std::int64_t LEAF_LIFE = 1'095 * DAY;
/// A certificate is valid from a little before it was made: partners' clocks differ.
static constexpr std::int64_t CLOCK_SLACK = 3'600;

namespace {

struct Holder {
    std::unique_ptr<crypto::SigningKey> key;
    Certificate certificate;
};

/// One run of set_up; remembers what it made.
class Maker {
public:
    Maker(DataFolder const& folder, law::Agency const& own, SetUpChoices choices, Instant now, Random& random)
        : m_folder(folder), m_own(own), m_choices(std::move(choices)), m_now(now), m_random(random)
    {}

    void folders()
    {
        for (auto const& folder : {m_folder.root(), m_folder.keys(), m_folder.objects(), m_folder.site()})
            fs::create_directories(folder);
        fs::permissions(m_folder.keys(), fs::perms::owner_all);
    }

    Outcome<Done> master_key()
    {
        if (is_there(m_folder.master_key())) return Done{};
        return crypto::save_secret(m_folder.master_key(), crypto::SecretKey::generate(m_random));
    }

    Outcome<Done> ledger_key()
    {
        auto const key = key_of("ledger", KeyKind::Ed25519);
        if (!key) return key.refusal();
        if (!is_there(m_folder.ledger_verifier()))
            write_file_atomically(
                m_folder.ledger_verifier(), crypto::note_verifier_key(ledger_name(), (*key)->public_key()) + "\n");
        return Done{};
    }

    Outcome<Holder> authority(std::string const& role, std::string const& title, int authorities_below = 0)
    {
        auto key = key_of(role, KeyKind::EcP256);
        if (!key) return key.refusal();
        auto asked = request(title, AUTHORITY_LIFE);
        asked.authorities_below = authorities_below;
        auto const certificate = certificate_of(role, [&] { return crypto::make_authority(asked, **key, m_random); });
        if (!certificate) return certificate.refusal();
        return Holder{std::move(*key), *certificate};
    }

    Outcome<Holder> intermediate(std::string const& role, std::string const& title, Holder const& authority)
    {
        auto key = key_of(role, KeyKind::EcP256);
        if (!key) return key.refusal();
        auto const certificate = certificate_of(role, [&] {
            return crypto::make_intermediate(
                request(title, AUTHORITY_LIFE), (*key)->public_key(), authority.certificate, *authority.key, m_random);
        });
        if (!certificate) return certificate.refusal();
        return Holder{std::move(*key), *certificate};
    }

    Outcome<Done> leaf(std::string const& role, std::string const& title, KeyKind kind, Holder const& authority,
        crypto::Use use = crypto::Use::Signatures)
    {
        auto const key = key_of(role, kind);
        if (!key) return key.refusal();
        // A time-stamp must be checkable for as long as anything we have; a signer is replaced more often.
        auto asked = request(title, use == crypto::Use::TimeStamps ? AUTHORITY_LIFE : LEAF_LIFE);
        asked.use = use;
        auto const certificate = certificate_of(role, [&] {
            return crypto::make_leaf(asked, (*key)->public_key(), authority.certificate, *authority.key, m_random);
        });
        if (!certificate) return certificate.refusal();
        return Done{};
    }

    void anchors(fs::path const& file, Holder const& authority)
    {
        if (!is_there(file)) write_file_atomically(file, authority.certificate.pem());
    }

    SetUpReceipt receipt() && { return std::move(m_receipt); }

private:
    /// Also notes the file in the receipt.
    bool is_there(fs::path const& file)
    {
        bool const there = fs::exists(file);
        (there ? m_receipt.kept : m_receipt.made).push_back(fs::relative(file, m_folder.root()));
        return there;
    }

    Outcome<std::unique_ptr<crypto::SigningKey>> key_of(std::string const& role, KeyKind kind)
    {
        auto const file = m_folder.key(role);
        return is_there(file) ? crypto::load_key(file, m_choices.passphrase)
                              : crypto::create_key_file(file, kind, m_choices.passphrase);
    }

    template <class Make> Outcome<Certificate> certificate_of(std::string const& role, Make make)
    {
        auto const file = m_folder.certificate(role);
        if (is_there(file)) return Certificate::load(file);
        auto certificate = make();
        write_file_atomically(file, certificate.pem());
        return certificate;
    }

    crypto::CertificateRequest request(std::string const& title, std::int64_t life) const
    {
        auto asked = leaf_request(m_choices.environment, title, m_own, m_now);
        asked.not_after = m_now.plus_seconds(life);
        return asked;
    }

    /// The origin of our ledger's checkpoints: no space, no plus.
    std::string ledger_name() const { return m_own.code + "/ledger"; }

    DataFolder const& m_folder;
    law::Agency const& m_own;
    SetUpChoices m_choices;
    Instant m_now;
    Random& m_random;
    SetUpReceipt m_receipt;
};

} // namespace

static Outcome<Done> make_document_keys(Maker& maker, DataFolder const& folder)
{
    auto const root = maker.authority("documents-root", "Document Root", 1);
    if (!root) return root.refusal();
    auto const authority = maker.intermediate("documents-ca", "Document CA", *root);
    if (!authority) return authority.refusal();
    // A folder from before there was a root has its anchors, and they stay.
    maker.anchors(folder.document_anchors(), *root);
    maker.anchors(folder.time_stamp_anchors(), authority->certificate.is_self_issued() ? *authority : *root);
    auto const p256 = maker.leaf("documents-ec-p256", "Document Seal P-256", KeyKind::EcP256, *authority);
    if (!p256) return p256.refusal();
    auto const rsa = maker.leaf("documents-rsa-3072", "Document Seal RSA-3072", KeyKind::Rsa3072, *authority);
    if (!rsa) return rsa.refusal();
    return maker.leaf("time-stamps", "Time-Stamps", KeyKind::EcP256, *authority, crypto::Use::TimeStamps);
}

static Outcome<Done> make_list_keys(Maker& maker)
{
    auto const root = maker.authority("list-root", "List Root");
    if (!root) return root.refusal();
    auto const list = maker.leaf("list", "List Signer", KeyKind::EcP256, *root);
    if (!list) return list.refusal();
    return maker.leaf("head", "Head Signer", KeyKind::EcP256, *root);
}

crypto::CertificateRequest leaf_request(
    Environment environment, std::string const& title, law::Agency const& own, Instant now)
{
    bool const test = environment == Environment::Test;
    return {(test ? "测试/TEST " : "") + title, own.name, now.plus_seconds(-CLOCK_SLACK), now.plus_seconds(LEAF_LIFE)};
}

Outcome<SetUpReceipt> set_up(Actor const& actor, DataFolder const& folder, law::Agency const& own,
    SetUpChoices const& choices, Clock const& clock, Random& random)
{
    if (auto const allowed = assure(actor, {Duty::Operator}); !allowed) return allowed.refusal();
    Maker maker{folder, own, choices, clock.now(), random};
    maker.folders();
    if (auto const done = maker.master_key(); !done) return done.refusal();
    if (auto const done = maker.ledger_key(); !done) return done.refusal();
    if (auto const done = make_document_keys(maker, folder); !done) return done.refusal();
    if (auto const done = make_list_keys(maker); !done) return done.refusal();
    return std::move(maker).receipt();
}

} // namespace xindang::usecase
