set(TESTS document_writer_test.cpp reader_test.cpp)
