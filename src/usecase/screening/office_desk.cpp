#include <usecase/screening/office_desk.h>

#include <usecase/list/list_entries.h>

#include <algorithm>

namespace xindang::usecase {

OfficeDesk::OfficeDesk(screening::Rules rules, std::filesystem::path folder, archive::Archive const& archive,
    archive::ObjectStore const& objects, crypto::SecretKey master_key, crypto::SecretKey secret)
    : m_rules(std::move(rules)),
      m_folder(std::move(folder)),
      m_archive(archive),
      m_objects(objects),
      m_master_key(std::move(master_key)),
      m_secret(std::move(secret))
{}

Outcome<std::unique_ptr<OfficeDesk>> OfficeDesk::open(std::filesystem::path const& home,
    std::filesystem::path const& data_folder, archive::Archive const& archive, archive::ObjectStore const& objects,
    crypto::SecretKey const& master_key, Random& random)
{
    auto rules = screening::Rules::load(home / "conf/screening", home / "xsd/screening.xsd");
    if (!rules) return rules.refusal();
    auto const secret = screening_secret(data_folder, random);
    if (!secret) return secret.refusal();
    return std::unique_ptr<OfficeDesk>(
        new OfficeDesk(std::move(*rules), data_folder, archive, objects, master_key, *secret));
}

Outcome<std::shared_ptr<ScreenDesk const>> OfficeDesk::current(Actor const& actor) const
{
    if (auto const allowed = assure_screening(actor); !allowed) return allowed.refusal();
    auto const view = m_archive.view();
    auto const newest = view.newest(model::EntryKind::ListPublished);
    if (!newest) return Refusal{Fault::NotFound, "there is no list yet", "list"};
    return m_desk.current(newest->value(), [&](ScreenDesk const* before) { return make(view, before); });
}

Outcome<ScreenDesk> OfficeDesk::make(archive::View const& view, ScreenDesk const* before) const
{
    auto heads = published_positions(view, m_objects, {});
    if (!heads) return heads.refusal();
    auto keys = keys_for(*heads);
    auto const same = [](ListInForce const& one, ListInForce const& other) {
        return one.same_state_as(other);
    };
    if (before && std::equal(heads->begin(), heads->end(), before->lists().begin(), before->lists().end(), same))
        return before->under(std::move(*heads), std::move(keys));
    auto lists = published_lists_in_force(view, m_objects, {});
    if (!lists) return lists.refusal();
    return ScreenDesk(std::move(*lists), std::move(keys), m_rules, cleared_file(), m_secret);
}

std::vector<HashKey> OfficeDesk::keys_for(std::vector<ListInForce> const& lists) const
{
    std::vector<HashKey> keys;
    for (auto const& list : lists)
        if (!list.audience.empty())
            keys.push_back({list.list, list_partner_key_id(list.audience.front()),
                list_partner_key(m_master_key, list.list, list.audience.front())});
    return keys;
}

} // namespace xindang::usecase
