#include <usecase/notice/withdraw_notice.h>

#include <usecase/notice/due_stop.h>
#include <usecase/notice/notice_site.h>

namespace xindang::usecase {

Outcome<WithdrawalReceipt> withdraw_notice(
    Actor const& actor, WithdrawNotice const& request, NoticeServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::PublicationStaff}); !allowed) return allowed.refusal();
    if (request.reason.empty()) return Refusal{Fault::BadInput, "the public must be told why", "reason"};
    if (!notice::find_personal_data(request.reason).empty())
        return Refusal{Fault::BadInput, "the reason is public, and something in it looks like personal data", "reason"};

    auto const today = model::CivilDate::on(services.clock.now());
    auto const event = request.event_on.value_or(today);
    if (event > today) return Refusal{Fault::BadInput, "the day of the event is still to come", "event_on"};
    auto const due = due_stop(WITHDRAWAL_DEADLINE, event, today, services.law);
    if (!due) return due.refusal();

    auto writer = services.archive.writer(actor.login, services.clock);
    if (!writer) return writer.refusal();
    auto const standing = standing_notice(*writer, request.decision);
    if (!standing) return standing.refusal();
    auto const entry = writer->withdraw_notice(standing->id, request.reason, today);
    if (!entry) return entry.refusal();
    writer->commit();
    if (auto const shown = bring_site_up_to_date(*writer, services); !shown) return shown.refusal();
    return WithdrawalReceipt{*entry, standing->id, due->day, due->basis, due->provisional, due->late};
}

} // namespace xindang::usecase
