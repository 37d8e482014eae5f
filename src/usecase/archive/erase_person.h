#pragma once

#include <archive/archive.h>
#include <usecase/actor.h>

#include <string>
#include <vector>

namespace xindang::usecase {

struct ErasePerson {
    std::string number; ///< a person's number or our own ("P12")
    std::string reason; ///< stays readable in the ledger: must not tell who it is
};

struct ErasureReceipt {
    model::SubjectId person;
    model::EntryNumber entry;
    /// 发文字号 of documents issued about the person, revoked or not: their files in the object store still tell who it
    /// is, because the law that had them made says how long they are kept.
    std::vector<std::string> documents_kept;
};

/// Makes everything the archive holds about a person unreadable for ever; the ledger still verifies. Documents issued
/// about the person stay in the object store, and the receipt names them. It does not look into documents
/// about others that mention the person, nor into lists published before. Needs the duty credit-administrator.
/// NotFound at "number", BadInput at "reason" without one, Conflict at "number" while a notice about the person is
/// being published.
Outcome<ErasureReceipt> erase_person(
    Actor const& actor, ErasePerson const& request, archive::Archive const& archive, Clock const& clock);

} // namespace xindang::usecase
