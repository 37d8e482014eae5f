#include <usecase/list/follow_config.h>

#include <xml/document.h>
#include <xml/schema.h>

#include <charconv>
#include <set>

namespace xindang::usecase {

namespace {

/// What the schema has accepted, or what holds without it.
template <class Number> Number number_of(xml::Node const& node, char const* name, Number otherwise)
{
    auto const text = node.attribute(name);
    std::from_chars(text.data(), text.data() + text.size(), otherwise);
    return otherwise;
}

bool is_address(std::string const& source)
{
    return source.find("://") != std::string::npos;
}

/// Reads paths from where the file lies.
class Paths {
public:
    explicit Paths(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    std::filesystem::path of(xml::Node const& node, char const* name) const
    {
        auto const text = node.attribute(name);
        return text.empty() ? std::filesystem::path() : m_folder / text;
    }

private:
    std::filesystem::path m_folder;
};

FollowedList list_of(xml::Node const& node, Paths const& paths)
{
    auto source = node.attribute("source");
    if (!is_address(source)) source = paths.of(node, "source").string();
    return {node.attribute("id"),
        {std::move(source), paths.of(node, "authorities"), paths.of(node, "certificate"), paths.of(node, "key"),
            paths.of(node, "known-hosts"), paths.of(node, "require-sm2")},
        paths.of(node, "root"), number_of(node, "every", 3600),
        node.attribute("confidential") == "yes" ? exchange::PersonNumbers::Clear : exchange::PersonNumbers::Hidden,
        number_of(node, "stale-after", std::int64_t{0})};
}

} // namespace

Outcome<FollowConfig> FollowConfig::load(std::filesystem::path const& file, std::filesystem::path const& schemas)
{
    auto const schema = xml::Schema::load(schemas / "list-follow.xsd");
    if (!schema) return schema.refusal();
    auto const document = xml::Document::load(file, xml::Limits::own_file());
    if (!document) return document.refusal();
    if (auto const fits = schema->check(*document); !fits) return fits.refusal();
    auto const root = document->root();
    Paths const paths(file.has_parent_path() ? file.parent_path() : std::filesystem::path("."));
    FollowConfig config{std::filesystem::absolute(file), paths.of(root, "state"),
        {root.attribute("as"), root.attribute("name")},
        root.attribute("environment") == "production" ? exchange::Environment::Production : exchange::Environment::Test,
        number_of(root, "kept-states", exchange::ListStore::KEPT_STATES), number_of(root, "jitter-percent", 0), {}};
    std::set<std::string> ids;
    for (auto const& node : root.children("list")) {
        config.lists.push_back(list_of(node, paths));
        if (!ids.insert(config.lists.back().id).second)
            return Refusal{Fault::BadInput, "the list stands twice", config.lists.back().id};
    }
    auto const back_off = root.child("back-off");
    config.first_back_off = number_of(back_off, "first", config.first_back_off);
    config.longest_back_off = number_of(back_off, "longest", config.longest_back_off);
    config.limits = import_limits_of(root.child("limits"));
    auto const reports = root.child("reports");
    config.report_key = paths.of(reports, "key");
    config.report_certificate = paths.of(reports, "certificate");
    config.report_address = reports.attribute("post");
    config.report_token = paths.of(reports, "token");
    config.alarm = paths.of(root.child("alarm"), "command");
    return config;
}

Outcome<FollowedList> FollowConfig::list(std::string const& id) const
{
    if (id.empty() && lists.size() == 1) return lists.front();
    for (auto const& candidate : lists)
        if (candidate.id == id) return candidate;
    return Refusal{Fault::NotFound,
        id.empty() ? file.filename().string() + " has several lists: say which"
                   : file.filename().string() + " has no list " + id,
        "list"};
}

} // namespace xindang::usecase
