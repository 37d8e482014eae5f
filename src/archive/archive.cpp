#include <archive/archive.h>

#include <archive/projections.h>
#include <archive/schema.h>
#include <archive/state.h>

#include <stdexcept>

namespace xindang::archive {

namespace {

constexpr std::size_t MOST_IDLE = 8;

crypto::CompactRange tree_in(sql::Connection& connection)
{
    auto rows = connection.query("SELECT size, frontier FROM ledger_head");
    if (!rows.next()) throw sql::SqlError("the ledger has no head");
    auto tree = crypto::CompactRange::restore(static_cast<std::uint64_t>(rows.integer(0)), rows.blob(1));
    if (!tree) throw sql::SqlError(tree.refusal().reason);
    return std::move(tree).value();
}

sql::Connection reopened(std::filesystem::path const& file)
{
    auto connection = sql::Connection::open(file, sql::Mode::ReadWrite);
    if (!connection) throw sql::SqlError(connection.refusal().reason);
    return std::move(connection).value();
}

} // namespace

sql::Connection Archive::State::take()
{
    {
        std::lock_guard const guard(mutex);
        if (!idle.empty()) {
            auto connection = std::move(idle.back());
            idle.pop_back();
            return connection;
        }
    }
    return reopened(file);
}

void Archive::State::give_back(sql::Connection connection)
{
    std::lock_guard const guard(mutex);
    if (idle.size() < MOST_IDLE) idle.push_back(std::move(connection));
}

Archive::Archive(std::shared_ptr<State> state) : m_state(std::move(state)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Outcome<Archive> Archive::open(std::filesystem::path const& file, crypto::SecretKey const& master_key, Random& random)
{
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    auto connection = sql::Connection::open(file, sql::Mode::ReadWrite);
    if (!connection) return connection.refusal();
    if (auto const migrated = sql::migrate(*connection, APPLICATION_ID, archive_migrations()); !migrated)
        return migrated.refusal();
    if (auto const fits = check_master_key(*connection, master_key, random); !fits) return fits.refusal();
    auto state = std::shared_ptr<State>(new State{file, master_key, random, {}, {}});
    state->give_back(std::move(connection).value());
    return Archive(std::move(state));
}

View Archive::view(AsOf as_of) const
{
    auto connection = m_state->take();
    if (auto const begun = connection.begin(sql::Turn::Read); !begun) throw sql::SqlError(begun.refusal().reason);
    return View(std::make_shared<View::State>(m_state, std::move(connection), as_of));
}

Outcome<Writer> Archive::writer(std::string actor, Clock const& clock) const
{
    auto connection = m_state->take();
    if (auto const begun = connection.begin(sql::Turn::Write); !begun) return begun.refusal();
    auto tree = tree_in(connection);
    return Writer(std::make_shared<Writer::WriterState>(
        m_state, std::move(connection), std::move(tree), std::move(actor), clock));
}

Outcome<std::uint64_t> Archive::rebuild() const
{
    auto connection = m_state->take();
    if (auto const begun = connection.begin(sql::Turn::Write); !begun) return begun.refusal();
    View::State state(m_state, std::move(connection), {});
    clear_projections(state.connection);
    std::uint64_t count = 0;
    {
        auto rows = state.connection.query(select_entries("ORDER BY e.number"));
        while (rows.next()) {
            project(state.connection, state.vault, entry_in(state, rows));
            ++count;
        }
    }
    state.connection.commit();
    return count;
}

Outcome<std::vector<model::Sha256>> Archive::leaves(std::uint64_t size) const
{
    auto const view = this->view();
    if (size > view.size())
        return Refusal{Fault::TooLarge, "the ledger has only " + std::to_string(view.size()) + " entries", "size"};
    std::vector<model::Sha256> leaves;
    leaves.reserve(size);
    auto rows = view.m_state->connection.query("SELECT leaf FROM entry WHERE number <= ? ORDER BY number", {size});
    while (rows.next()) {
        auto const leaf = model::Sha256::from_bytes(rows.blob(0));
        if (!leaf) return Refusal{Fault::Corrupt, "an entry has no leaf hash; run ledger check", "ledger"};
        leaves.push_back(*leaf);
    }
    if (leaves.size() != size) return Refusal{Fault::Corrupt, "entries are missing; run ledger check", "ledger"};
    return leaves;
}

Outcome<std::string> Archive::canonical_octets(model::EntryNumber number) const
{
    auto const view = this->view();
    auto rows = view.m_state->connection.query(select_entries("WHERE e.number = ?"), {number.value()});
    if (!rows.next()) return Refusal{Fault::NotFound, "there is no such entry", "entry"};
    auto entry = entry_in(*view.m_state, rows);
    auto stored = model::Fields::parse(rows.text(6));
    if (!stored) return stored.refusal();
    entry.body = std::move(*stored);
    return model::canonical(entry);
}

crypto::CompactRange Archive::tree() const
{
    auto const view = this->view();
    return tree_in(view.m_state->connection);
}

Outcome<Done> Archive::keep_checkpoint(Checkpoint const& checkpoint, std::string_view note) const
{
    auto const leaves = this->leaves(checkpoint.size);
    if (!leaves) return Refusal{Fault::Conflict, leaves.refusal().reason, "checkpoint"};
    auto const root = crypto::tree_root(checkpoint.size, [&](std::uint64_t index) { return (*leaves)[index]; });
    if (root != checkpoint.root)
        return Refusal{Fault::Conflict, "the checkpoint is not one of this ledger", "checkpoint"};
    auto connection = m_state->take();
    connection.execute("INSERT OR REPLACE INTO checkpoint(size, note) VALUES(?, ?)", {checkpoint.size, note});
    m_state->give_back(std::move(connection));
    return Done{};
}

std::optional<std::string> Archive::latest_checkpoint() const
{
    auto const view = this->view();
    auto rows = view.m_state->connection.query("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1");
    if (!rows.next()) return std::nullopt;
    return std::string(rows.text(0));
}

std::filesystem::path const& Archive::file() const
{
    return m_state->file;
}

} // namespace xindang::archive
