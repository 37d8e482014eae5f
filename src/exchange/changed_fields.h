#pragma once

#include <exchange/list.h>
#include <exchange/source.h>

#include <map>
#include <string>
#include <vector>

namespace xindang::exchange {

/// Private furniture of publication: which fields of amended entries differ from what is published, by id.
/// `amended` has the new entries as entry_alone() wrote them. Only parts that hold one of them are read closely.
/// UpdatedAt says that something changed, not what, and is named only when nothing else did.
Outcome<std::map<std::string, std::vector<std::string>>> changed_fields(
    ListSource const& published, Head const& before, std::map<std::string, Bytes> const& amended);

} // namespace xindang::exchange
