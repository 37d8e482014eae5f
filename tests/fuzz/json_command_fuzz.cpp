#include <http/commands.h>

#include <cstdint>
#include <cstdlib>

/// A request body becomes a command or a refusal with a place; nothing escapes, whatever the octets.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace xindang;
    BytesView const body{reinterpret_cast<char const*>(data), size};
    auto const judge = [](auto const& outcome) {
        if (!outcome && (outcome.refusal().reason.empty() || outcome.refusal().where.empty())) std::abort();
    };
    judge(http::read_log_in(body, 60));
    judge(http::read_add_user(body));
    judge(http::read_change_user(body, "liu.ceshi"));
    judge(http::read_issue_token(body, "liu.ceshi"));
    judge(http::read_publish_notice(body));
    judge(http::read_withdraw_notice(body, "东药监罚〔2026〕1号"));
    judge(http::read_issue_document(body));
    judge(http::read_list_screening(body));
    judge(http::read_cleared_pair(body));
    auto const queries = http::read_screen(body);
    judge(queries);
    if (queries && queries->size() > 1000) std::abort();
    return 0;
}
