set(TESTS
    amount_test.cpp
    collate_test.cpp
    line_break_test.cpp
    numerals_test.cpp
    search_key_test.cpp
    transcode_test.cpp)
