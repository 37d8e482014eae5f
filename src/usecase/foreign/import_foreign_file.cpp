#include <usecase/foreign/import_foreign.h>

#include <crypto/hash.h>
#include <usecase/foreign/take_state.h>

namespace xindang::usecase {

std::string_view word_of(ForeignReceipt::Outcome outcome)
{
    switch (outcome) {
    case ForeignReceipt::Outcome::Taken:
        return "taken";
    case ForeignReceipt::Outcome::NoChange:
        return "no-change";
    case ForeignReceipt::Outcome::Held:
        return "held";
    case ForeignReceipt::Outcome::BadRows:
        return "bad-rows";
    case ForeignReceipt::Outcome::Rejected:
        break;
    }
    return "rejected";
}

/// The day a file is of: its own word, else the request's; both, when they agree.
static Outcome<model::CivilDate> day_of(
    foreign::ReadFile const& read, ImportForeignFile const& request, model::CivilDate today)
{
    auto const refused = [](std::string reason) {
        return Refusal{Fault::BadInput, std::move(reason), "file_date"};
    };
    if (read.dated && request.dated && *read.dated != *request.dated)
        return refused("the file says it is of " + read.dated->text());
    auto const day = read.dated ? read.dated : request.dated;
    if (!day) return refused("neither the file nor the request says of which day it is");
    if (today < *day) return refused("the day lies in the future");
    return *day;
}

Outcome<ForeignReceipt> import_foreign_file(
    Actor const& actor, ImportForeignFile const& request, ForeignServices const& services)
{
    if (auto const may = assure(actor, {Duty::CreditAdministrator}); !may) return may.refusal();
    auto const sources = services.sources();
    if (!sources) return sources.refusal();
    auto const source = sources->find(request.source);
    if (!source) return source.refusal();
    auto const today = model::CivilDate::on(services.clock.now());
    auto read = foreign::read_list_file(request.file, *source, today, services.progress);
    if (!read) return read.refusal();

    ForeignReceipt receipt{ForeignReceipt::Outcome::BadRows, source->id, name_of(*source, services.agencies)};
    receipt.digest = crypto::sha256(request.file).hex();
    receipt.encoding = read->encoding;
    receipt.rows = read->rows;
    receipt.bad = std::move(read->bad);
    receipt.ignored = std::move(read->ignored);
    receipt.dated = read->dated;
    if (!receipt.bad.empty() && request.bad_rows == BadRows::KeepNothing) return receipt;
    auto const dated = day_of(*read, request, today);
    if (!dated) return dated.refusal();
    receipt.dated = *dated;
    // The entry of a bad row is in the file, only unreadable: nothing may be taken for missing.
    bool const part = request.extent == FileExtent::Partial || !receipt.bad.empty();
    ForeignOrigin origin{*source, receipt.name, *dated, receipt.digest};
    return take_state(actor,
        {std::move(origin), {}, std::move(read->entries), part ? foreign::Missing::Kept : source->missing, {},
            request.mass_change, request.regrade_by},
        std::move(receipt), services);
}

} // namespace xindang::usecase
