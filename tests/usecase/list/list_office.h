#pragma once

#include <support/outcome.h>
#include <support/temp_folder.h>

#include <archive/archive.h>
#include <base/files.h>
#include <base/progress.h>
#include <crypto/hash.h>
#include <crypto/system_random.h>
#include <exchange/store.h>
#include <law/catalogue.h>
#include <model/ban.h>
#include <model/listing.h>
#include <usecase/list/import_list.h>
#include <usecase/list/list_entries.h>
#include <usecase/list/publish_list.h>
#include <usecase/office/set_up.h>

#include <string>
#include <vector>

namespace xindang::test {

inline Instant const LIST_NOW = *Instant::parse("2026-01-05T09:00:00+08:00");
inline std::filesystem::path const LIST_HOME = XD_SOURCE_DIR;
inline usecase::Actor const LIST_STAFF{"lin", {usecase::Duty::PublicationStaff}};
inline usecase::Actor const LIST_PARTNER{"partner", {usecase::Duty::Partner}};
constexpr char PERSON_NUMBER[] = "359901197310091004"; // of an invented person
constexpr char FIRM_CODE[] = "91350100M000100Y43";

inline usecase::Settings::List list_settings(
    std::string const& id, std::string const& of, law::ListForm form = law::ListForm::Partner)
{
    usecase::Settings::List list{id, "测试名单", {"dongyu-amr", "dongyu-health"}, 48, of, form};
    if (form == law::ListForm::Public) list.audience = {exchange::PUBLIC_AUDIENCE};
    return list;
}
inline usecase::Settings::List const BAN_LIST = list_settings("INDUSTRY-BAN", "INDUSTRY-BAN");

inline law::Catalogue const& list_law()
{
    static auto const CATALOGUE = must(law::Catalogue::load(LIST_HOME / "conf/law", LIST_HOME / "xsd"));
    return CATALOGUE;
}

inline model::CivilDate list_day(std::string const& text)
{
    return must(model::CivilDate::parse(text));
}

/// An issuer with one person and one firm, and no decision yet.
struct ListOffice {
    ListOffice()
    {
        must(usecase::set_up({"op", {usecase::Duty::Operator}}, folder, list_law().agencies().own(),
            {usecase::Environment::Test}, FixedClock{LIST_NOW}, random));
        open();
        register_subjects();
    }
    void register_subjects()
    {
        auto writer = must(archive->writer("lin", FixedClock{LIST_NOW}));
        auto const day = list_day("2025-12-01");
        person = must(writer.register_subject({model::SubjectKind::Person, "测试甲", {},
            {{model::IdentifierScheme::PersonId, PERSON_NUMBER}}, {}, day, "test"}));
        firm = must(writer.register_subject({model::SubjectKind::Enterprise, "测试制药有限公司", {},
            {{model::IdentifierScheme::CreditCode, FIRM_CODE}}, {}, day, "test"}));
        writer.commit();
    }
    /// A process must not take an open database with it into a child.
    void close() { archive.reset(); }
    void open() { archive.emplace(must(archive::Archive::open(folder.database(), master_key(), random))); }

    crypto::SecretKey master_key() const { return must(crypto::load_secret(folder.master_key())); }

    /// Issues a document that carries these fields, and gives its number.
    std::string issue(std::string const& kind, std::string const& word, model::SubjectId who, model::CivilDate dated,
        model::Fields const& fields)
    {
        auto writer = must(archive->writer("lin", FixedClock{LIST_NOW}));
        auto const serial = writer.next_document_number(word, dated.year());
        auto const number = word + "〔" + std::to_string(dated.year()) + "〕" + std::to_string(serial) + "号";
        must(writer.issue_document(
            {who, dated, kind, number, word, dated.year(), serial, "决定书", crypto::sha256(number), fields}));
        writer.commit();
        return number;
    }

    std::string ban(model::SubjectId who, std::string const& article, model::Term const& term)
    {
        model::Fields fields;
        model::Ban{article, "《中华人民共和国药品管理法》", "药品生产经营活动", "drug", term, term.from(),
            list_law().agencies().own().code, "生产、销售假药"}
            .write_to(fields);
        return issue("ban-decision", "东药监罚", who, term.from(), fields);
    }
    std::string ban_for_life() { return ban(*person, "D118", model::Term::life(list_day("2025-12-01"))); }

    std::string listing(model::SubjectId who, model::CivilDate day)
    {
        model::Fields fields;
        model::Listing{day, "生产销售假药", {"dishonest-list-rule 第六条"}, {"KEY-SUPERVISION", "COMMITMENT"},
            "东药监罚〔2020〕1号", list_law().agencies().own().code}
            .write_to(fields);
        return issue("listing-decision", "东药监列信", who, day, fields);
    }

    std::string unlisting(
        model::SubjectId who, std::string const& listing, model::CivilDate day, std::string const& ground)
    {
        model::Fields fields;
        model::Unlisting{listing, day, ground}.write_to(fields);
        return issue("removal-decision", "东药监移信", who, day, fields);
    }

    void revoke(std::string const& number, model::CivilDate day)
    {
        auto writer = must(archive->writer("lin", FixedClock{LIST_NOW}));
        must(writer.revoke_document(number, "测试", day));
        writer.commit();
    }

    Outcome<usecase::PublishListReceipt> publish(Instant now = LIST_NOW, usecase::Settings::List const& list = BAN_LIST,
        usecase::Actor const& actor = LIST_STAFF, usecase::ListOrder const& order = {})
    {
        auto const key = [&](char const* role) {
            return must(crypto::load_key(folder.key(role)));
        };
        auto const certificate = [&](char const* role) {
            return must(crypto::Certificate::load(folder.certificate(role)));
        };
        auto const root_key = key("list-root"), list_key = key("list"), head_key = key("head");
        auto const root = certificate("list-root"), lists = certificate("list"), head = certificate("head");
        FixedClock const clock{now};
        auto const master = master_key();
        archive::ObjectStore const objects(folder.objects());
        return usecase::publish_list(actor, list, usecase::Environment::Test,
            {*archive, objects, list_law(), folder, master, {{*root_key, root}, {*list_key, lists}, {*head_key, head}},
                LIST_HOME / "xsd", clock, dice ? *dice : random},
            order);
    }

    exchange::ImportReport import(Instant now = LIST_NOW, usecase::Settings::List const& list = BAN_LIST,
        exchange::PersonNumbers numbers = exchange::PersonNumbers::Hidden)
    {
        NoProgress progress;
        FixedClock const clock{now};
        return must(usecase::import_list(LIST_PARTNER,
            {{usecase::list_folder(folder, list).string()}, temp.path() / "partner",
                {list.id, {"dongyu-amr", "测试"}, exchange::Environment::Test,
                    must(crypto::Certificate::load(folder.certificate("list-root"))), {}, exchange::ListRoad::Shortest,
                    exchange::ListStore::KEPT_STATES, {}, numbers}},
            {LIST_HOME / "xsd", clock, random, progress}));
    }
    std::vector<exchange::StoredEntry> imported(usecase::Settings::List const& list = BAN_LIST)
    {
        auto store = must(exchange::ListStore::open(usecase::imported_lists(temp.path() / "partner")));
        return store.entries(list.id);
    }

    TempFolder temp;
    usecase::DataFolder folder{temp.path() / "data"};
    crypto::SystemRandom random;
    Random* dice = nullptr; ///< publishing takes this instead
    std::optional<archive::Archive> archive;
    std::optional<model::SubjectId> person;
    std::optional<model::SubjectId> firm;
};

} // namespace xindang::test
