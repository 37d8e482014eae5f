set(TESTS
    download_test.cpp
    fetch_file_test.cpp
    zip_test.cpp)
