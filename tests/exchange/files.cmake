set(TESTS conformance_test.cpp delta_test.cpp faults_test.cpp keys_test.cpp kill_test.cpp list_test.cpp proof_test.cpp)
set(TESTS conformance_test.cpp delta_test.cpp keys_test.cpp kill_test.cpp list_test.cpp proof_test.cpp sm2_source_test.cpp)
set(TESTS conformance_test.cpp delta_test.cpp feedback_test.cpp keys_test.cpp kill_test.cpp list_test.cpp proof_test.cpp)
