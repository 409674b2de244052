# Visual Studio's compiler, for Windows x64. /Brepro: the same source gives the same bytes.
set(WINNET4J_PLATFORM windows_64)
include("${CMAKE_CURRENT_LIST_DIR}/msvc.cmake")
