#include <notice/check_data.h>

#include <base/files.h>
#include <crypto/hash.h>

#include <map>
#include <set>
#include <sstream>

namespace xindang::notice {

namespace {

constexpr std::size_t FILE_LIMIT = std::size_t{16} << 20;
constexpr std::size_t DIGITS = 3;

/// Lines of one file by their key; each says the digest of the document's newest file, its state and, of what is
/// public, number, organ and day.
using Lines = std::map<std::string, std::string>;

std::string_view word_of(CheckRecord::State state)
{
    switch (state) {
    case CheckRecord::State::Valid:
        return "valid";
    case CheckRecord::State::Revoked:
        return "revoked";
    case CheckRecord::State::Withdrawn:
        return "withdrawn";
    case CheckRecord::State::Expired:
        return "expired";
    }
    return "";
}

std::string line_of(CheckRecord const& record)
{
    auto line = record.file.hex() + "\t" + std::string(word_of(record.state));
    if (auto const& told = record.told)
        line += "\t" + told->number + "\t" + told->organ + "\t" + told->decided_on.text();
    return line;
}

std::vector<std::string> keys_of(CheckRecord const& record)
{
    std::vector<std::string> keys{record.file.hex()};
    for (auto const& file : record.earlier)
        keys.push_back(file.hex());
    // The prefix keeps the digest of a code from ever being the digest of a file.
    if (record.code) keys.push_back(crypto::sha256("xindang-check:" + record.code->characters()).hex());
    return keys;
}

std::string file_of(std::string const& key)
{
    return key.substr(0, DIGITS) + ".txt";
}

Bytes written(Lines const& lines)
{
    Bytes content;
    for (auto const& [key, line] : lines)
        content += key + "\t" + line + "\n";
    return content;
}

Lines read(std::filesystem::path const& file)
{
    Lines lines;
    auto const present = read_file(file, FILE_LIMIT);
    if (!present) return lines;
    std::istringstream stream{*present};
    for (std::string line; std::getline(stream, line);)
        if (auto const tab = line.find('\t'); tab != line.npos) lines[line.substr(0, tab)] = line.substr(tab + 1);
    return lines;
}

/// Number, organ and day with the tabs before them; empty when the line tells none.
std::string told_in(std::string const& line)
{
    auto const state = line.find('\t');
    if (state == std::string::npos) return {};
    auto const told = line.find('\t', state + 1);
    return told == std::string::npos ? std::string{} : line.substr(told);
}

} // namespace

void CheckData::write(std::vector<CheckRecord> const& records) const
{
    std::map<std::string, Lines> files;
    for (auto const& record : records)
        for (auto const& key : keys_of(record))
            files[file_of(key)][key] = line_of(record);
    std::filesystem::create_directories(m_folder);
    for (auto const& [name, lines] : files) {
        auto const content = written(lines);
        auto const present = read_file(m_folder / name, FILE_LIMIT);
        if (!present || *present != content) write_file_atomically(m_folder / name, content);
    }
    for (auto const& file : std::filesystem::directory_iterator(m_folder))
        if (!files.contains(file.path().filename().string())) std::filesystem::remove(file.path());
    sync_folder(m_folder);
}

void CheckData::add(CheckRecord const& record) const
{
    add(std::vector{record});
}

void CheckData::add(std::vector<CheckRecord> const& records) const
{
    std::filesystem::create_directories(m_folder);
    std::map<std::string, Lines> files;
    auto const lines_of = [&](std::string const& key) -> Lines& {
        auto const [place, fresh] = files.try_emplace(file_of(key));
        if (fresh) place->second = read(m_folder / place->first);
        return place->second;
    };
    std::set<std::string> changed;
    for (auto const& record : records) {
        auto line = line_of(record);
        for (auto const& file : record.earlier) {
            if (record.told) break;
            auto const& lines = lines_of(file.hex());
            auto const known = lines.find(file.hex());
            if (known == lines.end() || told_in(known->second).empty()) continue;
            line += told_in(known->second);
            break;
        }
        for (auto const& key : keys_of(record)) {
            lines_of(key)[key] = line;
            changed.insert(file_of(key));
        }
    }
    // Of a batch nearly every record lies in a file of its own, and an fsync each would be most of its time. What a
    // power cut takes from a projection, the next start of the service makes again from the ledger.
    auto const durable = records.size() > 1 ? Durable::No : Durable::Yes;
    for (auto const& name : changed)
        write_file_atomically(m_folder / name, written(files.at(name)), durable);
    sync_folder(m_folder);
}

} // namespace xindang::notice
