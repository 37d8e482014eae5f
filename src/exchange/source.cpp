#include <exchange/source.h>

#include <base/files.h>

#include <algorithm>

namespace xindang::exchange {

static constexpr std::size_t LONGEST_NAME = 121; // FileRef/@name of the schema

static bool is_alphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_plain_file_name(std::string_view name)
{
    return !name.empty() && name.size() <= LONGEST_NAME && is_alphanumeric(name.front()) &&
           std::all_of(
               name.begin(), name.end(), [](char c) { return is_alphanumeric(c) || c == '.' || c == '_' || c == '-'; });
}

Outcome<Bytes> FolderSource::get(std::string const& name, std::size_t limit) const
{
    if (!is_plain_file_name(name)) return Refusal{Fault::BadInput, "not a plain file name", name};
    return read_file(m_folder / name, limit);
}

} // namespace xindang::exchange
