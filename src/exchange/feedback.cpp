#include <exchange/feedback.h>

#include <base/accepted_number.h>
#include <crypto/hash.h>
#include <exchange/exchanged_document.h>
#include <exchange/list_xml.h>
#include <exchange/publication_keys.h>

#include <set>

namespace xindang::exchange {

namespace {

void write_action(xml::Builder& builder, FeedbackAction const& action)
{
    builder.open("Action").attribute("id", action.id).optional_attribute("supersedes", action.supersedes);
    builder.attribute("entry", action.entry).attribute("entryVer", std::to_string(action.entry_version));
    builder.attribute("measure", action.measure).element("State", word_of(action.state));
    builder.element("OccurredAt", action.occurred_at.text());
    for (auto const& matched : action.matched_on)
        builder.element("MatchedOn", matched);
    builder.optional_element("LocalRef", action.local_ref).optional_element("Effect", action.effect);
    builder.optional_element("ReasonCode", action.reason_code).optional_element("Handler", action.handler);
    builder.optional_element("ErrorNotice", action.error_notice).close();
}

Reason reason(ReasonCode code, std::string text, std::string where)
{
    return {code, std::move(text), std::move(where)};
}

Step<FeedbackAction> read_action(xml::Node node, Instant now)
{
    auto const state = measure_state_of(node.child("State").trimmed_text());
    auto const at = Instant::parse(node.child("OccurredAt").trimmed_text());
    if (!state || !at) return reason(ReasonCode::Schema, "an action cannot be read", node.place());
    if (now < *at) return reason(ReasonCode::Rule, "the action lies in the future", node.place());
    FeedbackAction action{node.attribute("id"), node.attribute("entry"), accepted_number(node.attribute("entryVer")),
        node.attribute("measure"), *state, *at, node.attribute("supersedes")};
    for (auto const& matched : node.children("MatchedOn"))
        action.matched_on.push_back(matched.trimmed_text());
    action.local_ref = node.child("LocalRef").trimmed_text();
    action.effect = node.child("Effect").trimmed_text();
    action.reason_code = node.child("ReasonCode").trimmed_text();
    action.handler = node.child("Handler").trimmed_text();
    action.error_notice = node.child("ErrorNotice").trimmed_text();
    return action;
}

Step<Passed> read_actions(MeasureFeedback& feedback, xml::Node root, Instant now)
{
    auto const nodes = root.children("Action");
    if (nodes.size() != accepted_number(root.child("ActionCount").trimmed_text()))
        return reason(ReasonCode::Count, "ActionCount is not the number of actions", root.place());
    if (nodes.size() > MOST_FEEDBACK_ACTIONS)
        return reason(ReasonCode::Size, "at most " + std::to_string(MOST_FEEDBACK_ACTIONS) + " actions", root.place());
    std::set<std::string> ids;
    for (auto const& node : nodes) {
        auto action = read_action(node, now);
        if (!action) return action.reason();
        if (!ids.insert(action->id).second)
            return reason(ReasonCode::Rule, "the action " + action->id + " stands twice", node.place());
        feedback.actions.push_back(std::move(*action));
    }
    return Passed{};
}

} // namespace

Outcome<Bytes> feedback_document(MeasureFeedback const& feedback, Holder const& partner)
{
    xml::Builder builder;
    builder.open("MeasureFeedback").declare("", JDL);
    write_header(builder, feedback.header);
    builder.element("FeedbackSeq", std::to_string(feedback.seq));
    if (feedback.previous) builder.element("PrevDigest", digest_text(*feedback.previous));
    builder.element("ListId", feedback.list_id).element("Epoch", std::to_string(feedback.epoch));
    builder.element("AppliedSeq", std::to_string(feedback.applied_seq));
    builder.element("ActionCount", std::to_string(feedback.actions.size()));
    for (auto const& action : feedback.actions)
        write_action(builder, action);
    return signed_by(builder.close().finish(), partner);
}

Step<MeasureFeedback> read_feedback(BytesView octets, std::string const& name, FeedbackDoor const& door)
{
    auto opened = open_exchanged_document(octets, name, {"MeasureFeedback", MOST_FEEDBACK_OCTETS, {door.self}}, door);
    if (!opened) return opened.reason();
    auto const root = opened->document.root();
    MeasureFeedback feedback{std::move(opened->header), accepted_number(root.child("FeedbackSeq").trimmed_text()),
        std::nullopt, root.child("ListId").trimmed_text(), accepted_number(root.child("Epoch").trimmed_text()),
        accepted_number(root.child("AppliedSeq").trimmed_text()), {}};
    if (auto const previous = root.child("PrevDigest")) {
        feedback.previous = parse_digest(previous.trimmed_text());
        if (!feedback.previous) return reason(ReasonCode::Schema, "no digest we know", previous.place());
    }
    if (feedback.previous.has_value() != (feedback.seq > 1))
        return reason(ReasonCode::Rule, "PrevDigest is there from the second file on", root.place());
    if (auto const actions = read_actions(feedback, root, door.now); !actions) return actions.reason();
    return feedback;
}

Outcome<Bytes> feedback_report_document(FeedbackReport const& report, Holder const& head)
{
    xml::Builder builder;
    builder.open("FeedbackReport").declare("", JDL);
    write_header(builder, report.header);
    builder.element("FeedbackSeq", std::to_string(report.seq)).element("FileDigest", digest_text(report.file));
    builder.element("Outcome", word_of(report.outcome));
    for (auto const& one : report.reasons)
        builder.open("Reason").attribute("code", word_of(one.code)).text(one.text).close();
    for (auto const& reject : report.rejects)
        builder.open("Reject")
            .attribute("action", reject.action)
            .attribute("code", reject.code)
            .attribute("text", reject.text)
            .close();
    builder.open("Outstanding").attribute("total", std::to_string(report.outstanding));
    builder.attribute("overdue", std::to_string(report.overdue)).close();
    return signed_by(builder.close().finish(), head);
}

Step<FeedbackReport> read_feedback_report(BytesView octets, std::string const& name, FeedbackDoor const& door)
{
    auto opened = open_exchanged_document(
        octets, name, {"FeedbackReport", MOST_FEEDBACK_OCTETS, {door.self, UNKNOWN_PARTNER}}, door);
    if (!opened) return opened.reason();
    auto const root = opened->document.root();
    auto const file = parse_digest(root.child("FileDigest").trimmed_text());
    auto const outcome = outcome_of(root.child("Outcome").trimmed_text());
    if (!file || !outcome) return reason(ReasonCode::Schema, "the receipt cannot be read", root.place());
    auto const left = root.child("Outstanding");
    FeedbackReport report{std::move(opened->header), accepted_number(root.child("FeedbackSeq").trimmed_text()), *file,
        *outcome, {}, {}, accepted_number(left.attribute("total")), accepted_number(left.attribute("overdue"))};
    for (auto const& node : root.children("Reason"))
        if (auto const code = reason_code_of(node.attribute("code")))
            report.reasons.push_back(reason(*code, node.trimmed_text(), name));
    for (auto const& node : root.children("Reject"))
        report.rejects.push_back({node.attribute("action"), node.attribute("code"), node.attribute("text")});
    return report;
}

} // namespace xindang::exchange
