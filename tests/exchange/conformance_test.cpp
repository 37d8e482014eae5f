#include <conformance/corpus_table.h>
#include <support/judge.h>
#include <support/list_world.h>

#include <exchange/feedback.h>
#include <exchange/sm2_source.h>

using namespace xindang;
using namespace xindang::exchange;
using test::judge;
using test::must;

BOOST_AUTO_TEST_SUITE(conformance_test)

namespace {

std::filesystem::path const CORPUS(XD_SOURCE_DIR "/tests/conformance");
std::filesystem::path const FEEDBACK = CORPUS / "feedback";

std::string text_of(std::filesystem::path const& file)
{
    return must(read_file(file, 64 << 20));
}

/// Without its headings.
std::vector<std::vector<std::string>> table(std::filesystem::path const& file)
{
    auto lines = test::corpus_lines(text_of(file));
    lines.erase(lines.begin());
    return lines;
}

/// The files of a step; those of sm2-… only with the signatures of sm2.pub beside them.
std::unique_ptr<ListSource> source_of(std::string const& name, std::string const& step)
{
    auto files = std::make_unique<FolderSource>(CORPUS / name / step);
    if (!name.starts_with("sm2-")) return files;
    auto key = must(crypto::Sm2PublicKey::parse(text_of(CORPUS / "sm2.pub"), "sm2.pub"));
    return std::make_unique<Sm2Source>(std::shared_ptr(std::move(files)), std::move(key));
}

bool xmllint_accepts(std::filesystem::path const& file)
{
    return judge("xmllint --noout --nonet --schema '" XD_SOURCE_DIR "/xsd/jdl-1.0.xsd' '" + file.string() + "'")
               .status == 0;
}

bool xmlsec1_accepts(std::filesystem::path const& file, std::filesystem::path const& certificate)
{
    return judge("xmlsec1 --verify --enabled-key-data x509 --enabled-reference-uris empty --trusted-pem '" +
                 certificate.string() + "' '" + file.string() + "'")
               .status == 0;
}

/// `valid,good`, `invalid,good` … as the tables have it.
void check_judges(std::filesystem::path const& file, std::filesystem::path const& certificate,
    std::string const& schema, std::string const& signature)
{
    BOOST_CHECK_MESSAGE(
        xmllint_accepts(file) == (schema == "valid"), file.string() << " should be " << schema << " for xmllint");
    BOOST_CHECK_MESSAGE(xmlsec1_accepts(file, certificate) == (signature == "good"),
        file.string() << " should be " << signature << " for xmlsec1");
}

} // namespace

BOOST_AUTO_TEST_CASE(every_case_of_the_corpus_ends_as_its_table_says)
{
    auto const lines = table(CORPUS / "cases.csv");
    BOOST_REQUIRE_GT(lines.size(), 40);
    auto const root = must(crypto::Certificate::load(CORPUS / "root.crt"));
    test::TempFolder const temp;
    crypto::SystemRandom random;
    NoProgress progress;
    for (auto const& line : lines) {
        auto store = must(ListStore::open(temp.path() / (line.at(0) + ".sqlite")));
        auto const report = import_list(*source_of(line.at(0), line.at(1)), store, test::ListWorld::schemas(),
            {"", {"dongyu-amr", "甲"}, Environment::Test, root}, FixedClock{test::LIST_NOW.plus_seconds(86400)}, random,
            progress);
        auto const reason = report.reasons.empty() ? "" : std::string(word_of(report.reasons.front().code));
        BOOST_CHECK_MESSAGE(word_of(report.outcome) == line.at(2) && reason == line.at(3) &&
                                std::to_string(report.exit_code()) == line.at(4),
            line.at(0) << "/" << line.at(1) << ": " << report.text());
    }
}

BOOST_AUTO_TEST_CASE(a_correction_of_a_namesake_arrives_as_a_correction)
{
    auto const root = must(crypto::Certificate::load(CORPUS / "root.crt"));
    test::TempFolder const temp;
    crypto::SystemRandom random;
    NoProgress progress;
    auto store = must(ListStore::open(temp.path() / "lists.sqlite"));
    std::string why;
    for (auto const* step : {"1", "2"}) {
        auto const report = import_list(FolderSource(CORPUS / "valid-namesakes" / step), store,
            test::ListWorld::schemas(), {"", {"dongyu-amr", "甲"}, Environment::Test, root},
            FixedClock{test::LIST_NOW.plus_seconds(86400)}, random, progress);
        why = report.changes.back().why;
    }
    BOOST_CHECK_EQUAL(why, "correction: Subject");
    auto const entries = store.entries("INDUSTRY-BAN");
    BOOST_REQUIRE_EQUAL(entries.size(), 2U);
    BOOST_CHECK_EQUAL(entries[0].name, entries[1].name);
    BOOST_CHECK(entries[0].xml.find("<BirthYear>1973</BirthYear>") != Bytes::npos);
    BOOST_CHECK(entries[1].xml.find("<BirthYear>1991</BirthYear>") != Bytes::npos);
}

