set(TESTS
    cleared_pairs_test.cpp
    compare_names_test.cpp
    name_form_test.cpp
    rules_test.cpp
    screener_test.cpp)
set(SUPPORT
    world.h)
