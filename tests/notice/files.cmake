set(TESTS check_code_test.cpp check_data_test.cpp detector_measure_test.cpp personal_data_test.cpp redaction_test.cpp notice_page_test.cpp feed_test.cpp site_test.cpp)
set(SUPPORT notice_fixture.h)
