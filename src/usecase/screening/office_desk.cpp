#include <usecase/screening/office_desk.h>

#include <usecase/list/list_entries.h>
#include <usecase/list/list_standing.h>

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
    std::string publications;
    for (auto const& standing : list_standings(view))
        publications += standing.list + ' ' + std::to_string(standing.entry.value()) + '\n';
    std::lock_guard const lock(m_mutex);
    if (m_desk && publications == m_publications) return m_desk;
    auto lists = published_lists_in_force(view, m_objects, {});
    if (!lists) return lists.refusal();
    std::vector<HashKey> keys;
    for (auto const& list : lists->lists)
        if (!list.audience.empty())
            keys.push_back({list.list, list_partner_key_id(list.audience.front()),
                list_partner_key(m_master_key, list.list, list.audience.front())});
    m_desk = std::make_shared<ScreenDesk const>(std::move(*lists), std::move(keys), m_rules, cleared_file(), m_secret);
    m_publications = publications;
    return m_desk;
}

} // namespace xindang::usecase
