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

/// One of conf/schemes.
inline grading::Scheme scheme_of(std::string const& file)
{
    auto const text = must(read_file(std::string(XD_SOURCE_DIR) + "/conf/schemes/" + file, 4 << 20));
    return must(grading::Scheme::load(text, file, scheme_schema()));
}

/// The scheme that ships.
inline grading::Scheme general_scheme()
{
    return scheme_of("general.xml");
}

} // namespace xindang::test
