# shellcheck shell=bash disable=SC2034 # to be sourced
# linux_library TARGET [--sanitizers]: builds that library for a JVM on Linux, with --sanitizers under AddressSanitizer and
# UBSan. Leaves in native the folder of native/test in its build, and in environment what the JVM needs to load it.
linux_library() {
  local root preset=linux
  root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
  environment=()
  if [[ ${2-} == --sanitizers ]]; then
    preset=linux-asan
    # HotSpot's own signals and threads are its business; what the JVM never frees is no leak of ours.
    environment=(LD_PRELOAD="$(gcc -print-file-name=libasan.so):$(gcc -print-file-name=libubsan.so)"
      ASAN_OPTIONS=handle_segv=0:detect_leaks=0:alloc_dealloc_mismatch=0 UBSAN_OPTIONS=print_stacktrace=1)
  fi
  native=$root/target/native/$preset/native/test
  local log=$root/target/$1-$preset.log
  mkdir -p "$root/target"
  ( cd "$root" && cmake --preset "$preset" && cmake --build "target/native/$preset" --target "$1" ) >"$log" 2>&1 ||
    { cat "$log" >&2; exit 1; }
}
