set(TESTS download_test.cpp)
