set(TESTS
    connection_test.cpp
    migrations_test.cpp)