BOOST_AUTO_TEST_CASE(openssl_says_of_sm2_signatures_what_the_table_says)
{
    if (!test::has_judge("openssl")) return;
    for (auto const& line : table(CORPUS / "cases.csv")) {
        if (!line.at(0).starts_with("sm2-")) continue;
        auto good = true;
        auto const folder = CORPUS / line.at(0) / line.at(1);
        for (auto const& found : std::filesystem::directory_iterator(folder)) {
            if (found.path().extension() == ".sm2sig") continue;
            auto const signature = folder / sm2_signature_file(crypto::sha256(text_of(found.path())));
            good = good && std::filesystem::exists(signature) &&
                   judge("openssl dgst -sm3 -verify '" + (CORPUS / "sm2.pub").string() +
                         "' -sigopt distid:1234567812345678 -signature '" + signature.string() + "' '" +
                         found.path().string() + "'")
                           .status == 0;
        }
        BOOST_CHECK_MESSAGE(good == (line.at(2) == "imported"), line.at(0));
    }
}

BOOST_AUTO_TEST_CASE(xmllint_and_xmlsec1_say_of_feedback_what_the_table_says)
{
    if (!test::has_judge("xmllint") || !test::has_judge("xmlsec1")) return;
    auto const lines = table(FEEDBACK / "cases.csv");
    BOOST_REQUIRE_GT(lines.size(), 40);
    for (auto const& line : lines)
        check_judges(
            FEEDBACK / line.at(0) / (line.at(1) + ".xml"), FEEDBACK / "dongyu-amr.crt", line.at(6), line.at(7));
}

BOOST_AUTO_TEST_CASE(receipts_are_read_as_their_table_says_and_outside_judges_agree)
{
    auto const head = must(crypto::Certificate::load(FEEDBACK / "head.crt"));
    auto const schema = must(xml::Schema::load(XD_SOURCE_DIR "/xsd/jdl-1.0.xsd"));
    FeedbackDoor const door{
        schema, Environment::Test, "dongyu-amr", test::LIST_NOW.plus_seconds(86400), [&](std::string const& sender) {
            return sender == "dongyu-mpa" ? std::vector{head.digest()} : std::vector<model::Sha256>{};
        }};
    auto const judged = test::has_judge("xmllint") && test::has_judge("xmlsec1");
    auto const lines = table(FEEDBACK / "receipts.csv");
    BOOST_REQUIRE_GT(lines.size(), 5);
    for (auto const& line : lines) {
        auto const file = FEEDBACK / "receipts" / (line.at(0) + ".xml");
        auto const read = read_feedback_report(text_of(file), line.at(0), door);
        BOOST_CHECK_EQUAL(line.at(0) + " " + (read ? "taken" : std::string(word_of(read.reason().code))),
            line.at(0) + " " + line.at(1));
        if (read) BOOST_CHECK_EQUAL(read->outstanding, 3U);
        if (read) BOOST_CHECK_EQUAL(read->rejects.at(0).code, "E-ENTRY");
        if (judged) check_judges(file, FEEDBACK / "head.crt", line.at(2), line.at(3));
    }
}

BOOST_AUTO_TEST_CASE(a_file_of_feedback_over_eight_megabytes_is_not_even_parsed)
{
    auto const schema = must(xml::Schema::load(XD_SOURCE_DIR "/xsd/jdl-1.0.xsd"));
    FeedbackDoor const door{
        schema, Environment::Test, "dongyu-mpa", test::LIST_NOW.plus_seconds(86400), [](std::string const&) {
            return std::vector<model::Sha256>{};
        }};
    auto const good = text_of(FEEDBACK / "valid-applied/1.xml");
    auto const read = read_feedback(good + Bytes(MOST_FEEDBACK_OCTETS, ' '), "f.xml", door);
    BOOST_REQUIRE(!read);
    BOOST_CHECK(read.reason().code == ReasonCode::Size);
}

BOOST_AUTO_TEST_CASE(the_readme_shows_the_tables_as_they_are)
{
    auto const readme = text_of(CORPUS / "README.md");
    for (auto const& csv : {CORPUS / "cases.csv", FEEDBACK / "cases.csv", FEEDBACK / "receipts.csv"})
        BOOST_CHECK_MESSAGE(
            readme.find(test::corpus_markdown(text_of(csv))) != std::string::npos, "README.md does not show " << csv);
}

BOOST_AUTO_TEST_SUITE_END()
