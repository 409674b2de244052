# wlanapi, mpr, peerdist, iphlpapi, cfgmgr32: import libraries made of the lists in importlib/, and winnet4j_imports, which links all.
# Each DLL is loaded at its first call, by native/win/delayload.cpp and from System32 alone. MSVC's lib and linker make
# the tables of that themselves. For the others a list becomes assembly, a line for each function; what such a line means
# is in native/win/imports_x64.inc and imports_arm64.inc. No linker has a say in where those tables lie.
set(WINNET4J_DLLS wlanapi mpr peerdist iphlpapi cfgmgr32)
set(WINNET4J_IMPORTLIB "${CMAKE_BINARY_DIR}/importlib")
file(MAKE_DIRECTORY "${WINNET4J_IMPORTLIB}")
set(WINNET4J_MACHINE x64)
if(WINNET4J_PLATFORM STREQUAL "windows_arm64")
  set(WINNET4J_MACHINE arm64)
endif()
if(NOT WINNET4J_IMPORTS)
  set(WINNET4J_IMPORTS "win/imports_${WINNET4J_MACHINE}.inc")
endif()
add_library(winnet4j_imports INTERFACE)

# By lib.exe, not from the SDK: its wlanapi.lib lacks WlanConnect2.
function(winnet4j_import_by_msvc dll def)
  set(library "${WINNET4J_IMPORTLIB}/${dll}.lib")
  add_custom_command(OUTPUT "${library}" DEPENDS "${def}" VERBATIM
    COMMAND "${CMAKE_AR}" /nologo "/def:${def}" "/machine:${WINNET4J_MACHINE}" "/out:${library}")
  add_custom_target(${dll} DEPENDS "${library}")
  add_dependencies(winnet4j_imports ${dll})
  target_link_libraries(winnet4j_imports INTERFACE "${library}")
  target_link_options(winnet4j_imports INTERFACE "/DELAYLOAD:${dll}.dll")
endfunction()

function(winnet4j_import_by_assembler dll def)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${def}")
  file(STRINGS "${def}" names REGEX "^[A-Za-z0-9_]+$")
  list(REMOVE_ITEM names EXPORTS)
  list(TRANSFORM names PREPEND "imported ")
  list(JOIN names "\n" lines)
  set(source "${WINNET4J_IMPORTLIB}/${dll}.S")
  file(CONFIGURE OUTPUT "${source}" @ONLY CONTENT
"// Made of toolchains/importlib/@dll@.def by toolchains/importlib.cmake.
#include \"@WINNET4J_IMPORTS@\"
dll \"@dll@.dll\"
@lines@
")
  add_library(${dll} STATIC "${source}")
  set_property(SOURCE "${source}" APPEND PROPERTY OBJECT_DEPENDS
    "${CMAKE_SOURCE_DIR}/native/${WINNET4J_IMPORTS}")
  target_include_directories(${dll} PRIVATE "${CMAKE_SOURCE_DIR}/native")
  set_target_properties(${dll} PROPERTIES LINKER_LANGUAGE CXX ARCHIVE_OUTPUT_DIRECTORY "${WINNET4J_IMPORTLIB}")
  target_link_libraries(winnet4j_imports INTERFACE ${dll})
endfunction()

foreach(dll IN LISTS WINNET4J_DLLS)
  set(def "${CMAKE_CURRENT_LIST_DIR}/importlib/${dll}.def")
  if(MSVC)
    winnet4j_import_by_msvc(${dll} "${def}")
  else()
    winnet4j_import_by_assembler(${dll} "${def}")
  endif()
endforeach()
if(MSVC)
  target_link_libraries(winnet4j_imports INTERFACE delayimp)
endif()
