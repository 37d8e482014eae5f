#include <usecase/document/check_marks.h>
#include <usecase/document/enter_proof.h>
#include <usecase/document/prove_document.h>

namespace xindang::usecase {

namespace {

constexpr std::size_t LARGEST_DOCUMENT = std::size_t{64} << 20;
constexpr std::int64_t DAY = 86'400;

// The writer is still held: of two programs the one that knew less never writes last.
void tell_checkers(archive::IssuedDocument const& document, model::Sha256 const& longer, ProofServices const& services)
{
    if (!services.check) return;
    notice::CheckRecord record{longer, notice::CheckRecord::State::Valid, check_code_in(document.body)};
    for (auto const& file : document.earlier)
        if (auto const digest = model::Sha256::parse(file)) record.earlier.push_back(*digest);
    if (auto const digest = model::Sha256::parse(document.digest)) record.earlier.push_back(*digest);
    services.check->add(record);
}

} // namespace

Outcome<Bytes> file_of(archive::IssuedDocument const& document, ProofServices const& services)
{
    auto const digest = model::Sha256::parse(document.digest);
    if (!digest) return Refusal{Fault::Corrupt, "the ledger names the document's file wrongly", "number"};
    return services.objects.get(*digest, LARGEST_DOCUMENT);
}

// Stored before the entry names it; entered only if nobody else was faster.
Outcome<ProofReceipt> entered(Actor const& actor, archive::IssuedDocument const& document, Bytes const& file,
    document::Level level, ProofServices const& services)
{
    auto const digest = services.objects.put(file);
    auto const renew_before = document::archive_stamp_end(file);
    ProofReceipt receipt{document.number, level, digest, renew_before, std::nullopt};
    if (digest.hex() == document.digest) return receipt;
    auto writer = services.archive.writer(actor.login, services.clock);
    if (!writer) return writer.refusal();
    auto const present = writer->document(document.number);
    if (!present) return present.refusal();
    if (present->digest != document.digest)
        return Refusal{Fault::Conflict, "the document gained other proofs in the meantime", "number"};
    auto const entry = writer->prove_document(
        document.number, digest, word_of(level), renew_before, model::CivilDate::on(services.clock.now()));
    if (!entry) return entry.refusal();
    writer->commit();
    tell_checkers(document, digest, services);
    receipt.entry = *entry;
    return receipt;
}

namespace {

Outcome<ProofReceipt> raised(
    Actor const& actor, archive::IssuedDocument const& document, document::Level level, ProofServices const& services)
{
    auto file = file_of(document, services);
    if (!file) return file.refusal();
    auto const longer = document::extended(std::move(*file), level, services.provers, services.clock.now());
    if (!longer) return longer.refusal();
    return entered(actor, document, *longer, level, services);
}

Outcome<ProofReceipt> renewed(
    Actor const& actor, archive::IssuedDocument const& document, ProofServices const& services)
{
    auto file = file_of(document, services);
    if (!file) return file.refusal();
    auto const longer = document::stamped_again(std::move(*file), services.provers, services.clock.now());
    if (!longer) return longer.refusal();
    // A stamp that ends no later than the last one would only be the first of one every night.
    auto const known = Instant::parse(document.renew_before);
    auto const end = document::archive_stamp_end(*longer);
    if (known && end && *end <= *known)
        return Refusal{Fault::Conflict,
            "a new time-stamp would end as soon as the last: the time-stamp authority needs a new certificate",
            "time-stamp"};
    return entered(actor, document, *longer, document::Level::LTA, services);
}

bool ends_soon(archive::IssuedDocument const& document, Instant limit)
{
    auto const end = Instant::parse(document.renew_before);
    return end && *end <= limit;
}

bool below(archive::IssuedDocument const& document, document::Level level)
{
    auto const reached = document::parse_level(document.level);
    return level > (reached ? *reached : document::Level::B);
}

} // namespace

Outcome<ProofReceipt> prove_document(
    Actor const& actor, std::string const& number, document::Level level, ProofServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::PublicationStaff, Duty::Approver, Duty::Operator}); !allowed)
        return allowed.refusal();
    auto const document = services.archive.view().document(number);
    if (!document) return document.refusal();
    return raised(actor, *document, level, services);
}

Outcome<RenewalReceipt> renew_time_stamps(
    Actor const& actor, document::Level level, unsigned days, ProofServices const& services, Progress& progress)
{
    if (auto const allowed = assure(actor, {Duty::PublicationStaff, Duty::Operator}); !allowed)
        return allowed.refusal();
    auto const limit = services.clock.now().plus_seconds(std::int64_t{days} * DAY);
    auto const documents = services.archive.view().documents();
    RenewalReceipt receipt;
    for (auto const& document : documents) {
        if (progress.cancelled()) break;
        progress.at(receipt.looked_at++, documents.size(), "documents");
        if (document.revoked_by) continue;
        bool const low = below(document, level);
        if (!low && !ends_soon(document, limit)) continue;
        auto const done = low ? raised(actor, document, level, services) : renewed(actor, document, services);
        if (!done) {
            receipt.problems.add(
                Severity::Error, name_of(done.refusal().fault), document.number, done.refusal().reason);
            continue;
        }
        if (done->entry) ++(low ? receipt.raised : receipt.renewed);
    }
    return receipt;
}

} // namespace xindang::usecase
