#include <usecase/archive/json_views.h>

namespace xindang::usecase {

static Json json_of(notice::Notice const& notice)
{
    auto json = Json::object();
    json.set("document_number", notice.decision.text()).set("state", notice::word_of(notice.state));
    json.set("title", notice.title).set("party", notice.party).set("offence", notice.offence);
    json.set("penalty", notice.penalty).set("authority", notice.authority).set("decided_on", notice.decided_on.text());
    json.set("published_on", notice.published_on.text());
    if (notice.last_day) json.set("last_day", notice.last_day->text());
    if (notice.ended_on) json.set("ended_on", notice.ended_on->text()).set("end_reason", notice.end_reason);
    return json;
}

Json json_of(RegisteredNotice const& registered)
{
    auto json = Json::object();
    json.set("id", registered.id).set("ledger_entry", registered.entry.value());
    json.set("address", notice::address_of(registered.notice.decision)).set("notice", json_of(registered.notice));
    if (registered.due) json.set("due", registered.due->text());
    json.set("term_basis", registered.term_basis);
    return json;
}

Json json_of(std::vector<RegisteredNotice> const& notices)
{
    auto list = Json::array();
    for (auto const& registered : notices)
        list.push(json_of(registered));
    return Json::object().set("notices", std::move(list));
}

Json json_of(NoticePreview const& preview)
{
    auto dates = Json::array();
    for (auto const& date : preview.dates) {
        auto item = Json::object();
        item.set("regime", date.regime).set("what", date.what).set("due", date.due.text()).set("basis", date.basis);
        item.set("provisional", date.provisional).set("late", date.late);
        dates.push(std::move(item));
    }
    auto json = Json::object();
    json.set("notice", json_of(preview.notice)).set("term_basis", preview.term_basis).set("dates", std::move(dates));
    json.set("leftovers", json_of(preview.leftovers));
    return json;
}

Json json_of(NoticeReceipt const& receipt)
{
    auto json = Json::object();
    json.set("id", receipt.id).set("ledger_entry", receipt.entry.value()).set("address", receipt.address);
    json.set("preview", json_of(receipt.preview));
    return json;
}

Json json_of(WithdrawalReceipt const& receipt)
{
    auto json = Json::object();
    json.set("id", receipt.id).set("ledger_entry", receipt.entry.value()).set("due", receipt.due.text());
    json.set("basis", receipt.basis).set("provisional", receipt.provisional).set("late", receipt.late);
    return json;
}

Json json_of(RepairReceipt const& receipt)
{
    auto json = Json::object();
    json.set("id", receipt.id).set("ledger_entry", receipt.entry.value()).set("reason", receipt.reason);
    json.set("due", receipt.due.text()).set("basis", receipt.basis);
    json.set("provisional", receipt.provisional).set("late", receipt.late);
    return json;
}

Json json_of(ExpiryReceipt const& receipt)
{
    auto list = Json::array();
    for (auto const& number : receipt.expired)
        list.push(number.text());
    return Json::object().set("expired", std::move(list));
}

} // namespace xindang::usecase
