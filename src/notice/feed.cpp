#include <notice/feed.h>

#include <xml/builder.h>

#include <algorithm>

namespace xindang::notice {

static constexpr std::size_t ENTRIES = 100;

static void write_link(
    xml::Builder& builder, std::string const& relation, std::string const& type, std::string const& address)
{
    builder.open("link").attribute("rel", relation).attribute("type", type).attribute("href", address).close();
}

static void write_published(xml::Builder& builder, Notice const& notice, std::string const& address)
{
    builder.element("title", notice.title);
    if (!notice.labels.kind.empty()) builder.open("category").attribute("term", notice.labels.kind).close();
    builder.element(
        "published", Instant{notice.published_on.days_since_epoch() * std::int64_t{86400} - 8 * 3600}.text());
    write_link(builder, "alternate", "text/html", address + ".html");
    write_link(builder, "enclosure", "application/pdf", address + ".pdf");
    builder.open("summary").attribute("type", "text");
    auto const labelled = [](std::string const& label, std::string const& text) {
        return "；" + (label.empty() ? text : label + "：" + text);
    };
    builder.text(notice.decision.text() + "；当事人：" + notice.party + labelled(notice.labels.ground, notice.offence) +
                 labelled(notice.labels.content, notice.penalty));
    builder.close();
}

/// Says that something ended and when; the party's name is part of what was withdrawn.
static void write_ended(xml::Builder& builder, Notice const& notice, std::string const& address)
{
    auto const word = notice.state == NoticeState::Withdrawn ? "已撤下" : "公示期满";
    builder.element("title", "【" + std::string(word) + "】" + notice.decision.text());
    write_link(builder, "alternate", "text/html", address + ".html");
    builder.open("summary")
        .attribute("type", "text")
        .text(notice.end_reason.empty() ? word : notice.end_reason)
        .close();
}

Bytes atom_feed(std::vector<Notice> const& notices, SiteIdentity const& identity, Instant empty_at)
{
    auto newest = notices;
    std::stable_sort(
        newest.begin(), newest.end(), [](Notice const& a, Notice const& b) { return a.updated_at > b.updated_at; });
    if (newest.size() > ENTRIES) newest.erase(newest.begin() + ENTRIES, newest.end());

    xml::Builder builder;
    builder.open("feed").declare("", "http://www.w3.org/2005/Atom").attribute("xml:lang", "zh-CN");
    // RFC 4287 4.1.1: a feed has exactly one id, title and updated, and an author unless every entry has one.
    builder.element("id", identity.base_url + "feed.xml");
    builder.element("title", identity.authority + identity.title);
    builder.element("updated", (newest.empty() ? empty_at : newest.front().updated_at).text());
    builder.open("author").element("name", identity.authority).close();
    write_link(builder, "self", "application/atom+xml", identity.base_url + "feed.xml");
    write_link(builder, "alternate", "text/html", identity.base_url);
    for (auto const& notice : newest) {
        auto const address = identity.base_url + address_of(notice.decision);
        builder.open("entry");
        builder.element("id", address + ".html");
        builder.element("updated", notice.updated_at.text());
        notice.state == NoticeState::Published ? write_published(builder, notice, address)
                                               : write_ended(builder, notice, address);
        builder.close();
    }
    builder.close();
    return builder.finish();
}

} // namespace xindang::notice
