#include <usecase/notice/repair_notice.h>

#include <law/wording.h>
#include <model/ban.h>
#include <usecase/notice/due_stop.h>
#include <usecase/notice/notice_site.h>
#include <usecase/notice/notice_terms.h>
#include <usecase/notice/signed_facts.h>
#include <xml/document.h>

namespace xindang::usecase {

namespace {

Refusal refused(Fault fault, std::string reason, std::string where)
{
    return {fault, std::move(reason), std::move(where)};
}

/// The repair decision, when it is one, stands, and grants an end of this very publication.
Outcome<archive::IssuedDocument> granting(archive::View const& view, RepairNotice const& request,
    notice::Notice const& notice, NoticeServices const& services)
{
    auto const& rule = services.publishable.repair();
    auto document = view.document(request.by.text());
    if (!document) return refused(Fault::NotFound, "no document with this number was issued", "by");
    if (document->revoked_by) return refused(Fault::Conflict, "the repair was revoked", "by");
    if (document->kind != rule.kind)
        return refused(Fault::BadInput, "by publishable.xml this kind of document ends no publication", "by");
    auto const signed_xml = signed_facts(*document, services);
    if (!signed_xml) return signed_xml.refusal();
    auto const facts = xml::Document::parse(*signed_xml, xml::Limits::own_file(), "facts.xml");
    if (!facts) return facts.refusal();
    auto const root = facts->root();
    if (!root.child(rule.granted_fact)) return refused(Fault::BadInput, "this decision grants no repair", "by");
    auto const about = model::DocumentNumber::parse(root.child(rule.number_fact).trimmed_text());
    if (!about || *about != request.decision)
        return refused(Fault::BadInput, "this repair is about another decision", "by");
    if (root.child(rule.organ_fact).trimmed_text() != notice.authority)
        return refused(Fault::BadInput, "this repair is about a decision of another authority", "by");
    return document;
}

/// 公示规定 art. 14: some penalties stay to the end, and the others for a time.
Outcome<Done> may_end(
    archive::View const& view, notice::Notice const& notice, model::CivilDate today, NoticeServices const& services)
{
    auto const decision = view.document(notice.decision.text());
    if (!decision) return decision.refusal();
    auto const* const kind = services.publishable.find(decision->kind);
    if (!kind || kind->matter != notice::PENALTY) return Done{};
    auto const signed_xml = signed_facts(*decision, services);
    if (!signed_xml) return signed_xml.refusal();
    auto const summary = services.publishable.summarise(*kind, *signed_xml);
    if (!summary) return summary.refusal();
    auto const ban = model::Ban::read_from(decision->body);
    if (!ban) return ban.refusal();
    auto const penalty = penalty_facts(*kind, *summary, *ban, services.law, services.clauses);
    if (auto const may = services.law.publication().may_stop_early(penalty); !may) return may.refusal();
    auto const& waiting = services.publishable.repair().waiting;
    auto const rule = services.law.deadlines().find(waiting, notice.published_on);
    if (!rule) return rule.refusal();
    auto const until = services.law.deadlines().due(waiting, notice.published_on, services.law.calendar().estimating());
    if (!until) return until.refusal();
    if (today < until->day)
        return refused(Fault::Conflict,
            "it must have been public until " + until->day.text() + ": " + rule->citation_text, "publication.waiting");
    return Done{};
}

} // namespace

Outcome<RepairReceipt> repair_notice(Actor const& actor, RepairNotice const& request, NoticeServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::PublicationStaff}); !allowed) return allowed.refusal();
    auto const today = model::CivilDate::on(services.clock.now());
    auto writer = services.archive.writer(actor.login, services.clock);
    if (!writer) return writer.refusal();
    auto const standing = standing_notice(*writer, request.decision);
    if (!standing) return standing.refusal();
    auto const repair = granting(*writer, request, standing->notice, services);
    if (!repair) return repair.refusal();
    if (auto const may = may_end(*writer, standing->notice, today, services); !may) return may.refusal();
    auto const& rule = services.publishable.repair();
    auto const due = due_stop(rule.stop, repair->dated, today, services.law);
    if (!due) return due.refusal();
    auto const reason = law::filled(rule.reason, {{"number", repair->number}});
    auto const entry = writer->withdraw_notice(standing->id, reason, today);
    if (!entry) return entry.refusal();
    writer->commit();
    if (auto const shown = bring_site_up_to_date(*writer, services); !shown) return shown.refusal();
    return RepairReceipt{*entry, standing->id, reason, due->day, due->basis, due->provisional, due->late};
}

} // namespace xindang::usecase
