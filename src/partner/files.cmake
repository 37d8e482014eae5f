set(HEADERS program.h)
set(SOURCES commands.cpp commands.h follow_command.cpp import_commands.cpp look_commands.cpp program.cpp proof_command.cpp)
