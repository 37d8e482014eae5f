set(TESTS delta_test.cpp keys_test.cpp kill_test.cpp list_test.cpp proof_test.cpp)
