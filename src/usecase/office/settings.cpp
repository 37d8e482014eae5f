#include <usecase/office/settings.h>

#include <xml/document.h>
#include <xml/schema.h>

#include <string>

namespace xindang::usecase {

namespace fs = std::filesystem;

char const* word_of(Environment environment)
{
    switch (environment) {
    case Environment::Production:
        return "production";
    case Environment::Test:
        return "test";
    }
    return "?";
}

/// The schema has checked that it is a number within its bounds.
static unsigned number(xml::Node const& element, std::string_view attribute)
{
    return static_cast<unsigned>(std::stoul(element.attribute(attribute)));
}

static Settings::List read_list(xml::Node const& element)
{
    Settings::List list{element.attribute("id"), element.attribute("name"), {}, number(element, "head-valid-hours")};
    for (auto const audience : element.children("audience"))
        list.audience.push_back(audience.attribute("code"));
    return list;
}

static Settings::Documents read_documents(xml::Node const& element)
{
    auto const stamps = element.child("time-stamps");
    return {element.attribute("key"), *document::parse_level(element.attribute("level")), number(element, "renew-days"),
        stamps ? stamps.attribute("url") : std::string()};
}

static Settings::Service read_service(xml::Node const& element)
{
    Settings::Service service{element.attribute("address"), static_cast<std::uint16_t>(number(element, "port")),
        number(element, "threads"), number(element, "largest-request"), number(element, "session-minutes"), {}};
    if (auto const tls = element.child("tls"))
        service.tls = Settings::Tls{tls.attribute("certificate"), tls.attribute("key")};
    return service;
}

Outcome<Settings> read_settings(fs::path const& home)
{
    auto const schema = xml::Schema::load(home / "xsd" / "xindang-config.xsd");
    if (!schema) return schema.refusal();
    auto const document = xml::Document::load(home / "conf" / "xindang.xml", xml::Limits::own_file());
    if (!document) return document.refusal();
    if (auto const valid = schema->check(*document); !valid) return valid.refusal();

    auto const root = document->root();
    auto const site = root.child("site");
    return Settings{
        root.attribute("environment") == word_of(Environment::Production) ? Environment::Production : Environment::Test,
        root.child("grading").attribute("scheme"),
        read_documents(root.child("documents")),
        read_list(root.child("list")),
        {site.attribute("name"), site.attribute("url")},
        read_service(root.child("service")),
    };
}

} // namespace xindang::usecase
