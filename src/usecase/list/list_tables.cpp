#include <usecase/list/list_tables.h>

#include <base/json.h>
#include <table/csv_writer.h>
#include <table/workbook.h>
#include <xml/document.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

using table::Cell;

constexpr std::size_t MAX_FILE = std::size_t{64} << 20;

std::string joined(std::vector<std::string> const& parts)
{
    std::string text;
    for (auto const& part : parts)
        text += (text.empty() || part.empty() ? "" : "；") + part;
    return text;
}

/// What people are shown of one entry.
struct Row {
    std::string id, version, status, category, listed_on, type, name, former_names, credit_code, number;
    std::string decision, authority, decided_on, facts, bases, consequence, from, to, term_kind, measures;
};

std::string words_of(xml::Node const& basis)
{
    return basis.child("LawName").trimmed_text() + basis.child("Article").trimmed_text();
}

std::string names_of(xml::Node const& subject, std::string_view kind)
{
    std::vector<std::string> names;
    for (auto const& name : subject.children("Name"))
        if (name.attribute("kind") == kind) names.push_back(name.trimmed_text());
    return joined(names);
}

/// Hashes are for machines with a key; a table shows what can be read.
std::string readable_number(xml::Node const& subject)
{
    for (auto const& identifier : subject.children("Identifier"))
        if (identifier.attribute("form") != "keyed-hash") return identifier.trimmed_text();
    return {};
}

Row row_of(xml::Node const& entry)
{
    auto const subject = entry.child("Subject");
    auto const decision = entry.child("Decision");
    auto const term = entry.child("Term");
    std::vector<std::string> bases, measures;
    for (auto const& basis : decision.children("Basis"))
        bases.push_back(words_of(basis));
    for (auto const& measure : entry.children("Measure"))
        measures.push_back(measure.attribute("code"));
    auto const text = [](xml::Node const& node, char const* name) {
        return node.child(name).trimmed_text();
    };
    return {entry.attribute("id"), entry.attribute("ver"), entry.attribute("status"), text(entry, "Category"),
        text(entry, "ListedOn"), subject.attribute("type"), names_of(subject, "primary"), names_of(subject, "former"),
        text(subject, "Uscc"), readable_number(subject), text(decision, "DocNo"),
        decision.child("Authority").child("Name").trimmed_text(), text(decision, "DecidedOn"), text(decision, "Facts"),
        joined(bases), text(decision, "PenaltyText"), term.attribute("from"), term.attribute("to"),
        term.attribute("kind"), joined(measures)};
}

Outcome<std::vector<Row>> rows_of(exchange::ListSource const& files, exchange::Head const& head)
{
    std::vector<Row> rows;
    for (auto const& part : head.parts) {
        auto const text = files.get(part.name, MAX_FILE);
        if (!text) return text.refusal();
        auto const document = xml::Document::parse(*text, xml::Limits::foreign(), part.name);
        if (!document) return document.refusal();
        for (auto const& entry : document->root().children("Entry"))
            rows.push_back(row_of(entry));
    }
    return rows;
}

struct Field {
    char const* heading;
    char const* member;
    double width;
    std::string Row::*value;
};
constexpr Field FIELDS[] = {
    {"编号", "id", 16, &Row::id},
    {"版本", "version", 6, &Row::version},
    {"状态", "status", 10, &Row::status},
    {"类别", "category", 18, &Row::category},
    {"列入日期", "listed_on", 12, &Row::listed_on},
    {"主体", "type", 12, &Row::type},
    {"姓名或名称", "name", 32, &Row::name},
    {"曾用名", "former_names", 24, &Row::former_names},
    {"统一社会信用代码", "credit_code", 22, &Row::credit_code},
    {"证件号码", "number", 22, &Row::number},
    {"决定文号", "decision", 24, &Row::decision},
    {"决定机关", "authority", 28, &Row::authority},
    {"决定日期", "decided_on", 12, &Row::decided_on},
    {"事由", "facts", 32, &Row::facts},
    {"依据", "bases", 48, &Row::bases},
    {"内容", "consequence", 48, &Row::consequence},
    {"自", "from", 12, &Row::from},
    {"至", "to", 12, &Row::to},
    {"期限种类", "term", 16, &Row::term_kind},
    {"措施", "measures", 24, &Row::measures},
};

