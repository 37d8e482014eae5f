set(TESTS
    builder_test.cpp
    document_test.cpp
    schema_test.cpp
    signature_test.cpp
    signed_stream_test.cpp
    stylesheet_test.cpp
    word_list_test.cpp)
