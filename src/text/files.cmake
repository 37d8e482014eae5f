set(HEADERS amount.h collate.h display_width.h line_break.h numerals.h punctuation.h search_key.h syllables.h transcode.h)
set(SOURCES amount.cpp collate.cpp display_width.cpp han_tables.cpp han_tables.h icu_text.cpp icu_text.h legal_units.cpp
    legal_units.h line_break.cpp numerals.cpp punctuation.cpp search_key.cpp transcode.cpp)
