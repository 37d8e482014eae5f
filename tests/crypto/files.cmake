set(TESTS primitives_test.cpp signing_test.cpp)
