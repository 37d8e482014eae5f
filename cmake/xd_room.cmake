# A folder is a target is a namespace.
#
#   xd_room(NAME model USES base WALLS LibXml2::LibXml2)
#
# makes the static library xd_model out of the files that src/model/files.cmake names:
#   HEADERS  what others may include; each one is also compiled alone
#   SOURCES  the rest, private headers included
# USES are rooms (visible to those who use this one), WALLS are foreign libraries (never visible).
function(xd_room)
    cmake_parse_arguments(ROOM "" "NAME" "USES;WALLS" ${ARGN})
    set(folder ${CMAKE_CURRENT_SOURCE_DIR}/${ROOM_NAME})
    set(HEADERS)
    set(SOURCES)
    include(${folder}/files.cmake)
    list(TRANSFORM HEADERS PREPEND ${folder}/)
    list(TRANSFORM SOURCES PREPEND ${folder}/)
    add_library(xd_${ROOM_NAME} STATIC)
    target_sources(xd_${ROOM_NAME}
        PRIVATE ${SOURCES}
        PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_CURRENT_SOURCE_DIR} FILES ${HEADERS})
    set_target_properties(xd_${ROOM_NAME} PROPERTIES LINKER_LANGUAGE CXX)
    list(TRANSFORM ROOM_USES PREPEND xd_)
    target_link_libraries(xd_${ROOM_NAME} PUBLIC ${ROOM_USES} xd_flags PRIVATE ${ROOM_WALLS})
endfunction()

# xd_room_tests(model [LINKS room …]) makes test_model out of tests/model/files.cmake: one executable per room, one ctest
# entry per suite. A suite is named after its file: credit_code_test.cpp holds BOOST_AUTO_TEST_SUITE(credit_code_test).
function(xd_room_tests room)
    cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
    set(folder ${CMAKE_CURRENT_SOURCE_DIR}/${room})
    set(TESTS)
    set(SUPPORT)
    include(${folder}/files.cmake)
    if(NOT TESTS)
        return()
    endif()
    set(sources ${TESTS} ${SUPPORT})
    list(TRANSFORM sources PREPEND ${folder}/)
    add_executable(test_${room} ${CMAKE_CURRENT_SOURCE_DIR}/support/main.cpp ${sources})
    list(TRANSFORM ARG_LINKS PREPEND xd_)
    target_link_libraries(test_${room} PRIVATE xd_${room} ${ARG_LINKS} xd_test_support)
    foreach(test IN LISTS TESTS)
        get_filename_component(suite ${test} NAME_WE)
        add_test(NAME ${room}/${suite} COMMAND test_${room} --run_test=${suite})
        # Boost answers 200 when a filter matches no test: an empty suite is red, not silent.
        set_tests_properties(${room}/${suite} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
    endforeach()
endfunction()

# xd_bench(grading grading) makes bench_grading out of bench/grading_bench.cpp, linked to the rooms named after it.
function(xd_bench name)
    add_executable(bench_${name} ${CMAKE_CURRENT_SOURCE_DIR}/${name}_bench.cpp)
    list(TRANSFORM ARGN PREPEND xd_)
    target_link_libraries(bench_${name} PRIVATE ${ARGN} xd_flags)
    target_compile_definitions(bench_${name} PRIVATE XD_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
endfunction()

# xd_fuzz(credit_code model) makes fuzz_credit_code out of tests/fuzz/credit_code_fuzz.cpp; its corpus is corpus/credit_code/.
function(xd_fuzz name)
    add_executable(fuzz_${name} ${CMAKE_CURRENT_SOURCE_DIR}/${name}_fuzz.cpp)
    list(TRANSFORM ARGN PREPEND xd_)
    target_link_libraries(fuzz_${name} PRIVATE ${ARGN} xd_flags)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    target_compile_definitions(fuzz_${name} PRIVATE XD_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
endfunction()
