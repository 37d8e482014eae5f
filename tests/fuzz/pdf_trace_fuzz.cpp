#include <document/conformance.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>

// What mutool says of a stranger's PDF, measured clause by clause.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace xindang;
    static std::filesystem::path const home = XD_SOURCE_DIR;
    static auto const book =
        document::ClauseBook::load(home / "conf/layout/gongwen-clauses.xml", home / "xsd/gongwen-clauses.xsd");
    (void)document::measure_traced({reinterpret_cast<char const*>(data), size}, *book);
    return 0;
}
