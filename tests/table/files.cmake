set(TESTS
    csv_reader_test.cpp
    csv_writer_test.cpp
    workbook_test.cpp)
