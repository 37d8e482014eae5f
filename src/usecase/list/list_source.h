#pragma once

#include <exchange/source.h>

#include <memory>
#include <string>

namespace xindang::usecase {

/// Where the files of a list stand: under an http(s) URL, or else in a folder. Nothing is fetched yet.
std::unique_ptr<exchange::ListSource> list_source(std::string const& source);

} // namespace xindang::usecase
