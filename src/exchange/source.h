#pragma once

#include <base/bytes.h>
#include <base/outcome.h>

#include <cstddef>
#include <filesystem>
#include <string>

namespace xindang::exchange {

/// Where the files of a list come from: a folder, a disc, a web server. It promises nothing about what is in them.
class ListSource {
public:
    virtual ~ListSource() = default;
    /// NotFound, TooLarge, Unavailable or Untrusted at the name; Corrupt when what carries the files cannot be read.
    virtual Outcome<Bytes> get(std::string const& name, std::size_t limit) const = 0;
};

/// Plain file names only: letters, digits, dot, underline, hyphen, beginning with a letter or digit. A head must not be
/// able to name a file outside its folder.
bool is_plain_file_name(std::string_view name);

/// The files of one folder.
class FolderSource final : public ListSource {
public:
    explicit FolderSource(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    Outcome<Bytes> get(std::string const& name, std::size_t limit) const override;

private:
    std::filesystem::path m_folder;
};

} // namespace xindang::exchange
