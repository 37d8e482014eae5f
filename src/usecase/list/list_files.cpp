#include <usecase/list/list_files.h>

#include <base/files.h>
#include <crypto/hash.h>
#include <exchange/sm2_source.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace xindang::usecase {

namespace fs = std::filesystem;

static constexpr std::size_t MAX_FILE = std::size_t{64} << 20;

Outcome<Bytes> ListFiles::get(std::string const& name, std::size_t limit) const
{
    auto const found = m_names.find(name);
    if (found == m_names.end()) return Refusal{Fault::NotFound, "no such file: " + name, name};
    return m_objects.get(found->second, limit);
}

std::string ListFiles::text() const
{
    std::string text;
    for (auto const& [name, digest] : m_names)
        text += name + "=" + digest.hex() + "\n";
    return text;
}

Outcome<Done> ListFiles::read(std::string const& text)
{
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        auto const equals = line.find('=');
        auto const digest = model::Sha256::parse(equals == std::string::npos ? "" : line.substr(equals + 1));
        if (!digest) return Refusal{Fault::Corrupt, "the ledger's entry of the list cannot be read", "list"};
        name(line.substr(0, equals), *digest);
    }
    return Done{};
}

std::optional<model::Entry> last_publication(archive::View const& view, std::string const& list_id)
{
    auto const entries = view.entries_of(model::EntryKind::ListPublished);
    auto const last = std::find_if(
        entries.rbegin(), entries.rend(), [&](model::Entry const& entry) { return entry.body.get("list") == list_id; });
    return last == entries.rend() ? std::nullopt : std::optional(*last);
}

static Outcome<Done> put(ListFiles const& files, std::string const& name, fs::path const& folder)
{
    auto const content = files.get(name, MAX_FILE);
    if (!content) return content.refusal();
    write_file_atomically(folder / name, *content);
    return Done{};
}

static Outcome<Done> sign(
    ListFiles const& files, std::string const& name, fs::path const& folder, crypto::Sm2Key const& key)
{
    auto const file = folder / exchange::sm2_signature_file(files.names().at(name));
    // Whatever bears that name signs these octets, and was renamed into place whole.
    if (fs::exists(file)) return Done{};
    auto const content = files.get(name, MAX_FILE);
    if (!content) return content.refusal();
    write_file_atomically(file, key.sign(*content));
    return Done{};
}

Outcome<Done> stage_list(ListFiles const& files, fs::path const& folder, crypto::Sm2Key const* sm2)
{
    fs::create_directories(folder);
    if (sm2)
        for (auto const& [name, digest] : files.names())
            if (auto const done = sign(files, name, folder, *sm2); !done) return done.refusal();
    for (auto const& [name, digest] : files.names()) {
        if (name == exchange::HEAD_FILE) continue;
        // What is there already is left alone, unless something else bears its name.
        auto const there = crypto::sha256_of_file(folder / name);
        if (there && *there == digest) continue;
        if (auto const done = put(files, name, folder); !done) return done.refusal();
    }
    return Done{};
}

Outcome<Done> release_list(ListFiles const& files, fs::path const& folder)
{
    return put(files, exchange::HEAD_FILE, folder);
}

void prune_list(ListFiles const& now, exchange::PublishedList const* before, fs::path const& folder)
{
    std::set<std::string> named;
    auto const keep = [&](std::string const& name, model::Sha256 const& digest) {
        named.insert(name);
        named.insert(exchange::sm2_signature_file(digest));
    };
    for (auto const& [name, digest] : now.names())
        keep(name, digest);
    if (before) {
        keep(exchange::HEAD_FILE, before->head_digest);
        for (auto const& part : before->head.parts)
            keep(part.name, part.digest);
        for (auto const& delta : before->head.deltas)
            keep(delta.file.name, delta.file.digest);
    }
    std::error_code ignored;
    for (auto const& file : fs::directory_iterator(folder, ignored)) {
        auto const name = file.path().filename().string();
        auto const left_over = name.starts_with('.') && name.ends_with(".part");
        auto const kind = name.starts_with("list-") || name.starts_with("delta-") || name.ends_with(".sm2sig");
        if (left_over || (kind && !named.contains(name))) fs::remove(file.path(), ignored);
    }
}

} // namespace xindang::usecase
