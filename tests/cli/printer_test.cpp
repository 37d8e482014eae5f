#include <cli/printer.h>

#include <boost/test/unit_test.hpp>

#include <sstream>

using namespace xindang;
using cli::Form;
using cli::Printer;

BOOST_AUTO_TEST_SUITE(printer_test)

BOOST_AUTO_TEST_CASE(text_form_drops_json_and_json_form_drops_text)
{
    std::ostringstream text, json, err;
    for (auto* const out : {&text, &json}) {
        Printer printer{*out, err, out == &text ? Form::Text : Form::Json};
        printer.line("三家企业");
        printer.json(Json::object().set("count", 3));
    }
    BOOST_CHECK_EQUAL(text.str(), "三家企业\n");
    BOOST_CHECK_EQUAL(json.str(), "{\n  \"count\": 3\n}\n");
}

BOOST_AUTO_TEST_CASE(a_refusal_names_the_place_and_gives_the_exit_code_of_its_fault)
{
    std::ostringstream out, err;
    Printer printer{out, err, Form::Text};
    BOOST_CHECK_EQUAL(printer.refuse({Fault::Untrusted, "nobody we know signed this", "head.xml"}).number(), 8);
    BOOST_CHECK_EQUAL(err.str(), "xindang: head.xml: nobody we know signed this\n");
    BOOST_CHECK(out.str().empty());
}

BOOST_AUTO_TEST_CASE(a_refusal_without_a_place_has_no_empty_colon)
{
    std::ostringstream out, err;
    Printer{out, err, Form::Text}.refuse({Fault::Unavailable, "busy", ""});
    BOOST_CHECK_EQUAL(err.str(), "xindang: busy\n");
}

BOOST_AUTO_TEST_CASE(a_refusal_as_json_has_fault_reason_and_place)
{
    std::ostringstream out, err;
    Printer{out, err, Form::Json}.refuse({Fault::NotFound, "no such subject", "CODE"});
    BOOST_CHECK_EQUAL(
        out.str(), "{\n  \"fault\": \"not-found\",\n  \"reason\": \"no such subject\",\n  \"where\": \"CODE\"\n}\n");
}

BOOST_AUTO_TEST_CASE(findings_are_a_table_and_none_are_nothing)
{
    std::ostringstream out, err;
    Printer printer{out, err, Form::Text};
    Findings findings;
    printer.findings(findings);
    BOOST_CHECK(out.str().empty());
    findings.add(Severity::Error, "uscc-check", "第3行", "the check character is wrong");
    printer.findings(findings);
    BOOST_CHECK_EQUAL(out.str(), "SEVERITY  RULE        WHERE  FINDING\n"
                                 "error     uscc-check  第3行  the check character is wrong\n");
}

BOOST_AUTO_TEST_SUITE_END()
