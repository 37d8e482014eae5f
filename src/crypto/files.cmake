set(HEADERS aead.h certificate.h cms.h hash.h mac.h merkle.h note.h password.h signing_key.h system_random.h)
set(SOURCES aead.cpp certificate.cpp certificate_making.cpp cms_sign.cpp cms_verify.cpp hash.cpp mac.cpp merkle.cpp note.cpp
    openssl.cpp openssl.h password.cpp private_file.cpp private_file.h signing_key.cpp system_random.cpp)
