set(HEADERS builder.h canonical.h copy.h document.h node.h schema.h signature.h stream.h stylesheet.h word_list.h)
set(SOURCES builder.cpp canonical.cpp copy.cpp document.cpp libxml.cpp libxml.h node.cpp prescan.cpp schema.cpp schema_compiled.h
    signature.cpp signature_profile.cpp signature_profile.h stream.cpp stylesheet.cpp word_list.cpp)
set(HEADERS builder.h canonical.h document.h node.h schema.h signature.h signed_stream.h stream.h stylesheet.h word_list.h)
set(SOURCES builder.cpp canonical.cpp canonical_writer.cpp canonical_writer.h document.cpp libxml.cpp libxml.h node.cpp prescan.cpp schema.cpp schema_compiled.h
    signature.cpp signature_profile.cpp signature_profile.h signed_stream.cpp stream.cpp stylesheet.cpp word_list.cpp)
set(HEADERS builder.h canonical.h document.h node.h schema.h signature.h signed_stream.h stylesheet.h word_list.h)
set(SOURCES builder.cpp canonical.cpp canonical_writer.cpp canonical_writer.h document.cpp libxml.cpp libxml.h node.cpp
    prescan.cpp schema.cpp schema_compiled.h
  signature.cpp signature_profile.cpp signature_profile.h signed_stream.cpp stylesheet.cpp word_list.cpp)
