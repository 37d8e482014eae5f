#pragma once

#include <exchange/import.h>
#include <foreign/read_file.h>
#include <usecase/actor.h>
#include <usecase/archive/take_in.h>
#include <usecase/foreign/foreign_services.h>
#include <usecase/list/import_limits.h>
#include <usecase/office/data_folder.h>

namespace xindang::usecase {

/// How much of a list a file is.
enum class FileExtent {
    AsDeclared, ///< what its source says
    Partial,    ///< an entry that is not in it stays
};

/// Whether the person who asks has looked at a change that is larger than usual.
enum class MassChange { Ask, Confirmed };

/// Takes over a file of another agency's list.
struct ImportForeignFile {
    std::string source; ///< id of a file of conf/foreign
    Bytes file;
    std::optional<model::CivilDate> dated = {}; ///< the day it is of, where it does not say so itself
    FileExtent extent = FileExtent::AsDeclared;
    BadRows bad_rows = BadRows::KeepNothing;
    MassChange mass_change = MassChange::Ask;
    std::optional<grading::Scheme> regrade_by = {}; ///< as in TakeIn
};

/// Takes over the newest state of a list that comes by the signed protocol.
struct ImportForeignList {
    std::string source;
    std::string from; ///< a folder, or an http(s) URL the files stand under; empty: what conf/foreign says
    std::optional<crypto::Certificate> root = {}; ///< needed the first time
    MassChange mass_change = MassChange::Ask;
    std::optional<grading::Scheme> regrade_by = {};
    /// The epoch that the actor accepts, after reading its changes, when the agency began its list anew.
    std::optional<std::uint64_t> accepted_epoch = {};
};

/// What that needs besides.
struct ForeignListServices {
    std::filesystem::path lists; ///< where the states of signed lists are kept
    exchange::Environment environment;
    /// The key under which the issuer hashed the numbers of persons for us; without it they match by mask at most.
    std::optional<crypto::SecretKey> partner_key = {};
    ImportLimits limits = {};
};

/// What lies with the keys of a data folder for a list in the signed protocol: foreign-SOURCE.key and, for the first
/// time, foreign-SOURCE.crt. NotFound at "source" for a list that conf/foreign does not have: no file is looked for by
/// a name that a stranger made up.
struct ForeignListAccess {
    ForeignListServices services;
    std::optional<crypto::Certificate> root = {};
};
Outcome<ForeignListAccess> foreign_list_access(ForeignServices const& services, DataFolder const& folder,
    exchange::Environment environment, ImportLimits const& limits, std::string const& source);

struct ForeignReceipt {
    enum class Outcome {
        Taken,
        NoChange, ///< this very file or state was taken before
        Held,     ///< it would change more than usual; nothing was kept
        BadRows,  ///< nothing was kept
        Rejected, ///< the signed list was not accepted; `list` says why
    };
    Outcome outcome;
    std::string source;
    std::string name; ///< agency and list
    std::optional<model::CivilDate> dated = {};
    std::string sequence = {};
    std::string digest = {};
    std::string encoding = {};
    std::size_t rows = 0;
    std::vector<foreign::BadRow> bad = {};
    std::vector<std::string> ignored = {};
    std::size_t added = 0, corrected = 0, ended = 0, voided = 0, unchanged = 0; ///< entries
    std::size_t records_added = 0, records_corrected = 0, records_retracted = 0, left_alone = 0;
    std::size_t changing = 0;                     ///< standing entries it changes or ends …
    std::size_t standing = 0;                     ///< … of so many before
    foreign::Counts counts = {};                  ///< afterwards
    std::optional<model::EntryNumber> entry = {}; ///< of the ledger
    std::optional<GradeReceipt> regraded = {};
    std::optional<exchange::ImportReport> list = {};
};
std::string_view word_of(ForeignReceipt::Outcome outcome); ///< "taken"

/// Takes a file over as a whole or, with bad rows and AcceptGood, its good rows, which then are a part of the list:
/// what is not in them stays. Exact matches become records; possible ones wait (decide_match()). A changed entry
/// corrects its record, one that left ends it, a voided one retracts it; nothing of the past is rewritten. Needs the
/// duty credit-administrator. Refuses: NotFound at "source"; what read_list_file() refuses; BadInput at "file_date"
/// when neither file nor request says of which day it is, or they disagree, or it has yet to come; Conflict at
/// "file_date" when it is older than what was taken, at
/// "archive" when the ledger is an older copy than what was taken of the list.
Outcome<ForeignReceipt> import_foreign_file(Actor const&, ImportForeignFile const&, ForeignServices const&);

/// The same from the signed protocol, by the importer every partner has; a list that is not accepted changes nothing.
/// A removal that says ex-tunc voids; every other ends. An entry that is suspended counts as ended until it is resumed.
/// BadInput at "source" for a list that comes in files, or when nothing says where it is; Untrusted at "source" for the
/// list of another agency, of which nothing is kept.
Outcome<ForeignReceipt> import_foreign_list(
    Actor const&, ImportForeignList const&, ForeignServices const&, ForeignListServices const&);

} // namespace xindang::usecase
