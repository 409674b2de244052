# Cross build for Windows x64 on Linux, with mingw-w64's GCC. The DLL carries the C++ runtime in itself, so that it needs
# nothing on the user's machine but Windows; without a timestamp the same source gives the same bytes.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR AMD64)
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)
set(CMAKE_FIND_ROOT_PATH /usr/x86_64-w64-mingw32)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)

set(WINNET4J_PLATFORM windows_64)
set(CMAKE_CXX_FLAGS_INIT "-ffunction-sections -fdata-sections")
set(CMAKE_EXE_LINKER_FLAGS_INIT "-static")
set(CMAKE_SHARED_LINKER_FLAGS_INIT
    "-static -s -Wl,--gc-sections,--exclude-all-symbols,--no-insert-timestamp,--dynamicbase,--nxcompat,--high-entropy-va")

# Tests and tools of the build run under Wine when ./dev has made one.
if(EXISTS "${CMAKE_CURRENT_LIST_DIR}/../.tools/wine-prefix")
  set(CMAKE_CROSSCOMPILING_EMULATOR "${CMAKE_CURRENT_LIST_DIR}/wine/wine")
endif()
