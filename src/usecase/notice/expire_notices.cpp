#include <usecase/notice/expire_notices.h>

#include <usecase/notice/notice_site.h>

namespace xindang::usecase {

Outcome<ExpiryReceipt> expire_notices(Actor const& actor, NoticeServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::PublicationStaff, Duty::Operator}); !allowed)
        return allowed.refusal();
    auto const today = model::CivilDate::on(services.clock.now());
    auto writer = services.archive.writer(actor.login, services.clock);
    if (!writer) return writer.refusal();
    auto const notices = notices_of(*writer);
    if (!notices) return notices.refusal();
    ExpiryReceipt receipt;
    for (auto const& [id, entry, notice, due, basis] : *notices) {
        if (notice.state != notice::NoticeState::Published || !notice.last_day || *notice.last_day >= today) continue;
        if (auto const ended = writer->expire_notice(id, today); !ended) return ended.refusal();
        receipt.expired.push_back(notice.decision);
    }
    writer->commit();
    if (auto const shown = bring_site_up_to_date(*writer, services); !shown) return shown.refusal();
    return receipt;
}

Outcome<std::size_t> rebuild_site(Actor const& actor, NoticeServices const& services)
{
    if (auto const allowed = assure(actor, {Duty::PublicationStaff, Duty::Operator}); !allowed)
        return allowed.refusal();
    auto const writer = services.archive.writer(actor.login, services.clock);
    if (!writer) return writer.refusal();
    if (auto const shown = bring_site_up_to_date(*writer, services); !shown) return shown.refusal();
    return writer->notices().size();
}

Outcome<std::vector<RegisteredNotice>> list_notices(Actor const& actor, archive::Archive const& archive)
{
    if (auto const allowed = assure(
            actor, {Duty::CreditAdministrator, Duty::PublicationStaff, Duty::Approver, Duty::Auditor, Duty::Operator});
        !allowed)
        return allowed.refusal();
    return notices_of(archive.view());
}

} // namespace xindang::usecase
