#pragma once

#include <base/outcome.h>
#include <exchange/limits.h>
#include <exchange/list.h>
#include <exchange/store.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace xindang::usecase {

/// How the files of one list are reached. A path that is empty is not used.
struct ListAccess {
    std::string source; ///< an http(s) or sftp address, or a folder
    std::filesystem::path authorities = {};
    std::filesystem::path certificate = {};
    std::filesystem::path key = {};
    std::filesystem::path known_hosts = {};
};

struct FetchLimits {
    std::uint64_t file = std::uint64_t{64} << 20; ///< octets
    int connect_seconds = 10;
    int silence_seconds = 30;
    int total_seconds = 600;
};

struct FollowedList {
    std::string id;
    ListAccess access;
    std::filesystem::path root;
    int every_seconds;
};

/// What a follower is told, as list-follow.xsd has it.
struct FollowConfig {
    std::filesystem::path state;
    exchange::Party self;
    exchange::Environment environment;
    int kept_states = exchange::ListStore::KEPT_STATES;
    int jitter_percent = 0;
    std::vector<FollowedList> lists;
    int first_back_off = 60;
    int longest_back_off = 3600;
    FetchLimits limits = {};
    exchange::ListLimits list_limits = {};
    std::filesystem::path report_key = {};
    std::filesystem::path report_certificate = {};
    std::string report_address = {};
    std::filesystem::path report_token = {};
    std::filesystem::path alarm = {};

    /// Relative paths are taken from the folder the file lies in. Refused as xml::Document::load() and the schema
    /// refuse; BadInput at "ID" for a list that stands twice.
    static Outcome<FollowConfig> load(std::filesystem::path const& file, std::filesystem::path const& schemas);
};

} // namespace xindang::usecase
