set(TESTS csv_reader_test.cpp)
