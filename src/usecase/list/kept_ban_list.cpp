#include <usecase/list/kept_ban_list.h>

#include <usecase/list/publish_list.h>

#include <algorithm>

namespace xindang::usecase {

static constexpr char BAN_LAW[] = "INDUSTRY-BAN"; // in conf/law/lists.xml

static Outcome<std::shared_ptr<BanList::Entries const>> read_entries(
    archive::View const& view, archive::ObjectStore const& objects, std::string const& list)
{
    auto const published = published_list(view, objects, list);
    if (!published) return published.refusal();
    auto entries = std::make_shared<BanList::Entries>();
    entries->reserve(published->list.entries.size());
    for (auto const& entry : published->list.entries)
        entries->emplace(entry.state.id, entry.state);
    return std::shared_ptr<BanList::Entries const>(std::move(entries));
}

static Outcome<std::optional<BanList>> read_newest(
    archive::View const& view, archive::ObjectStore const& objects, BanList const* before)
{
    auto const lists = view.entries_of(model::EntryKind::ListPublished);
    // Before there were several lists there was no other.
    auto const newest = std::find_if(lists.rbegin(), lists.rend(), [](model::Entry const& published) {
        return !published.body.has("law") || published.body.get("law") == BAN_LAW;
    });
    if (newest == lists.rend()) return std::optional<BanList>{};
    auto const until = Instant::parse(newest->body.get("valid_until"));
    if (!until) return Refusal{Fault::Corrupt, "the ledger's entry of the list has no readable end", "list"};
    BanList list{newest->body.get("list"), newest->body.get("seq"), newest->recorded_at, newest->number, *until,
        newest->body.get("state_digest"), nullptr};
    // A head issued anew says that the same entries hold longer.
    if (before && before->list == list.list && before->sequence == list.sequence &&
        before->state_digest == list.state_digest) {
        list.entries = before->entries;
    } else {
        auto entries = read_entries(view, objects, list.list);
        if (!entries) return entries.refusal();
        list.entries = std::move(*entries);
    }
    return std::optional(std::move(list));
}

Outcome<std::shared_ptr<BanList const>> KeptBanList::current(archive::View const& view) const
{
    auto const newest = view.newest(model::EntryKind::ListPublished);
    if (!newest) return std::shared_ptr<BanList const>{};
    auto const kept = m_kept.current(newest->value(), [&](std::optional<BanList> const* before) {
        return read_newest(view, m_objects, before && *before ? &**before : nullptr);
    });
    if (!kept) return kept.refusal();
    if (!**kept) return std::shared_ptr<BanList const>{};
    return std::shared_ptr<BanList const>(*kept, &***kept);
}

} // namespace xindang::usecase
