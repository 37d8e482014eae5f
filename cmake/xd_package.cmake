# What a partner installs: xindang-list with its schemas, words and examples, as .deb and .tar.gz (./dev package).
include(GNUInstallDirs)
# A package is made of what was asked for, not of all that could be built.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
set(share ${CMAKE_INSTALL_DATADIR}/xindang-list)
set(words ${CMAKE_INSTALL_DATADIR}/doc/xindang-list)
install(TARGETS xindang-list COMPONENT partner)
install(FILES xsd/jdl-1.0.xsd xsd/jdl-codes-1.0.xsd xsd/jdl-proof-1.0.xsd xsd/list-follow.xsd
    DESTINATION ${share}/xsd COMPONENT partner)
install(FILES conf/list-follow.xml DESTINATION ${share}/examples COMPONENT partner)
install(FILES tests/conformance/cases.csv tests/conformance/root.crt tests/conformance/README.md
    DESTINATION ${share}/examples/conformance COMPONENT partner)
install(DIRECTORY tests/conformance/ DESTINATION ${share}/examples/conformance COMPONENT partner
    FILES_MATCHING PATTERN "*.xml" PATTERN "*.xsd")
install(DIRECTORY docs/partners/ DESTINATION ${words} COMPONENT partner FILES_MATCHING PATTERN "*.md")
install(FILES docs/design/list-signatures.md docs/design/list-keys.md docs/design/list-proofs.md
    DESTINATION ${words}/design COMPONENT partner)
install(FILES docs/partners/xindang-list.service docs/partners/xindang-list-once.service
    docs/partners/xindang-list-once.timer DESTINATION lib/systemd/system COMPONENT partner)

set(CPACK_PACKAGE_NAME xindang-list)
set(CPACK_PACKAGE_VENDOR "Xindang")
set(CPACK_PACKAGE_CONTACT "Xindang <xindang@example.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Takes over signed discipline lists and answers who is on them")
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_COMPONENTS_ALL partner)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS openssh-client)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PARTNER_PACKAGE_NAME xindang-list)
set(CPACK_PACKAGE_FILE_NAME xindang-list-${PROJECT_VERSION}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_LIST_DIR}/xd_package_kinds.cmake)
include(CPack)
