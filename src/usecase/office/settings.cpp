#include <usecase/office/settings.h>

#include <exchange/list.h>
#include <xml/document.h>
#include <xml/schema.h>

#include <sstream>
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

// As many identifiers as the protocol lets a subject have, one of them the masked number.
static constexpr std::size_t MOST_HASHED_PARTNERS = 15;

static Outcome<Settings::List> read_list(xml::Node const& element)
{
    Settings::List list{element.attribute("id"), element.attribute("name"), {}, number(element, "head-valid-hours")};
    if (element.has_attribute("of")) list.of = element.attribute("of");
    // The schema has the words.
    if (element.has_attribute("form")) list.form = *law::parse_list_form(element.attribute("form"));
    if (element.has_attribute("deltas")) list.kept_deltas = number(element, "deltas");
    std::istringstream words(element.attribute("exports"));
    for (std::string word; words >> word;)
        list.exports.push_back(word);
    for (auto const audience : element.children("audience"))
        list.audience.push_back(audience.attribute("code"));
    if (list.form == law::ListForm::Public) {
        list.audience.emplace_back(exchange::PUBLIC_AUDIENCE);
    } else if (list.audience.empty()) {
        return Refusal{Fault::BadInput, "a list that is not public names its audience", element.place()};
    }
    if (list.form == law::ListForm::Partner && list.audience.size() > MOST_HASHED_PARTNERS)
        return Refusal{Fault::BadInput,
            "a list carries hashes for 15 partners at most: make a second list of the same law for the others",
            element.place()};
    return list;
}

static Outcome<std::vector<Settings::List>> read_lists(xml::Node const& root)
{
    std::vector<Settings::List> lists;
    for (auto const& element : root.children("list")) {
        auto list = read_list(element);
        if (!list) return list.refusal();
        for (auto const& other : lists)
            if (other.id == list->id)
                return Refusal{Fault::BadInput, "two lists have the id " + list->id, element.place()};
        lists.push_back(std::move(*list));
    }
    return lists;
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
    auto lists = read_lists(root);
    if (!lists) return lists.refusal();
    auto const site = root.child("site");
    return Settings{
        root.attribute("environment") == word_of(Environment::Production) ? Environment::Production : Environment::Test,
        root.child("grading").attribute("scheme"),
        read_documents(root.child("documents")),
        std::move(*lists),
        {site.attribute("name"), site.attribute("url")},
        read_service(root.child("service")),
        import_limits_of(root.child("import-limits")),
    };
}

Outcome<Settings::List> Settings::list(std::string const& id) const
{
    for (auto const& list : lists)
        if (list.id == id) return list;
    return Refusal{Fault::NotFound, "conf/xindang.xml has no list " + id, "list"};
}

} // namespace xindang::usecase
