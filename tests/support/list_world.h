#pragma once

#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>
#include <base/progress.h>
#include <crypto/certificate.h>
#include <crypto/hash.h>
#include <crypto/system_random.h>
#include <exchange/import.h>
#include <exchange/list_xml.h>
#include <exchange/publication.h>
#include <exchange/store.h>
#include <xml/signature.h>

#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace xindang::test {

inline Instant const LIST_NOW{1'767'574'800}; // 2026-01-05T09:00:00+08:00

/// A key with a certificate, made anew for every test run.
struct KeyPair {
    explicit KeyPair(std::string const& name, crypto::KeyKind kind = crypto::KeyKind::EcP256)
        : key(crypto::generate_key(kind)),
          certificate(crypto::make_self_signed(
              {name, "测试", LIST_NOW.plus_seconds(-86400), LIST_NOW.plus_seconds(86400 * 3650)}, *key, random))
    {}
    exchange::Holder holder() const { return {*key, certificate}; }
    xml::XmlSigner signer() const
    {
        return {key->kind() == crypto::KeyKind::Rsa3072 ? xml::SignatureAlgorithm::RsaSha256
                                                        : xml::SignatureAlgorithm::EcdsaP256Sha256,
            certificate.der(), [this](BytesView octets) {
                return key->sign(octets);
            }};
    }
    crypto::SystemRandom random;
    std::unique_ptr<crypto::SigningKey> key;
    crypto::Certificate certificate;
};

/// An invented issuer with its keys, its folder of list files, and an invented partner with its store.
struct ListWorld {
    KeyPair root{"测试根"};
    KeyPair list{"测试名单"};
    KeyPair head{"测试清单头"};
    crypto::SystemRandom random;
    TempFolder temp;
    exchange::Environment environment = exchange::Environment::Test;
    exchange::Party issuer{"DEMO", "测试局"};
    std::vector<std::string> audience{"PARTNER-A", "PARTNER-B"};
    std::string list_id = "INDUSTRY-BAN";
    Instant now = LIST_NOW;
    unsigned head_valid_hours = 48;
    std::size_t kept_deltas = exchange::MAX_DELTAS;
    std::uint64_t epoch = 1; ///< of what is published without anything before it
    std::string code_lists = "<CodeLists xmlns=\"urn:x-jdl:codes:1\" version=\"c1\">"
                             "<List name=\"measure\"><Code value=\"M-DRUG-OCCUPATION\">限制从业</Code></List>"
                             "<List name=\"statute\"><Code value=\"drug-law\">测试法</Code></List>"
                             "<List name=\"agency\"><Code value=\"PARTNER-A\">甲</Code></List></CodeLists>";

    std::optional<KeyPair> former_root; ///< after a change of root
    std::vector<exchange::KeyRevocation> revocations;
    /// Given for entries that leave; others leave by revoked decisions.
    std::map<std::string, exchange::Removal> removals;
    std::set<std::string> corrections;

    static exchange::Removal revoked()
    {
        return {"decision-revoked", "", {"DEMO", "测试局"}, "测药监撤〔2026〕1号",
            must(model::CivilDate::parse("2026-01-05")), exchange::Removal::Effect::ExTunc};
    }

    std::filesystem::path folder() const { return temp.path() / "list"; }
    std::filesystem::path store_file() const { return temp.path() / "lists.sqlite"; }

    static exchange::ListEntry entry(int number)
    {
        auto const day = must(model::CivilDate::parse("2025-12-01"));
        auto const digits = std::to_string(100000 + number);
        auto const id = "BAN-" + digits;
        exchange::Legal const basis{"drug-law", "测试法", "第一条"};
        return {id, "industry-ban", day, exchange::SubjectType::Person, {{"测试人员" + digits, "primary"}}, "",
            {{"person-id", exchange::SubjectIdentifier::Form::Masked, "110105************"},
                {"person-id", exchange::SubjectIdentifier::Form::KeyedHash, crypto::sha256(digits).hex(),
                    "PARTNER-A-1"}},
            "110105",
            {{"测药监禁〔2025〕" + digits + "号", {"DEMO", "测试局"}, day, "测试行为", {basis}, "禁止从业",
                std::nullopt}},
            model::Term::life(day),
            {{id + "-M1", "M-DRUG-OCCUPATION", "must", 30, {"PARTNER-A"}, {basis}, "范围", model::Term::life(day)}},
            "DEMO", digits, LIST_NOW};
    }
    static std::vector<exchange::ListEntry> entries(int count)
    {
        std::vector<exchange::ListEntry> all;
        for (int i = 1; i <= count; ++i)
            all.push_back(entry(i));
        return all;
    }

    /// Publishes into the folder, as a follow-up of what is there.
    exchange::Publication publish(std::vector<exchange::ListEntry> const& what)
    {
        std::optional<exchange::PublishedList> previous;
        exchange::FolderSource const source(folder());
        if (std::filesystem::exists(folder() / exchange::HEAD_FILE)) previous = must(exchange::read_published(source));
        auto why = removals;
        if (previous)
            for (auto const& old : previous->entries)
                why.emplace(old.state.id, revoked());
        auto publication = must(exchange::build_publication(
            {list_id, environment, issuer, audience, what, previous, now, head_valid_hours,
                must(read_file(std::filesystem::path(XD_SOURCE_DIR) / "xsd/jdl-1.0.xsd", 1 << 20)), code_lists, "c1",
                std::make_shared<exchange::FolderSource>(folder()), why, revocations, kept_deltas, corrections, epoch},
            {root.holder(), list.holder(), head.holder(),
                former_root ? std::optional(former_root->holder()) : std::nullopt},
            random));
        for (auto const& file : publication.files)
            write_file_atomically(folder() / file.name, file.content, Durable::No);
        return publication;
    }

    exchange::ImportReport import(std::string confirmed_by = {}, exchange::ListRoad road = exchange::ListRoad::Shortest)
    {
        return import_with(root.certificate, std::move(confirmed_by), road);
    }
    /// The issuer lost its data and begins anew.
    void begin_anew()
    {
        std::filesystem::remove_all(folder());
        ++epoch;
    }
    /// A person takes the new epoch over.
    exchange::ImportReport accept(std::uint64_t new_epoch, std::string by)
    {
        auto store = must(exchange::ListStore::open(store_file()));
        NoProgress progress;
        return exchange::import_list(exchange::FolderSource(folder()), store, schemas(),
            {"", {"PARTNER-A", "测试甲"}, environment, std::nullopt, std::move(by), exchange::ListRoad::Shortest,
                exchange::ListStore::KEPT_STATES, {}, exchange::PersonNumbers::Hidden, {}, new_epoch},
            FixedClock{now}, random, progress);
    }
    /// As a partner does it after the first time: without a root certificate.
    exchange::ImportReport import_pinned() { return import_with(std::nullopt, {}, exchange::ListRoad::Shortest); }

    exchange::ImportReport import_keeping(int states)
    {
        auto store = must(exchange::ListStore::open(store_file()));
        NoProgress progress;
        return exchange::import_list(exchange::FolderSource(folder()), store, schemas(),
            {"", {"PARTNER-A", "测试甲"}, environment, root.certificate, {}, exchange::ListRoad::Shortest, states},
            FixedClock{now}, random, progress);
    }
    /// What finds the person of entry() on the list.
    static exchange::SubjectIdentifier key_of(int number)
    {
        return {"person-id", exchange::SubjectIdentifier::Form::KeyedHash,
            crypto::sha256(std::to_string(100000 + number)).hex(), "PARTNER-A-1"};
    }

    exchange::ImportReport import_with(
        std::optional<crypto::Certificate> certificate, std::string confirmed_by, exchange::ListRoad road)
    {
        auto store = must(exchange::ListStore::open(store_file()));
        NoProgress progress;
        return exchange::import_list(exchange::FolderSource(folder()), store, schemas(),
            {"", {"PARTNER-A", "测试甲"}, environment, std::move(certificate), std::move(confirmed_by), road},
            FixedClock{now}, random, progress);
    }

    static exchange::ListSchemas const& schemas()
    {
        static auto const SCHEMAS = must(exchange::ListSchemas::load(std::filesystem::path(XD_SOURCE_DIR) / "xsd"));
        return SCHEMAS;
    }

    Bytes file(std::string const& name) const { return must(read_file(folder() / name, 64 << 20)); }
    void put(std::string const& name, Bytes const& content) const
    {
        write_file_atomically(folder() / name, content, Durable::No);
    }
    /// The document without its signature.
    static Bytes unsigned_text(Bytes text)
    {
        auto const begin = text.find("<Signature ");
        auto const end = text.find("</Signature>");
        return text.erase(begin, end + 12 - begin);
    }
    /// A part replaced together with what the head says of it, the head signed anew: what somebody could do who holds
    /// the head key and not the list key.
    void replace_part(std::string const& name, Bytes const& content, KeyPair const& signer)
    {
        auto head_value = must(exchange::read_head(
            must(xml::Document::parse(file("head.xml"), xml::Limits::foreign(), "head.xml")).root()));
        for (auto& part : head_value.parts)
            if (part.name == name) part = {name, content.size(), crypto::sha256(content)};
        put(name, content);
        put("head.xml", must(xml::sign_enveloped(exchange::head_document(head_value), signer.signer())));
    }
};

/// The text with its first `old` replaced; it must be there.
inline Bytes with(Bytes text, std::string_view old, std::string_view by)
{
    auto const at = text.find(old);
    BOOST_REQUIRE_MESSAGE(at != Bytes::npos, "not in the text: " << old);
    return text.replace(at, old.size(), by);
}

} // namespace xindang::test
