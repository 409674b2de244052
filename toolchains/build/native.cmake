# The native half of a Maven build, in one step: builds each preset, puts the DLLs where the jars take them from, and writes
# their hashes down for Java. It owns the staging in target/; how a preset builds is CMakePresets.json's.
#   cmake -DPRESETS="mingw-x64 zig-arm64" -DVERSION=… -P toolchains/build/native.cmake
cmake_minimum_required(VERSION 3.25)
get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)
set(target "${root}/target")
separate_arguments(PRESETS)

function(need program advice)
  find_program(found "${program}" HINTS "${root}/.tools/zig" NO_CACHE)
  if(NOT found)
    message(FATAL_ERROR "The build needs ${program}, which is missing. ${advice}")
  endif()
endfunction()

foreach(preset IN LISTS PRESETS)
  if(preset STREQUAL "mingw-x64")
    set(advice "./dev build installs it (on Debian and Ubuntu: apt-get install g++-mingw-w64-x86-64-posix ninja-build).")
    need(x86_64-w64-mingw32-g++-posix "${advice}")
    need(ninja "${advice}")
  elseif(preset STREQUAL "zig-arm64")
    need(zig "./dev build --arm64 fetches it (PyPI wheel ziglang).")
    need(ninja "./dev build --arm64 installs it.")
    message(STATUS "Building the arm64 DLL; the first time this takes two minutes, since zig builds its C++ library")
  endif()
endforeach()

# No DLL of an earlier build, of the other processor, may stay.
file(REMOVE_RECURSE "${target}/classes/META-INF/lib" "${target}/testkit/classes/META-INF/lib")
foreach(folder IN ITEMS classes testkit/classes)
  file(COPY "${root}/LICENSE" DESTINATION "${target}/${folder}/META-INF")
endforeach()

function(run)
  execute_process(COMMAND "${CMAKE_COMMAND}" ${ARGN} WORKING_DIRECTORY "${root}" COMMAND_ERROR_IS_FATAL ANY)
endfunction()
foreach(preset IN LISTS PRESETS)
  run(--workflow --preset ${preset})
  set(install --install "target/native/${preset}" --config Release)
  run(${install} --prefix "${target}/classes")
  if(NOT preset MATCHES "arm64")
    run(${install} --component simulator --prefix "${target}/testkit/classes")
    run(${install} --component bench --prefix "${target}/bench/classes")
  endif()
endforeach()

include("${CMAKE_CURRENT_LIST_DIR}/build-info.cmake")
build_info(io.github.winnet4j.internal "${target}/classes" "${target}/generated-sources/build-info")
build_info(io.github.winnet4j.testkit "${target}/testkit/classes" "${target}/testkit/generated-sources")
