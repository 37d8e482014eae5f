# Every target of ours takes its flags from here and from nowhere else.
add_library(xd_flags INTERFACE)
target_compile_features(xd_flags INTERFACE cxx_std_20)
target_compile_options(xd_flags INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Werror)
# clang counts signedness to -Wconversion, g++ does not for C++; octets would be casts everywhere.
target_compile_options(xd_flags INTERFACE $<$<CXX_COMPILER_ID:Clang>:-Wno-sign-conversion>)
# g++ 12 sees overlapping copies in inlined std::string concatenation that are not there (GCC bug 105329).
target_compile_options(xd_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
# With everything inlined at -O3 it also takes destroyed strings of Outcome for unset ones; dev and clang still look.
target_compile_options(xd_flags INTERFACE $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-maybe-uninitialized>)
if(XD_SANITIZE)
    target_compile_options(xd_flags INTERFACE -fsanitize=${XD_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(xd_flags INTERFACE -fsanitize=${XD_SANITIZE})
    # What a sanitizer adds hides from GCC that an optional is empty; its manual warns of false alarms with both on.
    target_compile_options(xd_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()
