#include <base/progress.h>
#include <crypto/system_random.h>
#include <exchange/import.h>
#include <exchange/publication.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace {

using namespace xindang;

/// The input as whatever file is asked for.
class Everything final : public exchange::ListSource {
public:
    explicit Everything(BytesView content) : m_content(content) {}
    Outcome<Bytes> get(std::string const&, std::size_t) const override { return m_content; }

private:
    Bytes m_content;
};

} // namespace

/// No head made without the pinned key is ever taken over.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    static auto const SCHEMAS = exchange::ListSchemas::load(XD_SOURCE_DIR "/xsd");
    static auto const FILE =
        std::filesystem::temp_directory_path() / ("jdl_head_fuzz-" + std::to_string(::getpid()) + ".sqlite");
    static auto store = exchange::ListStore::open(FILE);
    static crypto::SystemRandom random;
    static auto const KEY = crypto::generate_key(crypto::KeyKind::EcP256);
    static auto const ROOT =
        crypto::make_self_signed({"root", "fuzz", Instant{0}, Instant{4'000'000'000}}, *KEY, random);
    if (!SCHEMAS || !store) std::abort();
    NoProgress progress;
    auto const report = exchange::import_list(Everything({reinterpret_cast<char const*>(data), size}), *store, *SCHEMAS,
        {"", {"P", "P"}, exchange::Environment::Test, ROOT}, FixedClock{Instant{1'767'574'800}}, random, progress);
    if (report.outcome != exchange::ListOutcome::Rejected || report.reasons.empty()) std::abort();
    return 0;
}
