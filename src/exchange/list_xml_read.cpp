#include <exchange/list_xml.h>

#include <charconv>

namespace xindang::exchange {

namespace {

/// Reads the parts of one document; remembers the first thing that cannot be read, so that the readers stay straight.
class Reading {
public:
    std::uint64_t number(std::string const& text, xml::Node const& at)
    {
        std::uint64_t value = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size()) fault("not a number: " + text, at);
        return value;
    }
    model::Sha256 digest(std::string const& text, xml::Node const& at)
    {
        auto const digest = parse_digest(text);
        if (!digest) fault("not a digest we know: " + text, at);
        return digest ? *digest : model::Sha256{{}};
    }
    Instant instant(std::string const& text, xml::Node const& at)
    {
        auto const instant = Instant::parse(text);
        if (!instant) fault(instant.refusal().reason, at);
        return instant ? *instant : Instant{0};
    }
    FileRef file(xml::Node const& node)
    {
        return {node.attribute("name"), number(node.attribute("bytes"), node), digest(node.attribute("digest"), node)};
    }
    void fault(std::string reason, xml::Node const& at)
    {
        if (!m_fault) m_fault = Refusal{Fault::BadInput, std::move(reason), at.place()};
    }
    template <class T> T take(Outcome<T> outcome, T otherwise)
    {
        if (!outcome && !m_fault) m_fault = outcome.refusal();
        return outcome ? std::move(outcome).value() : std::move(otherwise);
    }
    template <class T> Outcome<T> done(T value) const
    {
        if (m_fault) return *m_fault;
        return value;
    }

private:
    std::optional<Refusal> m_fault;
};

Header const NO_HEADER{{}, {}, Environment::Test, {}, {}, Instant{0}};
Position const NO_POSITION{{}, 0, 0, model::Sha256{{}}, 0, model::Sha256{{}}, 0, std::nullopt};

} // namespace

Outcome<Header> read_header(xml::Node const& node)
{
    Reading reading;
    Header header{node.child("MessageId").trimmed_text(), node.child("CodeListVersion").trimmed_text(),
        Environment::Test, {}, {}, reading.instant(node.child("CreatedAt").trimmed_text(), node)};
    auto const environment = node.child("Environment").trimmed_text();
    if (environment == word_of(Environment::Production)) {
        header.environment = Environment::Production;
    } else if (environment != word_of(Environment::Test)) {
        reading.fault("not an environment: " + environment, node);
    }
    auto const sender = node.child("Sender");
    header.sender = {sender.child("Code").trimmed_text(), sender.child("Name").trimmed_text()};
    for (auto const& audience : node.children("Audience"))
        header.audience.push_back(audience.trimmed_text());
    return reading.done(header);
}

Outcome<Position> read_position(xml::Node const& node)
{
    Reading reading;
    auto const text = [&](char const* name) {
        return node.child(name).trimmed_text();
    };
    Position position{text("ListId"), reading.number(text("Epoch"), node), reading.number(text("Seq"), node),
        reading.digest(text("StateDigest"), node), reading.number(text("EntryCount"), node),
        reading.digest(text("SubjectDigest"), node), reading.number(text("SubjectCount"), node), std::nullopt};
    if (auto const previous = node.child("PrevPosition"))
        position.previous = reading.digest(previous.trimmed_text(), previous);
    return reading.done(position);
}

Outcome<Head> read_head(xml::Node const& root)
{
    Reading reading;
    auto const text = [&](char const* name) {
        return root.child(name).trimmed_text();
    };
    auto const key_set = root.child("KeySet");
    Head head{reading.take(read_header(root.child("Header")), NO_HEADER),
        reading.take(read_position(root.child("Position")), NO_POSITION), reading.number(text("HeadNo"), root),
        reading.instant(text("ValidUntil"), root), reading.instant(text("NextBy"), root), {},
        reading.number(key_set.attribute("version"), key_set), reading.digest(key_set.attribute("digest"), key_set),
        reading.file(root.child("Schema")), reading.file(root.child("CodeLists"))};
    auto const snapshot = root.child("Snapshot");
    for (auto const& file : snapshot.children("File"))
        head.parts.push_back(reading.file(file));
    if (snapshot.attribute("seq") != std::to_string(head.position.seq))
        reading.fault("the snapshot is not of the head's position", snapshot);
    for (auto const& delta : root.children("Delta")) {
        head.deltas.push_back({reading.number(delta.attribute("seq"), delta), reading.file(delta.child("File"))});
        auto const count = head.deltas.size();
        if (count > 1 && head.deltas[count - 2].seq >= head.deltas.back().seq)
            reading.fault("deltas must ascend", delta);
    }
    return reading.done(head);
}

Outcome<KeySet> read_key_set(xml::Node const& root)
{
    Reading reading;
    KeySet key_set{reading.take(read_header(root.child("Header")), NO_HEADER),
        reading.number(root.child("Version").trimmed_text(), root),
        reading.instant(root.child("ValidUntil").trimmed_text(), root), {}};
    for (auto const& node : root.children("Key")) {
        auto const der = from_base64(node.child("CertificateBase64").text());
        if (!der) reading.fault("the certificate cannot be read", node);
        ListKey key{node.attribute("id"), node.attribute("role"), node.attribute("alg"), der.value_or(Bytes()),
            reading.instant(node.attribute("from"), node), reading.instant(node.attribute("to"), node)};
        if (node.has_attribute("revokedAt")) key.revoked_at = reading.instant(node.attribute("revokedAt"), node);
        key_set.keys.push_back(std::move(key));
    }
    return reading.done(key_set);
}

Outcome<EntryState> read_entry_state(xml::Node const& entry)
{
    Reading reading;
    return reading.done(EntryState{entry.attribute("id"), reading.number(entry.attribute("ver"), entry),
        entry.attribute("status"), reading.digest(entry.attribute("digest"), entry)});
}

Outcome<model::Term> read_term(xml::Node const& node)
{
    auto const kind = node.attribute("kind");
    auto const to = node.attribute("to");
    auto const condition = node.attribute("condition");
    auto text = kind + " " + node.attribute("from");
    // The schema cannot say which attributes go with which kind.
    if ((kind == "fixed") == to.empty() || (kind == "until-condition") == condition.empty())
        return Refusal{Fault::BadInput, "the attributes do not fit a term of kind " + kind, node.place()};
    if (kind == "fixed") text += " " + to;
    if (kind == "until-condition") text += " " + condition;
    auto const term = model::Term::parse(text);
    if (!term) return Refusal{Fault::BadInput, term.refusal().reason, node.place()};
    return *term;
}

} // namespace xindang::exchange
