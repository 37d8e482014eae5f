#include <notice/notice.h>

#include <crypto/hash.h>

namespace xindang::notice {

char const* word_of(NoticeState state)
{
    switch (state) {
    case NoticeState::Published:
        return "published";
    case NoticeState::Withdrawn:
        return "withdrawn";
    case NoticeState::Expired:
        return "expired";
    }
    return "?";
}

std::string address_of(model::DocumentNumber const& decision)
{
    // The agency word is Chinese, which no disc or old web server need carry: eight digits of its digest stand for it.
    return "notices/" + std::to_string(decision.year()) + "-" + std::to_string(decision.serial()) + "-" +
           crypto::sha256(decision.text()).hex().substr(0, 8);
}

} // namespace xindang::notice
