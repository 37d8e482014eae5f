#include <usecase/list/zip_source.h>

#include <exchange/publication.h>

namespace xindang::usecase {

static constexpr char BUNDLE_FOLDER[] = "list/";

Outcome<Bytes> ZipSource::get(std::string const& name, std::size_t limit) const
{
    if (!exchange::is_plain_file_name(name)) return Refusal{Fault::BadInput, "not a plain file name", name};
    if (!m_archive) {
        auto archive = net::ZipArchive::open(m_file, m_limits);
        if (!archive) return Refusal{archive.refusal().fault, archive.refusal().reason, m_file.filename().string()};
        m_archive.emplace(std::move(*archive));
        if (m_archive->has(std::string(BUNDLE_FOLDER) + exchange::HEAD_FILE)) m_folder = BUNDLE_FOLDER;
    }
    auto content = m_archive->get(m_folder + name, limit);
    if (!content) return Refusal{content.refusal().fault, content.refusal().reason, name};
    return content;
}

} // namespace xindang::usecase
