#include <net/zip.h>

#include <Poco/DateTime.h>
#include <Poco/Timestamp.h>
#include <Poco/Zip/Compress.h>

#include <sstream>

namespace xindang::net {

Bytes zip_of(std::vector<CarriedFile> const& files, Instant written_at)
{
    std::ostringstream out(std::ios::binary);
    Poco::DateTime const time(Poco::Timestamp::fromEpochTime(written_at.unix_seconds()));
    Poco::Zip::Compress zip(out, true);
    for (auto const& file : files) {
        std::istringstream content(file.content, std::ios::binary);
        zip.addFile(content, time, Poco::Path(file.name, Poco::Path::PATH_UNIX), Poco::Zip::ZipCommon::CM_DEFLATE,
            Poco::Zip::ZipCommon::CL_NORMAL);
    }
    zip.close();
    return std::move(out).str();
}

} // namespace xindang::net
