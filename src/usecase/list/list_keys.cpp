#include <usecase/list/list_keys.h>

#include <algorithm>

namespace xindang::usecase {

namespace fs = std::filesystem;

static constexpr std::size_t NAME_DIGITS = 12;

static std::string file_role(ListRole role)
{
    switch (role) {
    case ListRole::Root:
        return "list-root";
    case ListRole::List:
        return "list";
    case ListRole::Head:
        return "head";
    }
    return {};
}

static fs::path retired_keys(DataFolder const& folder)
{
    return folder.keys() / "retired";
}

static bool names_root(exchange::KeySet const& key_set, crypto::Certificate const& root)
{
    return std::any_of(key_set.keys.begin(), key_set.keys.end(),
        [&](exchange::ListKey const& key) { return key.role == "root" && key.certificate_der == root.der(); });
}

Outcome<ListRole> parse_list_role(std::string const& word)
{
    if (word == "root") return ListRole::Root;
    if (word == "list") return ListRole::List;
    if (word == "head") return ListRole::Head;
    return Refusal{Fault::BadInput, "a list key is of the role root, list or head", "role"};
}

Outcome<RotatedKey> rotate_list_key(Actor const& actor, RotateListKey const& request, DataFolder const& folder,
    law::Agency const& own, SetUpChoices const& choices, Clock const& clock, Random& random)
{
    if (auto const allowed = assure(actor, {Duty::Operator}); !allowed) return allowed.refusal();
    auto const role = file_role(request.role);
    auto const certificate = crypto::Certificate::load(folder.certificate(role));
    if (!certificate) return Refusal{certificate.refusal().fault, certificate.refusal().reason, role};
    if (request.role == ListRole::Root)
        for (auto const& key_set : request.published)
            if (!names_root(key_set, *certificate))
                return Refusal{
                    Fault::Conflict, "a list is still published under the root before: publish it first", "root"};
    fs::create_directories(retired_keys(folder));
    auto const name = role + "-" + certificate->digest().hex().substr(0, NAME_DIGITS);
    RotatedKey const rotated{retired_keys(folder) / (name + ".crt"), folder.certificate(role)};
    // The key first: a certificate without its key is refused by whoever opens it, and set_up() puts that right.
    fs::rename(folder.key(role), retired_keys(folder) / (name + ".key"));
    fs::rename(folder.certificate(role), rotated.retired);
    if (auto const made = set_up(actor, folder, own, choices, clock, random); !made) return made.refusal();
    return rotated;
}

OpenedListKeys::OpenedListKeys(Pair root, Pair list, Pair head, std::vector<Pair> former)
    : m_root(std::move(root)), m_list(std::move(list)), m_head(std::move(head)), m_former_roots(std::move(former))
{}

Outcome<OpenedListKeys::Pair> OpenedListKeys::pair(
    fs::path const& key, fs::path const& certificate, std::string const& passphrase)
{
    auto signing = crypto::load_key(key, passphrase);
    if (!signing) return signing.refusal();
    auto read = crypto::Certificate::load(certificate);
    if (!read) return read.refusal();
    if (!read->belongs_to(**signing))
        return Refusal{Fault::Corrupt, "the certificate is not of the key beside it", certificate.filename().string()};
    return Pair{std::move(*signing), std::move(*read)};
}

Outcome<OpenedListKeys> OpenedListKeys::open(DataFolder const& folder, std::string const& passphrase)
{
    auto const of_role = [&](ListRole role) {
        return pair(folder.key(file_role(role)), folder.certificate(file_role(role)), passphrase);
    };
    auto root = of_role(ListRole::Root);
    if (!root) return root.refusal();
    auto list = of_role(ListRole::List);
    if (!list) return list.refusal();
    auto head = of_role(ListRole::Head);
    if (!head) return head.refusal();
    std::vector<Pair> former;
    if (fs::exists(retired_keys(folder)))
        for (auto const& file : fs::directory_iterator(retired_keys(folder))) {
            auto const& path = file.path();
            if (path.extension() != ".crt" || !path.filename().string().starts_with(file_role(ListRole::Root)))
                continue;
            // A root that was taken away to a safe is no fault: it is needed for one publication only.
            auto key = path;
            key.replace_extension(".key");
            if (auto retired = pair(key, path, passphrase)) former.push_back(std::move(*retired));
        }
    return OpenedListKeys{std::move(*root), std::move(*list), std::move(*head), std::move(former)};
}

exchange::ListSigners OpenedListKeys::signers(exchange::KeySet const* published) const
{
    exchange::ListSigners signers{m_root.holder(), m_list.holder(), m_head.holder()};
    if (!published) return signers;
    for (auto const& former : m_former_roots)
        if (names_root(*published, former.certificate)) signers.former_root.emplace(former.holder());
    return signers;
}

} // namespace xindang::usecase
