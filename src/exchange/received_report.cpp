#include <exchange/received_report.h>

#include <base/accepted_number.h>
#include <exchange/exchanged_document.h>

namespace xindang::exchange {

Step<ReceivedReport> read_import_report(BytesView octets, std::string const& name, FeedbackDoor const& door)
{
    auto opened =
        open_exchanged_document(octets, name, {"ImportReport", MOST_REPORT_OCTETS, {door.self, UNKNOWN_ISSUER}}, door);
    if (!opened) return opened.reason();
    auto const root = opened->document.root();
    auto const outcome = outcome_of(root.child("Outcome").trimmed_text());
    auto const finished = Instant::parse(root.child("FinishedAt").trimmed_text());
    if (!outcome || !finished) return Reason{ReasonCode::Schema, "the report cannot be read", root.place()};
    if (door.now < *finished) return Reason{ReasonCode::Rule, "the import ended in the future", root.place()};
    ReceivedReport report{
        std::move(opened->header), root.child("About").child("ListId").trimmed_text(), {}, *outcome, {}, {}, *finished};
    if (auto const seq = root.child("About").child("Seq")) report.seq = accepted_number(seq.trimmed_text());
    for (auto const& reason : root.children("Reason"))
        report.reasons.push_back(reason.attribute("code"));
    auto const after = root.child("StateAfter");
    report.after.seq = accepted_number(after.attribute("seq"));
    if (after.has_attribute("stateDigest")) {
        report.after.digest = parse_digest(after.attribute("stateDigest"));
        if (!report.after.digest) return Reason{ReasonCode::Schema, "no digest we know", after.place()};
    }
    return report;
}

} // namespace xindang::exchange