Cell cell_of(std::string const& text)
{
    auto const day = model::CivilDate::parse(text);
    return day && day->text() == text ? Cell(*day) : Cell(text);
}

table::Sheet sheet_of(std::vector<Row> const& rows, Settings::List const& list)
{
    table::Sheet sheet{list.name.substr(0, list.name.find("（")), {}, {}};
    for (auto const& field : FIELDS)
        sheet.columns.push_back({field.heading, field.width});
    for (auto const& row : rows) {
        auto& cells = sheet.rows.emplace_back();
        for (auto const& field : FIELDS)
            cells.push_back(cell_of(row.*field.value));
    }
    return sheet;
}

/// A table has no place for a heading of its own: every row says of which state it is.
table::Sheet with_state(table::Sheet sheet, exchange::Position const& position)
{
    for (auto const* heading : {"名单", "期", "状态摘要"})
        sheet.columns.push_back({heading});
    for (auto& cells : sheet.rows)
        for (auto const& text :
            {position.list_id, std::to_string(position.seq), exchange::digest_text(position.state_digest)})
            cells.push_back(Cell(text));
    return sheet;
}

Outcome<Bytes> workbook_of(table::Sheet sheet, exchange::Head const& head, Settings::List const& list)
{
    auto const& position = head.position;
    table::Sheet state{"状态", {{"项目", 16}, {"内容", 76}},
        {{Cell("名单"), Cell(position.list_id)}, {Cell("名称"), Cell(list.name)},
            {Cell("期"), Cell(std::to_string(position.seq))},
            {Cell("状态摘要"), Cell(exchange::digest_text(position.state_digest))},
            {Cell("条数"), Cell(static_cast<std::int64_t>(position.entry_count))},
            {Cell("发布机关"), Cell(head.header.sender.name)},
            {Cell("发布时间"), Cell(head.header.created_at.text())}}};
    return table::to_xlsx(
        {list.name, head.header.sender.name, head.header.created_at, {std::move(sheet), std::move(state)}});
}

Bytes json_of(std::vector<Row> const& rows, exchange::Head const& head, Settings::List const& list)
{
    auto entries = Json::array();
    for (auto const& row : rows) {
        auto entry = Json::object();
        for (auto const& field : FIELDS)
            if (!(row.*field.value).empty()) entry.set(field.member, row.*field.value);
        entries.push(std::move(entry));
    }
    auto const& position = head.position;
    return Json::object()
               .set("list", position.list_id)
               .set("name", list.name)
               .set("seq", position.seq)
               .set("state_digest", exchange::digest_text(position.state_digest))
               .set("entry_count", position.entry_count)
               .set("issuer", head.header.sender.name)
               .set("created_at", head.header.created_at.text())
               .set("entries", std::move(entries))
               .indented_text() +
           "\n";
}

} // namespace

Outcome<std::vector<exchange::NamedFile>> list_tables(
    exchange::ListSource const& files, exchange::Head const& head, Settings::List const& list)
{
    std::vector<exchange::NamedFile> tables;
    if (list.exports.empty()) return tables;
    auto const rows = rows_of(files, head);
    if (!rows) return rows.refusal();
    auto const sheet = sheet_of(*rows, list);
    for (auto const& form : list.exports) {
        auto const name = list.id + "." + form;
        if (form == "csv") {
            tables.push_back({name, table::to_csv(with_state(sheet, head.position))});
        } else if (form == "json") {
            tables.push_back({name, json_of(*rows, head, list)});
        } else {
            auto content = workbook_of(sheet, head, list);
            if (!content) return content.refusal();
            tables.push_back({name, std::move(*content)});
        }
    }
    return tables;
}

} // namespace xindang::usecase
