# Visual Studio's compiler, for Windows on arm64.
set(WINNET4J_PLATFORM windows_arm64)
include("${CMAKE_CURRENT_LIST_DIR}/msvc.cmake")
