set(TESTS
    json_body_test.cpp
    service_authorisation_test.cpp
    service_lists_test.cpp
    service_openapi_test.cpp
    service_safety_test.cpp)
set(SUPPORT
    served_office.h)
