#pragma once

#include <base/clock.h>
#include <model/civil_date.h>
#include <model/document_number.h>
#include <model/sha256.h>

#include <optional>
#include <string>

namespace xindang::notice {

enum class NoticeState { Published, Withdrawn, Expired };

char const* word_of(NoticeState state); ///< "published"

/// What a kind of notice and two of its fields are called; conf/notice/publishable.xml has the words.
struct NoticeLabels {
    std::string kind;
    std::string ground;  ///< of Notice::offence
    std::string content; ///< of Notice::penalty
};

/// One public notice (行政处罚信息公示 and others) as the public side knows it; holds nothing that may not be shown.
struct Notice {
    model::DocumentNumber decision; ///< 发文字号 of the decision it makes public
    std::string title;
    std::string party;     ///< 当事人, as printed
    std::string offence;   ///< 违法行为类型, or what the decision rests on
    std::string penalty;   ///< 行政处罚内容, or what was decided
    std::string authority; ///< 作出决定的机关
    model::CivilDate decided_on;
    model::CivilDate published_on;
    std::optional<model::CivilDate> last_day; ///< last day of publication; none: as long as the ban, which is for life
    model::Sha256 page;                       ///< of the HTML page
    model::Sha256 pdf;
    Instant updated_at;
    NoticeState state = NoticeState::Published;
    std::optional<model::CivilDate> ended_on = {}; ///< withdrawn or expired on
    std::string end_reason = {};                   ///< told to the public (行政处罚法 art. 48(2) for a withdrawal)
    NoticeLabels labels = {};                      ///< for index and feed
};

/// Where a notice lies under the site: "notices/2024-12-3fa9c1d2", to which ".html" or ".pdf" is added. The same number
/// always has the same address, so that a link to a withdrawn notice finds the page that says so.
std::string address_of(model::DocumentNumber const& decision);

} // namespace xindang::notice
