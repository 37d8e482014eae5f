set(HEADERS answer.h cleared_pairs.h compare_names.h index.h lexicon.h listed.h name_form.h rules.h screener.h)
set(SOURCES answer.cpp cleared_pairs.cpp compare_names.cpp index.cpp judge.cpp judge.h lexicon.cpp name_form.cpp rules.cpp
    screener.cpp)
