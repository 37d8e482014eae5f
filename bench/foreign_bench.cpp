// How fast a court's list goes into an archive of as many subjects: rows a second, durable, by share of matches.
#include <crypto/system_random.h>
#include <law/catalogue.h>
#include <usecase/archive/take_in.h>
#include <usecase/foreign/import_foreign.h>
#include <usecase/foreign/review_foreign.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

using namespace xindang;
using Steady = std::chrono::steady_clock;

namespace {

template <class T> T must(Outcome<T> outcome)
{
    if (outcome) return std::move(outcome).value();
    std::fprintf(stderr, "%s: %s\n", outcome.refusal().where.c_str(), outcome.refusal().reason.c_str());
    std::exit(1);
}

std::string digits(std::size_t value, std::size_t width)
{
    auto const text = std::to_string(value);
    return std::string(width - text.size(), '0') + text;
}

/// A code that is valid in form: the check character is found by trying.
std::string credit_code(std::size_t number)
{
    static constexpr std::string_view ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    static constexpr int WEIGHTS[] = {3, 7, 9, 10, 5, 8, 4, 2};
    auto organisation = "DY" + digits(number, 6);
    int sum = 0;
    for (int i = 0; i < 8; ++i) {
        char const c = organisation[static_cast<std::size_t>(i)];
        sum += WEIGHTS[i] * (c >= 'A' ? c - 'A' + 10 : c - '0');
    }
    int const check = 11 - sum % 11;
    organisation += check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check);
    auto const body = "91359901" + organisation;
    std::size_t total = 0;
    std::size_t weight = 1;
    for (char const c : body) {
        total += ALPHABET.find(c) * weight;
        weight = weight * 3 % 31;
    }
    return body + ALPHABET[(31 - total % 31) % 31];
}

std::string name(std::size_t number)
{
    return "东屿省虚构第" + digits(number, 6) + "药业有限公司";
}

std::string firms(std::size_t count)
{
    std::string file = "企业名称,统一社会信用代码,行政区划代码,成立日期,住所,企业类型,领域\n";
    for (std::size_t i = 0; i < count; ++i)
        file +=
            name(i) + "," + credit_code(i) + ",359901,2011-03-27,虚构路" + std::to_string(i) + "号,药品批发企业,药品\n";
    return file;
}

/// One row in `every` is about a firm of ours; one in a thousand has its name alone. The customs' batch is the form
/// that needs no GB18030 to be written here.
std::string list(std::size_t rows, std::size_t every, char const* day, char const* number)
{
    std::string file = std::string("<失信企业名单 生成日期=\"") + day + "\">";
    for (std::size_t i = 0; i < rows; ++i) {
        bool const ours = i % every == 0;
        bool const nameless = i % 1'000 == 500;
        auto const who = ours || nameless ? i : i + 500'000;
        file += "<企业 海关备案编码=\"" + digits(i, 8) + "\" 状态=\"有效\"><企业名称>" + name(who) +
                "</企业名称><统一社会信用代码>" + (nameless ? std::string() : credit_code(who)) +
                "</统一社会信用代码><认定><文书编号>" + number + std::to_string(i) +
                "</文书编号><依据>海关注册登记和备案企业信用管理办法第二十二条</依据><情形>拒不缴纳罚款</情形>"
                "<生效日期>2026-03-01</生效日期></认定></企业>\n";
    }
    return file + "</失信企业名单>";
}

std::string table(std::size_t rows, std::size_t every)
{
    std::string file = "确定文书文号,纳税人名称,统一社会信用代码,行政区划代码,检查机关,相关法律依据,主要违法事实,"
                       "涉及金额,公布日期,公布期满日\n";
    for (std::size_t i = 0; i < rows; ++i) {
        auto const who = i % every == 0 ? i : i + 500'000;
        file += "东税稽罚〔2026〕" + std::to_string(i) + "号," + name(who) + "," + credit_code(who) +
                ",359901,国家税务总局东屿省税务局第一稽查局,中华人民共和国税收征收管理法第六十三条,在账簿上少列收入,"
                "186000,2026-03-01,2029-02-28\n";
    }
    return file;
}

} // namespace

int main(int argc, char** argv)
{
    std::size_t const count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100'000;
    auto const folder = std::filesystem::temp_directory_path() / "xindang-foreign-bench";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    crypto::SystemRandom random;
    FixedClock const clock(Instant(1'782'900'000)); // 2026-07-01
    NoProgress silent;
    std::filesystem::path const home{XD_SOURCE_DIR};
    auto const key = crypto::SecretKey::generate(random);
    auto const archive = must(archive::Archive::open(folder / "archive.sqlite", key, random));
    auto const law = must(law::Catalogue::load(home / "conf/law", home / "xsd"));
    usecase::Actor const clerk{"bench", {usecase::Duty::CreditAdministrator}};
    auto const taken = must(usecase::take_in(
        usecase::IntakeKind::Enterprises, clerk, {firms(count), "bench", {}}, {archive, clock, home, silent}));
    if (taken.added != count) std::exit(1);

    auto const run = [&](char const* what, usecase::ImportForeignFile const& request) {
        usecase::ForeignServices const services{
            archive, home, folder / "foreign.sqlite", key, law.agencies(), clock, random, silent};
        auto const begin = Steady::now();
        auto const cpu = std::clock();
        auto const receipt = must(usecase::import_foreign_file(clerk, request, services));
        auto const seconds = std::chrono::duration<double>(Steady::now() - begin).count();
        auto const processor = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
        if (!receipt.bad.empty()) std::exit(1);
        std::printf("%s: %.0f rows/s durable by the clock, %.0f per second of processor (%zu rows, %zu subjects; %zu "
                    "records added, %zu corrected; %llu possible, %llu about nobody)\n",
            what, static_cast<double>(count) / seconds, static_cast<double>(count) / processor, count, count,
            receipt.records_added, receipt.records_corrected, static_cast<unsigned long long>(receipt.counts.possible),
            static_cast<unsigned long long>(receipt.counts.unmatched));
    };
    auto const day = must(model::CivilDate::parse("2026-06-30"));
    usecase::ImportForeignFile confirmed{"customs-defaulters", list(count, 20, "2026-06-02", "更正")};
    confirmed.mass_change = usecase::MassChange::Confirmed;
    run("XML, one row in twenty about us", {"customs-defaulters", list(count, 20, "2026-06-01", "望关")});
    run("XML, every entry changed", confirmed);
    run("CSV, one row in twenty about us", {"tax-violations", table(count, 20), day});
    usecase::ImportForeignFile again{"tax-violations", table(count, 20) + "\n", day};
    run("CSV, nothing changed", again);
    std::filesystem::remove(folder / "foreign.sqlite");
    run("CSV, every row about us", {"tax-violations", table(count, 1), day});
    std::filesystem::remove_all(folder);
}
