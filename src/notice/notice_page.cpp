#include <notice/notice_page.h>

#include <base/files.h>
#include <xml/builder.h>
#include <xml/document.h>
#include <xml/stylesheet.h>

namespace xindang::notice {

static constexpr std::string_view PAGE_NAMESPACE = "urn:xindang:page:1";
static constexpr std::size_t ASSET_LIMIT = std::size_t{1} << 20;

struct Pages::Sheets {
    xml::Stylesheet notice;
    xml::Stylesheet ended;
    xml::Stylesheet index;
    xml::Stylesheet check;
    xml::Stylesheet compare;
    Bytes css;
    Bytes check_script;
};

Pages::Pages(std::unique_ptr<Sheets> sheets) : m_sheets(std::move(sheets)) {}
Pages::Pages(Pages&&) noexcept = default;
Pages& Pages::operator=(Pages&&) noexcept = default;
Pages::~Pages() = default;

Outcome<Pages> Pages::load(std::filesystem::path const& templates_folder)
{
    auto notice = xml::Stylesheet::load(templates_folder / "notice.xsl");
    if (!notice) return notice.refusal();
    auto ended = xml::Stylesheet::load(templates_folder / "ended.xsl");
    if (!ended) return ended.refusal();
    auto index = xml::Stylesheet::load(templates_folder / "index.xsl");
    if (!index) return index.refusal();
    auto check = xml::Stylesheet::load(templates_folder / "check.xsl");
    if (!check) return check.refusal();
    auto compare = xml::Stylesheet::load(templates_folder / "compare.xsl");
    if (!compare) return compare.refusal();
    auto css = read_file(templates_folder / "site.css", ASSET_LIMIT);
    if (!css) return css.refusal();
    auto script = read_file(templates_folder / "check.js", ASSET_LIMIT);
    if (!script) return script.refusal();
    return Pages{std::make_unique<Sheets>(Sheets{std::move(*notice), std::move(*ended), std::move(*index),
        std::move(*check), std::move(*compare), std::move(css).value(), std::move(script).value()})};
}

Bytes const& Pages::css() const
{
    return m_sheets->css;
}

Bytes const& Pages::check_script() const
{
    return m_sheets->check_script;
}

/// The address of the file itself, without its folder: links beside it are relative, so that the site can be moved.
static std::string file_of(Notice const& notice)
{
    return address_of(notice.decision).substr(std::string_view("notices/").size());
}

static void begin_page(xml::Builder& builder, SiteIdentity const& identity, std::string const& root)
{
    builder.open("page").declare("", PAGE_NAMESPACE);
    builder.attribute("authority", identity.authority).attribute("site", identity.title);
    builder.attribute("base", identity.base_url).attribute("root", root).attribute("remark", identity.notice);
}

static void write_day(xml::Builder& builder, std::string const& name, std::optional<model::CivilDate> const& day)
{
    if (day) builder.open(name).attribute("iso", day->text()).text(day->chinese()).close();
}

static void write_labelled(
    xml::Builder& builder, std::string const& name, std::string const& label, std::string const& text)
{
    builder.open(name);
    if (!label.empty()) builder.attribute("label", label);
    builder.text(text).close();
}

static void write_notice(xml::Builder& builder, Notice const& notice)
{
    builder.open("notice").attribute("state", word_of(notice.state));
    builder.attribute("file", file_of(notice)).attribute("address", address_of(notice.decision));
    builder.element("number", notice.decision.text());
    if (notice.state == NoticeState::Published) {
        builder.element("title", notice.title).element("party", notice.party);
        write_labelled(builder, "offence", notice.labels.ground, notice.offence);
        write_labelled(builder, "penalty", notice.labels.content, notice.penalty);
        builder.optional_element("kind", notice.labels.kind).element("authority", notice.authority);
        builder.element("pdf-digest", notice.pdf.hex());
        write_day(builder, "decided", notice.decided_on);
    }
    write_day(builder, "published", notice.published_on);
    write_day(builder, "last-day", notice.last_day);
    write_day(builder, "ended", notice.ended_on);
    builder.optional_element("reason", notice.end_reason);
    builder.close();
}

static Outcome<Bytes> transformed(xml::Stylesheet const& sheet, Bytes const& page_xml)
{
    auto const document = xml::Document::parse(page_xml, xml::Limits::own_file(), "page.xml");
    if (!document) return document.refusal();
    return sheet.transform_to_bytes(*document);
}

Outcome<Bytes> Pages::notice_page(Notice const& notice, BytesView gongwen_xml, SiteIdentity const& identity) const
{
    // The gongwen is parsed before it is put inside another text: nothing can break out of its place.
    auto const gongwen = xml::Document::parse(gongwen_xml, xml::Limits::own_file(), "gongwen.xml");
    if (!gongwen) return gongwen.refusal();
    auto inner = gongwen->serialised();
    if (inner.starts_with("<?xml")) inner.erase(0, inner.find("?>") + 2);

    xml::Builder builder{xml::Builder::Layout::Compact};
    begin_page(builder, identity, "../");
    write_notice(builder, notice);
    builder.open("decision").raw(inner).close();
    builder.close();
    return transformed(m_sheets->notice, builder.finish());
}

Outcome<Bytes> Pages::ended_page(Notice const& notice, SiteIdentity const& identity) const
{
    xml::Builder builder{xml::Builder::Layout::Compact};
    begin_page(builder, identity, "../");
    write_notice(builder, notice);
    builder.close();
    return transformed(m_sheets->ended, builder.finish());
}

Outcome<Bytes> Pages::index_page(IndexContent const& content, SiteIdentity const& identity) const
{
    xml::Builder builder{xml::Builder::Layout::Compact};
    begin_page(builder, identity, content.month.empty() ? "" : "../");
    builder.optional_element("shown-month", content.month);
    builder.element("total", std::to_string(content.total));
    for (auto const& notice : content.notices)
        write_notice(builder, notice);
    for (auto const& [kind, count] : content.kinds)
        builder.open("kind").attribute("name", kind).attribute("count", std::to_string(count)).close();
    for (auto const& [month, count] : content.months)
        builder.open("month").attribute("iso", month).attribute("count", std::to_string(count)).close();
    builder.close();
    return transformed(m_sheets->index, builder.finish());
}

Outcome<Bytes> Pages::check_page(SiteIdentity const& identity) const
{
    xml::Builder builder{xml::Builder::Layout::Compact};
    begin_page(builder, identity, "../");
    builder.close();
    return transformed(m_sheets->check, builder.finish());
}

static void write_kind(xml::Builder& builder, PersonalKind kind)
{
    builder.attribute("kind", word_of(kind)).attribute("kind-name", chinese_of(kind));
}

static void write_piece(
    xml::Builder& builder, ComparedText::Piece const& piece, std::map<std::string, std::string> const& reasons)
{
    if (!piece.kind) {
        builder.element("same", piece.served);
        return;
    }
    builder.open("cut").attribute("cause", word_of(piece.cause));
    write_kind(builder, *piece.kind);
    if (auto const reason = reasons.find(piece.leftover); reason != reasons.end())
        builder.attribute("reason", reason->second);
    builder.element("served", piece.served).element("shown", piece.shown).close();
}

Outcome<Bytes> Pages::comparison_page(ComparisonContent const& content) const
{
    static constexpr std::string_view LEFTOVER = "leftover-";
    xml::Builder builder{xml::Builder::Layout::Compact};
    builder.open("page").declare("", PAGE_NAMESPACE).element("number", content.decision.text());
    for (auto const& finding : content.leftovers.all()) {
        if (finding.severity != Severity::Error) continue;
        auto const name = finding.rule.substr(LEFTOVER.size());
        builder.open("leftover").attribute("name", name).attribute("place", finding.where);
        if (auto const kind = parse_personal_kind(name.substr(0, name.rfind('-')))) write_kind(builder, *kind);
        builder.close();
    }
    for (auto const& text : content.texts) {
        builder.open("text").attribute("place", text.place);
        for (auto const& piece : text.pieces)
            write_piece(builder, piece, content.reasons);
        builder.close();
    }
    builder.close();
    return transformed(m_sheets->compare, builder.finish());
}

} // namespace xindang::notice
