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

Outcome<std::shared_ptr<Supervision const>> with_offices(
    supervision::Rules const& rules, BytesView offices_text, xml::Schema const& schema)
{
    auto offices = supervision::Offices::load(offices_text, "offices.xml", schema, rules);
    if (!offices) return offices.refusal();
    return std::shared_ptr<Supervision const>(
        std::make_shared<Supervision>(Supervision{rules, std::move(offices).value()}));
}

} // namespace

Outcome<SupervisionBooks> SupervisionBooks::load(std::filesystem::path const& home, law::Statutes const& statutes)
{
    auto const folder = home / "conf" / "supervision";
    auto const rules_schema = xml::Schema::load(home / "xsd" / "supervision-rules.xsd");
    if (!rules_schema) return rules_schema.refusal();
    auto const offices_schema = xml::Schema::load(home / "xsd" / "supervision-offices.xsd");
    if (!offices_schema) return offices_schema.refusal();
    auto const offices = read_file(folder / "offices.xml", LARGEST_FILE);
    if (!offices) return offices.refusal();
    std::vector<Book> books;
    for (auto const& file : rule_files(folder)) {
        auto const name = file.filename().string();
        auto const text = read_file(file, LARGEST_FILE);
        if (!text) return text.refusal();
        auto rules = supervision::Rules::load(*text, name, *rules_schema, statutes);
        if (!rules) return rules.refusal();
        auto with = with_offices(*rules, *offices, *offices_schema);
        books.push_back({name, std::move(rules).value(), std::move(with)});
    }
    return SupervisionBooks{std::move(books)};
}

Outcome<std::shared_ptr<Supervision const>> SupervisionBooks::on(model::CivilDate day) const
{
    Book const* chosen = nullptr;
    for (auto const& book : m_books) {
        if (!book.rules.in_force_on(day)) continue;
        if (chosen) return Refusal{Fault::Conflict, "other rules are in force on " + day.text() + " too", book.file};
        chosen = &book;
    }
    if (!chosen) return Refusal{Fault::NotFound, "no rules in conf/supervision are in force on " + day.text(), "rules"};
    return chosen->with;
}

Outcome<Supervision> load_supervision(
    std::filesystem::path const& home, law::Statutes const& statutes, model::CivilDate day)
{
    auto const books = SupervisionBooks::load(home, statutes);
    if (!books) return books.refusal();
    auto const with = books->on(day);
    if (!with) return with.refusal();
    return **with;
}

} // namespace xindang::usecase
