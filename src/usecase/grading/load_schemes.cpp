#include <usecase/grading/load_schemes.h>

#include <base/files.h>
#include <grading/versions.h>

#include <algorithm>

namespace xindang::usecase {

namespace {

constexpr std::size_t LARGEST_SCHEME = std::size_t{8} << 20;

Outcome<xml::Schema> load_schema(std::filesystem::path const& home)
{
    return xml::Schema::load(home / "xsd" / "grading-scheme.xsd");
}

std::vector<std::filesystem::path> scheme_files(std::filesystem::path const& home)
{
    std::vector<std::filesystem::path> files;
    std::error_code missing;
    for (auto const& file : std::filesystem::directory_iterator(home / "conf" / "schemes", missing))
        if (file.path().extension() == ".xml") files.push_back(file.path());
    std::sort(files.begin(), files.end());
    return files;
}

void check_penalty_words(
    grading::Scheme const& scheme, std::string const& file, law::PublicationRules const& rules, Findings& findings)
{
    auto const& definition = scheme.definition();
    for (auto const& kind : rules.penalty_kinds()) {
        auto const known =
            std::any_of(definition.results.begin(), definition.results.end(), [&](grading::ResultWords const& results) {
                return results.kind == model::RecordKind::Penalty &&
                       std::find(results.words.begin(), results.words.end(), kind.name) != results.words.end();
            });
        if (!known)
            findings.add(Severity::Error, "scheme-penalty-kind", file + ":" + std::to_string(definition.line),
                "publication.xml has the penalty " + kind.name +
                    ", which is no result of a penalty here: a decision of ours that orders it would never count");
    }
}

Findings lint(BytesView text, std::string const& name, xml::Schema const& schema, law::PublicationRules const& rules)
{
    auto findings = grading::Scheme::lint(text, name, schema);
    if (auto const scheme = grading::Scheme::load(text, name, schema))
        check_penalty_words(*scheme, name, rules, findings);
    return findings;
}

} // namespace

Outcome<std::vector<grading::Scheme>> load_schemes(std::filesystem::path const& home)
{
    auto const schema = load_schema(home);
    if (!schema) return schema.refusal();
    std::vector<grading::SchemeFile> schemes;
    for (auto const& file : scheme_files(home)) {
        auto const text = read_file(file, LARGEST_SCHEME);
        if (!text) return text.refusal();
        auto scheme = grading::Scheme::load(*text, file.filename().string(), *schema);
        if (!scheme) return scheme.refusal();
        schemes.push_back({file.filename().string(), std::move(scheme).value()});
    }
    if (schemes.empty()) return Refusal{Fault::NotFound, "there is no scheme in conf/schemes", "scheme"};
    return grading::line_up(std::move(schemes));
}

Outcome<Findings> lint_schemes(std::filesystem::path const& home, law::PublicationRules const& rules)
{
    auto const schema = load_schema(home);
    if (!schema) return schema.refusal();
    Findings findings;
    std::vector<grading::SchemeFile> good;
    for (auto const& file : scheme_files(home)) {
        auto const text = read_file(file, LARGEST_SCHEME);
        if (!text) return text.refusal();
        auto const name = file.filename().string();
        findings.append(lint(*text, name, *schema, rules));
        if (auto scheme = grading::Scheme::load(*text, name, *schema))
            good.push_back({name, std::move(scheme).value()});
    }
    // What cannot be read cannot be compared: versions are judged once each file is right by itself.
    if (!findings.has_errors()) findings.append(grading::check_versions(good));
    return findings;
}

Outcome<grading::Scheme> scheme_of_the_day(
    std::filesystem::path const& home, std::string const& id, model::CivilDate day)
{
    auto const schemes = load_schemes(home);
    return schemes ? grading::choose_scheme(*schemes, id, day) : schemes.refusal();
}

Outcome<grading::Scheme> load_scheme(std::filesystem::path const& home, std::filesystem::path const& file)
{
    auto const schema = load_schema(home);
    if (!schema) return schema.refusal();
    auto const text = read_file(file, LARGEST_SCHEME);
    if (!text) return text.refusal();
    return grading::Scheme::load(*text, file.filename().string(), *schema);
}

Outcome<Findings> lint_scheme(
    std::filesystem::path const& home, std::filesystem::path const& file, law::PublicationRules const& rules)
{
    auto const schema = load_schema(home);
    if (!schema) return schema.refusal();
    auto const text = read_file(file, LARGEST_SCHEME);
    if (!text) return text.refusal();
    return lint(*text, file.filename().string(), *schema, rules);
}

} // namespace xindang::usecase
