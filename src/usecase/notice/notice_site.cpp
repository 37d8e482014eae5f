#include <usecase/notice/notice_site.h>

#include <usecase/notice/check_register.h>

#include <algorithm>

namespace xindang::usecase {

static constexpr std::size_t FILE_LIMIT = std::size_t{64} << 20;

Outcome<Done> bring_site_up_to_date(archive::View const& view, NoticeServices const& services)
{
    auto const notices = notices_of(view);
    if (!notices) return notices.refusal();
    auto const objects = [&](model::Sha256 const& digest) {
        return services.objects.get(digest, FILE_LIMIT);
    };
    auto const records = check_records_of(view);
    if (!records) return records.refusal();
    return services.site.synchronise(shown_of(*notices), *records, services.pages, objects, services.clock.now());
}

Outcome<RegisteredNotice> standing_notice(archive::View const& view, model::DocumentNumber const& decision)
{
    auto const notices = notices_of(view);
    if (!notices) return notices.refusal();
    auto const found = std::find_if(notices->rbegin(), notices->rend(),
        [&](RegisteredNotice const& registered) { return registered.notice.decision == decision; });
    if (found == notices->rend())
        return Refusal{Fault::NotFound, "there is no notice of this decision", "document_number"};
    if (found->notice.state != notice::NoticeState::Published)
        return Refusal{Fault::Conflict, "the notice of this decision is no longer published", "document_number"};
    return *found;
}

} // namespace xindang::usecase
