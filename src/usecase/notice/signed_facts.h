#pragma once

#include <usecase/notice/publish_notice.h>

/// What stands in a signed document, for the notice use cases. Private to this folder.
namespace xindang::usecase {

/// The facts inside the signed file of an issued document and nothing else. Corrupt at its number when the stored file
/// is lost, altered or not signed by whom we trust.
Outcome<Bytes> signed_facts(archive::IssuedDocument const& document, NoticeServices const& services);

} // namespace xindang::usecase
