set(HEADERS assess.h offices.h plan.h rules.h)
set(SOURCES assess.cpp demand.cpp demand.h offices.cpp plan.cpp reading.cpp reading.h rules.cpp rules_reader.cpp
    rules_reader.h)
