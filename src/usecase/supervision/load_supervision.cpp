#include <usecase/supervision/load_supervision.h>

#include <base/files.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

constexpr std::size_t LARGEST_FILE = std::size_t{8} << 20;

std::vector<std::filesystem::path> rule_files(std::filesystem::path const& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code missing;
    for (auto const& file : std::filesystem::directory_iterator(folder, missing))
        if (file.path().extension() == ".xml" && file.path().filename().string().starts_with("rules"))
            files.push_back(file.path());
    std::sort(files.begin(), files.end());
    return files;
}

Outcome<supervision::Rules> load_rules(
    std::filesystem::path const& home, law::Statutes const& statutes, model::CivilDate day)
{
    auto const schema = xml::Schema::load(home / "xsd" / "supervision-rules.xsd");
    if (!schema) return schema.refusal();
    std::optional<supervision::Rules> chosen;
    for (auto const& file : rule_files(home / "conf" / "supervision")) {
        auto const text = read_file(file, LARGEST_FILE);
        if (!text) return text.refusal();
        auto rules = supervision::Rules::load(*text, file.filename().string(), *schema, statutes);
        if (!rules) return rules.refusal();
        if (!rules->in_force_on(day)) continue;
        if (chosen)
            return Refusal{
                Fault::Conflict, "other rules are in force on " + day.text() + " too", file.filename().string()};
        chosen = std::move(rules).value();
    }
    if (!chosen) return Refusal{Fault::NotFound, "no rules in conf/supervision are in force on " + day.text(), "rules"};
    return std::move(*chosen);
}

} // namespace

Outcome<Supervision> load_supervision(
    std::filesystem::path const& home, law::Statutes const& statutes, model::CivilDate day)
{
    auto rules = load_rules(home, statutes, day);
    if (!rules) return rules.refusal();
    auto const schema = xml::Schema::load(home / "xsd" / "supervision-offices.xsd");
    if (!schema) return schema.refusal();
    auto const text = read_file(home / "conf" / "supervision" / "offices.xml", LARGEST_FILE);
    if (!text) return text.refusal();
    auto offices = supervision::Offices::load(*text, "offices.xml", *schema, *rules);
    if (!offices) return offices.refusal();
    return Supervision{std::move(rules).value(), std::move(offices).value()};
}

} // namespace xindang::usecase
