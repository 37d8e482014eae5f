set(TESTS
    document_writer_test.cpp
    entropy_code_test.cpp
    font_program_test.cpp
    reader_test.cpp)
