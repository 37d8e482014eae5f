set(HEADERS csv_reader.h)
set(SOURCES csv_reader.cpp)
