#pragma once

#include <archive/archive.h>
#include <archive/object_store.h>
#include <base/bytes.h>
#include <base/clock.h>
#include <base/findings.h>
#include <base/outcome.h>
#include <document/extend.h>
#include <document/press.h>
#include <document/sign.h>
#include <law/catalogue.h>
#include <model/sha256.h>
#include <usecase/actor.h>
#include <usecase/document/check_marks.h>
#include <usecase/document/clauses.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace xindang::usecase {

/// A document to be issued: its facts as the drafter wrote them, without the number and the clauses that the law gives.
struct IssueDocument {
    std::string kind; ///< "ban-decision", "interview-notice"
    Bytes facts;
};

/// What issuing needs besides who asks.
struct DocumentServices {
    archive::Archive const& archive;
    archive::ObjectStore const& objects;
    law::Catalogue const& law;
    document::Press const& press;
    Clauses const& clauses;
    document::Signer signer;
    Clock const& clock;
    std::optional<CheckMarks> check = {}; ///< none: an office without a public site, whose documents bear no mark
    /// Who proves the signature beyond B-B, once the document is issued; nobody: it stays at B-B.
    std::optional<document::Provers> provers = std::nullopt;
    document::Level level = document::Level::B;
};

struct DocumentReceipt {
    model::EntryNumber entry; ///< DocumentIssued
    std::string number;       ///< 东药监罚〔2026〕1号
    std::string title;
    model::Sha256 digest; ///< of the PDF in the object store, with its proofs
    std::size_t pages;
    document::Level level; ///< reached
    Findings notes;        ///< warnings the approver should have seen, and characters taken from a fallback font
};

/// Issues a document: checks it against the law, gives it the next number of its series, prints, signs and stores it,
/// and enters it in the ledger; all or nothing. The drafter needs the duty publication-staff, the approver the duty
/// approver, and they must be two people (Forbidden at "approver"). A ban the cited article does not carry is refused
/// with the article; a proof that cannot be had now is a warning "not-proven", since renew_time_stamps() gets it later;
/// facts that break their schema at "facts.xml:LINE". Numbers have no gaps and no repeats, also with
/// several processes at work.
Outcome<DocumentReceipt> issue_document(
    Actor const& approver, Actor const& drafter, IssueDocument const& request, DocumentServices const& services);

} // namespace xindang::usecase
