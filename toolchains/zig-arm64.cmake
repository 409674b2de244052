# Cross build for Windows arm64 on Linux, with zig: clang, lld and mingw-w64 in one download (./dev build --arm64).
# What it builds is checked as a file; there is no arm64 Windows here to run it.

# zig is its own ar too. CMake's rules for Windows overwrite what a toolchain file says about archives, so this file is
# read a second time, after them.
if(CMAKE_CXX_COMPILER_LOADED)
  set(CMAKE_CXX_ARCHIVE_CREATE "<CMAKE_AR> ar qcD <TARGET> <OBJECTS>")
  set(CMAKE_CXX_ARCHIVE_APPEND "<CMAKE_AR> ar qD <TARGET> <OBJECTS>")
  set(CMAKE_CXX_ARCHIVE_FINISH "<CMAKE_RANLIB> ranlib -D <TARGET>")
  return()
endif()
set(CMAKE_USER_MAKE_RULES_OVERRIDE_CXX "${CMAKE_CURRENT_LIST_FILE}")

set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
find_program(ZIG zig HINTS "${CMAKE_CURRENT_LIST_DIR}/../.tools/zig" REQUIRED)
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES ZIG)
set(CMAKE_AR "${ZIG}" CACHE FILEPATH "")
set(CMAKE_RANLIB "${ZIG}" CACHE FILEPATH "")
set(CMAKE_CXX_COMPILER "${ZIG}" c++)
set(CMAKE_CXX_COMPILER_TARGET aarch64-windows-gnu)
set(CMAKE_ASM_COMPILER "${ZIG}" cc)
set(CMAKE_ASM_FLAGS_INIT --target=aarch64-windows-gnu) # CMake doesn't know this assembler, nor its way to say so
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY) # a program would build the C++ library while configuring

set(WINNET4J_PLATFORM windows_arm64)
set(CMAKE_CXX_STANDARD_LIBRARIES "-lkernel32" CACHE STRING "")
set(CMAKE_SHARED_LINKER_FLAGS_INIT "-s")
