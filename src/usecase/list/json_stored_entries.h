#pragma once

#include <base/json.h>
#include <exchange/store.h>

namespace xindang::usecase {

/// An entry a partner imported, as every program shows it.
Json json_of(exchange::StoredEntry const& entry);

} // namespace xindang::usecase
