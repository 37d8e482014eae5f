#include <screening_office.h>

#include <crypto/hash.h>
#include <model/ban.h>
#include <model/credit_code.h>
#include <model/person_id.h>
#include <screening_set.h>
#include <support/measure.h>
#include <usecase/list/list_press.h>
#include <usecase/office/manage_users.h>
#include <usecase/office/sessions.h>
#include <usecase/office/set_up.h>

#include <algorithm>
#include <ctime>

namespace xindang::bench {

namespace {

std::filesystem::path const HOME = XD_SOURCE_DIR;

/// The service that is asked has the clock on the wall, so its office must have it, too.
class WallClock final : public Clock {
public:
    Instant now() const override { return Instant{std::time(nullptr)}; }
};
WallClock const CLOCK;
constexpr std::uint64_t SEED = 5;

/// The region, then a day of birth and a number that no other index has.
std::string number_of(std::string const& region, std::size_t index)
{
    auto const day = model::CivilDate::from_days_since_epoch(-7000 + static_cast<int>(index / 1000)).text();
    auto const serial = std::to_string(1000 + index % 1000).substr(1);
    return must(model::PersonId::of_fifteen(region + day.substr(2, 2) + day.substr(5, 2) + day.substr(8, 2) + serial))
        .text();
}

/// By trying: there are eleven digits of the inner code, and 31 check characters.
std::string credit_code_of(std::size_t index)
{
    auto const digits = std::to_string(100'000'000 + index).substr(1);
    for (auto const inner : std::string_view("0123456789X"))
        for (auto const check : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY"))
            if (auto const code = model::CreditCode::parse("91359901" + digits + inner + check)) return code->text();
    return {};
}

usecase::Actor const OPERATOR{"bench", {usecase::Duty::Operator}};

} // namespace

ScreeningOffice::ScreeningOffice(std::filesystem::path const& folder, std::size_t persons, std::size_t firms)
    : m_data(folder),
      m_settings(must(usecase::read_settings(HOME))),
      m_law(must(law::Catalogue::load(HOME / "conf/law", HOME / "xsd"))),
      m_master([&] {
          must(usecase::set_up(OPERATOR, m_data, m_law.agencies().own(), {m_settings.environment}, CLOCK, m_random));
          return must(crypto::load_secret(m_data.master_key()));
      }()),
      m_archive(must(archive::Archive::open(m_data.database(), m_master, m_random))),
      m_objects(m_data.objects())
{
    decide(persons, firms);
    publish("INDUSTRY-BAN");
    if (firms > 0) publish("APPLICATION-BAR");
}

void ScreeningOffice::decide(std::size_t persons, std::size_t firms)
{
    auto const invented = many_listed(2 * std::max(persons, firms), SEED + m_decisions);
    auto const day = must(model::CivilDate::parse("2025-12-01"));
    auto writer = must(m_archive.writer("bench", CLOCK));
    auto const bar = [&](model::SubjectId who, model::Ban const& ban, std::string const& kind,
                         std::string const& word) {
        model::Fields fields;
        ban.write_to(fields);
        ++m_decisions;
        auto const serial = writer.next_document_number(word, 2025);
        auto const number = word + "〔2025〕" + std::to_string(serial) + "号";
        must(writer.issue_document(
            {who, day, kind, number, word, 2025, serial, "决定书", crypto::sha256(number), fields}));
    };
    auto const& own = m_law.agencies().own().code;
    for (std::size_t i = 0; i < persons; ++i) {
        auto const& name = invented[2 * i + 1].names.front().text;
        auto const number = number_of("359901", m_person_numbers.size());
        auto const who = must(writer.register_subject(
            {model::SubjectKind::Person, name, {}, {{model::IdentifierScheme::PersonId, number}}, {}, day, "bench"}));
        bar(who,
            {"D118", "《中华人民共和国药品管理法》第一百一十八条第一款", "药品生产经营活动", "drug",
                model::Term::life(day), day, own, "生产、销售假药"},
            "ban-decision", "测药监禁");
        m_person_numbers.push_back(number);
        m_person_names.push_back(name);
    }
    for (std::size_t i = 0; i < firms; ++i) {
        auto const& name = invented[2 * i].names.front().text;
        auto const code = credit_code_of(m_credit_codes.size());
        auto const who = must(writer.register_subject({model::SubjectKind::Enterprise, name, {},
            {{model::IdentifierScheme::CreditCode, code}}, {}, day, "bench"}));
        bar(who,
            {"D123U", "《中华人民共和国药品管理法》第一百二十三条", "药品相关许可申请", "drug",
                must(model::Term::of_years(day, 10)), day, own, "骗取临床试验、生产、经营、制剂许可或注册"},
            "penalty-decision", "测药监罚");
        m_credit_codes.push_back(code);
        m_firm_names.push_back(name);
    }
    writer.commit();
}

usecase::PublishListReceipt ScreeningOffice::publish(std::string const& list)
{
    usecase::ListPress const press{m_archive, m_objects, m_law, m_data, m_master, HOME / "xsd", CLOCK, m_random};
    auto const signing = must(usecase::ListSigning::open(press, list));
    return must(usecase::publish_list({"bench", {usecase::Duty::PublicationStaff}}, must(m_settings.list(list)),
        m_settings.environment, signing.services()));
}

usecase::PublishListReceipt ScreeningOffice::publish_more(std::size_t persons)
{
    decide(persons, 0);
    return publish("INDUSTRY-BAN");
}

std::string ScreeningOffice::token()
{
    auto const accounts = must(usecase::AccountStore::open(m_data.accounts()));
    usecase::UserServices const services{m_archive, accounts, CLOCK, m_random};
    must(usecase::add_user(OPERATOR, {"partner", "测试", {usecase::Duty::Partner}, {}}, services));
    return must(usecase::issue_token(OPERATOR, {"partner", "bench", 1}, services)).token;
}

std::string ScreeningOffice::number_of_a_stranger(std::size_t which)
{
    return number_of("110105", which);
}

} // namespace xindang::bench
