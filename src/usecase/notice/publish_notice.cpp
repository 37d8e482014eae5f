#include <usecase/notice/publish_notice.h>

#include <crypto/hash.h>
#include <model/ban.h>
#include <usecase/notice/notice_facts.h>
#include <usecase/notice/notice_site.h>
#include <usecase/notice/notice_terms.h>
#include <usecase/notice/signed_facts.h>

#include <algorithm>
#include <set>

namespace xindang::usecase {

static constexpr auto KIND = "public-penalty-notice";

namespace {

/// A decision that may be published.
struct Decision {
    archive::IssuedDocument document;
    notice::PublishableKind const& kind;
    std::optional<model::Ban> ban;
};

/// What a preview finds and publishing goes on with.
struct Draft {
    Decision decision;
    NoticePreview preview;
    notice::RedactedFacts redacted;
    Bytes summary;                              ///< as facts of the notice
    std::optional<notice::CheckCode> code = {}; ///< of the public file, when it is made
};

Refusal refusal_of_number(Fault fault, std::string const& reason)
{
    return {fault, reason, "document_number"};
}

/// The ledger's side of it: issued, standing, of a kind that is published, not published.
Outcome<Decision> publishable(
    archive::View const& view, model::DocumentNumber const& number, notice::Publishable const& kinds)
{
    auto const document = view.document(number.text());
    if (!document) return refusal_of_number(Fault::NotFound, "no document with this number was issued");
    if (document->revoked_by) return refusal_of_number(Fault::Conflict, "the decision was revoked");
    auto const* const kind = kinds.find(document->kind);
    if (!kind)
        return refusal_of_number(
            Fault::BadInput, "by publishable.xml documents of the kind " + document->kind + " are not published");
    auto ban = model::Ban::read_from(document->body);
    if (!ban) return ban.refusal();
    if (auto const standing = standing_notice(view, number))
        return refusal_of_number(Fault::Conflict, "the decision is published already");
    return Decision{*document, *kind, std::move(*ban)};
}

/// Telephone numbers of agencies are there to be called.
std::set<std::string> public_numbers(law::Agencies const& agencies)
{
    std::set<std::string> fingerprints;
    for (auto const& agency : agencies.all())
        if (!agency.phone.empty()) fingerprints.insert(notice::fingerprint(notice::PersonalKind::Phone, agency.phone));
    return fingerprints;
}

constexpr std::string_view LEFTOVER = "leftover-";

/// The leftovers somebody decided about in this way.
std::set<std::string> decided(PublishNotice const& request, LeftoverDecision::Action action)
{
    std::set<std::string> names;
    for (auto const& decision : request.decisions)
        if (decision.action == action) names.insert(decision.leftover);
    return names;
}

/// A decision is about something that is there, has a reason, and is the only one about it.
Outcome<Done> check_decisions(PublishNotice const& request, Findings const& leftovers)
{
    auto const refuse = [](std::string const& name, std::string const& why) {
        return Refusal{Fault::BadInput, "the decision about " + name + " " + why, "decisions"};
    };
    std::set<std::string> there, seen;
    for (auto const& finding : leftovers.all())
        there.insert(finding.rule.substr(LEFTOVER.size()));
    for (auto const& decision : request.decisions) {
        auto const& name = decision.leftover;
        if (!there.contains(name)) return refuse(name, "is about nothing that stands in the facts");
        if (!seen.insert(name).second) return refuse(name, "is not the only one");
        if (decision.reason.find_first_not_of(" \t\r\n") == std::string::npos) return refuse(name, "has no reason");
        if (!notice::find_personal_data(decision.reason).empty())
            return refuse(name, "has a reason in which something looks like personal data");
    }
    return Done{};
}

Findings judged(Findings const& leftovers, std::set<std::string> const& accepted, law::Agencies const& agencies)
{
    auto const known = public_numbers(agencies);
    Findings findings;
    for (auto const& finding : leftovers.all()) {
        auto const name = finding.rule.substr(LEFTOVER.size());
        if (known.contains(name)) continue;
        findings.add(
            accepted.contains(name) ? Severity::Note : finding.severity, finding.rule, finding.where, finding.text);
    }
    return findings;
}

notice::Notice notice_of(notice::PublishableKind const& kind, notice::NoticeSummary const& summary,
    model::DocumentNumber const& decision, std::optional<model::CivilDate> last_day, Instant now)
{
    auto const nothing = model::Sha256{std::array<char, 32>{}};
    return {decision, notice::Publishable::title(kind, summary), summary.party, summary.offence, summary.content,
        summary.organ, summary.decided_on, model::CivilDate::on(now), last_day, nothing, nothing, now};
}

/// 市场监督管理行政处罚信息公示规定 art. 7: but for what is redacted the published text is that of the served decision.
/// So it is made from the facts inside the signed file and from nothing else.
Outcome<Draft> draft_of(archive::View const& view, PublishNotice const& request, NoticeServices const& services)
{
    auto decision = publishable(view, request.decision, services.publishable);
    if (!decision) return decision.refusal();
    auto const signed_xml = signed_facts(decision->document, services);
    if (!signed_xml) return signed_xml.refusal();
    auto const marked_only = notice::redact(*signed_xml, services.policy);
    if (!marked_only) return marked_only.refusal();
    if (auto const fine = check_decisions(request, marked_only->leftovers); !fine) return fine.refusal();
    auto redacted = notice::redact(*signed_xml, services.policy, decided(request, LeftoverDecision::Action::Redact));
    if (!redacted) return redacted.refusal();
    auto summary = services.publishable.summarise(decision->kind, redacted->xml);
    if (!summary) return summary.refusal();

    auto const now = services.clock.now();
    auto terms = notice_terms(
        decision->kind, *summary, decision->ban, model::CivilDate::on(now), services.law, services.clauses);
    if (!terms) return terms.refusal();
    auto const notice = notice_of(decision->kind, *summary, request.decision, terms->last_day, now);
    auto leftovers =
        judged(redacted->leftovers, decided(request, LeftoverDecision::Action::Accept), services.law.agencies());
    return Draft{std::move(decision).value(),
        {notice, std::move(terms->basis), std::move(terms->dates), std::move(leftovers)}, std::move(redacted).value(),
        std::move(summary->facts)};
}

/// Prints the public notice from the redacted facts, looks once more at everything that was made, and only then stores
/// it.
Outcome<Done> make_files(Draft& draft, NoticeServices const& services)
{
    auto& notice = draft.preview.notice;
    auto const facts = notice_facts(
        draft.summary, draft.redacted.xml, services.clauses.notice_period(notice.published_on, notice.last_day));
    if (!facts) return facts.refusal();
    document::PrintJob job{KIND, *facts, services.clock.now(), services.identity.authority};
    if (services.check) {
        draft.code = notice::CheckCode::fresh(services.check->random);
        job.check = services.check->mark(*draft.code);
    }
    auto printed = services.press.print(job);
    if (!printed) return printed.refusal();
    auto const pdf = document::sign(std::move(printed->document), services.signer);
    notice.pdf = crypto::sha256(pdf); // the page tells it
    auto const page = services.pages.notice_page(notice, printed->gongwen, services.identity);
    if (!page) return page.refusal();
    Findings found = notice::find_removed_values(draft.redacted.removed, printed->gongwen, "document");
    found.append(notice::find_removed_values(draft.redacted.removed, *page, "page"));
    found.append(notice::find_removed_values(draft.redacted.removed, notice.title + notice.party, "title"));
    if (found.has_errors()) return found.first_error(Fault::BadInput);
    services.objects.put(pdf);
    notice.page = services.objects.put(*page);
    return Done{};
}

/// The first publication of a decision is named after its address, later ones are counted.
std::string new_id(archive::View const& view, model::DocumentNumber const& decision)
{
    auto const base = notice::address_of(decision).substr(std::string_view("notices/").size());
    for (int count = 1;; ++count) {
        auto const id = count == 1 ? base : base + "-" + std::to_string(count);
        if (!view.notice(id)) return id;
    }
}

std::optional<model::CivilDate> first_due(std::vector<PublicationDate> const& dates)
{
    std::optional<model::CivilDate> first;
    for (auto const& date : dates)
        if (!first || date.due < *first) first = date.due;
    return first;
}

} // namespace

Outcome<NoticePreview> preview_notice(Actor const& actor, PublishNotice const& request, NoticeServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::PublicationStaff, Duty::Approver, Duty::Auditor}); !allowed)
        return allowed.refusal();
    auto draft = draft_of(services.archive.view(), request, services);
    if (!draft) return draft.refusal();
    return std::move(draft->preview);
}

