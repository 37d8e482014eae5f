#pragma once

#include <base/files.h>
#include <grading/scheme.h>
#include <support/outcome.h>

#include <string>

namespace xindang::test {

inline xml::Schema const& scheme_schema()
{
    static auto const schema = must(xml::Schema::load(std::string(XD_SOURCE_DIR) + "/xsd/grading-scheme.xsd"));
    return schema;
}

/// The scheme that ships: conf/schemes/general.xml.
inline grading::Scheme general_scheme()
{
    auto const text = must(read_file(std::string(XD_SOURCE_DIR) + "/conf/schemes/general.xml", 4 << 20));
    return must(grading::Scheme::load(text, "general.xml", scheme_schema()));
}

} // namespace xindang::test
