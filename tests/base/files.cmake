set(TESTS
    bytes_test.cpp
    clock_test.cpp
    file_lock_test.cpp
    files_test.cpp
    json_test.cpp
    temporary_folder_test.cpp
    utf8_test.cpp)
