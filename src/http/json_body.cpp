#include <http/json_body.h>

#include <base/utf8.h>

#include <Poco/Exception.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/ParseHandler.h>
#include <Poco/JSON/Parser.h>

#include <set>

namespace xindang::http {

static constexpr std::size_t DEEPEST = 8;

struct JsonBody::State {
    explicit State(Poco::JSON::Object::Ptr o, std::string p) : object(std::move(o)), place(std::move(p)) {}

    Poco::JSON::Object::Ptr object;
    std::string place; ///< "queries[3]/" in front of member names
    std::set<std::string> asked;
    std::optional<Refusal> refusal;

    void refuse(Fault fault, std::string const& name, std::string const& reason)
    {
        if (!refusal) refusal = Refusal{fault, reason, place + name};
    }

    /// The value; nothing for absent and null.
    std::optional<Poco::Dynamic::Var> find(std::string const& name)
    {
        asked.insert(name);
        if (!object->has(name) || object->isNull(name)) return std::nullopt;
        return std::make_optional<Poco::Dynamic::Var>(object->get(name));
    }
};

namespace {

/// RFC 8259 §4 leaves a name given twice open; readers differ about which counts, so nobody may send one.
class StrictHandler final : public Poco::JSON::ParseHandler {
public:
    void startObject() override
    {
        m_names.emplace_back();
        ParseHandler::startObject();
    }
    void endObject() override
    {
        m_names.pop_back();
        ParseHandler::endObject();
    }
    void key(std::string const& name) override
    {
        if (!m_names.back().insert(name).second) throw Poco::DataFormatException("a member stands twice");
        ParseHandler::key(name);
    }

private:
    std::vector<std::set<std::string>> m_names;
};

} // namespace

JsonBody::JsonBody(std::unique_ptr<State> state) : m_state(std::move(state)) {}
JsonBody::JsonBody(JsonBody&&) noexcept = default;
JsonBody& JsonBody::operator=(JsonBody&&) noexcept = default;
JsonBody::~JsonBody() = default;

Outcome<JsonBody> JsonBody::parse(BytesView text)
{
    if (!utf8::is_valid(text)) return Refusal{Fault::BadInput, "the body is not UTF-8", "body"};
    if (text.find('\0') != text.npos) return Refusal{Fault::BadInput, "the body holds a NUL", "body"};
    try {
        Poco::JSON::Parser parser{new StrictHandler};
        parser.setDepth(DEEPEST);
        auto const value = parser.parse(std::string(text));
        if (value.type() != typeid(Poco::JSON::Object::Ptr))
            return Refusal{Fault::BadInput, "the body must be a JSON object", "body"};
        return JsonBody{std::make_unique<State>(value.extract<Poco::JSON::Object::Ptr>(), "")};
    } catch (Poco::Exception const&) {
        return Refusal{
            Fault::BadInput, "the body is not well-formed JSON, is nested too deep or names a member twice", "body"};
    }
}

std::string JsonBody::text(std::string const& name)
{
    auto const value = optional_text(name);
    if (!value || value->empty()) m_state->refuse(Fault::BadInput, name, "this must be given");
    return value.value_or("");
}

std::optional<std::string> JsonBody::optional_text(std::string const& name)
{
    auto const value = m_state->find(name);
    if (!value) return std::nullopt;
    if (value->isString()) return value->extract<std::string>();
    m_state->refuse(Fault::BadInput, name, "this must be a text");
    return std::nullopt;
}

std::optional<bool> JsonBody::optional_flag(std::string const& name)
{
    auto const value = m_state->find(name);
    if (!value) return std::nullopt;
    if (value->isBoolean()) return value->extract<bool>();
    m_state->refuse(Fault::BadInput, name, "this must be true or false");
    return std::nullopt;
}

std::optional<std::uint64_t> JsonBody::optional_number(std::string const& name)
{
    auto const value = m_state->find(name);
    if (!value) return std::nullopt;
    try {
        if (value->isInteger() && !value->isBoolean() && *value >= 0) return value->convert<std::uint64_t>();
    } catch (Poco::Exception const&) {
        // Out of range: told like every other number we cannot use.
    }
    m_state->refuse(Fault::BadInput, name, "this must be a whole number, not below zero");
    return std::nullopt;
}

std::vector<std::string> JsonBody::texts(std::string const& name)
{
    std::vector<std::string> texts;
    auto const value = m_state->find(name);
    if (!value) return texts;
    if (value->type() != typeid(Poco::JSON::Array::Ptr)) {
        m_state->refuse(Fault::BadInput, name, "this must be an array of texts");
        return texts;
    }
    for (auto const& element : *value->extract<Poco::JSON::Array::Ptr>()) {
        if (element.isString())
            texts.push_back(element.extract<std::string>());
        else
            m_state->refuse(Fault::BadInput, name, "this must be an array of texts");
    }
    return texts;
}

std::vector<JsonBody> JsonBody::objects(std::string const& name, std::size_t limit)
{
    std::vector<JsonBody> objects;
    auto const value = m_state->find(name);
    if (!value || value->type() != typeid(Poco::JSON::Array::Ptr)) {
        m_state->refuse(Fault::BadInput, name, "this must be an array of objects");
        return objects;
    }
    auto const array = value->extract<Poco::JSON::Array::Ptr>();
    if (array->size() > limit) {
        m_state->refuse(Fault::TooLarge, name, "at most " + std::to_string(limit) + " are allowed");
        return objects;
    }
    for (std::size_t i = 0; i < array->size(); ++i) {
        auto const place = m_state->place + name + "[" + std::to_string(i + 1) + "]";
        auto const element = array->get(static_cast<unsigned>(i));
        if (element.type() == typeid(Poco::JSON::Object::Ptr))
            objects.push_back(
                JsonBody{std::make_unique<State>(element.extract<Poco::JSON::Object::Ptr>(), place + "/")});
        else
            m_state->refuse(Fault::BadInput, name + "[" + std::to_string(i + 1) + "]", "this must be an object");
    }
    return objects;
}

std::vector<JsonBody> JsonBody::optional_objects(std::string const& name, std::size_t limit)
{
    return m_state->find(name) ? objects(name, limit) : std::vector<JsonBody>();
}

Outcome<Done> JsonBody::finish() const
{
    if (m_state->refusal) return *m_state->refusal;
    for (auto const& name : m_state->object->getNames())
        if (!m_state->asked.contains(name))
            return Refusal{
                Fault::BadInput, "there is no such member", m_state->place + std::string(utf8::head(name, 60))};
    return Done{};
}

} // namespace xindang::http
