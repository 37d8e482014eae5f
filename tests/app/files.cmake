set(TESTS
    program_test.cpp
    serve_test.cpp
    stream_log_test.cpp)
