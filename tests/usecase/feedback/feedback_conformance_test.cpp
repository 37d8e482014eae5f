#include <usecase/feedback/take_feedback.h>

#include <conformance/corpus_table.h>
#include <support/list_world.h>

#include <usecase/list/list_files.h>
#include <usecase/office/set_up.h>

using namespace xindang;
using namespace xindang::usecase;
using test::must;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;
std::filesystem::path const CORPUS = HOME / "tests/conformance/feedback";
Instant const NOW = test::LIST_NOW.plus_seconds(86400);
Actor const OPERATOR{"op", {Duty::Operator}};
Actor const STAFF{"lin", {Duty::PublicationStaff}};

law::Catalogue const& law_data()
{
    static auto const CATALOGUE = must(law::Catalogue::load(HOME / "conf/law", HOME / "xsd"));
    return CATALOGUE;
}

/// An issuer that has published the corpus's list and registered both partners.
struct Issuer {
    test::TempFolder temp;
    crypto::SystemRandom random;
    archive::Archive archive =
        must(archive::Archive::open(temp.path() / "archive.sqlite", crypto::SecretKey::generate(random), random));
    archive::ObjectStore objects{temp.path() / "objects"};
    test::KeyPair head{"清单头"};
    FixedClock clock{NOW};
    int at = 0;

    Issuer()
    {
        for (auto const* partner : {"dongyu-amr", "dongyu-health"})
            must(register_partner_key(OPERATOR, partner,
                must(crypto::Certificate::load(CORPUS / (std::string(partner) + ".crt"))), services()));
    }
    FeedbackServices services()
    {
        return {archive, objects, law_data(), exchange::Environment::Test, head.holder(), HOME / "xsd", clock, random};
    }
    /// What an issuer's ledger says of a publication, from the files alone.
    void publish(int seq)
    {
        if (at >= seq) return;
        at = seq;
        ListFiles files(objects);
        for (auto const& found : std::filesystem::directory_iterator(CORPUS / ("list-" + std::to_string(seq))))
            files.name(found.path().filename().string(), objects.put(must(read_file(found.path(), 1 << 24))));
        auto writer = must(archive.writer("lin", clock));
        must(writer.list_published(model::CivilDate::on(NOW),
            {{"list", "INDUSTRY-BAN"}, {"seq", std::to_string(seq)}, {"files", files.text()}, {"form", "partner"}}));
        writer.commit();
    }
    FeedbackReceipt take(std::filesystem::path const& file)
    {
        return must(take_feedback(STAFF, must(read_file(file, 1 << 24)), "f.xml", services()));
    }
};

std::string answer_of(FeedbackReceipt const& receipt)
{
    auto const& report = receipt.report;
    auto const code = !report.reasons.empty()   ? std::string(exchange::word_of(report.reasons.front().code))
                      : !report.rejects.empty() ? report.rejects.front().code
                                                : std::string();
    return std::string(exchange::word_of(report.outcome)) + "," + code + "," + std::to_string(receipt.taken);
}

} // namespace

BOOST_AUTO_TEST_SUITE(feedback_conformance_test)

BOOST_AUTO_TEST_CASE(every_file_of_the_corpus_is_answered_as_its_table_says)
{
    auto lines = test::corpus_lines(must(read_file(CORPUS / "cases.csv", 1 << 20)));
    lines.erase(lines.begin());
    BOOST_REQUIRE_GT(lines.size(), 40);
    std::unique_ptr<Issuer> issuer;
    for (auto const& line : lines) {
        if (line.at(1) == "1") issuer = std::make_unique<Issuer>();
        issuer->publish(std::stoi(line.at(2)));
        auto const receipt = issuer->take(CORPUS / line.at(0) / (line.at(1) + ".xml"));
        auto const expected = line.at(3) + "," + line.at(4) + "," + line.at(5);
        auto const why = receipt.report.reasons.empty() ? "" : receipt.report.reasons.front().text;
        BOOST_CHECK_MESSAGE(answer_of(receipt) == expected,
            line.at(0) << "/" << line.at(1) << ": " << answer_of(receipt) << " instead of " << expected << " " << why);
        // Whatever the answer is, it is one a partner can read.
        auto const schema = must(xml::Schema::load(HOME / "xsd/jdl-1.0.xsd"));
        auto const document = must(xml::Document::parse(receipt.document, xml::Limits::foreign(), "receipt"));
        must(schema.check(document));
        must(xml::verify_enveloped(document, {issuer->head.certificate.digest()}));
    }
}

BOOST_AUTO_TEST_SUITE_END()
