#pragma once

#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/bytes.h>
#include <base/outcome.h>
#include <usecase/actor.h>

#include <string>
#include <vector>

namespace xindang::usecase {

/// All documents issued, oldest first. Any duty of the office will do; partners see the public site.
Outcome<std::vector<archive::IssuedDocument>> list_documents(Actor const& actor, archive::Archive const& archive);

/// An issued document with its file.
struct DocumentFile {
    archive::IssuedDocument document;
    Bytes pdf;
};

/// The document with this 发文字号, in any form DocumentNumber reads. NotFound at "number"; Corrupt when the stored
/// file is no longer what was issued.
Outcome<DocumentFile> find_document(Actor const& actor, std::string const& number, archive::Archive const& archive,
    archive::ObjectStore const& objects);

} // namespace xindang::usecase
