set(TESTS
    archive_test.cpp
    checker_test.cpp
    checkpoint_test.cpp
    erasure_test.cpp
    object_store_test.cpp
    projections_test.cpp
    view_test.cpp
    writer_test.cpp
)
set(SUPPORT small_archive.h)
