set(TESTS
    frame_test.cpp
    law_commands_test.cpp
    printer_test.cpp
    table_test.cpp
    workbook_rows_test.cpp)
