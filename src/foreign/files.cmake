# One file a line: several people add to this list.
set(HEADERS
    entry.h
    read_file.h
    source.h
    store.h)
set(SOURCES
    cells.cpp
    cells.h
    entry.cpp
    read_file.cpp
    source.cpp
    store.cpp)
