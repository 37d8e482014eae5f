#include <usecase/list/list_press.h>

namespace xindang::usecase {

static Refusal cannot_open(Refusal const& refusal)
{
    return {Fault::Unavailable, "the keys of lists cannot be opened (" + refusal.where + ": " + refusal.reason + ")",
        "keys"};
}

static Outcome<std::optional<crypto::Sm2Key>> sm2_key_of(ListPress const& press)
{
    auto const file = press.folder.sm2_key();
    if (!std::filesystem::exists(file)) return std::optional<crypto::Sm2Key>{};
    auto key = crypto::Sm2Key::load(file, press.passphrase);
    if (!key) return cannot_open(key.refusal());
    return std::optional(std::move(key).value());
}

Outcome<OpenedListKeys> list_keys_of(ListPress const& press)
{
    auto keys = OpenedListKeys::open(press.folder, press.passphrase);
    if (!keys) return cannot_open(keys.refusal());
    return keys;
}

ListSigning::ListSigning(ListPress const& press, OpenedListKeys keys, std::optional<crypto::Sm2Key> sm2,
    std::optional<exchange::KeySet> published)
    : m_press(press), m_keys(std::move(keys)), m_sm2(std::move(sm2)), m_published(std::move(published))
{}

Outcome<ListSigning> ListSigning::with(
    ListPress const& press, std::string const& list_id, OpenedListKeys keys, std::optional<crypto::Sm2Key> sm2)
{
    auto const published = published_list_head(press.archive.view(), press.objects, list_id);
    if (!published && published.refusal().fault != Fault::NotFound) return published.refusal();
    return ListSigning(
        press, std::move(keys), std::move(sm2), published ? std::optional(published->list.key_set) : std::nullopt);
}

Outcome<ListSigning> ListSigning::open(ListPress const& press, std::string const& list_id)
{
    auto keys = list_keys_of(press);
    if (!keys) return keys.refusal();
    auto sm2 = sm2_key_of(press);
    if (!sm2) return sm2.refusal();
    return with(press, list_id, std::move(*keys), std::move(*sm2));
}

PublishListServices ListSigning::services() const
{
    return {m_press.archive, m_press.objects, m_press.law, m_press.folder, m_press.master_key,
        m_keys.signers(m_published ? &*m_published : nullptr), m_press.schemas, m_press.clock, m_press.random,
        m_sm2 ? &*m_sm2 : nullptr};
}

} // namespace xindang::usecase
