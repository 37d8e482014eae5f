#include <crypto/system_random.h>
#include <exchange/proof_claim.h>

#include <cstdint>
#include <cstdlib>

using namespace xindang;

/// No proof holds under a root that signed nothing; and of an empty list nothing is ever proven present.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    static auto const SCHEMAS = exchange::ProofSchemas::load(XD_SOURCE_DIR "/xsd");
    static crypto::SystemRandom random;
    static auto const KEY = crypto::generate_key(crypto::KeyKind::EcP256);
    static auto const ROOT =
        crypto::make_self_signed({"root", "fuzz", Instant{0}, Instant{4'000'000'000}}, *KEY, random);
    if (!SCHEMAS) std::abort();
    BytesView const text(reinterpret_cast<char const*>(data), size);
    if (exchange::verify_proof(text, *SCHEMAS, ROOT, exchange::Environment::Test)) std::abort();

    auto const document = xml::Document::parse(text, xml::Limits::foreign(), "x");
    if (!document || !SCHEMAS->proof.check(*document)) return 0;
    for (std::uint64_t count : {0, 1, 5}) {
        exchange::Position const position{"X", 1, 1, model::Sha256{{}}, count, model::Sha256{{}}, count, std::nullopt};
        auto const claim = exchange::check_claim(document->root(), position);
        if (claim && (count > 0 || !claim->empty())) std::abort();
    }
    return 0;
}
