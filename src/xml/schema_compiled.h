#pragma once

#include <xml/libxml.h>
#include <xml/schema.h>

#include <libxml/xmlschemas.h>

namespace xindang::xml {

struct Schema::Compiled {
    CPointer<xmlSchema, xmlSchemaFree> schema;
};

} // namespace xindang::xml
