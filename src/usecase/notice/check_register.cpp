#include <usecase/notice/check_register.h>

#include <usecase/document/check_marks.h>
#include <usecase/notice/notice_register.h>

#include <map>

namespace xindang::usecase {

namespace {

using State = notice::CheckRecord::State;

State state_of(notice::NoticeState state)
{
    switch (state) {
    case notice::NoticeState::Published:
        return State::Valid;
    case notice::NoticeState::Withdrawn:
        return State::Withdrawn;
    case notice::NoticeState::Expired:
        return State::Expired;
    }
    return State::Withdrawn;
}

} // namespace

Outcome<std::vector<notice::CheckRecord>> check_records_of(archive::View const& view)
{
    auto const notices = notices_of(view);
    if (!notices) return notices.refusal();
    std::vector<notice::CheckRecord> records;
    std::map<std::string, notice::CheckRecord::Public> told;
    for (auto const& [id, entry, notice, due, basis] : *notices) {
        auto const published = view.notice(id);
        if (!published) return published.refusal();
        auto const pdf = model::Sha256::parse(published->body.get("pdf"));
        if (!pdf) continue;
        notice::CheckRecord::Public const facts{notice.decision.text(), notice.authority, notice.decided_on};
        records.push_back({*pdf, state_of(notice.state), check_code_in(published->body), facts});
        told.insert_or_assign(facts.number, facts);
    }
    for (auto const& document : view.documents()) {
        auto const digest = model::Sha256::parse(document.digest);
        if (!digest) continue;
        notice::CheckRecord record{
            *digest, document.revoked_by ? State::Revoked : State::Valid, check_code_in(document.body)};
        for (auto const& earlier : document.earlier)
            if (auto const file = model::Sha256::parse(earlier)) record.earlier.push_back(*file);
        if (auto const known = told.find(document.number); known != told.end()) record.told = known->second;
        records.push_back(std::move(record));
    }
    return records;
}

} // namespace xindang::usecase
