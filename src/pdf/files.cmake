set(HEADERS document_writer.h font_set.h page.h page_marks.h reader.h signature_slot.h structure.h)
set(SOURCES
    content_stream.cpp deflate.cpp document_writer.cpp entropy_code.cpp font_objects.cpp font_program.cpp font_set.cpp font_subset.cpp
    object_file.cpp object_parser.cpp page_marks.cpp page_text.cpp reader.cpp
    object_writer.cpp signature_field.cpp signature_slot.cpp structure_writer.cpp xmp.cpp)
