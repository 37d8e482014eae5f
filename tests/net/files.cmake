set(TESTS
    download_test.cpp
    fetch_file_test.cpp
    run_program_test.cpp
    zip_archive_test.cpp
    zip_test.cpp)
