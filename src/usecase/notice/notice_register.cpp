#include <usecase/notice/notice_register.h>

#include <algorithm>
#include <map>

namespace xindang::usecase {

static std::optional<model::CivilDate> day_of(std::string const& text)
{
    auto const day = model::CivilDate::parse(text);
    return day ? std::optional(*day) : std::nullopt;
}

model::Fields fields_of(
    notice::Notice const& notice, std::optional<model::CivilDate> due, std::string const& term_basis)
{
    return {{"title", notice.title}, {"party", notice.party}, {"offence", notice.offence}, {"penalty", notice.penalty},
        {"authority", notice.authority}, {"decided_on", notice.decided_on.text()}, {"page", notice.page.hex()},
        {"pdf", notice.pdf.hex()}, {"due", due ? due->text() : ""}, {"term_basis", term_basis}};
}

/// When a person was erased the body is gone; what remains says only that something was published once.
static void read_body(model::Fields const& body, RegisteredNotice& registered)
{
    auto& notice = registered.notice;
    notice.title = body.get("title");
    notice.party = body.get("party");
    notice.offence = body.get("offence");
    notice.penalty = body.get("penalty");
    notice.authority = body.get("authority");
    registered.due = day_of(body.get("due"));
    registered.term_basis = body.get("term_basis");
}

static Outcome<Done> read_end(
    archive::View const& view, archive::PublishedNotice const& published, notice::Notice& notice)
{
    auto const by = published.withdrawn_by ? published.withdrawn_by : published.expired_by;
    if (!by) return Done{};
    auto const entry = view.entry(*by);
    if (!entry) return entry.refusal();
    notice.state = published.withdrawn_by ? notice::NoticeState::Withdrawn : notice::NoticeState::Expired;
    notice.ended_on = entry->occurred_on;
    notice.end_reason = entry->body.get("reason");
    notice.updated_at = entry->recorded_at;
    return Done{};
}

static Outcome<RegisteredNotice> registered(archive::View const& view, archive::PublishedNotice const& published)
{
    auto const decision = model::DocumentNumber::parse(published.document);
    if (!decision) return Refusal{Fault::Corrupt, "the notice names no readable document", "notice " + published.id};
    auto const entry = view.entry(published.entry);
    if (!entry) return entry.refusal();
    auto const page = model::Sha256::parse(published.body.get("page"));
    auto const pdf = model::Sha256::parse(published.body.get("pdf"));
    auto const decided = day_of(published.body.get("decided_on"));
    auto const nothing = model::Sha256{std::array<char, 32>{}};
    RegisteredNotice result{published.id, published.entry,
        {*decision, "", "", "", "", "", decided.value_or(published.published_on), published.published_on,
            published.last_day, page ? *page : nothing, pdf ? *pdf : nothing, entry->recorded_at},
        std::nullopt, ""};
    read_body(published.body, result);
    if (auto const read = read_end(view, published, result.notice); !read) return read.refusal();
    // Without its page there is nothing to show: an erased person's notice ends with the person's data.
    if (result.notice.state == notice::NoticeState::Published && (!page || !pdf)) {
        result.notice.state = notice::NoticeState::Withdrawn;
        result.notice.ended_on = result.notice.published_on;
    }
    return result;
}

Outcome<std::vector<RegisteredNotice>> notices_of(archive::View const& view)
{
    std::vector<RegisteredNotice> notices;
    for (auto const& published : view.notices()) {
        auto one = registered(view, published);
        if (!one) return one.refusal();
        notices.push_back(std::move(one).value());
    }
    return notices;
}

std::vector<notice::Notice> shown_of(std::vector<RegisteredNotice> const& notices)
{
    std::map<model::DocumentNumber, std::size_t> last;
    for (std::size_t i = 0; i < notices.size(); ++i)
        last[notices[i].notice.decision] = i;
    std::vector<notice::Notice> shown;
    for (std::size_t i = 0; i < notices.size(); ++i)
        if (last.at(notices[i].notice.decision) == i) shown.push_back(notices[i].notice);
    return shown;
}

notice::SiteIdentity identity_of(Settings const& settings, std::string const& agency_name)
{
    return {agency_name, settings.site.name, settings.site.url + "/",
        settings.environment == Environment::Test ? "测试环境：本站内容均为虚构，不具有法律效力。" : ""};
}

} // namespace xindang::usecase
