set(TESTS credit_code_test.cpp document_number_test.cpp licence_number_test.cpp person_id_test.cpp region_code_test.cpp
    term_test.cpp ban_test.cpp civil_date_test.cpp money_test.cpp fields_test.cpp score_test.cpp)
