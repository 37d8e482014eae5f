#include <usecase/list/follow_memory.h>

#include <base/files.h>

#include <algorithm>
#include <charconv>
#include <vector>

namespace xindang::usecase {

namespace {

constexpr std::size_t MAX_FILE = std::size_t{1} << 20;
constexpr std::size_t FIELDS = 9;

std::vector<std::string> split(std::string const& text, char at)
{
    std::vector<std::string> parts{""};
    for (auto const c : text) {
        if (c == at) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

template <class Number> std::optional<Number> number_of(std::string const& text)
{
    Number value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// A line of its own has no room for other lines.
std::string on_one_line(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::optional<FollowMemory> memory_of(std::vector<std::string> const& fields)
{
    if (fields.size() != FIELDS) return std::nullopt;
    auto const looked_at = number_of<std::int64_t>(fields[1]);
    auto const next_look = number_of<std::int64_t>(fields[2]);
    auto const failures = number_of<int>(fields[3]);
    auto const exit_code = number_of<int>(fields[4]);
    if (!looked_at || !next_look || !failures || !exit_code || *failures < 0) return std::nullopt;
    FollowedState state{
        fields[0], Instant{*looked_at}, Instant{*next_look}, fields[6], *exit_code, fields[7], fields[8]};
    state.failures = *failures;
    return FollowMemory{std::move(state), fields[5]};
}

} // namespace

std::map<std::string, FollowMemory> read_follow_memory(std::filesystem::path const& file)
{
    std::map<std::string, FollowMemory> memory;
    auto const text = read_file(file, MAX_FILE);
    if (!text) return memory;
    for (auto const& line : split(*text, '\n')) {
        if (line.empty()) continue;
        auto list = memory_of(split(line, '\t'));
        if (!list) return {};
        auto const id = list->state.id;
        memory.insert_or_assign(id, std::move(*list));
    }
    return memory;
}

void write_follow_memory(std::filesystem::path const& file, std::map<std::string, FollowMemory> const& memory)
{
    std::string text;
    for (auto const& [id, list] : memory) {
        auto const& state = list.state;
        text += id + "\t" + std::to_string(state.looked_at.unix_seconds()) + "\t" +
                std::to_string(state.next_look.unix_seconds()) + "\t" + std::to_string(state.failures) + "\t" +
                std::to_string(state.exit_code) + "\t" + list.alarm + "\t" + state.outcome + "\t" +
                on_one_line(state.reason) + "\t" + on_one_line(state.next_step) + "\n";
    }
    write_file_atomically(file, text, Durable::No);
}

} // namespace xindang::usecase
