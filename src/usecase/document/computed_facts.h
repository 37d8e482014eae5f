#pragma once

#include <base/bytes.h>
#include <base/findings.h>
#include <base/outcome.h>
#include <law/catalogue.h>
#include <model/ban.h>
#include <model/document_number.h>
#include <model/listing.h>
#include <model/money.h>
#include <model/subject.h>
#include <usecase/document/clauses.h>
#include <xml/document.h>

#include <optional>
#include <string>

namespace xindang::usecase {

/// Whom a document is about.
struct DraftSubject {
    model::SubjectKind kind;
    model::Identifier identifier; ///< in its normal form
    std::string name;
};

/// What the record says that a penalty decision leaves in the archive.
struct DraftRecord {
    model::Field field;
    model::Gravity gravity;
    std::string kind;                      ///< the gravest penalty, as publication.xml calls it
    std::string citation;                  ///< 《…》第…条
    std::optional<model::CivilDate> until; ///< last day of a restriction
};

/// What a draft says that the archive and the law must know of, read out of its facts.
struct DraftFacts {
    model::CivilDate dated;
    std::optional<DraftSubject> subject; ///< nothing for a document to offices
    model::Money to_pay;                 ///< all penalties together
    std::string violation;
    std::optional<law::AllowedBan> ban;      ///< that it orders, as the law allows it; its article has a field
    std::optional<law::AllowedBan> intended; ///< that it tells of before it is ordered
    std::optional<law::PenaltyFacts> penalty;
    std::optional<DraftRecord> record;
    Findings notes;                                 ///< warnings for the approver
    std::optional<law::AllowedBan> bar = {};        ///< of a unit, ordered beside its penalties
    std::optional<model::Listing> listing = {};     ///< that it orders
    std::optional<model::Unlisting> unlisting = {}; ///< whose entry it takes off a list
};

/// Reads a draft that obeys its schema, and asks the law whether what it orders is allowed. Refuses at the path of the
/// fact (identifiers, amounts, days that do not exist), at "ban.…" with the article cited (also for an article that
/// bans.xml gives no field), and (BadInput at "facts.xml:LINE") drafts that bring clauses of their own.
Outcome<DraftFacts> read_draft(xml::Document const& draft, law::Catalogue const& law, Clauses const& clauses);

/// The draft with everything the law gives: organ, seal, number, citations, clauses.
Outcome<Bytes> completed(xml::Document const& draft, BytesView text, DraftFacts const& facts,
    model::DocumentNumber const& number, law::Catalogue const& law, Clauses const& clauses);

} // namespace xindang::usecase
