#pragma once

#include <http/served_office.h>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <fstream>
#include <set>
#include <sstream>

namespace xindang::test {

using Poco::Dynamic::Var;
using Poco::JSON::Array;
using Poco::JSON::Object;

/// docs/openapi.json and the little of JSON Schema it uses.
class Description {
public:
    explicit Description(std::filesystem::path const& file)
    {
        std::ifstream stream{file};
        std::stringstream text;
        text << stream.rdbuf();
        m_root = Poco::JSON::Parser{}.parse(text.str()).extract<Object::Ptr>();
    }

    /// "GET /api/v1/me" for every operation.
    std::set<std::string> operations() const
    {
        std::set<std::string> found;
        for (auto const& [path, item] : *m_root->getObject("paths"))
            for (auto const& [method, operation] : *item.extract<Object::Ptr>())
                found.insert(Poco::toUpper(method) + " " + path);
        return found;
    }

    Object::Ptr operation(std::string const& method, std::string const& path) const
    {
        return m_root->getObject("paths")->getObject(path)->getObject(Poco::toLower(method));
    }

    Object::Ptr resolved(Object::Ptr object) const
    {
        while (object->has("$ref")) {
            auto const place = object->getValue<std::string>("$ref");
            auto const cut = place.rfind('/');
            auto const group = place.substr(2, cut - 2);
            auto const inner = group.substr(group.find('/') + 1);
            object = m_root->getObject("components")->getObject(inner)->getObject(place.substr(cut + 1));
        }
        return object;
    }

    /// Everything in which the value differs from the schema.
    void check(Object::Ptr schema, Var const& value, std::string const& place, std::vector<std::string>& faults) const
    {
        schema = resolved(schema);
        auto const type = schema->optValue<std::string>("type", "");
        if (type == "object")
            check_object(schema, value, place, faults);
        else if (type == "array")
            check_array(schema, value, place, faults);
        else if (type == "string" && !value.isString())
            faults.push_back(place + " is no string");
        else if (type == "integer" && !value.isInteger())
            faults.push_back(place + " is no integer");
        else if (type == "boolean" && !value.isBoolean())
            faults.push_back(place + " is no boolean");
        if (auto const choices = schema->getArray("enum"); !choices.isNull() && value.isString()) {
            bool known = false;
            for (auto const& choice : *choices)
                known = known || choice.convert<std::string>() == value.convert<std::string>();
            if (!known) faults.push_back(place + " is none of the choices: " + value.convert<std::string>());
        }
    }

private:
    void check_object(
        Object::Ptr const& schema, Var const& value, std::string const& place, std::vector<std::string>& faults) const
    {
        if (value.type() != typeid(Object::Ptr)) {
            faults.push_back(place + " is no object");
            return;
        }
        auto const object = value.extract<Object::Ptr>();
        if (auto const required = schema->getArray("required"); !required.isNull())
            for (auto const& name : *required)
                if (!object->has(name.convert<std::string>()))
                    faults.push_back(place + "/" + name.convert<std::string>() + " is missing");
        auto const properties = schema->getObject("properties");
        if (properties.isNull()) return;
        for (auto const& [name, member] : *object) {
            // A schema that names members names all of them.
            if (!properties->has(name) && properties->size() > 1)
                faults.push_back(place + "/" + name + " is not described");
            else if (properties->has(name))
                check(properties->getObject(name), member, place + "/" + name, faults);
        }
    }

    void check_array(
        Object::Ptr const& schema, Var const& value, std::string const& place, std::vector<std::string>& faults) const
    {
        if (value.type() != typeid(Array::Ptr)) {
            faults.push_back(place + " is no array");
            return;
        }
        std::size_t i = 0;
        for (auto const& element : *value.extract<Array::Ptr>())
            check(schema->getObject("items"), element, place + "[" + std::to_string(++i) + "]", faults);
    }

    Object::Ptr m_root;
};

/// Asks and compares the answer with what is described for this operation and status.
class Checker {
public:
    Checker(ServedOffice& office, Description const& description) : m_office(office), m_description(description) {}

    Answer expect(int status, std::string const& pattern, Ask const& ask)
    {
        auto const answer = m_office.ask(ask);
        auto const name = ask.method + " " + pattern + " " + std::to_string(answer.status);
        BOOST_CHECK_MESSAGE(
            answer.status == status, name + ", not " + std::to_string(status) + ": " + answer.body.substr(0, 400));
        m_seen.insert(ask.method + " " + pattern);
        auto const operation = m_description.operation(ask.method, pattern);
        auto const responses = operation->getObject("responses");
        if (!responses->has(std::to_string(answer.status))) {
            BOOST_ERROR(name + " is not described");
            return answer;
        }
        auto const response = m_description.resolved(responses->getObject(std::to_string(answer.status)));
        auto const content = response->getObject("content");
        if (content.isNull()) {
            BOOST_CHECK_MESSAGE(answer.body.empty(), name + " has a body");
            return answer;
        }
        BOOST_CHECK_MESSAGE(content->has(answer.type), name + " has the type " + answer.type);
        if (!content->has(answer.type) || answer.type.find("json") == answer.type.npos) return answer;
        std::vector<std::string> faults;
        m_description.check(
            content->getObject(answer.type)->getObject("schema"), Poco::JSON::Parser{}.parse(answer.body), "", faults);
        for (auto const& fault : faults)
            BOOST_ERROR(name + ": " + fault);
        return answer;
    }

    std::set<std::string> const& seen() const { return m_seen; }

private:
    ServedOffice& m_office;
    Description const& m_description;
    std::set<std::string> m_seen;
};

} // namespace xindang::test
