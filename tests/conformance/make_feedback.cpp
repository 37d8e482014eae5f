#include <conformance/make_feedback.h>

#include <support/list_world.h>

#include <exchange/feedback.h>

#include <functional>

namespace xindang::test {

using namespace exchange;

namespace {

constexpr unsigned LONG = 24 * 3650;
Instant const MOMENT = LIST_NOW.plus_seconds(3600);
constexpr char EXT[] = "<Ext><n:Note xmlns:n=\"urn:x-jdl:1.1\">1.1</n:Note></Ext>";

/// What outside judges say of a file: xmllint with the schema, xmlsec1 with the sender's certificate.
constexpr char SOUND[] = "valid,good";
constexpr char RIGHT_AND_UNSIGNED[] = "valid,bad";
constexpr char OF_ANOTHER_FORM[] = "invalid,good";
constexpr char BROKEN[] = "invalid,bad";

/// An issuer whose list is at 1, then at 2, where two entries have left; two partners with keys.
struct FeedbackWorld : ListWorld {
    KeyPair amr{"dongyu-amr feedback"};
    KeyPair health{"dongyu-health feedback"};
    std::filesystem::path to;
    std::string table = "case,step,list at,outcome,first code,taken,xmllint,xmlsec1\n";
    std::string name;
    int step = 0;
    std::optional<model::Sha256> last; ///< of the file before in this case

    explicit FeedbackWorld(std::filesystem::path folder) : to(std::move(folder))
    {
        issuer = {"dongyu-mpa", "东屿省药品监督管理局"};
        audience = {"dongyu-amr", "dongyu-health"};
        head_valid_hours = LONG;
        publish(listed(4));
        copy_list("list-1");
        now = now.plus_seconds(1800);
        auto some = listed(4);
        some.erase(some.begin(), some.begin() + 2);
        auto lifted = revoked();
        lifted.reason = "credit-repaired";
        lifted.effect = Removal::Effect::ExNunc;
        removals = {{"BAN-100001", revoked()}, {"BAN-100002", lifted}};
        publish(some);
        copy_list("list-2");
        write_file_atomically(to / "dongyu-amr.crt", amr.certificate.pem(), Durable::No);
        write_file_atomically(to / "dongyu-health.crt", health.certificate.pem(), Durable::No);
    }

    static std::vector<ListEntry> listed(int count)
    {
        auto all = entries(count);
        for (auto& one : all) {
            one.measures[0].executors = {"dongyu-amr"};
            one.measures.push_back(one.measures[0]);
            one.measures[1].id = one.id + "-M2";
            one.measures[1].executors = {"dongyu-health"};
        }
        return all;
    }
    void copy_list(char const* where) const
    {
        std::filesystem::create_directories(to / where);
        std::filesystem::copy(folder(), to / where, std::filesystem::copy_options::recursive);
    }

    /// The next file of the case's chain, about one measure that was applied.
    MeasureFeedback next(std::uint64_t applied_seq = 1)
    {
        return {{crypto::uuid(random), "none", Environment::Test, {"dongyu-amr", "甲局"}, {"dongyu-mpa"}, MOMENT},
            static_cast<std::uint64_t>(step) + 1, last, list_id, 1, applied_seq, {action("BAN-100001")}};
    }
    FeedbackAction action(std::string const& entry, MeasureState state = MeasureState::Applied)
    {
        return {"A-" + std::to_string(++m_actions + 1000), entry, 1, entry + "-M1", state, MOMENT.plus_seconds(-60)};
    }
    Bytes written(MeasureFeedback const& feedback) const { return must(feedback_document(feedback, amr.holder())); }
    /// Signed after its text was changed: what a newer or another program would send.
    Bytes resigned(MeasureFeedback const& feedback, std::string_view old, std::string_view by) const
    {
        return must(xml::sign_enveloped(with(unsigned_text(written(feedback)), old, by), amr.signer()));
    }

