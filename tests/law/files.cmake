set(TESTS
    bans_test.cpp
    calendar_test.cpp
    catalogue_test.cpp
    citation_test.cpp
    lists_test.cpp
    publication_test.cpp)
