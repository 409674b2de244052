#!/usr/bin/env bash
# A JVM on Linux with a Windows in memory: the library and the simulator in one file for Linux (native/test/windows), which it
# builds first. For JUnit's launcher, and for programs that call harness/WindowsInMemory.
#   memory.sh [--sanitizers] JAVA-ARGUMENT…   java with those; with --sanitizers under AddressSanitizer and UBSan
#   memory.sh --options                       prints what such a JVM wants, an option in each line, for who starts it otherwise
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
: "${JAVA_HOME:?}"
mode=
case ${1:-} in --sanitizers | --options) mode=$1; shift ;; esac
preset=linux
[[ $mode != --sanitizers ]] || preset=linux-asan

build() {
  cd "$root"
  mkdir -p target
  { cmake --preset "$preset" && cmake --build "target/native/$preset" --target winnet4j-families; } >"target/memory-$preset.log" 2>&1 ||
    { cat "target/memory-$preset.log" >&2; exit 1; }
}
( build )

# The library is loaded where the system says that it is Windows, and from this file.
options=('-Dos.name=Windows in memory'
  "-Dwinnet4j.library.path=$root/target/native/$preset/native/test/windows/winnet4j-families.so")
if [[ $mode == --options ]]; then
  printf '%s\n' "${options[@]}"
  exit
fi
if [[ $mode == --sanitizers ]]; then
  # HotSpot's own signals and threads are its business; what the JVM never frees is no leak of ours.
  LD_PRELOAD=$(gcc -print-file-name=libasan.so):$(gcc -print-file-name=libubsan.so)
  export LD_PRELOAD ASAN_OPTIONS=handle_segv=0:detect_leaks=0:alloc_dealloc_mismatch=0 UBSAN_OPTIONS=print_stacktrace=1
fi
exec "$JAVA_HOME/bin/java" "${options[@]}" "$@"
