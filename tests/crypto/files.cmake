set(TESTS merkle_test.cpp primitives_test.cpp signing_test.cpp)
