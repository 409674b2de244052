# winnet4j_delayload: links wlanapi, mpr and peerdist so that each is loaded at its first call, through the hooks of
# native/win/delayload.cpp. MSVC's linker does it with the SDK's import libraries. For the others the lists in importlib/
# become libraries: for mingw-w64 delay-load libraries by dlltool; for zig plain ones, since its linker, which is lld,
# makes the delay tables itself.
set(WINNET4J_DLLS wlanapi mpr peerdist)
add_library(winnet4j_delayload INTERFACE)

# The library that COMMAND makes of importlib/<dll>.def, as ${dll}_library.
function(winnet4j_import_library dll library)
  file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/importlib")
  set(def "${CMAKE_SOURCE_DIR}/toolchains/importlib/${dll}.def")
  add_custom_command(OUTPUT "${library}" DEPENDS "${def}" VERBATIM
    COMMAND ${ARGN} "${def}" WORKING_DIRECTORY "${CMAKE_BINARY_DIR}/importlib")
  add_custom_target("${dll}_import" DEPENDS "${library}")
  add_dependencies(winnet4j_delayload "${dll}_import")
  target_link_libraries(winnet4j_delayload INTERFACE "${library}")
endfunction()

if(MSVC)
  foreach(dll IN LISTS WINNET4J_DLLS)
    target_link_libraries(winnet4j_delayload INTERFACE ${dll})
    target_link_options(winnet4j_delayload INTERFACE "/DELAYLOAD:${dll}.dll")
  endforeach()
  target_link_libraries(winnet4j_delayload INTERFACE delayimp)
elseif(ZIG)
  set(flags "")
  foreach(dll IN LISTS WINNET4J_DLLS)
    set(library "${CMAKE_BINARY_DIR}/importlib/${dll}.lib")
    winnet4j_import_library(${dll} "${library}" "${ZIG}" dlltool -m arm64 -l "${library}" -d)
    string(APPEND flags " -delayload:${dll}.dll")
  endforeach()
  # zig's driver refuses the flag, but its linker reads the variable _LINK_ as MSVC's does.
  set(WINNET4J_LINK_LAUNCHER "\"${CMAKE_COMMAND}\" -E env \"_LINK_=${flags}\"")
else()
  find_program(WINNET4J_DLLTOOL x86_64-w64-mingw32-dlltool REQUIRED)
  foreach(dll IN LISTS WINNET4J_DLLS)
    set(library "${CMAKE_BINARY_DIR}/importlib/lib${dll}_delay.a")
    # --temp-prefix: otherwise the names of its temporary files, with the number of the process, end up in the archive.
    winnet4j_import_library(${dll} "${library}" "${WINNET4J_DLLTOOL}" --deterministic-libraries
      --temp-prefix "${dll}_delay" --output-delaylib "${library}" --input-def)
  endforeach()
  target_link_libraries(winnet4j_delayload INTERFACE delayimp)
endif()
