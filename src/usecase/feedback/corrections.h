#pragma once

#include <archive/view.h>
#include <exchange/publication.h>

#include <set>
#include <string>

namespace xindang::usecase {

/// Entries of a publication of which somebody of the issuer has decided since that they were wrong (CaseDecision):
/// when they change now, partners are told that it is a correction. By id alone, because the forms of one list share
/// their ids and a partner complains about the one it has.
std::set<std::string> decided_corrections(archive::View const& view, exchange::PublishedList const& published);

} // namespace xindang::usecase
