#include <exchange/sm2_source.h>

#include <crypto/hash.h>

namespace xindang::exchange {

static constexpr std::size_t NAME_DIGITS = 32;
static constexpr std::size_t MAX_SIGNATURE = 256;

std::string sm2_signature_file(model::Sha256 const& digest)
{
    return digest.hex().substr(0, NAME_DIGITS) + ".sm2sig";
}

Outcome<Bytes> Sm2Source::get(std::string const& name, std::size_t limit) const
{
    auto content = m_files->get(name, limit);
    if (!content) return content;
    auto const signature = m_files->get(sm2_signature_file(crypto::sha256(*content)), MAX_SIGNATURE);
    if (!signature) return Refusal{Fault::Untrusted, "no SM2 signature is beside it", name};
    if (!m_key.verify(*content, *signature))
        return Refusal{Fault::Untrusted, "the SM2 signature is not the pinned key's", name};
    return content;
}

} // namespace xindang::exchange
