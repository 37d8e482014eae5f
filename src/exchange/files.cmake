set(HEADERS code_lists.h delta.h digests.h import.h list.h publication.h reasons.h report.h source.h store.h)
set(SOURCES changed_fields.cpp changed_fields.h code_lists.cpp delta_state.cpp delta_state.h delta_xml.cpp digests.cpp import.cpp import_deltas.cpp import_deltas.h import_documents.cpp import_documents.h list.cpp list_xml.h
    list_xml_read.cpp list_xml_write.cpp publication.cpp reasons.cpp report.cpp rules.cpp rules.h source.cpp store.cpp)
