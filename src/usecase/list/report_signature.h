#pragma once

#include <base/outcome.h>
#include <exchange/report.h>

#include <filesystem>

namespace xindang::usecase {

/// The ImportReport as the issuer gets it: signed with the partner's key (XMLDSig of the same narrow profile as lists),
/// or as it is when `key` is empty. Refused as crypto::load_key and crypto::Certificate::load refuse; BadInput at
/// "certificate" when it is not that of the key, or the key is of a kind that XMLDSig does not know.
Outcome<Bytes> signed_report(
    exchange::ImportReport const& report, std::filesystem::path const& key, std::filesystem::path const& certificate);

} // namespace xindang::usecase
