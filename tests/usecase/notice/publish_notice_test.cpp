#include <usecase/notice/publish_notice.h>

#include <base/utf8.h>
#include <crypto/hash.h>
#include <document/verify.h>
#include <support/judge.h>
#include <support/office.h>
#include <usecase/notice/expire_notices.h>
#include <usecase/notice/withdraw_notice.h>

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <set>

using namespace xindang;

namespace {

/// Every personal value of the fixture, in the forms somebody might have left it in.
std::vector<std::string> const PERSONAL{"359901197310091004", "19731009", "虚构路10号", "3栋502", "13000000000",
    "6200000000000000018", "𬱖", "𠮷", "𬭎"};

model::DocumentNumber number_of(std::string const& text)
{
    return test::must(model::DocumentNumber::parse(text));
}

std::string content(std::filesystem::path const& file)
{
    auto read = read_file(file, std::size_t{64} << 20);
    return read ? *read : std::string();
}

std::string utf16be(std::string const& text)
{
    std::string octets;
    auto const put = [&](unsigned unit) {
        octets.push_back(static_cast<char>(unit >> 8));
        octets.push_back(static_cast<char>(unit & 0xFF));
    };
    for (auto const character : utf8::decode(text)) {
        if (character < 0x10000) {
            put(static_cast<unsigned>(character));
            continue;
        }
        auto const rest = static_cast<unsigned>(character) - 0x10000;
        put(0xD800 + (rest >> 10));
        put(0xDC00 + (rest & 0x3FF));
    }
    return octets;
}

std::string upper(std::string text)
{
    for (auto& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

/// A signature's octets are random, and zeros fill their place up: they look like an invented telephone number now and
/// then.
std::string without_signature(std::string text)
{
    for (auto at = text.find("/Contents"); at != text.npos; at = text.find("/Contents", at + 1)) {
        auto const open = text.find_first_not_of(' ', at + std::string_view("/Contents").size());
        if (open == text.npos || text[open] != '<' || text.compare(open, 2, "<<") == 0) continue;
        text.erase(open, text.find('>', open) - open);
    }
    return text;
}

void check_absent(std::string const& all, std::string const& what)
{
    BOOST_REQUIRE_MESSAGE(!all.empty(), what + " is missing");
    auto const octets = without_signature(all);
    for (auto const& value : PERSONAL) {
        auto const wide = utf16be(value);
        // Rare characters stand nowhere else: not even a glyph or a line of a ToUnicode map may tell of them.
        for (auto const& form : {value, wide, to_hex(wide), upper(to_hex(wide)), to_hex(value)})
            BOOST_CHECK_MESSAGE(octets.find(form) == octets.npos, what + " holds " + value);
    }
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(publish_notice_test, test::Office)

BOOST_AUTO_TEST_CASE(nothing_personal_reaches_page_feed_index_or_any_part_of_the_pdf)
{
    auto const number = issue(ban_draft());
    auto const receipt = test::must(usecase::publish_notice(drafter, {number_of(number)}, notices));
    auto const page = data.site() / (receipt.address + ".html");
    auto const pdf = data.site() / (receipt.address + ".pdf");
    check_absent(content(page), "page");
    check_absent(content(data.site() / "feed.xml"), "feed");
    check_absent(content(data.site() / "index.html"), "index");
    check_absent(content(pdf), "raw PDF");
    BOOST_CHECK(content(page).find("陆望舒") != std::string::npos);
    BOOST_CHECK(content(page).find("359901************") != std::string::npos);
    BOOST_CHECK(content(page).find("东屿省望潮市海滨区（详址略）") != std::string::npos);

    auto const verdict = test::must(document::verify(content(pdf), notices.trust, clock.now(), press));
    BOOST_CHECK(verdict.all_good());
    BOOST_CHECK_EQUAL(verdict.kind, "public-penalty-notice");
    check_absent(verdict.facts, "embedded facts");
}

BOOST_AUTO_TEST_CASE(outside_judges_find_nothing_personal_in_the_pdf)
{
    auto const number = issue(ban_draft());
    auto const receipt = test::must(usecase::publish_notice(drafter, {number_of(number)}, notices));
    auto const pdf = (data.site() / (receipt.address + ".pdf")).string();
    auto const out = (temp.path() / "out").string();
    for (auto const& command : {"pdftotext -layout " + pdf + " " + out, "pdftotext -raw " + pdf + " " + out,
             "pdfinfo -meta " + pdf + " >" + out, "qpdf --qdf --object-streams=disable " + pdf + " " + out}) {
        auto const status = std::system((command + " 2>/dev/null").c_str());
        if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
            BOOST_TEST_MESSAGE("no judge: " + command);
            continue;
        }
        BOOST_CHECK_MESSAGE(status == 0, command);
        check_absent(content(out), command.substr(0, 14));
    }
    static_cast<void>(std::system(("pdftotext -layout " + pdf + " " + out).c_str()));
    BOOST_CHECK(content(out).find("行政处罚信息摘要") != std::string::npos);
    BOOST_CHECK(content(out).find("某甲") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_life_ban_has_no_last_day_and_a_ten_year_ban_stays_as_long_as_it_holds)
{
    auto const life = test::must(usecase::preview_notice(drafter, {number_of(issue(ban_draft()))}, notices));
    BOOST_CHECK(!life.notice.last_day);
    BOOST_CHECK(!life.term_basis.empty());
    BOOST_CHECK(!life.dates.empty());

    auto facts = ban_draft();
    facts.replace(facts.find("<article>D118"), std::string_view("<article>D118").size(), "<article>D122");
    facts.replace(facts.find("<life/>"), std::string_view("<life/>").size(), "<years>10</years>");
    for (auto const* penalty : {"<penalty kind=\"forfeit-income\">", "<penalty kind=\"fine\">"}) {
        auto const from = facts.find(penalty);
        facts.erase(from, facts.find("</penalty>", from) + std::string_view("</penalty>").size() - from);
    }
    auto const from = facts.find("<payment>");
    facts.erase(from, facts.find("</payment>") + std::string_view("</payment>").size() - from);
    auto const number = number_of(issue(facts));
    auto const ten = test::must(usecase::publish_notice(drafter, {number}, notices)).preview.notice;
    BOOST_REQUIRE(ten.last_day);
    BOOST_CHECK_EQUAL(ten.last_day->text(), "2036-02-12");

    clock.set("2036-02-12T12:00:00+08:00");
    BOOST_CHECK(test::must(usecase::expire_notices(drafter, notices)).expired.empty());
    clock.set("2036-02-13T00:30:00+08:00");
    BOOST_CHECK_EQUAL(test::must(usecase::expire_notices(operator_, notices)).expired.size(), 1);
    BOOST_CHECK(content(data.site() / (notice::address_of(number) + ".pdf")).empty());
    BOOST_CHECK(content(data.site() / (notice::address_of(number) + ".html")).find("公示期已满") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(title_and_term_are_worded_by_the_office_and_not_by_the_program)
{
    auto const number = number_of(issue(ban_draft()));
    auto const changed = temp.path() / "home";
    std::filesystem::create_directories(changed);
    for (auto const* folder : {"conf", "xsd", "templates"})
        std::filesystem::copy(home / folder, changed / folder, std::filesystem::copy_options::recursive);
    auto const reword = [&](char const* file, std::string const& from, std::string const& to) {
        auto words = content(changed / file);
        BOOST_REQUIRE(words.find(from) != std::string::npos);
        write_file_atomically(changed / file, words.replace(words.find(from), from.size(), to));
    };
    reword("conf/clauses.xml", "无截止日期（限制从业为终身）", "长期公示");
    auto const ban =
        std::string("kind=\"ban-decision\" matter=\"penalty\" summary=\"notice-penalty\" name=\"行政处罚\" ") +
        "ground=\"违法行为类型\" content=\"处罚内容\">";
    reword("conf/notice/publishable.xml", ban + "{party}", ban + "关于{party}");
    auto const other = test::must(usecase::Clauses::load(changed / "conf/clauses.xml", home / "xsd/clauses.xsd"));
    auto const kinds = test::must(notice::Publishable::load(changed));
    auto const day = test::must(model::CivilDate::parse("2026-03-02"));
    BOOST_CHECK_EQUAL(other.notice_period(day, std::nullopt), "自2026年3月2日起公示，长期公示");
    BOOST_CHECK_EQUAL(other.notice_period(day, day), "自2026年3月2日起公示，至2026年3月2日止");
    usecase::NoticeServices const services{archive, objects, law, other, press, signer, notices.trust, policy, pages,
        kinds, notices.site, identity, clock};
    auto const preview = test::must(usecase::preview_notice(drafter, {number}, services));
    BOOST_CHECK(preview.notice.title.starts_with("关于陆望舒"));

    reword("conf/clauses.xml", "gravity=\"grave\"", "gravity=\"none\"");
    auto const broken = usecase::Clauses::load(changed / "conf/clauses.xml", home / "xsd/clauses.xsd");
    BOOST_REQUIRE(!broken);
    BOOST_CHECK(broken.refusal().fault == Fault::BadInput);
    BOOST_CHECK_EQUAL(broken.refusal().where.substr(0, 12), "clauses.xml:");
}

BOOST_AUTO_TEST_CASE(a_withdrawn_notice_leaves_its_reason_and_may_be_published_again)
{
    auto const number = number_of(issue(ban_draft()));
    auto const address = test::must(usecase::publish_notice(drafter, {number}, notices)).address;
    clock.set("2026-03-20T10:00:00+08:00");
    auto const event = test::must(model::CivilDate::parse("2026-03-10"));
    auto const receipt =
        test::must(usecase::withdraw_notice(drafter, {number, "行政处罚决定被依法变更", event}, notices));
    BOOST_CHECK_EQUAL(receipt.due.text(), "2026-03-13");
    BOOST_CHECK(receipt.late);
    auto const page = content(data.site() / (address + ".html"));
    BOOST_CHECK(page.find("行政处罚决定被依法变更") != std::string::npos);
    BOOST_CHECK(page.find("陆望舒") == std::string::npos);
    BOOST_CHECK(content(data.site() / (address + ".pdf")).empty());
    BOOST_CHECK(content(data.site() / "feed.xml").find("陆望舒") == std::string::npos);
    test::check_refused(
        usecase::withdraw_notice(drafter, {number, "再次"}, notices), Fault::Conflict, "document_number");

    test::must(usecase::publish_notice(drafter, {number}, notices));
    BOOST_CHECK(content(data.site() / (address + ".html")).find("陆望舒") != std::string::npos);
    BOOST_CHECK_EQUAL(test::must(usecase::list_notices(drafter, archive)).size(), 2);
}

BOOST_AUTO_TEST_CASE(what_looks_like_personal_data_stops_publication_until_somebody_decides)
{
    auto facts = ban_draft();
    std::string const mark = "当事人主观故意明显";
    facts.replace(facts.find(mark), mark.size(), "联系人电话13911111111，" + mark);
    auto const number = number_of(issue(facts));
    auto const refused = usecase::publish_notice(drafter, {number}, notices);
    BOOST_REQUIRE(!refused);
    BOOST_CHECK(refused.refusal().fault == Fault::BadInput);
    BOOST_CHECK(refused.refusal().where.find("discretion") != std::string::npos);
    BOOST_CHECK(archive.view().notices().empty());
    BOOST_CHECK(!std::filesystem::exists(data.site() / "index.html"));

    auto const preview = test::must(usecase::preview_notice(drafter, {number}, notices));
    BOOST_REQUIRE_EQUAL(preview.leftovers.all().size(), 1);
    auto const fingerprint = preview.leftovers.all()[0].rule.substr(std::string_view("leftover-").size());
    using Action = usecase::LeftoverDecision::Action;
    for (auto const& wrong : std::vector<std::vector<usecase::LeftoverDecision>>{{{fingerprint, Action::Accept, " "}},
             {{"phone-00000000", Action::Accept, "公开电话"}},
             {{fingerprint, Action::Accept, "公开电话"}, {fingerprint, Action::Redact, "私人电话"}},
             {{fingerprint, Action::Accept, "可拨13911111111"}}})
        test::check_refused(usecase::publish_notice(drafter, {number, wrong}, notices), Fault::BadInput, "decisions");

    auto const receipt = test::must(
        usecase::publish_notice(drafter, {number, {{fingerprint, Action::Accept, "企业对外公布的电话"}}}, notices));
    BOOST_CHECK(content(data.site() / (receipt.address + ".html")).find("13911111111") != std::string::npos);
    auto const entry = test::must(archive.view().entry(receipt.entry));
    BOOST_CHECK_EQUAL(entry.body.get("accepted-" + fingerprint), "企业对外公布的电话");
    BOOST_CHECK_EQUAL(entry.actor, "drafter");
}

BOOST_AUTO_TEST_CASE(what_somebody_decided_to_redact_is_gone_everywhere_however_it_was_typed)
{
    auto facts = ban_draft();
    std::string const mark = "当事人主观故意明显";
    facts.replace(facts.find(mark), mark.size(), "联系人电话一三九１１１１-l111，其子陈小宝在场，" + mark);
    auto const number = number_of(issue(facts));
    auto const preview = test::must(usecase::preview_notice(drafter, {number}, notices));
    usecase::PublishNotice request{number};
    for (auto const& leftover : preview.leftovers.all())
        request.decisions.push_back({leftover.rule.substr(std::string_view("leftover-").size()),
            usecase::LeftoverDecision::Action::Redact, "与公示无关"});
    BOOST_REQUIRE_EQUAL(request.decisions.size(), 2);
    auto const receipt = test::must(usecase::publish_notice(drafter, request, notices));
    auto const page = content(data.site() / (receipt.address + ".html"));
    auto const verdict = test::must(
        document::verify(content(data.site() / (receipt.address + ".pdf")), notices.trust, clock.now(), press));
    for (auto const* gone : {"一三九", "l111", "陈小宝"}) {
        BOOST_CHECK_MESSAGE(page.find(gone) == std::string::npos, gone);
        BOOST_CHECK_MESSAGE(verdict.facts.find(gone) == std::string::npos, gone);
    }
    BOOST_CHECK(page.find("联系人电话（电话略），其子某某在场") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(who_decides_sees_served_and_public_text_side_by_side_with_every_reason)
{
    auto facts = ban_draft();
    std::string const mark = "当事人主观故意明显";
    facts.replace(facts.find(mark), mark.size(), "联系人电话13911111111、13922222222，" + mark);
    auto const number = number_of(issue(facts));
    auto const preview = test::must(usecase::preview_notice(drafter, {number}, notices));
    auto const& first = preview.leftovers.all().front().rule;
    auto const page = test::must(usecase::compare_notice(approver,
        {number, {{first.substr(std::string_view("leftover-").size()), usecase::LeftoverDecision::Action::Redact,
                     "与公示无关"}}},
        notices));
    BOOST_CHECK(page.find("<del>13911111111</del>") != page.npos);
    BOOST_CHECK(page.find("联系人电话<ins>（电话略）</ins>、13922222222") != page.npos);
    BOOST_CHECK(page.find("<del>359901197310091004</del>") != page.npos);
    BOOST_CHECK(page.find("<ins>359901************</ins>") != page.npos);
    BOOST_CHECK(page.find("与公示无关") != page.npos);
    BOOST_CHECK(page.find("还没有决定的 1 处") != page.npos);
    BOOST_CHECK(page.find("<script") == page.npos);
    test::check_refused(usecase::compare_notice(operator_, {number}, notices), Fault::Forbidden, "actor");
}

/// What the site says to who holds the code of a file.
std::string told_by_code(usecase::DataFolder const& data, std::string const& code)
{
    auto const typed = test::must(notice::CheckCode::parse(code));
    auto const key = crypto::sha256("xindang-check:" + typed.characters()).hex();
    auto const lines = content(data.site() / "check/data" / (key.substr(0, 3) + ".txt"));
    auto const at = lines.find(key + "\t");
    return at == lines.npos ? "nothing" : lines.substr(at + 65, lines.find('\n', at) - at - 65);
}

BOOST_AUTO_TEST_CASE(who_checks_is_told_what_stands_from_issue_to_revocation)
{
    auto const number = number_of(issue(ban_draft()));
    auto const document = test::must(archive.view().document(number.text()));
    auto const served = document.body.get(usecase::CHECK_CODE);
    BOOST_CHECK_EQUAL(told_by_code(data, served), document.digest + "\tvalid");

    auto const receipt = test::must(usecase::publish_notice(drafter, {number}, notices));
    auto const notice = test::must(archive.view().notice(receipt.id));
    auto const open = notice.body.get(usecase::CHECK_CODE);
    auto const facts =
        "\t" + number.text() + "\t" + identity.authority + "\t" + receipt.preview.notice.decided_on.text();
    BOOST_CHECK(open != served);
    BOOST_CHECK_EQUAL(told_by_code(data, open), notice.body.get("pdf") + "\tvalid" + facts);
    BOOST_CHECK_EQUAL(told_by_code(data, served), document.digest + "\tvalid" + facts);

    test::must(usecase::withdraw_notice(drafter, {number, "行政处罚决定被依法撤销"}, notices));
    BOOST_CHECK_EQUAL(told_by_code(data, open), notice.body.get("pdf") + "\twithdrawn" + facts);
    {
        auto writer = test::must(archive.writer("approver", clock));
        test::must(
            writer.revoke_document(number.text(), "依法撤销", test::must(model::CivilDate::parse("2026-03-02"))));
        writer.commit();
    }
    std::filesystem::remove_all(data.site());
    test::must(usecase::rebuild_site(operator_, notices));
    BOOST_CHECK_EQUAL(told_by_code(data, served), document.digest + "\trevoked" + facts);
    for (auto const& file : std::filesystem::directory_iterator(data.site() / "check/data"))
        check_absent(content(file.path()), "verification data");
}

BOOST_AUTO_TEST_CASE(who_may_not_or_what_is_not_is_refused_with_its_place)
{
    auto const number = number_of("东药监罚〔2026〕99号");
    test::check_refused(usecase::publish_notice(approver, {number}, notices), Fault::Forbidden, "actor");
    test::check_refused(usecase::publish_notice(drafter, {number}, notices), Fault::NotFound, "document_number");
    test::check_refused(
        usecase::withdraw_notice(drafter, {number, "理由"}, notices), Fault::NotFound, "document_number");
    test::check_refused(usecase::withdraw_notice(drafter, {number, ""}, notices), Fault::BadInput, "reason");
    test::check_refused(
        usecase::withdraw_notice(drafter, {number, "请致电13911111111"}, notices), Fault::BadInput, "reason");
    test::check_refused(usecase::expire_notices(approver, notices), Fault::Forbidden, "actor");

    auto const issued = number_of(issue(ban_draft()));
    test::must(usecase::publish_notice(drafter, {issued}, notices));
    test::check_refused(usecase::publish_notice(drafter, {issued}, notices), Fault::Conflict, "document_number");
}

BOOST_AUTO_TEST_CASE(a_lost_site_is_made_again_from_ledger_and_objects)
{
    auto const address = test::must(usecase::publish_notice(drafter, {number_of(issue(ban_draft()))}, notices)).address;
    auto const page = content(data.site() / (address + ".html"));
    auto const feed = content(data.site() / "feed.xml");
    std::filesystem::remove_all(data.site());
    BOOST_CHECK_EQUAL(test::must(usecase::rebuild_site(operator_, notices)), 1);
    BOOST_CHECK_EQUAL(content(data.site() / (address + ".html")), page);
    BOOST_CHECK_EQUAL(content(data.site() / "feed.xml"), feed);
}

BOOST_AUTO_TEST_SUITE_END()
