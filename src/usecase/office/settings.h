#pragma once

#include <base/outcome.h>
#include <document/level.h>
#include <law/lists.h>
#include <usecase/list/import_limits.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace xindang::usecase {

/// An installation says which it is; lists of the other kind are refused.
enum class Environment { Production, Test };

char const* word_of(Environment environment); ///< "production", "test"

/// What conf/xindang.xml says, where each is explained. Whose installation it is stands in conf/law/agencies.xml.
struct Settings {
    struct Documents {
        std::string key;            ///< word of the crypto::KeyKind that signs
        document::Level level;      ///< what a new document is brought to
        unsigned renew_days;        ///< before an archive time-stamp ends
        std::string time_stamp_url; ///< empty: the development authority
    };
    /// A list we publish. Several may be of the same law, in different forms: each is a list of its own for partners.
    struct List {
        std::string id;
        std::string name;
        std::vector<std::string> audience; ///< codes of agencies in conf/law; of a public list "PUBLIC" as well
        unsigned head_valid_hours;
        std::string of = id; ///< code in conf/law/lists.xml
        law::ListForm form = law::ListForm::Partner;
        unsigned kept_deltas = 400;
        std::vector<std::string> exports = {}; ///< "csv" "json" "xlsx"
    };
    struct Site {
        std::string name;
        std::string url; ///< without a slash at the end
    };
    struct Tls {
        std::filesystem::path certificate;
        std::filesystem::path key;
    };
    struct Service {
        std::string address;
        std::uint16_t port;
        unsigned threads;
        std::size_t largest_request; ///< octets
        unsigned session_minutes;
        std::optional<Tls> tls;
    };

    Environment environment;
    std::string scheme; ///< id of the grading scheme used when none is named
    Documents documents;
    std::vector<List> lists; ///< never empty, ids differ
    Site site;
    Service service;
    ImportLimits imports = {}; ///< of `list import` and of signed lists of others

    /// NotFound at "list" for an id we do not publish.
    Outcome<List> list(std::string const& id) const;
};

/// Reads HOME/conf/xindang.xml and checks it against HOME/xsd/xindang-config.xsd. Refuses with "xindang.xml:LINE".
Outcome<Settings> read_settings(std::filesystem::path const& home);

} // namespace xindang::usecase
