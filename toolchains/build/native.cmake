# The native half of a Maven build, in one step: builds each preset, puts the DLLs where the jars take them from, and writes
# their hashes down for Java. It owns the staging in target/; how a preset builds is CMakePresets.json's.
#   cmake -DPRESETS="mingw-x64 zig-arm64" -DVERSION=… -DPART=all|jars -P toolchains/build/native.cmake
# Part jars is only what the two jars have in them: no tests, no benchmarks.
cmake_minimum_required(VERSION 3.25)
get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)
set(target "${root}/target")
separate_arguments(PRESETS)

if("zig-arm64" IN_LIST PRESETS)
  message(STATUS "Building the arm64 DLL; the first time this takes two minutes, since zig builds its C++ library")
endif()

# No DLL of an earlier build, of the other processor, may stay.
file(REMOVE_RECURSE "${target}/classes/META-INF/lib" "${target}/testkit/classes/META-INF/lib")
foreach(folder IN ITEMS classes testkit/classes)
  file(COPY "${root}/LICENSE" DESTINATION "${target}/${folder}/META-INF")
endforeach()

function(run)
  execute_process(COMMAND "${CMAKE_COMMAND}" ${ARGN} WORKING_DIRECTORY "${root}" COMMAND_ERROR_IS_FATAL ANY)
endfunction()
foreach(preset IN LISTS PRESETS)
  if(PART STREQUAL "jars")
    run(--preset ${preset})
    run(--build --preset ${preset} --target jars)
  else()
    run(--workflow --preset ${preset})
  endif()
  set(install --install "target/native/${preset}" --config Release)
  run(${install} --prefix "${target}/classes")
  if(NOT preset MATCHES "arm64")
    run(${install} --component simulator --prefix "${target}/testkit/classes")
    if(NOT PART STREQUAL "jars")
      run(${install} --component bench --prefix "${target}/bench/classes")
    endif()
  endif()
endforeach()

include("${CMAKE_CURRENT_LIST_DIR}/build-info.cmake")
build_info(io.github.winnet4j.internal "${target}/classes" "${target}/generated-sources/build-info")
build_info(io.github.winnet4j.testkit "${target}/testkit/classes" "${target}/testkit/generated-sources")
