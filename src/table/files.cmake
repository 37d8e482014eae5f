set(HEADERS csv_reader.h csv_writer.h sheet.h workbook.h)
set(SOURCES csv_reader.cpp csv_writer.cpp sheet.cpp workbook.cpp)
