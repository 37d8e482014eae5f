#include <law/posts.h>

#include <model/code_text.h>

#include <algorithm>

namespace xindang::law {

Post const* Posts::find(std::string_view name) const
{
    auto const wanted = model::normalised_code(name);
    auto const is_wanted = [&wanted](std::string const& written) {
        return model::normalised_code(written) == wanted;
    };
    for (auto const& post : m_posts)
        if (is_wanted(post.name) || is_wanted(post.code) ||
            std::any_of(post.aliases.begin(), post.aliases.end(), is_wanted))
            return &post;
    return nullptr;
}

bool Posts::counts_as_employment(std::string_view name, model::Field field) const
{
    auto const* post = find(name);
    if (!post) return true;
    if (post->weight == Post::Weight::Ownership) return false;
    return post->fields.empty() || post->fields.contains(field);
}

} // namespace xindang::law
