set(HEADERS
    connection.h
    migrations.h)
set(SOURCES
    connection.cpp
    migrations.cpp)
