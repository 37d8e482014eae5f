#include <usecase/notice/notice_site.h>

#include <usecase/notice/check_register.h>

#include <algorithm>

namespace xindang::usecase {

static constexpr std::size_t FILE_LIMIT = std::size_t{64} << 20;

/// By the kind of the document it publishes. A kind that is published no more has no words.
static notice::NoticeLabels labels_of(
    notice::Notice const& notice, archive::View const& view, notice::Publishable const& publishable)
{
    auto const document = view.document(notice.decision.text());
    auto const* const kind = document ? publishable.find(document->kind) : nullptr;
    return kind ? kind->labels : notice::NoticeLabels{};
}

Outcome<Done> bring_site_up_to_date(archive::View const& view, NoticeServices const& services)
{
    auto const notices = notices_of(view);
    if (!notices) return notices.refusal();
    auto const objects = [&](model::Sha256 const& digest) {
        return services.objects.get(digest, FILE_LIMIT);
    };
    auto const records = check_records_of(view);
    if (!records) return records.refusal();
    auto shown = shown_of(*notices);
    for (auto& notice : shown)
        notice.labels = labels_of(notice, view, services.publishable);
    return services.site.synchronise(shown, *records, services.pages, objects, services.clock.now());
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
