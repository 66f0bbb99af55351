# What `cmake --install` copies: the program, its scenarios and analysis, and the layers as a CMake package for others.
set(agora_package ${CMAKE_INSTALL_LIBDIR}/cmake/agora)

install(TARGETS agora RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/agora FILES_MATCHING
        PATTERN "*.yaml" PATTERN "*.json" PATTERN "*.md")
install(DIRECTORY ${PROJECT_SOURCE_DIR}/analysis DESTINATION ${CMAKE_INSTALL_DATADIR}/agora FILES_MATCHING
        PATTERN "*.py" PATTERN "*.j2" PATTERN "*.css" PATTERN "*.md" PATTERN "__pycache__" EXCLUDE)

# Headers keep the names by which sources include them: agora/…, sim/…, models/….
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/agora DESTINATION ${AGORA_HEADERS} FILES_MATCHING PATTERN "*.h")
foreach(layer core state run threads input output)
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/sim/${layer} DESTINATION ${AGORA_HEADERS}/sim FILES_MATCHING PATTERN "*.h")
endforeach()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/models DESTINATION ${AGORA_HEADERS} FILES_MATCHING PATTERN "*.h")

install(TARGETS agora_include agora_core agora_state agora_run agora_models agora_threads agora_input agora_output
        EXPORT agora ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT agora NAMESPACE agora:: DESTINATION ${agora_package} FILE agoraTargets.cmake)
configure_package_config_file(sim/agoraConfig.cmake.in ${PROJECT_BINARY_DIR}/agoraConfig.cmake
                              INSTALL_DESTINATION ${agora_package})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/agoraConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/agoraConfig.cmake ${PROJECT_BINARY_DIR}/agoraConfigVersion.cmake
        DESTINATION ${agora_package})
