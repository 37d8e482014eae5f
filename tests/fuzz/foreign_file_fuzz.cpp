// Whatever a file holds: it is refused at a place, or its entries have an id nobody else has, and come back as they
// were kept.
#include <foreign/read_file.h>

#include <cstdint>
#include <cstdlib>
#include <set>

using namespace xindang;

namespace {

std::vector<foreign::Source> const& sources()
{
    static auto const loaded =
        foreign::Sources::load(XD_SOURCE_DIR, {"dongyu-high-court", "dongyu-tax", "dongyu-customs", "dongyu-amr"});
    if (!loaded) std::abort();
    return loaded->all();
}

void check(foreign::ReadFile const& read)
{
    std::set<std::string> ids;
    for (auto const& entry : read.entries) {
        if (!ids.insert(entry.id).second) std::abort();
        auto const again = foreign::Entry::from(entry.fields());
        if (!again || again->digest() != entry.digest() || again->identity() != entry.identity()) std::abort();
    }
    for (auto const& bad : read.bad)
        if (bad.reason.empty() || bad.place.empty()) std::abort();
    if (read.entries.size() > read.rows) std::abort();
}

} // namespace

/// The first octet chooses the list.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    if (size == 0) return 0;
    auto const& source = sources()[data[0] % sources().size()];
    NoProgress silent;
    auto const today = model::CivilDate::from_days_since_epoch(20'636);
    auto const read = foreign::read_list_file(
        {reinterpret_cast<char const*>(data) + 1, size - 1}, source, today, silent, {1 << 20, 1'000});
    if (!read && read.refusal().where.empty()) std::abort();
    if (read) check(*read);
    return 0;
}
