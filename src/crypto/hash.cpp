#include <crypto/hash.h>

#include <crypto/openssl.h>

#include <array>
#include <fstream>

namespace xindang::crypto {

struct Hasher::State {
    Owned<EVP_MD_CTX, EVP_MD_CTX_free> context{EVP_MD_CTX_new()};
};

model::Sha256 sha256(BytesView octets)
{
    // Trees hash millions of short texts: to look the algorithm up and to make a context costs more than the hash.
    static Owned<EVP_MD, EVP_MD_free> const algorithm{EVP_MD_fetch(nullptr, "SHA256", nullptr)};
    thread_local Owned<EVP_MD_CTX, EVP_MD_CTX_free> const context{EVP_MD_CTX_new()};
    std::array<char, 32> digest;
    require(algorithm && context && EVP_DigestInit_ex2(context.get(), algorithm.get(), nullptr) == 1 &&
                EVP_DigestUpdate(context.get(), octets.data(), octets.size()) == 1 &&
                EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(digest.data()), nullptr) == 1,
        "SHA-256");
    return model::Sha256{digest};
}

Hasher::Hasher() : m_state(std::make_unique<State>())
{
    require(m_state->context && EVP_DigestInit_ex(m_state->context.get(), EVP_sha256(), nullptr) == 1, "SHA-256");
}

Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;
Hasher::~Hasher() = default;

void Hasher::update(BytesView piece)
{
    require(EVP_DigestUpdate(m_state->context.get(), piece.data(), piece.size()) == 1, "SHA-256");
}

model::Sha256 Hasher::finish()
{
    std::array<char, 32> digest;
    auto* context = m_state->context.get();
    require(EVP_DigestFinal_ex(context, reinterpret_cast<unsigned char*>(digest.data()), nullptr) == 1, "SHA-256");
    require(EVP_DigestInit_ex(context, EVP_sha256(), nullptr) == 1, "SHA-256");
    return model::Sha256{digest};
}

Outcome<model::Sha256> sha256_of_file(std::filesystem::path const& path)
{
    auto const name = path.filename().string();
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path)) return Refusal{Fault::NotFound, "no such file: " + name, name};
    Hasher hasher;
    std::array<char, 65536> piece;
    while (file.read(piece.data(), piece.size()), file.gcount() > 0)
        hasher.update({piece.data(), static_cast<std::size_t>(file.gcount())});
    return hasher.finish();
}

std::string vri_key(BytesView contents)
{
    unsigned char value[20];
    unsigned int size = 0;
    require(EVP_Digest(contents.data(), contents.size(), value, &size, EVP_sha1(), nullptr) == 1, "SHA-1");
    auto key = to_hex({reinterpret_cast<char const*>(value), size});
    for (auto& c : key)
        if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
    return key;
}

} // namespace xindang::crypto
