set(TESTS
    merkle_test.cpp
    primitives_test.cpp
    revocation_test.cpp
    signing_test.cpp
    sm2_test.cpp
    time_stamp_test.cpp)
