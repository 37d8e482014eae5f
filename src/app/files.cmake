set(HEADERS program.h serve.h stop_signal.h stream_log.h system_clock.h)
set(SOURCES program.cpp serve.cpp stop_signal.cpp stream_log.cpp system_clock.cpp)
