#include <usecase/list/bundle_list.h>

#include <base/files.h>
#include <crypto/hash.h>
#include <exchange/proof.h>
#include <exchange/sm2_source.h>
#include <usecase/list/list_tables.h>
#include <usecase/list/publish_list.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t MAX_FILE = std::size_t{64} << 20;

/// Packs one list, file by file.
class Packer {
public:
    Packer(PublishedListView const& published, Settings::List const& list, BundleListServices const& services)
        : m_published(published), m_list(list), m_services(services)
    {}

    Outcome<Done> pack(std::vector<std::string> const& prove)
    {
        auto const& home = m_services.home;
        if (auto const done = add_list(); !done) return done.refusal();
        for (auto const* schema : {"jdl-1.0.xsd", "jdl-codes-1.0.xsd", "jdl-proof-1.0.xsd"})
            if (auto const done = add(std::string("schema/") + schema, home / "xsd" / schema); !done)
                return done.refusal();
        auto tables = list_tables(*m_published.files, m_published.list.head, m_list);
        if (!tables) return tables.refusal();
        for (auto& table : *tables)
            m_files.push_back({TABLES_FOLDER + ("/" + table.name), std::move(table.content)});
        for (auto const& entry : prove) {
            auto proof = exchange::prove(*m_published.files, {entry, std::nullopt});
            if (!proof) return proof.refusal();
            m_files.push_back({"proofs/" + entry + ".xml", std::move(*proof)});
        }
        if (auto const done = add("issuer-root.crt", m_services.folder.certificate("list-root")); !done)
            return done.refusal();
        for (auto const* name : {"README.txt", "verify.sh"})
            if (auto const done = add(name, home / "templates/list-bundle" / name); !done) return done.refusal();
        m_files.push_back({"SHA256SUMS", sums()});
        return Done{};
    }

    std::vector<net::CarriedFile> take() { return std::move(m_files); }

private:
    /// Everything the head names, by way of the object store: what the web server shows may have been touched.
    Outcome<Done> add_list()
    {
        auto const& head = m_published.list.head;
        std::vector<std::string> names{exchange::HEAD_FILE, head.schema.name, head.code_lists.name};
        for (std::uint64_t version = 1; version <= head.key_set_version; ++version)
            names.push_back(exchange::key_set_file(version));
        for (auto const& part : head.parts)
            names.push_back(part.name);
        for (auto const& delta : head.deltas)
            names.push_back(delta.file.name);
        auto const folder = list_folder(m_services.folder, m_list);
        auto const with_sm2 = fs::exists(m_services.folder.sm2_public_key());
        for (auto const& name : names) {
            auto content = file_named(name, head);
            if (!content) return content.refusal();
            if (with_sm2) {
                auto const signature = exchange::sm2_signature_file(crypto::sha256(*content));
                if (auto const done = add("list/" + signature, folder / signature); !done) return done.refusal();
            }
            m_files.push_back({"list/" + name, std::move(*content)});
        }
        return with_sm2 ? add("list-sm2.pub", m_services.folder.sm2_public_key()) : Outcome<Done>(Done{});
    }

    Outcome<Bytes> file_named(std::string const& name, exchange::Head const& head) const
    {
        // The ledger names a delta with the publication that made it; the head has its digest all the time.
        for (auto const& delta : head.deltas)
            if (delta.file.name == name) return m_services.objects.get(delta.file.digest, MAX_FILE);
        return m_published.files->get(name, MAX_FILE);
    }

    Outcome<Done> add(std::string const& name, fs::path const& file)
    {
        auto content = read_file(file, MAX_FILE);
        if (!content) return content.refusal();
        m_files.push_back({name, std::move(*content)});
        return Done{};
    }

    /// As `sha256sum -c` reads it.
    Bytes sums() const
    {
        Bytes text;
        for (auto const& file : m_files)
            text += crypto::sha256(file.content).hex() + "  " + file.name + "\n";
        return text;
    }

    PublishedListView const& m_published;
    Settings::List const& m_list;
    BundleListServices const& m_services;
    std::vector<net::CarriedFile> m_files;
};

} // namespace

Outcome<ListBundle> bundle_list(Actor const& actor, Settings::List const& list, std::vector<std::string> const& prove,
    BundleListServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::PublicationStaff, Duty::Operator}); !allowed)
        return allowed.refusal();
    auto const published = published_list_head(services.archive.view(), services.objects, list.id);
    if (!published) return published.refusal();
    Packer packer(*published, list, services);
    if (auto const done = packer.pack(prove); !done) return done.refusal();
    auto const& head = published->list.head;
    return ListBundle{list.id, head.position.seq, head.header.created_at, packer.take()};
}

} // namespace xindang::usecase
