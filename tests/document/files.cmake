set(TESTS pdfa_test.cpp compose_test.cpp fonts_test.cpp gongwen_test.cpp layout_fonts_test.cpp layout_test.cpp seal_test.cpp sign_test.cpp press_test.cpp tables_test.cpp verify_test.cpp)
