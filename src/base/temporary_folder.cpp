#include <base/temporary_folder.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace xindang {

TemporaryFolder::TemporaryFolder(std::string const& purpose)
{
    auto pattern = (std::filesystem::temp_directory_path() / ("xindang-" + purpose + "-XXXXXX")).string();
    if (!::mkdtemp(pattern.data())) throw std::system_error(errno, std::generic_category(), "no temporary folder");
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace xindang
