set(HEADERS ban.h civil_date.h code_text.h credit_code.h document_number.h entry.h fields.h licence_number.h listing.h money.h person_id.h
    record.h region_code.h score.h sha256.h subject.h term.h words.h)
set(SOURCES ban.cpp civil_date.cpp code_text.cpp credit_code.cpp document_number.cpp entry.cpp fields.cpp licence_number.cpp listing.cpp money.cpp
    number_pattern.cpp number_pattern.h person_id.cpp record.cpp region_code.cpp score.cpp sha256.cpp subject.cpp term.cpp)
