set(HEADERS bytes.h clock.h file_lock.h files.h findings.h json.h log.h outcome.h progress.h random.h utf8.h)
set(SOURCES bytes.cpp clock.cpp file_lock.cpp files.cpp findings.cpp json.cpp outcome.cpp utf8.cpp)