Outcome<Bytes> compare_notice(Actor const& actor, PublishNotice const& request, NoticeServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::PublicationStaff, Duty::Approver}); !allowed)
        return allowed.refusal();
    auto const draft = draft_of(services.archive.view(), request, services);
    if (!draft) return draft.refusal();
    notice::ComparisonContent content{request.decision, draft->redacted.texts, draft->preview.leftovers, {}};
    for (auto const& decision : request.decisions)
        content.reasons.emplace(decision.leftover, decision.reason);
    return services.pages.comparison_page(content);
}

Outcome<NoticeReceipt> publish_notice(Actor const& actor, PublishNotice const& request, NoticeServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::PublicationStaff}); !allowed) return allowed.refusal();
    // Printing and signing take long enough to do before the one turn to write is taken; the number is asked again
    // then.
    auto draft = draft_of(services.archive.view(), request, services);
    if (!draft) return draft.refusal();
    if (draft->preview.leftovers.has_errors()) return draft->preview.leftovers.first_error(Fault::BadInput);
    if (auto const made = make_files(*draft, services); !made) return made.refusal();

    auto writer = services.archive.writer(actor.login, services.clock);
    if (!writer) return writer.refusal();
    if (auto const decision = publishable(*writer, request.decision, services.publishable); !decision)
        return decision.refusal();
    auto const& preview = draft->preview;
    auto more = fields_of(preview.notice, first_due(preview.dates), preview.term_basis);
    if (draft->code) more.set(CHECK_CODE, draft->code->text());
    // Who decided is who makes the entry.
    for (auto const& made : request.decisions)
        more.set(
            (made.action == LeftoverDecision::Action::Accept ? "accepted-" : "redacted-") + made.leftover, made.reason);
    auto const id = new_id(*writer, request.decision);
    auto const entry = writer->publish_notice({draft->decision.document.subject, id, request.decision.text(),
        preview.notice.published_on, preview.notice.last_day, more});
    if (!entry) return entry.refusal();
    writer->commit();
    if (auto const shown = bring_site_up_to_date(*writer, services); !shown) return shown.refusal();
    return NoticeReceipt{*entry, id, notice::address_of(request.decision), draft->preview};
}

} // namespace xindang::usecase