    void begin(char const* which)
    {
        name = which;
        step = 0;
        last.reset();
    }
    void put_step(Bytes const& file, int list_at, char const* expected, char const* judges)
    {
        auto const where = to / name;
        std::filesystem::create_directories(where);
        write_file_atomically(where / (std::to_string(++step) + ".xml"), file, Durable::No);
        table +=
            name + "," + std::to_string(step) + "," + std::to_string(list_at) + "," + expected + "," + judges + "\n";
        last = crypto::sha256(file);
    }
    /// A case of one file.
    void one(char const* which, char const* expected, char const* judges, Bytes const& file)
    {
        begin(which);
        put_step(file, 1, expected, judges);
    }

private:
    int m_actions = 0;
};

void make_valid(FeedbackWorld& world)
{
    world.begin("valid-applied");
    world.one("valid-applied", "imported,,1", SOUND, world.written(world.next()));

    world.begin("valid-every-first-answer");
    auto every = world.next();
    every.actions = {world.action("BAN-100001", MeasureState::NoMatch),
        world.action("BAN-100002", MeasureState::AmbiguousMatch), world.action("BAN-100003", MeasureState::Refused),
        world.action("BAN-100004", MeasureState::NotApplicable)};
    every.actions[2].reason_code = "no-power";
    world.put_step(world.written(every), 1, "imported,,4", SOUND);

    world.begin("valid-error-notice");
    auto notice = world.next();
    notice.actions[0].state = MeasureState::NotApplicable;
    notice.actions[0].error_notice = "出生年份与我局登记不符";
    world.put_step(world.written(notice), 1, "imported,,1", SOUND);

    world.begin("valid-lifted-and-undone");
    auto applied = world.next();
    applied.actions.push_back(world.action("BAN-100002"));
    world.put_step(world.written(applied), 1, "imported,,2", SOUND);
    auto ended = world.next(2);
    ended.actions = {
        world.action("BAN-100001", MeasureState::Undone), world.action("BAN-100002", MeasureState::Lifted)};
    world.put_step(world.written(ended), 2, "imported,,2", SOUND);

    world.begin("valid-sent-twice");
    auto const first = world.written(world.next());
    world.put_step(first, 1, "imported,,1", SOUND);
    world.put_step(first, 1, "duplicate,,0", SOUND);
}

void make_upgrade(FeedbackWorld& world)
{
    auto const changed = [&](char const* which, char const* expected, char const* judges, std::string_view old,
                             std::string_view by) {
        world.begin(which);
        world.put_step(world.resigned(world.next(), old, by), 1, expected, judges);
    };
    constexpr char MINOR[] = "<SchemaVersion>1.0<";
    changed("upgrade-version-1.1", "imported,,1", SOUND, MINOR, "<SchemaVersion>1.1<");
    changed("upgrade-extension-in-action", "imported,,1", SOUND, "</Action>", std::string(EXT) + "</Action>");
    changed("upgrade-extension-in-header", "imported,,1", SOUND, "</Header>", std::string(EXT) + "</Header>");
    changed("upgrade-unknown-element", "rejected,E-SCHEMA,0", OF_ANOTHER_FORM, "</Action>", "<Mandatory/></Action>");
    changed("upgrade-unknown-state", "rejected,E-SCHEMA,0", OF_ANOTHER_FORM, ">applied<", ">applied-later<");
    changed("upgrade-version-2.0", "rejected,E-SCHEMA,0", OF_ANOTHER_FORM, MINOR, "<SchemaVersion>2.0<");
    changed("upgrade-other-namespace", "rejected,E-SCHEMA,0", OF_ANOTHER_FORM, "urn:x-jdl:1\"", "urn:x-jdl:2\"");
}

/// Who wrote it, and what was done to it on the way.
void make_hostile_files(FeedbackWorld& world)
{
    auto const fresh = [&](char const* which) {
        world.begin(which);
        return world.next();
    };
    auto const put = [&](Bytes const& file, char const* expected, char const* judges) {
        world.put_step(file, 1, expected, judges);
    };
    put(must(feedback_document(fresh("hostile-wrong-signer"), world.health.holder())), "rejected,E-KEY,0",
        RIGHT_AND_UNSIGNED);
    auto stranger = fresh("hostile-stranger");
    stranger.header.sender = {"dongyu-nobody", "无此部门"};
    put(world.written(stranger), "rejected,E-KEY,0", SOUND);
    put(with(world.written(fresh("hostile-altered")), ">applied<", ">refused<"), "rejected,E-SIG,0",
        RIGHT_AND_UNSIGNED);
    put(ListWorld::unsigned_text(world.written(fresh("hostile-unsigned"))), "rejected,E-SCHEMA,0", BROKEN);
    auto const whole = world.written(fresh("hostile-truncated"));
    put(whole.substr(0, whole.size() / 2), "rejected,E-TRUNCATED,0", BROKEN);
    put(with(world.written(fresh("hostile-doctype")), "<MeasureFeedback", "<!DOCTYPE x []><MeasureFeedback"),
        "rejected,E-PRESCAN,0", "valid,good");
    put(with(world.written(fresh("hostile-oversized-tag")), "<FeedbackSeq>",
            "<FeedbackSeq a=\"" + std::string(20'000, 'x') + "\">"),
        "rejected,E-SIZE,0", BROKEN);
    fresh("hostile-error-page");
    put("<html><body>502</body></html>", "rejected,E-NOTXML,0", BROKEN);
    auto elsewhere = fresh("hostile-not-for-us");
    elsewhere.header.audience = {"dongyu-health"};
    put(world.written(elsewhere), "rejected,E-AUDIENCE,0", SOUND);
    auto real = fresh("hostile-other-environment");
    real.header.environment = Environment::Production;
    put(world.written(real), "rejected,E-ENV,0", SOUND);
    auto future = fresh("hostile-file-of-the-future");
    future.header.created_at = MOMENT.plus_seconds(86400 * 3650LL);
    put(world.written(future), "rejected,E-RULE,0", SOUND);
    auto later = fresh("hostile-action-of-the-future");
    later.actions[0].occurred_at = MOMENT.plus_seconds(86400 * 3650LL);
    put(world.written(later), "rejected,E-RULE,0", SOUND);
    put(world.resigned(fresh("hostile-wrong-count"), "<ActionCount>1<", "<ActionCount>2<"), "rejected,E-COUNT,0",
        SOUND);
    auto twice = fresh("hostile-action-twice-in-a-file");
    twice.actions.push_back(twice.actions[0]);
    put(world.written(twice), "rejected,E-RULE,0", SOUND);
}

/// Files that are not the next of their chain, or of another list.
void make_hostile_chains(FeedbackWorld& world)
{
    auto const second = [&](char const* which, char const* expected,
                            std::function<void(MeasureFeedback&, MeasureFeedback const&)> const& spoil) {
        world.begin(which);
        auto const first = world.next();
        world.put_step(world.written(first), 1, "imported,,1", SOUND);
        auto feedback = world.next();
        feedback.actions = {world.action("BAN-100002")};
        spoil(feedback, first);
        world.put_step(world.written(feedback), 1, expected, SOUND);
    };
    second("hostile-gap", "rejected,E-GAP,0", [](MeasureFeedback& one, MeasureFeedback const&) { one.seq = 3; });
    second("hostile-begun-anew", "rejected,E-ROLLBACK,0", [](MeasureFeedback& one, MeasureFeedback const&) {
        one.seq = 1;
        one.previous.reset();
    });
    second("hostile-other-past", "rejected,E-FORK,0",
        [](MeasureFeedback& one, MeasureFeedback const&) { one.previous = crypto::sha256("another file"); });
    second("hostile-message-id-again", "rejected,E-FORK,0",
        [](MeasureFeedback& one, MeasureFeedback const& first) { one.header.message_id = first.header.message_id; });
    second("hostile-action-replayed", "rejected,E-REPEATED,0",
        [](MeasureFeedback& one, MeasureFeedback const& first) { one.actions[0].id = first.actions[0].id; });
    second("hostile-no-link-to-the-past", "rejected,E-RULE,0",
        [](MeasureFeedback& one, MeasureFeedback const&) { one.previous.reset(); });
    auto const alone = [&](char const* which, char const* expected,
                           std::function<void(MeasureFeedback&)> const& spoil) {
        world.begin(which);
        auto feedback = world.next();
        spoil(feedback);
        world.put_step(world.written(feedback), 1, expected, SOUND);
    };
    alone("hostile-wrong-list", "rejected,E-LIST,0", [](MeasureFeedback& one) { one.list_id = "NO-SUCH-LIST"; });
    alone("hostile-other-epoch", "rejected,E-EPOCH,0", [](MeasureFeedback& one) { one.epoch = 2; });
    alone("hostile-state-to-come", "rejected,E-GAP,0", [](MeasureFeedback& one) { one.applied_seq = 9; });
    alone("hostile-entry-that-never-was", "rejected,E-ENTRY,0",
        [&](MeasureFeedback& one) { one.actions = {world.action("BAN-999999")}; });
    alone("hostile-version-to-come", "rejected,E-VERSION,0",
        [](MeasureFeedback& one) { one.actions[0].entry_version = 7; });
    alone("hostile-measure-that-never-was", "rejected,E-MEASURE,0",
        [](MeasureFeedback& one) { one.actions[0].measure = "BAN-100001-M9"; });
    alone("hostile-measure-of-another-department", "rejected,E-EXECUTOR,0",
        [](MeasureFeedback& one) { one.actions[0].measure = "BAN-100001-M2"; });
    alone("hostile-lifted-while-listed", "rejected,E-TRANSITION,0",
        [](MeasureFeedback& one) { one.actions[0].state = MeasureState::Lifted; });
    alone("hostile-refused-without-reason", "rejected,E-REASON,0",
        [](MeasureFeedback& one) { one.actions[0].state = MeasureState::Refused; });
    alone("mixed-one-good-one-bad", "imported-with-warnings,E-ENTRY,1",
        [&](MeasureFeedback& one) { one.actions.push_back(world.action("BAN-999999")); });
}

/// What the issuer answers, as a partner reads it.
void make_receipts(FeedbackWorld& world)
{
    FeedbackReport const report{
        {crypto::uuid(world.random), "none", Environment::Test, world.issuer, {"dongyu-amr"}, MOMENT}, 1,
        crypto::sha256("a file"), ListOutcome::ImportedWithWarnings, {},
        {{"A-1001", "E-ENTRY", "there is no such entry"}}, 3, 1};
    std::string table = "case,verdict,xmllint,xmlsec1\n";
    auto const put = [&](std::string const& name, char const* expected, Bytes const& file) {
        std::filesystem::create_directories(world.to / "receipts");
        write_file_atomically(world.to / "receipts" / (name + ".xml"), file, Durable::No);
        table += name + "," + expected + "\n";
    };
    auto const written = must(feedback_report_document(report, world.head.holder()));
    auto const resigned = [&](std::string_view old, std::string_view by) {
        return must(xml::sign_enveloped(with(ListWorld::unsigned_text(written), old, by), world.head.signer()));
    };
    put("valid-receipt", "taken,valid,good", written);
    put("upgrade-version-1.1", "taken,valid,good", resigned("<SchemaVersion>1.0<", "<SchemaVersion>1.1<"));
    put("upgrade-extension-in-header", "taken,valid,good", resigned("</Header>", std::string(EXT) + "</Header>"));
    put("upgrade-unknown-element", "E-SCHEMA,invalid,good", resigned("<Outstanding", "<Mandatory/><Outstanding"));
    put("hostile-signed-by-the-list-key", "E-KEY,valid,bad",
        must(feedback_report_document(report, world.list.holder())));
    put("hostile-altered", "E-SIG,valid,bad", with(written, "total=\"3\"", "total=\"0\""));
    auto other = report;
    other.header.audience = {"dongyu-health"};
    put("hostile-not-for-us", "E-AUDIENCE,valid,good", must(feedback_report_document(other, world.head.holder())));
    write_file_atomically(world.to / "receipts.csv", table, Durable::No);
    write_file_atomically(world.to / "head.crt", world.head.certificate.pem(), Durable::No);
}

} // namespace

void make_feedback_corpus(std::filesystem::path const& folder)
{
    std::filesystem::remove_all(folder / "feedback");
    std::filesystem::create_directories(folder / "feedback");
    FeedbackWorld world(folder / "feedback");
    make_valid(world);
    make_upgrade(world);
    make_hostile_files(world);
    make_hostile_chains(world);
    make_receipts(world);
    write_file_atomically(world.to / "cases.csv", world.table, Durable::No);
}

} // namespace xindang::test
