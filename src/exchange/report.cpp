#include <exchange/report.h>

#include <exchange/list_xml.h>
#include <xml/builder.h>

#include <algorithm>

namespace xindang::exchange {

namespace {

constexpr char TOOL_NAME[] = "Xindang";
constexpr char TOOL_VERSION[] = "0.1.0";
constexpr std::size_t MAX_REASONS = 100; // of the schema
constexpr std::size_t MAX_CHANGES_SHOWN = 50;

std::string line_of(std::string const& where)
{
    auto const colon = where.rfind(':');
    auto const line = colon == std::string::npos ? std::string() : where.substr(colon + 1);
    auto const digits = !line.empty() && line.find_first_not_of("0123456789") == std::string::npos;
    return digits ? line : std::string();
}

void write_state(xml::Builder& builder, std::string_view name, StatePoint const& state)
{
    builder.open(name).attribute("seq", std::to_string(state.seq));
    if (state.digest) builder.attribute("stateDigest", digest_text(*state.digest));
    if (state.epoch > 0) builder.attribute("epoch", std::to_string(state.epoch));
    builder.close();
}

std::string_view chinese_of(ListOutcome outcome)
{
    switch (outcome) {
    case ListOutcome::Received:
        return "已收到";
    case ListOutcome::Imported:
        return "已导入";
    case ListOutcome::ImportedWithWarnings:
        return "已导入，有提示";
    case ListOutcome::NoChange:
        return "名单无变化，有效期已更新";
    case ListOutcome::Duplicate:
        return "此前已导入，无需处理";
    case ListOutcome::Held:
        return "变动过大，已暂停，待人工确认；原名单继续有效";
    case ListOutcome::Rejected:
        return "已拒绝；原名单继续有效";
    }
    return {};
}

std::string_view chinese_of(EntryChange::Kind kind)
{
    switch (kind) {
    case EntryChange::Kind::Added:
        return "新增";
    case EntryChange::Kind::Amended:
        return "变更";
    case EntryChange::Kind::Removed:
        return "移出";
    }
    return {};
}

std::string_view chinese_of(WorkItem::Action action)
{
    switch (action) {
    case WorkItem::Action::Apply:
        return "采取";
    case WorkItem::Action::Review:
        return "复核";
    case WorkItem::Action::Lift:
        return "解除";
    case WorkItem::Action::Undo:
        return "撤销";
    }
    return {};
}

std::string state_text(StatePoint const& state)
{
    if (state.seq == 0) return "无";
    // Hardly any list is ever begun anew: only then is it worth a word.
    auto const epoch = state.epoch > 1 ? "纪元" + std::to_string(state.epoch) + " " : std::string();
    return epoch + "第" + std::to_string(state.seq) + "期 " + (state.digest ? digest_text(*state.digest) : "");
}

std::string work_text(std::vector<WorkItem> const& work)
{
    if (work.empty()) return {};
    auto page = "本单位待办 " + std::to_string(work.size()) + " 项\n";
    for (std::size_t i = 0; i < std::min(work.size(), MAX_CHANGES_SHOWN); ++i) {
        auto const& item = work[i];
        page += "  " + std::string(chinese_of(item.action)) + "  " + item.entry + "  " + item.name + "  " + item.code +
                (item.due ? "  反馈截止 " + item.due->text() : "") + "\n";
    }
    if (work.size() > MAX_CHANGES_SHOWN)
        page += "  … 另有 " + std::to_string(work.size() - MAX_CHANGES_SHOWN) + " 项\n";
    return page;
}

/// RFC 4180 §2: a field with a comma, a quotation mark or a line end stands in quotation marks. One that a spreadsheet
/// would take for a formula is made a text.
std::string csv_field(std::string_view text)
{
    std::string field(text);
    if (!field.empty() && std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos)
        field.insert(0, 1, '\'');
    if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
    for (std::size_t at = 0; (at = field.find('"', at)) != std::string::npos; at += 2)
        field.insert(at, 1, '"');
    return '"' + field + '"';
}

} // namespace

std::string_view word_of(WorkItem::Action action)
{
    switch (action) {
    case WorkItem::Action::Apply:
        return "apply";
    case WorkItem::Action::Review:
        return "review";
    case WorkItem::Action::Lift:
        return "lift";
    case WorkItem::Action::Undo:
        return "undo";
    }
    return {};
}

std::string ImportReport::work_csv() const
{
    std::string table = "action,entry,name,measure,code,obligation,due\r\n";
    for (auto const& item : work) {
        for (auto const& field :
            {std::string(word_of(item.action)), item.entry, item.name, item.measure, item.code, item.obligation})
            table += csv_field(field) + ',';
        table += (item.due ? item.due->text() : "") + "\r\n";
    }
    return table;
}

std::string_view word_of(EntryChange::Kind kind)
{
    switch (kind) {
    case EntryChange::Kind::Added:
        return "added";
    case EntryChange::Kind::Amended:
        return "amended";
    case EntryChange::Kind::Removed:
        return "removed";
    }
    return {};
}

std::size_t ImportReport::count(EntryChange::Kind kind) const
{
    return static_cast<std::size_t>(std::count_if(
        changes.begin(), changes.end(), [kind](EntryChange const& change) { return change.kind == kind; }));
}

Bytes ImportReport::xml() const
{
    xml::Builder builder;
    builder.open("ImportReport").declare("", JDL);
    write_header(builder, {message_id, code_list_version, environment, sender,
                              {issuer.code.empty() ? std::string("UNKNOWN") : issuer.code}, finished_at});
    builder.open("About").element("ListId", list_id);
    if (epoch) builder.element("Epoch", std::to_string(*epoch));
    if (seq) builder.element("Seq", std::to_string(*seq));
    builder.optional_element("MessageId", about_message.value_or(""));
    for (auto const& file : files)
        builder.element("FileDigest", digest_text(file));
    builder.close().element("ReceivedAt", received_at.text()).element("FinishedAt", finished_at.text());
    builder.element("Outcome", word_of(outcome));
    for (std::size_t i = 0; i < std::min(reasons.size(), MAX_REASONS); ++i) {
        auto const& reason = reasons[i];
        builder.open("Reason").attribute("code", word_of(reason.code));
        builder.optional_attribute("line", line_of(reason.where)).optional_attribute("entry", reason.entry);
        builder.text((reason.where.empty() ? "" : reason.where + ": ") + reason.text).close();
    }
    if (before.seq > 0) write_state(builder, "StateBefore", before);
    write_state(builder, "StateAfter", after);
    builder.open("Counts").attribute("read", std::to_string(read));
    for (auto const kind : {EntryChange::Kind::Added, EntryChange::Kind::Amended, EntryChange::Kind::Removed})
        builder.attribute(word_of(kind), std::to_string(count(kind)));
    builder.attribute("rejected", outcome == ListOutcome::Rejected ? std::to_string(read) : "0").close();
    builder.open("Tool").attribute("name", TOOL_NAME).attribute("version", TOOL_VERSION).close();
    return builder.close().finish();
}

std::string ImportReport::text() const
{
    std::string page = "名单导入报告\n";
    page += "名单  " + list_id + (issuer.name.empty() ? "" : "（" + issuer.name + "）") + "\n";
    page += "结果  " + std::string(chinese_of(outcome)) + "（" + std::string(word_of(outcome)) + "）\n";
    page += "时间  " + finished_at.text() + "\n";
    page += "导入前  " + state_text(before) + "\n导入后  " + state_text(after) + "\n";
    if (deltas > 0) page += "依据  增量 " + std::to_string(deltas) + " 期\n";
    page += "读取 " + std::to_string(read) + " 条，新增 " + std::to_string(count(EntryChange::Kind::Added)) +
            "，变更 " + std::to_string(count(EntryChange::Kind::Amended)) + "，移出 " +
            std::to_string(count(EntryChange::Kind::Removed)) + "\n";
    for (auto const& reason : reasons) {
        page += std::string(word_of(reason.code)) + "  " + reason.where + (reason.where.empty() ? "" : ": ") +
                (reason.entry.empty() ? "" : "[" + reason.entry + "] ") + reason.text + "\n";
        page += "    → " + std::string(advice_for(reason.code)) + "\n";
    }
    for (std::size_t i = 0; i < std::min(changes.size(), MAX_CHANGES_SHOWN); ++i)
        page += "  " + std::string(chinese_of(changes[i].kind)) + "  " + changes[i].id + "  " + changes[i].name +
                "  v" + std::to_string(changes[i].old_version) + " → v" + std::to_string(changes[i].new_version) +
                (changes[i].why.empty() ? "" : "  " + changes[i].why) + "\n";
    if (changes.size() > MAX_CHANGES_SHOWN)
        page += "  … 另有 " + std::to_string(changes.size() - MAX_CHANGES_SHOWN) + " 条变动\n";
    page += work_text(work);
    return page;
}

Json ImportReport::json() const
{
    auto const state = [](StatePoint const& point) {
        auto json = Json::object().set("epoch", point.epoch).set("seq", point.seq);
        if (point.digest) json.set("state_digest", digest_text(*point.digest));
        return json;
    };
    auto reason_list = Json::array();
    for (auto const& reason : reasons)
        reason_list.push(Json::object()
                             .set("code", word_of(reason.code))
                             .set("where", reason.where)
                             .set("entry", reason.entry)
                             .set("text", reason.text)
                             .set("advice", advice_for(reason.code)));
    auto change_list = Json::array();
    for (auto const& change : changes)
        change_list.push(Json::object()
                             .set("kind", word_of(change.kind))
                             .set("id", change.id)
                             .set("name", change.name)
                             .set("old_version", change.old_version)
                             .set("new_version", change.new_version)
                             .set("why", change.why));
    auto work_list = Json::array();
    for (auto const& item : work)
        work_list.push(Json::object()
                           .set("action", word_of(item.action))
                           .set("entry", item.entry)
                           .set("name", item.name)
                           .set("measure", item.measure)
                           .set("code", item.code)
                           .set("obligation", item.obligation)
                           .set("due", item.due ? item.due->text() : ""));
    return Json::object()
        .set("list", list_id)
        .set("issuer", issuer.code)
        .set("outcome", word_of(outcome))
        .set("exit_code", exit_code())
        .set("received_at", received_at.text())
        .set("finished_at", finished_at.text())
        .set("before", state(before))
        .set("after", state(after))
        .set("read", read)
        .set("deltas", deltas)
        .set("reasons", std::move(reason_list))
        .set("changes", std::move(change_list))
        .set("work", std::move(work_list));
}

} // namespace xindang::exchange
