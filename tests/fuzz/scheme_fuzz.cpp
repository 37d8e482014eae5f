#include <grading/evaluate.h>
#include <grading/scheme.h>

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

xindang::xml::Schema const& schema()
{
    static auto const loaded = xindang::xml::Schema::load(std::string(XD_SOURCE_DIR) + "/xsd/grading-scheme.xsd");
    if (!loaded) std::abort();
    return *loaded;
}

} // namespace

/// Whatever is taken can be evaluated, and load() refuses exactly what lint() finds errors in.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace xindang;
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const scheme = grading::Scheme::load(text, "fuzz.xml", schema());
    if (static_cast<bool>(scheme) == grading::Scheme::lint(text, "fuzz.xml", schema()).has_errors()) std::abort();
    if (!scheme) return 0;
    grading::ColumnsBuilder builder;
    builder.add_enterprise({{model::SubjectKind::Enterprise, 1}, {}, {}, std::nullopt});
    auto const columns = std::move(builder).finish();
    auto const cut_off = model::CivilDate::from_days_since_epoch(20'000);
    if (grading::Plan(*scheme, columns, cut_off).evaluate().size() != 1) std::abort();
    return 0;
}
