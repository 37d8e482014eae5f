set(TESTS
    assess_test.cpp
    plan_test.cpp
    rules_test.cpp)
set(SUPPORT
    world.h)
