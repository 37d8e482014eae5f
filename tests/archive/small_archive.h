#pragma once

#include <archive/archive.h>
#include <base/random.h>

#include <support/outcome.h>
#include <support/temp_folder.h>

namespace xindang::test {

/// Repeats itself from run to run. For tests only.
class CountingRandom final : public Random {
public:
    explicit CountingRandom(unsigned seed = 1) : m_state(seed) {}
    Bytes bytes(std::size_t count) override
    {
        Bytes octets;
        while (octets.size() < count) {
            m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
            octets += static_cast<char>(m_state >> 56);
        }
        return octets;
    }

private:
    unsigned long long m_state;
};

inline model::CivilDate day(char const* text)
{
    return must(model::CivilDate::parse(text));
}

/// An archive in a folder of its own, with shorthands for invented subjects.
struct SmallArchive {
    TempFolder folder;
    CountingRandom random;
    FixedClock clock{must(Instant::parse("2026-01-05T09:00:00+08:00"))};
    crypto::SecretKey master = crypto::SecretKey::generate(random);
    archive::Archive archive = must(archive::Archive::open(file(), master, random));

    std::filesystem::path file() const { return folder.path() / "archive.sqlite"; }
    archive::Writer writer() { return must(archive.writer("tester", clock)); }

    static archive::NewSubject firm(std::string name, std::string code = {})
    {
        archive::NewSubject subject{
            model::SubjectKind::Enterprise, std::move(name), {}, {}, {}, day("2020-01-01"), "test"};
        if (!code.empty()) subject.identifiers.push_back({model::IdentifierScheme::CreditCode, std::move(code)});
        return subject;
    }
    static archive::NewSubject person(std::string name, std::string number)
    {
        return {model::SubjectKind::Person, std::move(name), {},
            {{model::IdentifierScheme::PersonId, std::move(number)}}, {{"region", "360000"}}, day("2020-01-01"),
            "test"};
    }
    static model::Record record(model::SubjectId subject, char const* on, std::string reference)
    {
        return {model::EntryNumber(1), subject, std::nullopt, model::RecordKind::Penalty, day(on), "某省药监局",
            "360000", model::Field::Drug, model::Gravity::Serious, must(model::Money::parse_yuan("50000")), "罚款",
            "药品管理法第一百一十八条第一款", "赣药监罚〔2025〕1号", std::nullopt, "摘要", "案件系统",
            std::move(reference), {}};
    }
};

} // namespace xindang::test
