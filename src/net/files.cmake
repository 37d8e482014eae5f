set(HEADERS download.h fetch_file.h run_program.h sftp.h zip.h)
set(SOURCES download.cpp fetch_file.cpp run_program.cpp session.cpp session.h sftp.cpp zip.cpp)
