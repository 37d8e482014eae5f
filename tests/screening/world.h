#pragma once

#include <screening/screener.h>
#include <support/outcome.h>

#include <filesystem>
#include <string>

namespace xindang::test {

/// The shipped rules, and a short list.
struct ScreeningWorld {
    std::filesystem::path home{XD_SOURCE_DIR};
    screening::Rules rules = must(screening::Rules::load(home / "conf/screening", home / "xsd/screening.xsd"));

    static screening::ListedSubject firm(std::string entry, std::vector<screening::ListedName> names)
    {
        screening::ListedSubject subject{
            "L", 7, std::move(entry), 1, "d1", "active", screening::Sort::Enterprise, std::move(names)};
        return subject;
    }

    static screening::ListedSubject person(std::string entry, std::string name, int birth_year)
    {
        screening::ListedSubject subject{
            "L", 7, std::move(entry), 1, "d1", "active", screening::Sort::Person, {{std::move(name), "primary"}}};
        subject.birth_year = birth_year;
        return subject;
    }

    static std::vector<screening::ListedSubject> short_list()
    {
        auto maker = firm("F1", {{"东屿省星槎制药有限公司", "primary"}, {"东屿省望潮药厂", "former"}});
        maker.numbers = {
            {"credit-code", "clear", "91359902DY0000017F"}, {"registration-no", "clear", "350000000000017"}};
        maker.region = "359902";
        maker.told_apart = {"鲸屿市星槎制药有限公司"};
        auto works = firm("F2", {{"东屿省云枢第一制药厂", "primary"}});
        auto head = person("P1", "单雄信", 1973);
        head.numbers = {{"person-id", "masked", "359902************"},
            {"person-id", "keyed-hash", "hash-of-the-number", "dongyu-amr-1"}};
        return {maker, works, head, person("P2", "张伟", 1980), person("P3", "张伟", 1961)};
    }

    screening::Screener screener{short_list(), rules};
    screening::Scratch scratch;

    std::vector<screening::Candidate> ask(screening::Query const& query) { return screener.ask(query, scratch); }
    /// The best candidate's way, score band and entry: "F1 name-exact match"; "" without one.
    std::string best(screening::Query const& query)
    {
        auto const found = ask(query);
        if (found.empty()) return {};
        return found[0].subject->entry + " " + std::string(screening::word_of(found[0].way)) + " " +
               std::string(screening::word_of(found[0].level));
    }
    std::string best_firm(std::string name) { return best({screening::Sort::Enterprise, std::move(name)}); }
};

inline bool has_sign(screening::Candidate const& candidate, screening::Sign sign)
{
    for (auto const& evidence : candidate.evidence)
        if (evidence.sign == sign) return true;
    return false;
}

} // namespace xindang::test
