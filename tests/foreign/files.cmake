set(TESTS
    read_file_test.cpp
    source_test.cpp
    store_test.cpp)
