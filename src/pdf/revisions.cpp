#include <pdf/revisions.h>

#include <charconv>
#include <optional>

namespace xindang::pdf {

namespace {

constexpr std::string_view END_MARK = "\n%%EOF\n";
constexpr std::string_view START = "\nstartxref\n";
// An archive time-stamp every few years: a century has room in it.
constexpr std::size_t MOST_REVISIONS = 64;

struct End {
    std::size_t end;
    std::size_t table;
};

// The first "startxref N %%EOF" behind `begin` whose N is a table before it.
std::optional<End> next_end(BytesView file, std::size_t begin)
{
    for (auto at = file.find(END_MARK, begin); at != BytesView::npos; at = file.find(END_MARK, at + 1)) {
        auto const start = file.substr(0, at).rfind(START);
        if (start == BytesView::npos || start < begin || at - start > START.size() + 10) continue;
        auto const digits = file.substr(start + START.size(), at - start - START.size());
        std::size_t table = 0;
        auto const parsed = std::from_chars(digits.data(), digits.data() + digits.size(), table);
        if (parsed.ptr != digits.data() + digits.size() || parsed.ec != std::errc{}) continue;
        if (table >= begin && table < start && file.substr(table, 5) == "xref\n")
            return End{at + END_MARK.size(), table};
    }
    return std::nullopt;
}

} // namespace

Revisions revisions_of(BytesView file)
{
    auto const first = next_end(file, 0);
    if (!first) throw Unreadable("no end of a revision with a classic cross-reference table", file.size());
    Revisions revisions;
    revisions.files.emplace_back(file.substr(0, first->end), first->table);
    for (auto end = first->end; end < file.size();) {
        if (revisions.files.size() >= MOST_REVISIONS) throw Unreadable("the file has too many revisions", end);
        auto const next = next_end(file, end);
        if (!next) {
            revisions.problem = "octets behind the last revision";
            break;
        }
        try {
            revisions.files.emplace_back(ObjectFile(revisions.last(), file.substr(0, next->end), next->table));
        } catch (Unreadable const& unreadable) {
            revisions.problem =
                std::string(unreadable.what()) + " (offset " + std::to_string(unreadable.offset()) + ")";
            break;
        }
        end = next->end;
    }
    return revisions;
}

} // namespace xindang::pdf
