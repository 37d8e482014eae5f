#pragma once

#include <http/description.h>

#include <base/progress.h>
#include <usecase/feedback/partner_feedback.h>
#include <usecase/list/import_list.h>
#include <usecase/list/publish_list.h>
#include <usecase/list/report_signature.h>

namespace xindang::test {

/// A partner of the served office: imports its list, registers a key, reports and answers over HTTP, complains of an
/// entry, and learns what was decided.
class ServedPartner {
public:
    ServedPartner(Checker& check, ServedOffice& office, std::string staff)
        : m_check(check), m_office(office), m_staff(std::move(staff)), m_token(office.token_of(usecase::Duty::Partner))
    {}

    void registers()
    {
        must(usecase::make_feedback_key(m_actor, m_folder, m_self, "", m_office.clock, m_office.random));
        auto const pem = must(read_file(usecase::feedback_certificate_file(m_folder), 1 << 16));
        auto const path = std::string("/api/v1/partners/{partner}/certificate");
        auto const own = std::string("/api/v1/partners/dongyu-amr/certificate");
        m_check.expect(400, path, {"POST", own, "no certificate", m_staff});
        m_check.expect(403, path, {"POST", own, pem, m_token});
        m_check.expect(404, path, {"POST", "/api/v1/partners/nobody/certificate", pem, m_staff});
        m_check.expect(201, path, {"POST", own, pem, m_staff});
    }

    void reports()
    {
        NoProgress silent;
        auto const report = must(usecase::import_list(m_actor,
            {{m_office.data.list("INDUSTRY-BAN").string()}, m_folder,
                {"INDUSTRY-BAN", m_self, usecase::list_environment(m_office.settings.environment),
                    must(crypto::Certificate::load(m_office.data.certificate("list-root")))}},
            {m_office.home / "xsd", m_office.clock, m_office.random, silent}));
        BOOST_REQUIRE_MESSAGE(report.exit_code() == 0, report.text());
        auto const path = std::string("/api/v1/reports");
        m_check.expect(422, path, {"POST", path, report.xml(), m_token});
        auto const file = must(usecase::signed_report(
            report, usecase::feedback_key_file(m_folder), usecase::feedback_certificate_file(m_folder)));
        m_check.expect(401, path, {"POST", path, file});
        auto const taken = m_check.expect(200, path, {"POST", path, file, m_token});
        BOOST_CHECK(taken.body.find("\"same_state\":\"yes\"") != taken.body.npos);
        auto const again = m_check.expect(200, path, {"POST", path, file, m_token});
        BOOST_CHECK(again.body.find("\"outcome\":\"duplicate\"") != again.body.npos);
        auto const standings = m_check.expect(200, path, {"GET", path, "", m_staff});
        BOOST_CHECK(standings.body.find("\"partner\":\"dongyu-amr\"") != standings.body.npos);
        m_check.expect(403, path, {"GET", path, "", m_token});
    }

    void answers()
    {
        auto const path = std::string("/api/v1/feedback");
        auto const page = m_check.expect(200, path, {"POST", path, "<html>no feedback</html>", m_token});
        BOOST_CHECK(page.body.find("E-NOTXML") != page.body.npos);
        auto const tasks = must(usecase::partner_tasks(m_actor, m_folder, "dongyu-amr", m_office.law.calendar()));
        BOOST_REQUIRE(!tasks.empty());
        exchange::FeedbackAction action{
            "", tasks[0].entry, 0, tasks[0].measure, exchange::MeasureState::Applied, m_office.clock.now()};
        action.error_notice = "姓名与我局登记不符";
        must(usecase::note_action(m_actor, {m_folder, "dongyu-amr", "", action}));
        auto const sent =
            must(usecase::send_feedback(m_actor, {m_folder, m_self, "", ""}, m_office.clock, m_office.random));
        auto const address = "http://127.0.0.1:" + std::to_string(m_office.server.port()) + path;
        check_refused(
            usecase::post_feedback(m_actor, sent.document, {address, "wrong"}), Fault::Unavailable, "feedback");
        auto const receipt = must(usecase::post_feedback(m_actor, sent.document, {address, m_token}));
        usecase::ReceiptCheck check{m_folder, "", "dongyu-amr", m_office.home / "xsd", sent.document};
        auto const read = [&](BytesView octets) {
            return usecase::read_receipt(m_actor, check, octets, m_office.clock);
        };
        BOOST_CHECK(usecase::words_of(must(read(receipt))).starts_with("imported\n"));
        auto forged = receipt;
        forged.replace(forged.find("total=\"") + 7, 1, "9");
        check_refused(read(forged), Fault::Untrusted, "receipt");
        check.sent = "<another/>";
        check_refused(read(receipt), Fault::Untrusted, "receipt");
        auto const numbers = m_check.expect(200, path, {"GET", path, "", m_staff});
        BOOST_CHECK(numbers.body.find("\"applied\":1") != numbers.body.npos);
        auto const obligations = path + "/obligations";
        auto const asked = m_check.expect(200, obligations, {"GET", obligations + "?partner=dongyu-amr", "", m_staff});
        BOOST_CHECK(asked.body.find("\"state\":\"applied\"") != asked.body.npos);
        auto const months = path + "/months/{month}";
        m_check.expect(200, months, {"GET", path + "/months/2026-03", "", m_staff});
        m_check.expect(400, months, {"GET", path + "/months/march", "", m_staff});
    }

    void is_heard()
    {
        auto const path = std::string("/api/v1/feedback/cases");
        auto const cases = m_check.expect(200, path, {"GET", path + "?partner=dongyu-amr", "", m_token});
        auto const open = Poco::JSON::Parser{}.parse(cases.body).extract<Object::Ptr>()->getArray("cases");
        BOOST_REQUIRE_EQUAL(open->size(), 1U);
        auto const number = open->getObject(0)->getValue<std::string>("case");
        auto const deciding = path + "/{case}/decision";
        auto const decide = [&](int status, std::string const& which, std::string const& body,
                                std::string const& token) {
            m_check.expect(status, deciding, {"POST", path + "/" + which + "/decision", body, token});
        };
        auto const corrected = std::string(R"({"decision":"corrected","result":"姓名误录，已更正"})");
        decide(400, number, R"({"decision":"perhaps","result":"x"})", m_staff);
        decide(403, number, corrected, m_token);
        decide(404, "1", corrected, m_staff);
        decide(404, "first", corrected, m_staff);
        decide(201, number, corrected, m_staff);
        decide(409, number, corrected, m_staff);
        auto const after = m_check.expect(200, path, {"GET", path, "", m_token});
        BOOST_CHECK(after.body.find("\"decision\":\"corrected\"") != after.body.npos);
    }

private:
    Checker& m_check;
    ServedOffice& m_office;
    std::string m_staff;
    std::string m_token;
    usecase::Actor m_actor{"partner", {usecase::Duty::Partner}};
    exchange::Party m_self{"dongyu-amr", "东屿省市场监督管理局"};
    std::filesystem::path m_folder = m_office.temp.path() / "partner";
};

inline void ask_feedback(Checker& check, ServedOffice& office, std::string const& staff)
{
    ServedPartner partner(check, office, staff);
    partner.registers();
    partner.reports();
    partner.answers();
    partner.is_heard();
}

} // namespace xindang::test
