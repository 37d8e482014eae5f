#pragma once

#include <base/outcome.h>
#include <exchange/list.h>
#include <exchange/store.h>
#include <usecase/list/import_limits.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace xindang::usecase {

/// How the files of one list are reached. A path that is empty is not used.
struct ListAccess {
    std::string source; ///< an http(s) or sftp address, a folder, or a ZIP file
    std::filesystem::path authorities = {};
    std::filesystem::path certificate = {};
    std::filesystem::path key = {};
    std::filesystem::path known_hosts = {};
    std::filesystem::path sm2 = {}; ///< public key: its holder must have signed every file, too
};

struct FollowedList {
    std::string id;
    ListAccess access;
    std::filesystem::path root;
    int every_seconds;
    exchange::PersonNumbers numbers = exchange::PersonNumbers::Hidden; ///< in clear: a confidential list
    std::int64_t stale_after = 0; ///< seconds after its head was made; 0: as long as the issuer says
};

/// What a follower is told, as list-follow.xsd has it.
struct FollowConfig {
    std::filesystem::path file; ///< it was read from, as an absolute path
    std::filesystem::path state;
    exchange::Party self;
    exchange::Environment environment;
    int kept_states = exchange::ListStore::KEPT_STATES;
    int jitter_percent = 0;
    std::vector<FollowedList> lists;
    int first_back_off = 60;
    int longest_back_off = 3600;
    ImportLimits limits = {};
    std::filesystem::path report_key = {};
    std::filesystem::path report_certificate = {};
    std::string report_address = {};
    std::filesystem::path report_token = {};
    std::filesystem::path alarm = {};

    /// Relative paths are taken from the folder the file lies in. Refused as xml::Document::load() and the schema
    /// refuse; BadInput at "ID" for a list that stands twice.
    static Outcome<FollowConfig> load(std::filesystem::path const& file, std::filesystem::path const& schemas);

    /// The list of this id; without one, the only list there is. NotFound at "list".
    Outcome<FollowedList> list(std::string const& id) const;
};

} // namespace xindang::usecase
