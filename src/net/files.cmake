set(HEADERS download.h)
set(SOURCES download.cpp)
