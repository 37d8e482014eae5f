#include <text/collate.h>

#include <text/icu_text.h>

#include <unicode/coll.h>

#include <memory>
#include <vector>

namespace xindang::text {

namespace {

std::unique_ptr<icu::Collator> make_collator()
{
    auto status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale("zh@collation=pinyin"), status));
    require_icu(status, "to open the pinyin collation");
    collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
    require_icu(status, "to set numeric collation");
    return collator;
}

} // namespace

Bytes pinyin_sort_key(std::string_view utf8)
{
    // A collator that nobody changes any more may be asked for sort keys from several threads.
    static auto const collator = make_collator();
    auto const text = to_icu(utf8);
    std::vector<std::uint8_t> key(64);
    auto size = collator->getSortKey(text, key.data(), static_cast<std::int32_t>(key.size()));
    if (size > static_cast<std::int32_t>(key.size())) {
        key.resize(static_cast<std::size_t>(size));
        size = collator->getSortKey(text, key.data(), size);
    }
    // The key ends in a zero octet, which says nothing.
    return Bytes(key.begin(), key.begin() + (size > 0 ? size - 1 : 0));
}

} // namespace xindang::text
