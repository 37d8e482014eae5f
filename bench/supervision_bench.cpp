// Plans the inspections of a year for 1,000, 10,000 and 100,000 invented firms by the shipped rules, once with offices
// that can do it all and once with a third of that, and prints how long it took. There is no peer: what offices use
// today is a spreadsheet.
#include <base/files.h>
#include <law/catalogue.h>
#include <supervision/plan.h>

#include <ctime>
#include <iostream>
#include <random>

using namespace xindang;

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;

template <class T> T must(Outcome<T> outcome)
{
    if (!outcome) throw std::runtime_error(outcome.refusal().where + ": " + outcome.refusal().reason);
    return std::move(outcome).value();
}

/// CPU time of this thread: other work on the machine does not count.
double seconds()
{
    std::timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

std::vector<supervision::FirmFacts> firms_of(std::size_t number)
{
    static char const* const TYPES[] = {"药品生产企业", "药品批发企业", "药品零售企业", "医疗器械生产企业",
        "医疗器械经营企业", "化妆品生产企业", "化妆品经营企业", "医疗机构"};
    static char const* const TRAITS[] = {
        "无菌", "植入", "疫苗", "麻醉药品", "特殊化妆品", "中药饮片", "第三类", "有源"};
    static constexpr model::Field FIELDS[] = {model::Field::Drug, model::Field::Drug, model::Field::Drug,
        model::Field::Device, model::Field::Device, model::Field::Cosmetic, model::Field::Cosmetic, model::Field::Drug};
    std::mt19937 random(20270101);
    std::vector<supervision::FirmFacts> firms;
    auto const start = must(model::CivilDate::parse("2020-01-01"));
    for (std::size_t at = 0; at < number; ++at) {
        auto const kind = random() % 8;
        firms.push_back({model::SubjectId(model::SubjectKind::Enterprise, at + 1), "企业" + std::to_string(at), "",
            "35990" + std::to_string(1 + random() % 5), {TYPES[kind]}, {}, start, {}, {}, {},
            static_cast<model::Grade>(random() % 4)});
        for (auto products = random() % 6; products > 0; --products)
            firms.back().products.push_back({"品种", FIELDS[kind], {TRAITS[random() % 8]}});
        if (random() % 4 != 0)
            firms.back().inspections.push_back({start.plus_days(static_cast<int>(random() % 2500)), FIELDS[kind]});
    }
    return firms;
}

/// The shipped offices with another capacity each.
std::string offices_text(std::size_t person_days)
{
    auto text = must(read_file(HOME / "conf/supervision/offices.xml", 1 << 20));
    std::string const from = "person-days=\"";
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
        auto const begin = at + from.size();
        text.replace(begin, text.find('"', begin) - begin, std::to_string(person_days));
    }
    return text;
}

} // namespace

int main()
{
    auto const law = must(law::Catalogue::load(HOME / "conf/law", HOME / "xsd"));
    auto const schema = must(xml::Schema::load(HOME / "xsd/supervision-rules.xsd"));
    auto const offices_schema = must(xml::Schema::load(HOME / "xsd/supervision-offices.xsd"));
    auto const rules = must(supervision::Rules::load(
        must(read_file(HOME / "conf/supervision/rules.xml", 1 << 20)), "rules.xml", schema, law.statutes()));
    auto const day = must(model::CivilDate::parse("2026-11-22"));
    for (std::size_t const number : {1000U, 10000U, 100000U}) {
        auto const firms = firms_of(number);
        for (std::size_t const share : {1U, 3U}) {
            auto const offices = must(
                supervision::Offices::load(offices_text(number / 20 / share), "offices.xml", offices_schema, rules));
            auto const begin = seconds();
            auto const supervised = supervise(rules, offices, firms, day);
            auto const assessed = seconds();
            auto const plan = make_plan(2027, day, supervised, offices, law.calendar());
            auto const planned = seconds();
            int fallen_out = 0;
            for (auto const& office : plan.offices)
                fallen_out += office.fallen_out;
            std::cout << number << " firms: " << plan.visits.size() << " inspections, " << fallen_out
                      << " fell out; assessed in " << assessed - begin << " s, planned in " << planned - assessed
                      << " s\n";
        }
    }
}
