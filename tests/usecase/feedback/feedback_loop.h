#pragma once

#include <support/outcome.h>
#include <support/temp_folder.h>

#include <base/files.h>
#include <base/progress.h>
#include <crypto/hash.h>
#include <crypto/system_random.h>
#include <model/ban.h>
#include <usecase/feedback/feedback_views.h>
#include <usecase/feedback/partner_feedback.h>
#include <usecase/feedback/take_feedback.h>
#include <usecase/list/import_list.h>
#include <usecase/list/publish_list.h>
#include <usecase/office/set_up.h>

namespace xindang::test::feedback {

using namespace xindang::usecase;
using exchange::ListOutcome;
using exchange::MeasureState;

inline Instant const NOW = *Instant::parse("2026-01-05T09:00:00+08:00");
constexpr std::int64_t DAY = 86400;
inline std::filesystem::path const HOME = XD_SOURCE_DIR;
inline Actor const STAFF{"lin", {Duty::PublicationStaff}};
inline Actor const OPERATOR{"op", {Duty::Operator}};
inline Actor const PARTNER{"partner", {Duty::Partner}};
constexpr char BAN_NUMBER[] = "东药监罚〔2025〕1号";
inline exchange::Party const SELF{"dongyu-amr", "东屿省市场监督管理局"};

/// An office with one listed person, and a partner that has the list and a registered key.
struct Loop {
    test::TempFolder temp;
    DataFolder folder{temp.path() / "office"};
    std::filesystem::path partner = temp.path() / "partner";
    crypto::SystemRandom random;
    law::Catalogue law = test::must(law::Catalogue::load(HOME / "conf/law", HOME / "xsd"));
    Settings::List list{"INDUSTRY-BAN", "测试名单", {"dongyu-amr", "dongyu-health"}, 48};
    std::optional<archive::Archive> archive;
    std::unique_ptr<crypto::SigningKey> root_key, list_key, head_key;
    std::optional<crypto::Certificate> root_certificate, list_certificate, head_certificate;

    Loop()
    {
        test::must(set_up(OPERATOR, folder, law.agencies().own(), {Environment::Test}, FixedClock{NOW}, random));
        archive.emplace(test::must(
            archive::Archive::open(folder.database(), test::must(crypto::load_secret(folder.master_key())), random)));
        root_key = test::must(crypto::load_key(folder.key("list-root")));
        list_key = test::must(crypto::load_key(folder.key("list")));
        head_key = test::must(crypto::load_key(folder.key("head")));
        root_certificate = test::must(crypto::Certificate::load(folder.certificate("list-root")));
        list_certificate = test::must(crypto::Certificate::load(folder.certificate("list")));
        head_certificate = test::must(crypto::Certificate::load(folder.certificate("head")));
        ban_somebody();
        publish(NOW);
        import(NOW);
        test::must(make_feedback_key(PARTNER, partner, SELF, "", FixedClock{NOW}, random));
        enrol();
    }

    void ban_somebody() { ban("测试甲", "359901197310091004", 1, NOW); }
    /// A person whose number the archive does not know.
    void ban_another(std::string const& name, Instant now) { ban(name, "", ++m_bans, now); }

    void ban(std::string const& name, std::string const& number, int serial, Instant now)
    {
        auto writer = test::must(archive->writer("lin", FixedClock{now}));
        auto const day = test::must(model::CivilDate::parse("2025-12-01"));
        std::vector<model::Identifier> identifiers;
        if (!number.empty()) identifiers.push_back({model::IdentifierScheme::PersonId, number});
        auto const person =
            test::must(writer.register_subject({model::SubjectKind::Person, name, {}, identifiers, {}, day, "test"}));
        model::Fields more;
        model::Ban{"D118", "《中华人民共和国药品管理法》第一百一十八条第一款", "药品生产经营活动", "drug",
            model::Term::life(day), day, law.agencies().own().code, "生产、销售假药"}
            .write_to(more);
        auto const document = "东药监罚〔2025〕" + std::to_string(serial) + "号";
        test::must(writer.issue_document({person, day, "ban-decision", document, "东药监罚", 2025,
            static_cast<std::uint32_t>(serial), "行政处罚决定书", crypto::sha256(document), more}));
        writer.commit();
    }
    int m_bans = 1;

    void revoke(Instant now)
    {
        auto writer = test::must(archive->writer("lin", FixedClock{now}));
        test::must(writer.revoke_document(BAN_NUMBER, "撤销", model::CivilDate::on(now)));
        writer.commit();
    }

    void publish(Instant now)
    {
        FixedClock const clock{now};
        archive::ObjectStore const objects(folder.objects());
        auto const master = test::must(crypto::load_secret(folder.master_key()));
        test::must(publish_list(STAFF, list, Environment::Test,
            {*archive, objects, law, folder, master,
                {{*root_key, *root_certificate}, {*list_key, *list_certificate}, {*head_key, *head_certificate}},
                HOME / "xsd", clock, random}));
    }

    exchange::ImportReport import(Instant now)
    {
        NoProgress progress;
        FixedClock const clock{now};
        auto const report = test::must(import_list(PARTNER,
            {{folder.list(list.id).string()}, partner, {list.id, SELF, exchange::Environment::Test, *root_certificate}},
            {HOME / "xsd", clock, random, progress}));
        BOOST_REQUIRE_MESSAGE(report.exit_code() <= 1, report.text());
        return report;
    }

    template <class Work> auto at(Instant now, Work const& work)
    {
        FixedClock const clock{now};
        archive::ObjectStore const objects(folder.objects());
        FeedbackServices const services{*archive, objects, law, exchange::Environment::Test,
            {*head_key, *head_certificate}, HOME / "xsd", clock, random};
        return work(services);
    }

    void enrol()
    {
        auto const certificate = test::must(crypto::Certificate::load(feedback_certificate_file(partner)));
        at(NOW, [&](auto const& services) {
            test::must(register_partner_key(OPERATOR, "dongyu-amr", certificate, services));
        });
    }

    PartnerTask task()
    {
        auto const tasks = test::must(partner_tasks(PARTNER, partner, "dongyu-amr", law.calendar()));
        BOOST_REQUIRE_EQUAL(tasks.size(), 1U);
        return tasks[0];
    }

    Outcome<exchange::FeedbackAction> note(
        MeasureState state, Instant now, std::string error = {}, std::string why = {})
    {
        auto const one = task();
        exchange::FeedbackAction action{"", one.entry, 0, one.measure, state, now};
        action.error_notice = std::move(error);
        action.reason_code = std::move(why);
        return note_action(PARTNER, {partner, "dongyu-amr", "", action});
    }

    Bytes send(Instant now)
    {
        return test::must(send_feedback(PARTNER, {partner, SELF, "", ""}, FixedClock{now}, random)).document;
    }

    FeedbackReceipt take(Bytes const& file, Instant now)
    {
        return at(now, [&](auto const& services) { return test::must(take_feedback(STAFF, file, "f.xml", services)); });
    }

    PartnerNumbers numbers(Instant now)
    {
        auto const book =
            test::must(FeedbackBook::read(archive->view(), archive::ObjectStore(folder.objects()), law.calendar()));
        for (auto const& one : numbers_of(book, model::CivilDate::on(now)))
            if (one.partner == "dongyu-amr") return one;
        return {};
    }
};

} // namespace xindang::test::feedback
