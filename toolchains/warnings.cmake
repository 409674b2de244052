# Which warnings are shown, and when they are errors: where we build (./dev and CI set WINNET4J_STRICT=1 in the
# environment), and only by the compilers that this project is known to build without one. A compiler of tomorrow knows
# warnings that were never seen here, and must never fail a user's build by them.
set(strict "$ENV{WINNET4J_STRICT}") # looked at by each configure, and not kept

# Debian 12 and 13 have GCC 12 and 14, for Windows and for Linux; toolchains/zig.txt brings Clang 22; Visual Studio 2022
# is toolset 143.
if(MSVC)
  set(known "MSVC-143")
  set(compiler "MSVC-${MSVC_TOOLSET_VERSION}")
else()
  set(known "GNU-12" "GNU-14" "Clang-22")
  string(REGEX MATCH "^[0-9]+" major "${CMAKE_CXX_COMPILER_VERSION}")
  set(compiler "${CMAKE_CXX_COMPILER_ID}-${major}")
endif()

if(MSVC)
  add_compile_options(/W4)
else()
  add_compile_options(-Wall -Wextra)
endif()
if(strict AND compiler IN_LIST known)
  add_compile_options($<IF:$<CXX_COMPILER_ID:MSVC>,/WX,-Werror>)
elseif(strict)
  message(STATUS "${compiler} isn't one of ${known}: its warnings are no errors")
endif()
