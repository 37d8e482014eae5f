#include <archive/person_vault.h>

#include <archive/bodies.h>
#include <base/bytes.h>
#include <crypto/mac.h>

#include <stdexcept>

namespace xindang::archive {

namespace {

constexpr std::string_view SEALED = "sealed";
constexpr std::string_view VERSION = "v1:";
constexpr std::string_view MASTER_CONTEXT = "xindang archive master key";
constexpr std::size_t MOST_OPENED_KEYS = 10'000;

std::string key_context(model::SubjectId person)
{
    return "person-key:" + person.text();
}

bool is_person(std::optional<model::SubjectId> const& subject)
{
    return subject && subject->kind() == model::SubjectKind::Person;
}

} // namespace

PersonVault::PersonVault(crypto::SecretKey const& master, Random& random)
    : m_master(master), m_index_key(master.derived("xindang blind index v1")), m_random(&random)
{}

void PersonVault::make_key(sql::Connection& connection, model::SubjectId person)
{
    auto const key = crypto::SecretKey::generate(*m_random);
    auto const wrapped = crypto::wrap(m_master, key, key_context(person), *m_random);
    connection.execute("INSERT INTO person_key(subject, wrapped) VALUES(?, ?)", {person.text(), sql::Blob{wrapped}});
    m_opened.insert_or_assign(person, key);
}

void PersonVault::erase_key(sql::Connection& connection, model::SubjectId person)
{
    m_opened.erase(person);
    connection.execute("DELETE FROM person_key WHERE subject = ?", {person.text()});
}

bool PersonVault::has_key(sql::Connection& connection, model::SubjectId person)
{
    return connection.number("SELECT 1 FROM person_key WHERE subject = ?", {person.text()}) == 1;
}

crypto::SecretKey const* PersonVault::key_of(sql::Connection& connection, model::SubjectId person)
{
    if (auto const found = m_opened.find(person); found != m_opened.end()) return &found->second;
    auto rows = connection.query("SELECT wrapped FROM person_key WHERE subject = ?", {person.text()});
    if (!rows.next()) return nullptr;
    auto const key = crypto::unwrap(m_master, rows.blob(0), key_context(person));
    if (!key) throw std::runtime_error("the key of " + person.text() + " cannot be unwrapped");
    if (m_opened.size() >= MOST_OPENED_KEYS) m_opened.clear();
    return &m_opened.emplace(person, *key).first->second;
}

model::Fields PersonVault::seal(sql::Connection& connection, std::optional<model::SubjectId> const& subject,
    model::EntryKind kind, model::Fields const& body)
{
    if (!is_person(subject)) return body;
    auto const& open = open_names(kind);
    model::Fields stored;
    model::Fields secret;
    for (auto const& [name, value] : body.all())
        (open.contains(name) ? stored : secret).set(name, value);
    if (secret.empty()) return stored;
    auto const* const key = key_of(connection, *subject);
    if (!key) throw std::logic_error("sealing for a person without key");
    stored.set(
        SEALED, std::string(VERSION) + to_base64(crypto::seal(*key, secret.canonical(), subject->text(), *m_random)));
    return stored;
}

model::Fields PersonVault::open(
    sql::Connection& connection, std::optional<model::SubjectId> const& subject, model::Fields body)
{
    if (!is_person(subject) || !body.has(SEALED)) return body;
    auto const sealed = body.get(SEALED);
    body.set(SEALED, "");
    auto const* const key = key_of(connection, *subject);
    if (!key) return body;
    auto const octets = sealed.starts_with(VERSION) ? from_base64(std::string_view(sealed).substr(VERSION.size()))
                                                    : std::optional<Bytes>();
    if (!octets) throw std::runtime_error("an entry about " + subject->text() + " has a sealed part of unknown form");
    auto const plain = crypto::open_sealed(*key, *octets, subject->text());
    if (!plain) throw std::runtime_error("an entry about " + subject->text() + " cannot be opened with its key");
    auto const secret = model::Fields::parse(*plain);
    if (!secret) throw std::runtime_error("an entry about " + subject->text() + " holds no fields");
    for (auto const& [name, value] : secret->all())
        body.set(name, value);
    return body;
}

std::string PersonVault::blind(std::string_view text) const
{
    // 16 octets: no two names of a country meet by chance, and half the room in every index.
    return "#" + to_hex(crypto::hmac_sha256(m_index_key.bytes(), text).bytes().substr(0, 16));
}

Outcome<Done> check_master_key(sql::Connection& connection, crypto::SecretKey const& master, Random& random)
{
    auto const matches = [&](BytesView sealed) -> Outcome<Done> {
        if (crypto::open_sealed(master, sealed, MASTER_CONTEXT)) return Done{};
        return Refusal{Fault::Untrusted, "the master key is not the one this archive was made with", "master_key"};
    };
    {
        auto rows = connection.query("SELECT sealed FROM master_check");
        if (rows.next()) return matches(rows.blob(0));
    }
    auto const sealed = crypto::seal(master, "xindang", MASTER_CONTEXT, random);
    connection.execute("INSERT OR IGNORE INTO master_check VALUES(1, ?)", {sql::Blob{sealed}});
    // Two processes may have made the file at once: what counts is whose row it is.
    auto rows = connection.query("SELECT sealed FROM master_check");
    rows.next();
    return matches(rows.blob(0));
}

} // namespace xindang::archive
