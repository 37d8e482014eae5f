// How fast a file is taken in, durably, beside the floor: the same octets put into a bare SQLite table.
#include <archive/archive.h>
#include <crypto/system_random.h>
#include <sql/connection.h>
#include <usecase/archive/take_in.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

using namespace xindang;
using Steady = std::chrono::steady_clock;

namespace {

/// Processor time so far: on a busy machine the honest figure.
double processor_seconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double seconds_since(Steady::time_point begin)
{
    return std::chrono::duration<double>(Steady::now() - begin).count();
}

template <class T> T must(Outcome<T> outcome)
{
    if (outcome) return std::move(outcome).value();
    std::fprintf(stderr, "%s: %s\n", outcome.refusal().where.c_str(), outcome.refusal().reason.c_str());
    std::exit(1);
}

std::string number(std::size_t value, std::size_t width)
{
    auto const digits = std::to_string(value);
    return std::string(width - digits.size(), '0') + digits;
}

/// Invented enterprises known by licence number; names of the usual length.
std::string enterprises(std::size_t count)
{
    static constexpr char const* WORDS[] = {
        "星槎", "云枢", "月砚", "松涛", "鹿鸣", "望舒", "长庚", "青鸾", "白泽", "海若"};
    std::string file = "企业名称,许可证号,行政区划代码,成立日期,登记状态,住所,企业类型,领域\n";
    for (std::size_t i = 0; i < count; ++i)
        file += "东屿省" + std::string(WORDS[i % 10]) + WORDS[i / 10 % 10] + "第" + number(i, 6) + "药业有限公司,闽20" +
                number(i, 6) + ",350100,2011-03-27,存续,东屿省月砚市虚构路" + number(i, 6) + "号,药品批发企业,药品\n";
    return file;
}

std::string records(std::size_t count, std::size_t firms)
{
    std::string file =
        "主体标识,记录类别,发生日期,作出机关,行政区划代码,领域,情节,金额,结果,引用条款,文号,摘要,数据来源,来源编号\n";
    for (std::size_t i = 0; i < count; ++i)
        file += "E" + std::to_string(1 + i % firms) +
                ",行政处罚,2025-03-04,东屿省药品监督管理局,350100,药品,一般,50000,罚款,"
                "药品管理法第一百一十八条第一款,东药监罚〔2025〕" +
                std::to_string(i) + "号,未按照规定保存记录,东屿省药品监督管理局业务系统,DY-" + number(i, 8) + "\n";
    return file;
}

double floor_seconds(std::filesystem::path const& file, std::string_view text, std::size_t rows)
{
    auto connection = must(sql::Connection::open(file, sql::Mode::ReadWrite));
    connection.script("CREATE TABLE t(number INTEGER PRIMARY KEY, octets TEXT)");
    auto const begin = processor_seconds();
    must(connection.begin(sql::Turn::Write));
    std::size_t at = text.find('\n') + 1;
    for (std::size_t row = 0; row < rows; ++row) {
        auto const end = text.find('\n', at);
        connection.execute("INSERT INTO t VALUES(?, ?)", {row, text.substr(at, end - at)});
        at = end + 1;
    }
    connection.commit();
    return processor_seconds() - begin;
}

} // namespace

int main(int argc, char** argv)
{
    std::size_t const count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 50'000;
    auto const folder = std::filesystem::temp_directory_path() / "xindang-intake-bench";
    std::filesystem::remove_all(folder);
    crypto::SystemRandom random;
    FixedClock const clock(Instant(1'767'600'000));
    NoProgress silent;
    auto const archive =
        must(archive::Archive::open(folder / "archive.sqlite", crypto::SecretKey::generate(random), random));
    usecase::Actor const clerk{"bench", {usecase::Duty::CreditAdministrator}};
    auto const run = [&](char const* what, usecase::IntakeKind kind, std::string const& file) {
        auto const begin = Steady::now();
        auto const cpu = processor_seconds();
        auto const receipt =
            must(usecase::take_in(kind, clerk, {file, "bench", {}}, {archive, clock, XD_SOURCE_DIR, silent}));
        auto const seconds = seconds_since(begin);
        auto const cpu_seconds = processor_seconds() - cpu;
        if (receipt.bad != 0 || receipt.added + receipt.unchanged != count) {
            std::fprintf(stderr, "%s: %zu bad, %zu added\n", what, receipt.bad, receipt.added);
            std::exit(1);
        }
        auto const floor = floor_seconds(folder / (std::string(what) + ".sqlite"), file, count);
        auto const rate = [&](double time) {
            return static_cast<double>(count) / time;
        };
        std::printf(
            "intake of %s: %.0f rows/s durable by the clock, %.0f per second of processor (%zu rows); bare inserts "
            "of the same octets %.0f per second of processor; ratio %.1f\n",
            what, rate(seconds), rate(cpu_seconds), count, rate(floor), cpu_seconds / floor);
    };
    auto const firms = enterprises(count);
    run("enterprises", usecase::IntakeKind::Enterprises, firms);
    run("records", usecase::IntakeKind::Records, records(count, count / 10));
    run("the same enterprises again", usecase::IntakeKind::Enterprises, firms);
    std::filesystem::remove_all(folder);
}
