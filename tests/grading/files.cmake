set(TESTS audit_test.cpp describe_test.cpp evaluate_test.cpp explanation_test.cpp scheme_test.cpp
    versions_test.cpp)
set(SUPPORT naive.cpp random_archive.cpp)
