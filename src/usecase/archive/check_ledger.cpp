#include <usecase/archive/check_ledger.h>

#include <base/files.h>
#include <crypto/note.h>

namespace xindang::usecase {

Outcome<archive::LedgerReport> check_ledger(
    Actor const& actor, CheckLedger const& request, DataFolder const& data, Progress& progress)
{
    auto const may = assure(
        actor, {Duty::Auditor, Duty::Operator, Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver});
    if (!may) return may.refusal();
    std::optional<archive::Verifier> verifier;
    if (auto const line = read_file(data.ledger_verifier(), 4096)) {
        auto const parsed = crypto::parse_note_verifier(line->substr(0, line->find('\n')));
        if (!parsed) return parsed.refusal();
        verifier = archive::Verifier{parsed->name, parsed->public_key};
    }
    return archive::check_ledger(data.database(), verifier, request.kept_outside, progress);
}

} // namespace xindang::usecase
