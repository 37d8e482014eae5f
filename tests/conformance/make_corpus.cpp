#include <conformance/corpus_table.h>
#include <conformance/make_feedback.h>
#include <support/list_world.h>

#include <exchange/digests.h>
#include <exchange/sm2_source.h>

#include <functional>

using namespace xindang;
using namespace xindang::exchange;
using test::ListWorld;
using test::with;

namespace {

constexpr unsigned LONG = 24 * 3650; // hours: the corpus must not grow stale

/// One issuer, whose list is written out case by case: DIR/CASE/STEP/ has the files a partner would find.
class Corpus {
public:
    Corpus(std::filesystem::path folder, ListWorld& world) : m_folder(std::move(folder)), m_world(world) {}

    /// Takes the world's list folder as the next step of a case.
    void step(std::string const& name, std::string const& expected)
    {
        if (name != m_case) m_step = 0;
        m_case = name;
        auto const to = m_folder / name / std::to_string(++m_step);
        std::filesystem::create_directories(to);
        std::filesystem::copy(m_world.folder(), to, std::filesystem::copy_options::recursive);
        m_table += name + "," + std::to_string(m_step) + "," + expected + "\n";
    }
    void put(std::string const& name, Bytes const& content) const
    {
        write_file_atomically(m_folder / name, content, Durable::No);
    }
    void finish() const
    {
        write_file_atomically(
            m_folder / "cases.csv", "case,step,outcome,first reason,exit code\n" + m_table, Durable::No);
        write_file_atomically(m_folder / "root.crt", m_world.root.certificate.pem(), Durable::No);
    }

private:
    std::filesystem::path m_folder;
    ListWorld& m_world;
    std::string m_case;
    int m_step = 0;
    std::string m_table;
};

struct Issuer : ListWorld {
    Issuer()
    {
        audience = {"dongyu-amr", "dongyu-health"};
        head_valid_hours = LONG;
    }
    void begin()
    {
        std::filesystem::remove_all(folder());
        publish(entries(3));
    }
    Head head_value() const
    {
        return test::must(
            read_head(test::must(xml::Document::parse(file("head.xml"), xml::Limits::foreign(), "head.xml")).root()));
    }
    void put_head(Head const& value) const { put_head_text(head_document(value)); }
    void put_head_text(Bytes const& text) const
    {
        put("head.xml", test::must(xml::sign_enveloped(text, head.signer())));
    }
    /// The part with another text, and everything that depends on it made anew: what a newer issuer would publish.
    void republish_part(std::string_view old, std::string_view by)
    {
        auto const name = head_value().parts.front().name;
        auto text = with(unsigned_text(file(name)), old, by);
        auto const document = test::must(xml::Document::parse(text, xml::Limits::foreign(), name));
        StateTree tree;
        for (auto const& entry : document.root().children("Entry")) {
            auto state = test::must(read_entry_state(entry));
            auto const was = digest_text(state.digest);
            state.digest = entry_digest(entry);
            text = with(text, was, digest_text(state.digest));
            tree.add(state);
        }
        auto value = head_value();
        text = with(text, digest_text(value.position.state_digest), digest_text(tree.root()));
        value.position.state_digest = tree.root();
        auto const part = test::must(xml::sign_enveloped(text, list.signer()));
        value.parts.front() = {name, part.size(), crypto::sha256(part)};
        put(name, part);
        put_head(value);
    }
};

void make_valid(Corpus& corpus, Issuer& issuer)
{
    issuer.begin();
    corpus.step("valid-snapshot", "imported,,0");
    corpus.step("valid-snapshot", "duplicate,,0");
    issuer.begin();
    corpus.step("valid-deltas", "imported,,0");
    auto changed = ListWorld::entries(5);
    changed.erase(changed.begin());
    issuer.publish(changed);
    corpus.step("valid-deltas", "imported,,0");
    issuer.publish(changed);
    corpus.step("valid-deltas", "no-change,,0");
    std::filesystem::remove_all(issuer.folder());
    issuer.publish({});
    corpus.step("valid-empty", "imported,,0");
    // Two persons of one name, told apart by the year of birth; then one of them was wrong.
    auto namesakes = ListWorld::entries(2);
    namesakes[1].names = namesakes[0].names;
    namesakes[0].birth_year = 1973;
    namesakes[1].birth_year = 1990;
    std::filesystem::remove_all(issuer.folder());
    issuer.publish(namesakes);
    corpus.step("valid-namesakes", "imported,,0");
    namesakes[1].birth_year = 1991;
    issuer.corrections = {namesakes[1].id};
    issuer.publish(namesakes);
    corpus.step("valid-namesakes", "imported,,0");
    issuer.corrections.clear();
}

/// What an issuer may do that was not in the first lists: lists for anybody, fewer deltas, every coded removal.
void make_of_issuers(Corpus& corpus, Issuer& issuer)
{
    auto const audience = issuer.audience;
    issuer.audience = {PUBLIC_AUDIENCE};
    issuer.begin();
    corpus.step("valid-for-anybody", "imported,,0");
    issuer.audience = audience;

    issuer.kept_deltas = 1;
    issuer.begin();
    corpus.step("valid-deltas-dropped", "imported,,0");
    for (int count = 4; count < 7; ++count)
        issuer.publish(ListWorld::entries(count));
    corpus.step("valid-deltas-dropped", "imported,,0");
    issuer.kept_deltas = MAX_DELTAS;

    std::filesystem::remove_all(issuer.folder());
    auto const all = ListWorld::entries(12);
    issuer.publish(all);
    corpus.step("valid-coded-removals", "imported,,0");
    using Effect = Removal::Effect;
    std::pair<char const*, Effect> const reasons[] = {{"obligation-fulfilled", Effect::ExNunc},
        {"credit-repaired", Effect::ExNunc}, {"decision-revoked", Effect::ExTunc},
        {"decision-annulled-by-court", Effect::ExTunc}, {"decision-annulled-on-review", Effect::ExTunc},
        {"listed-in-error", Effect::ExTunc}, {"identity-error", Effect::ExTunc}, {"subject-deceased", Effect::ExNunc},
        {"subject-dissolved", Effect::ExNunc}, {"law-changed", Effect::ExNunc}, {"other", Effect::ExNunc}};
    auto entry = all.begin();
    for (auto const& [reason, effect] : reasons) {
        auto removal = ListWorld::revoked();
        removal.reason = reason;
        removal.effect = effect;
        if (removal.reason == "other") removal.text = "依法移出";
        issuer.removals.insert_or_assign((entry++)->id, removal);
    }
    issuer.publish({all.back()});
    corpus.step("valid-coded-removals", "imported,,0");
    issuer.removals.clear();
}

void make_upgrade(Corpus& corpus, Issuer& issuer)
{
    constexpr char EXT[] = "<Ext><n:Note xmlns:n=\"urn:x-jdl:1.1\">1.1</n:Note></Ext>";
    issuer.begin();
    issuer.republish_part("</Entry>", std::string(EXT) + "</Entry>");
    corpus.step("upgrade-extension-in-entry", "imported-with-warnings,W-EXT,1");
    issuer.begin();
    auto const minor = [&] {
        return with(ListWorld::unsigned_text(issuer.file("head.xml")), "<SchemaVersion>1.0<", "<SchemaVersion>1.1<");
    };
    issuer.put_head_text(with(minor(), "</Header>", std::string(EXT) + "</Header>"));
    corpus.step("upgrade-extension-in-head", "imported-with-warnings,W-EXT,1");
    issuer.begin();
    issuer.put_head_text(minor());
    corpus.step("upgrade-version-1.1", "imported,,0");
    issuer.begin();
    issuer.republish_part("code=\"M-DRUG-OCCUPATION\"", "code=\"M-OF-1.1\"");
    corpus.step("upgrade-unknown-code", "imported-with-warnings,W-CODE,1");
    issuer.begin();
    issuer.republish_part("</Entry>", "<Mandatory/></Entry>");
    corpus.step("upgrade-unknown-element", "rejected,E-SCHEMA,12");
    issuer.begin();
    issuer.republish_part("status=\"active\"", "status=\"paused\"");
    corpus.step("upgrade-unknown-word-of-a-closed-list", "rejected,E-SCHEMA,12");
    issuer.begin();
    issuer.put_head_text(
        with(ListWorld::unsigned_text(issuer.file("head.xml")), "<SchemaVersion>1.0<", "<SchemaVersion>2.0<"));
    corpus.step("upgrade-version-2.0", "rejected,E-SCHEMA,12");
    issuer.begin();
    issuer.put_head_text(with(ListWorld::unsigned_text(issuer.file("head.xml")), "urn:x-jdl:1\"", "urn:x-jdl:2\""));
    corpus.step("upgrade-other-namespace", "rejected,E-SCHEMA,12");
}

/// Something an attacker can do to the files without any key, or with the head's.
struct Spoil {
    char const* name;
    char const* expected;
    std::function<void(Issuer&)> make;
};

std::function<void(Issuer&)> in_head(std::string old, std::string by)
{
    return [old, by](Issuer& issuer) {
        issuer.put("head.xml", with(issuer.file("head.xml"), old, by));
    };
}

void make_hostile(Corpus& corpus, Issuer& issuer)
{
    auto const rule = [](std::string old, std::string by) {
        return [old, by](Issuer& at) {
            at.republish_part(old, by);
        };
    };
    std::vector<Spoil> const spoils{
        {"hostile-head-altered", "rejected,E-SIG,11", in_head("<HeadNo>1<", "<HeadNo>2<")},
        {"hostile-comment", "rejected,E-PRESCAN,10", in_head("<HeadNo>1<", "<HeadNo>1<!-- x --><")},
        {"hostile-doctype", "rejected,E-PRESCAN,10", in_head("<ListHead", "<!DOCTYPE ListHead []><ListHead")},
        {"hostile-error-page", "rejected,E-NOTXML,10",
            [](Issuer& at) {
                at.put("head.xml", "<html><body>502</body></html>");
            }},
        {"hostile-head-by-list-key", "rejected,E-KEY,11",
            [](Issuer& at) {
                at.put("head.xml",
                    test::must(xml::sign_enveloped(ListWorld::unsigned_text(at.file("head.xml")), at.list.signer())));
            }},
        {"hostile-part-altered", "rejected,E-FILEDIGEST,15",
            [](Issuer& at) {
                at.put("list-1-1.xml", with(at.file("list-1-1.xml"), "测试行为", "别的行为"));
            }},
        {"hostile-part-missing", "rejected,E-FETCH,10",
            [](Issuer& at) {
                std::filesystem::remove(at.folder() / "list-1-1.xml");
            }},
        {"hostile-part-truncated", "rejected,E-TRUNCATED,10",
            [](Issuer& at) {
                auto const text = at.file("list-1-1.xml");
                at.put("list-1-1.xml", text.substr(0, text.find("</Entry>")));
            }},
        {"hostile-wrong-state", "rejected,E-STATE,15",
            [](Issuer& at) {
                auto value = at.head_value();
                auto const name = value.parts.front().name;
                auto const old = digest_text(value.position.state_digest);
                value.position.state_digest = crypto::sha256("another state");
                auto const part = test::must(xml::sign_enveloped(
                    with(ListWorld::unsigned_text(at.file(name)), old, digest_text(value.position.state_digest)),
                    at.list.signer()));
                value.parts.front() = {name, part.size(), crypto::sha256(part)};
                at.put(name, part);
                at.put_head(value);
            }},
        {"hostile-expired-head", "rejected,E-STALE,14",
            [](Issuer& at) {
                auto value = at.head_value();
                value.valid_until = value.header.created_at.plus_seconds(3600);
                at.put_head(value);
            }},
        {"hostile-not-our-audience", "rejected,E-AUDIENCE,11",
            [](Issuer& at) {
                auto value = at.head_value();
                value.header.audience = {"somebody-else"};
                at.put_head(value);
            }},
        {"hostile-other-environment", "rejected,E-ENV,11",
            [](Issuer& at) {
                auto value = at.head_value();
                value.header.environment = Environment::Production;
                at.put_head(value);
            }},
        {"hostile-number-of-a-person-in-clear", "rejected,E-RULE,12",
            rule("form=\"masked\" state=\"valid\">110105************",
                "form=\"clear\" state=\"valid\">11010519491231002X")},
        {"hostile-measure-without-basis", "rejected,E-SCHEMA,12",
            rule("<Basis><LawCode>drug-law</LawCode><LawName>测试法</LawName><Article>第一条</Article></Basis><Scope>",
                "<Scope>")},
        {"hostile-listed-before-decided", "rejected,E-RULE,12", rule("<ListedOn>2025-12-01<", "<ListedOn>2025-11-01<")},
    };
    for (auto const& spoil : spoils) {
        issuer.begin();
        spoil.make(issuer);
        corpus.step(spoil.name, spoil.expected);
    }
    // What only shows to a partner who has seen more.
    issuer.begin();
    auto const old_head = issuer.file("head.xml");
    issuer.publish(ListWorld::entries(4));
    corpus.step("hostile-rollback", "imported,,0");
    issuer.put("head.xml", old_head);
    corpus.step("hostile-rollback", "rejected,E-ROLLBACK,13");
    issuer.begin();
    corpus.step("hostile-fork", "imported,,0");
    issuer.begin();
    std::filesystem::remove_all(issuer.folder());
    issuer.publish(ListWorld::entries(2));
    corpus.step("hostile-fork", "rejected,E-FORK,13");
    issuer.begin();
    corpus.step("hostile-gap", "imported,,0");
    issuer.publish(ListWorld::entries(4));
    issuer.publish(ListWorld::entries(5));
    auto value = issuer.head_value();
    value.deltas.erase(value.deltas.begin());
    issuer.put_head(value);
    std::filesystem::remove(issuer.folder() / value.parts.front().name);
    corpus.step("hostile-gap", "rejected,E-GAP,13");
    std::filesystem::remove_all(issuer.folder());
    issuer.publish(ListWorld::entries(60));
    corpus.step("held-mass-change", "imported,,0");
    issuer.publish(ListWorld::entries(20));
    corpus.step("held-mass-change", "held,E-MASSCHANGE,2");
    auto in_clear = ListWorld::entries(2);
    in_clear[0].identifiers[0] = {"person-id", SubjectIdentifier::Form::Clear, "11010519491231002X"};
    std::filesystem::remove_all(issuer.folder());
    issuer.publish(in_clear);
    // Good, for whoever expects a confidential list.
    corpus.step("confidential-list", "rejected,E-RULE,12");
    issuer.begin();
    corpus.step("held-new-epoch", "imported,,0");
    issuer.begin_anew();
    auto some = ListWorld::entries(4);
    some.erase(some.begin());
    issuer.publish(some);
    corpus.step("held-new-epoch", "rejected,E-EPOCH,13");
}

/// Lists for an importer that also requires the SM2 signatures of sm2.pub beside every file.
void make_sm2(Corpus& corpus, Issuer& issuer)
{
    auto const key = crypto::Sm2Key::generate();
    auto const stranger = crypto::Sm2Key::generate();
    corpus.put("sm2.pub", key.public_key());
    auto const sign_all = [&](crypto::Sm2Key const& by) {
        std::vector<std::string> names;
        for (auto const& found : std::filesystem::directory_iterator(issuer.folder()))
            names.push_back(found.path().filename().string());
        for (auto const& name : names)
            issuer.put(sm2_signature_file(crypto::sha256(issuer.file(name))), by.sign(issuer.file(name)));
    };
    auto const signature_of = [&](char const* name) {
        return sm2_signature_file(crypto::sha256(issuer.file(name)));
    };
    issuer.begin();
    sign_all(key);
    corpus.step("sm2-signed", "imported,,0");
    issuer.begin();
    sign_all(stranger);
    corpus.step("sm2-signed-by-a-stranger", "rejected,E-SIG,11");
    issuer.begin();
    sign_all(key);
    issuer.put(signature_of("list-1-1.xml"), key.sign("something else"));
    corpus.step("sm2-signature-of-another-file", "rejected,E-SIG,11");
    issuer.begin();
    sign_all(key);
    std::filesystem::remove(issuer.folder() / signature_of("list-1-1.xml"));
    corpus.step("sm2-signature-missing", "rejected,E-SIG,11");
    issuer.begin();
    corpus.step("sm2-no-signatures", "rejected,E-SIG,11");
    issuer.begin();
    sign_all(key);
    auto const name = signature_of("head.xml");
    issuer.put(name, issuer.file(name).substr(0, 20));
    corpus.step("sm2-signature-truncated", "rejected,E-SIG,11");
}

/// What stands behind the last line of README.md is made from the tables.
void show_tables(std::filesystem::path const& folder)
{
    constexpr char MARK[] = "<!-- made by make_corpus from here on -->\n";
    auto readme = test::must(read_file(folder / "README.md", 1 << 20));
    auto const at = readme.find(MARK);
    BOOST_REQUIRE(at != Bytes::npos);
    readme.resize(at + sizeof MARK - 1);
    auto const show = [&](char const* title, char const* csv) {
        readme +=
            std::string("\n## ") + title + "\n\n" + test::corpus_markdown(test::must(read_file(folder / csv, 1 << 20)));
    };
    show("Lists", "cases.csv");
    show("Feedback", "feedback/cases.csv");
    show("Receipts", "feedback/receipts.csv");
    write_file_atomically(folder / "README.md", readme, Durable::No);
}

} // namespace

/// make_corpus DIR: writes the corpus with keys of its own, which nobody has afterwards.
BOOST_AUTO_TEST_CASE(make_corpus)
{
    auto const& suite = boost::unit_test::framework::master_test_suite();
    BOOST_REQUIRE_MESSAGE(suite.argc == 2, "make_corpus -- DIR");
    Issuer issuer;
    Corpus corpus(suite.argv[1], issuer);
    make_valid(corpus, issuer);
    make_of_issuers(corpus, issuer);
    make_upgrade(corpus, issuer);
    make_hostile(corpus, issuer);
    make_sm2(corpus, issuer);
    corpus.finish();
    test::make_feedback_corpus(suite.argv[1]);
    show_tables(suite.argv[1]);
}
