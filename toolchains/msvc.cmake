# What both builds by Visual Studio's compiler have in common.
set(CMAKE_MSVC_RUNTIME_LIBRARY MultiThreaded)
set(CMAKE_CXX_FLAGS_INIT "/permissive- /utf-8 /guard:cf /Brepro")
set(CMAKE_SHARED_LINKER_FLAGS_INIT
    "/Brepro /DYNAMICBASE /HIGHENTROPYVA /NXCOMPAT /guard:cf /DEPENDENTLOADFLAG:0x800 /OPT:REF")
