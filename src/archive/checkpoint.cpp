#include <archive/checkpoint.h>

#include <base/bytes.h>

#include <charconv>
#include <optional>

namespace xindang::archive {

namespace {

// c2sp.org/tlog-proof, with the entry's octets as its "extra data" line, so that the file stands alone.
constexpr std::string_view PROOF_HEADER = "c2sp.org/tlog-proof@v1";
constexpr std::size_t MOST_PROOF_OCTETS = 1 << 20;
constexpr std::size_t MOST_PATH = 64;

std::optional<std::uint64_t> number_in(std::string_view text)
{
    std::uint64_t value = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const plain = !text.empty() && (text.size() == 1 || text[0] != '0');
    if (!plain || fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<model::Sha256> hash_in(std::string_view text)
{
    auto const octets = from_base64(text);
    // Exactly the canonical form: white space inside would be skipped by the decoder.
    if (!octets || octets->size() != 32 || to_base64(*octets) != text) return std::nullopt;
    return *model::Sha256::from_bytes(*octets);
}

/// Hands out lines that end in a line feed.
class Lines {
public:
    explicit Lines(std::string_view text) : m_rest(text) {}

    std::optional<std::string_view> next()
    {
        auto const end = m_rest.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        auto const line = m_rest.substr(0, end);
        m_rest.remove_prefix(end + 1);
        ++m_number;
        return line;
    }
    std::string_view rest() const { return m_rest; }
    Refusal refused(std::string reason) const
    {
        return {Fault::BadInput, std::move(reason), "proof:" + std::to_string(m_number == 0 ? 1 : m_number)};
    }

private:
    std::string_view m_rest;
    std::size_t m_number = 0;
};

} // namespace

std::string checkpoint_text(Checkpoint const& checkpoint)
{
    return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" + to_base64(checkpoint.root.bytes()) +
           "\n";
}

Outcome<Checkpoint> parse_checkpoint(std::string_view note_text)
{
    auto const refused = [](std::string reason) {
        return Refusal{Fault::BadInput, std::move(reason), "checkpoint"};
    };
    Lines lines(note_text);
    auto const origin = lines.next();
    auto const size = lines.next();
    auto const root = lines.next();
    if (!origin || !size || !root) return refused("a checkpoint has three lines: origin, size, root");
    if (origin->empty()) return refused("the origin of the checkpoint is empty");
    auto const number = number_in(*size);
    if (!number) return refused("the size of the checkpoint is no number");
    auto const hash = hash_in(*root);
    if (!hash) return refused("the root of the checkpoint is no SHA-256 in base64");
    return Checkpoint{std::string(*origin), *number, *hash};
}

std::string proof_text(EntryProof const& proof)
{
    auto text = std::string(PROOF_HEADER) + "\nextra " + to_base64(proof.octets) + "\nindex " +
                std::to_string(proof.index) + "\n";
    for (auto const& hash : proof.path)
        text += to_base64(hash.bytes()) + "\n";
    return text + "\n" + proof.checkpoint;
}

Outcome<EntryProof> parse_proof(std::string_view text)
{
    if (text.size() > MOST_PROOF_OCTETS) return Refusal{Fault::TooLarge, "a proof has at most one mebibyte", "proof"};
    Lines lines(text);
    if (auto const header = lines.next(); !header || *header != PROOF_HEADER)
        return lines.refused("the first line of a proof is " + std::string(PROOF_HEADER));
    EntryProof proof{0, {}, {}, {}};
    auto const extra = lines.next();
    if (!extra || !extra->starts_with("extra ")) return lines.refused("the second line begins with \"extra\"");
    auto octets = from_base64(extra->substr(6));
    if (!octets) return lines.refused("the entry is not in base64");
    proof.octets = std::move(*octets);
    auto const index = lines.next();
    auto const number = index && index->starts_with("index ") ? number_in(index->substr(6)) : std::nullopt;
    if (!number) return lines.refused("the third line is \"index\" and a number");
    proof.index = *number;
    while (auto const line = lines.next()) {
        if (line->empty()) {
            proof.checkpoint = lines.rest();
            return proof;
        }
        auto const hash = hash_in(*line);
        if (!hash) return lines.refused("a line of the path is no SHA-256 in base64");
        if (proof.path.size() == MOST_PATH) return lines.refused("no path is longer than 64 hashes");
        proof.path.push_back(*hash);
    }
    return lines.refused("the proof ends before its checkpoint");
}

} // namespace xindang::archive
