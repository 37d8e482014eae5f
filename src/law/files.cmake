set(HEADERS agencies.h bans.h calendar.h catalogue.h citation.h deadlines.h measures.h numbering.h posts.h procedures.h publication.h
    remedy.h statutes.h wording.h)
set(SOURCES agencies.cpp ban_words.cpp ban_words.h bans.cpp calendar.cpp catalogue.cpp citation.cpp deadlines.cpp
    law_file.cpp law_file.h load_bans.cpp load_offices.cpp load_texts.cpp loaders.h measures.cpp numbering.cpp posts.cpp procedures.cpp
set(HEADERS agencies.h bans.h calendar.h catalogue.h citation.h deadlines.h lists.h measures.h numbering.h posts.h publication.h
    remedy.h statutes.h wording.h)
set(SOURCES agencies.cpp ban_words.cpp ban_words.h bans.cpp calendar.cpp catalogue.cpp citation.cpp deadlines.cpp
    law_file.cpp law_file.h lists.cpp load_bans.cpp load_lists.cpp load_offices.cpp load_texts.cpp loaders.h measures.cpp numbering.cpp posts.cpp
    publication.cpp remedy.cpp statutes.cpp wording.cpp)
