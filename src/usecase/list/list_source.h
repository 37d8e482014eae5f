#pragma once

#include <exchange/source.h>
#include <usecase/list/follow_config.h>
#include <usecase/list/staged_source.h>

#include <filesystem>
#include <memory>
#include <string>

namespace xindang::usecase {

/// Where the files of a list stand: under an http(s) URL, in a ZIP file, or else in a folder. Nothing is fetched yet.
std::unique_ptr<exchange::ListSource> list_source(std::string const& source, ImportLimits const& limits = {});

/// A source, and what is behind it when it was an address.
struct OpenedSource {
    std::shared_ptr<exchange::ListSource const> files;
    std::shared_ptr<StagedSource const> staged = {};
};

/// Whatever kind of source it is: an address (http, https, sftp), whose files are fetched into `staging`; a ZIP file; a
/// folder, also one that has the files in "list/" as a bundle does. With an SM2 key every file must have its signature,
/// too. Refused when that key cannot be read.
Outcome<OpenedSource> open_source(
    ListAccess const& access, FetchLimits const& limits, std::filesystem::path const& staging);

} // namespace xindang::usecase
