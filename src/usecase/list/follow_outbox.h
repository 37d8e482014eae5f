#pragma once

#include <base/log.h>
#include <exchange/report.h>
#include <usecase/list/follow_config.h>

#include <filesystem>
#include <string>

namespace xindang::usecase {

/// The reports of a follower: each is written down, signed when there is a key, and sent when there is an address. What
/// could not be sent waits in outbox/ and goes first the next time; what was sent lies in sent/.
class FollowOutbox {
public:
    FollowOutbox(FollowConfig const& config, Log& log) : m_config(config), m_log(log) {}
    /// Refused when the key or its certificate cannot be read; the report is kept unsigned then.
    Outcome<Done> put(exchange::ImportReport const& report);
    void send_all();

private:
    FollowConfig const& m_config;
    Log& m_log;
};

/// Runs the alarm program, without a shell, with these three words; what it does is its own affair.
void raise_alarm(std::filesystem::path const& program, std::string const& kind, std::string const& list,
    std::string const& words, Log& log);

} // namespace xindang::usecase
