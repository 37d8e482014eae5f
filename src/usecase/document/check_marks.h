#pragma once

#include <base/random.h>
#include <document/check_mark.h>
#include <model/fields.h>
#include <notice/check_code.h>
#include <notice/check_data.h>
#include <usecase/office/data_folder.h>
#include <usecase/office/settings.h>

#include <optional>
#include <string>

namespace xindang::usecase {

/// The name under which entries of documents and notices keep the code that is printed on them.
inline constexpr auto CHECK_CODE = "check_code";

/// The code in the body of such an entry; none for documents from before there were codes.
inline std::optional<notice::CheckCode> check_code_in(model::Fields const& body)
{
    auto const code = notice::CheckCode::parse(body.get(CHECK_CODE));
    return code ? std::optional(*code) : std::nullopt;
}

/// What an office needs to print on each document how it can be checked, and to answer those who do.
struct CheckMarks {
    std::string page; ///< address of the check page, ends in a solidus
    Random& random;
    notice::CheckData data;

    document::CheckMark mark(notice::CheckCode const& code) const
    {
        // A browser keeps what stands after # to itself.
        return {page + "#" + code.text(), code.text()};
    }
};

inline CheckMarks check_marks(Settings const& settings, DataFolder const& folder, Random& random)
{
    return {settings.site.url + "/check/", random, notice::CheckData{folder.site()}};
}

} // namespace xindang::usecase
