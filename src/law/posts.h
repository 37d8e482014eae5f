#pragma once

#include <model/record.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace xindang::law {

/// 岗位, and whether holding it is 从业: what a ban forbids, and what screening looks for.
struct Post {
    std::string code;
    std::string name; ///< 质量负责人
    std::vector<std::string> aliases;
    enum class Weight {
        Key,        ///< 关键岗位
        Employment, ///< 从业
        Ownership,  ///< owns but does not work there: a note, never a breach by itself
    } weight;
    std::set<model::Field> fields; ///< empty: all
};

/// The posts we know. An unknown name is no fault: it counts as employment, and find() says nothing.
class Posts {
public:
    explicit Posts(std::vector<Post> posts) : m_posts(std::move(posts)) {}

    std::vector<Post> const& all() const { return m_posts; }
    /// By name, alias or code; white space is ignored.
    Post const* find(std::string_view name) const;
    /// True when a ban in `field` forbids holding it. Unknown posts count: better one question too many.
    bool counts_as_employment(std::string_view name, model::Field field) const;

private:
    std::vector<Post> m_posts;
};

} // namespace xindang::law
