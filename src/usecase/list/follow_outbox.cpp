#include <usecase/list/follow_outbox.h>

#include <base/files.h>
#include <net/download.h>
#include <net/run_program.h>
#include <usecase/feedback/partner_feedback.h>
#include <usecase/list/report_signature.h>

#include <algorithm>
#include <vector>

namespace xindang::usecase {

namespace {

constexpr std::size_t MAX_REPORT = std::size_t{8} << 20;
constexpr std::size_t MAX_ANSWER = std::size_t{64} << 10;
constexpr int ALARM_SECONDS = 60;

} // namespace

Outcome<Done> FollowOutbox::put(exchange::ImportReport const& report)
{
    auto const name = report.finished_at.utc_text() + "-" + report.list_id + "-" +
                      std::string(word_of(report.outcome)) + "-" + report.message_id.substr(0, 8) + ".xml";
    auto const folder = m_config.state / (m_config.report_address.empty() ? "reports" : "outbox");
    auto const text = signed_report(report, m_config.report_key, m_config.report_certificate);
    write_file_atomically(folder / name, text ? *text : report.xml());
    if (!text) return text.refusal();
    return Done{};
}

void FollowOutbox::send_all()
{
    auto const outbox = m_config.state / "outbox";
    if (m_config.report_address.empty() || !std::filesystem::exists(outbox)) return;
    std::vector<std::filesystem::path> waiting;
    for (auto const& file : std::filesystem::directory_iterator(outbox))
        if (file.path().extension() == ".xml") waiting.push_back(file.path());
    std::sort(waiting.begin(), waiting.end());
    auto const token = read_token(m_config.report_token);
    if (!token) {
        m_log.warning("reports wait to be sent: " + token.refusal().reason);
        return;
    }
    for (auto const& file : waiting) {
        auto const text = read_file(file, MAX_REPORT);
        if (!text) continue;
        auto const taken = net::hand_over(m_config.report_address, "application/xml", *text, "application/json",
            {MAX_ANSWER, m_config.limits.fetch.connect_seconds, m_config.limits.fetch.silence_seconds}, *token);
        if (!taken) {
            m_log.warning("reports wait to be sent: " + taken.refusal().reason);
            return;
        }
        std::filesystem::create_directories(m_config.state / "sent");
        std::filesystem::rename(file, m_config.state / "sent" / file.filename());
    }
}

void raise_alarm(std::filesystem::path const& program, std::string const& kind, std::string const& list,
    std::string const& words, Log& log)
{
    log.warning(list + " is " + kind + ": " + words);
    if (program.empty()) return;
    auto const ended = net::run_program({program.string(), kind, list, words}, {}, ALARM_SECONDS);
    if (ended.status != 0) log.error("the alarm program failed: " + ended.words);
}

} // namespace xindang::usecase
