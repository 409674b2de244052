# winnet4j_delayload: links wlanapi, mpr and peerdist so that each is loaded at its first call, through the hooks of
# native/win/delayload.cpp. MSVC's linker does it with the SDK's import libraries; for mingw-w64 dlltool makes a
# delay-load library of each list in importlib/.
set(WINNET4J_DLLS wlanapi mpr peerdist)
add_library(winnet4j_delayload INTERFACE)

if(MSVC)
  foreach(dll IN LISTS WINNET4J_DLLS)
    target_link_libraries(winnet4j_delayload INTERFACE ${dll})
    target_link_options(winnet4j_delayload INTERFACE "/DELAYLOAD:${dll}.dll")
  endforeach()
  target_link_libraries(winnet4j_delayload INTERFACE delayimp)
else()
  find_program(WINNET4J_DLLTOOL x86_64-w64-mingw32-dlltool REQUIRED)
  foreach(dll IN LISTS WINNET4J_DLLS)
    set(def "${CMAKE_CURRENT_LIST_DIR}/importlib/${dll}.def")
    set(lib "${CMAKE_BINARY_DIR}/importlib/lib${dll}_delay.a")
    file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/importlib")
    # --temp-prefix: otherwise the names of its temporary files, with the number of the process, end up in the archive.
    add_custom_command(OUTPUT "${lib}" DEPENDS "${def}" VERBATIM
      COMMAND "${WINNET4J_DLLTOOL}" --deterministic-libraries --temp-prefix "${dll}_delay"
              --input-def "${def}" --output-delaylib "${lib}"
      WORKING_DIRECTORY "${CMAKE_BINARY_DIR}/importlib")
    add_custom_target("${dll}_delay" DEPENDS "${lib}")
    add_dependencies(winnet4j_delayload "${dll}_delay")
    target_link_libraries(winnet4j_delayload INTERFACE "${lib}")
  endforeach()
  target_link_libraries(winnet4j_delayload INTERFACE delayimp)
endif()
