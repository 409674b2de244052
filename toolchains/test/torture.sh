#!/usr/bin/env bash
# Starts torture (src/test/java/…/torture) on the JDK that builds: the library for Linux, over a kernel in memory.
#   torture.sh [--sanitizers] ARGUMENT…   arguments as src/test/java/…/torture/Arguments.java has them
#   torture.sh --family NAME ARGUMENT…    the families on the simulator, on a Windows JVM: …/torture/families/FamilyTorture.java
#   torture.sh --linux|--sanitizers --family NAME ARGUMENT…   the same on the JDK that builds, over a Windows in memory
# With --sanitizers under AddressSanitizer and UBSan. It builds the native half; it wants the classes that Maven makes, or
# those below WINNET4J_TORTURE. --free takes real threads; else one runs at a time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
: "${JAVA_HOME:?}"
target=${WINNET4J_TORTURE:-target}

where=
case ${1:-} in --linux | --sanitizers) where=$1; shift ;; esac
# Identity hashes are the same in each run: the order of sets depends on them.
ordered=(-XX:+UnlockExperimentalVMOptions -XX:hashCode=2)
classes=$target/test-classes:$target/classes:$(<"${WINNET4J_TORTURE_PATH:-target/classpath.txt}")

if [[ " $* " == *" --family "* && -z $where ]]; then
  path=target/test-classes:target/classes:$(<target/classpath.txt)
  exec .tools/windows-25/bin/java "${ordered[@]}" --enable-native-access=ALL-UNNAMED -cp "${path//:/;}" \
    io.github.winnet4j.torture.families.FamilyTorture "$@"
fi

if [[ " $* " == *" --family "* ]]; then
  # Most runs end before the optimising compiler pays.
  [[ $where == --linux ]] && where=() || where=("$where")
  exec toolchains/test/memory.sh "${where[@]}" "${ordered[@]}" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$classes" \
    io.github.winnet4j.torture.families.FamilyTorture "$@"
fi

preset=linux
environment=()
if [[ $where == --sanitizers ]]; then
  preset=linux-asan
  # HotSpot's own signals and threads are its business; what the JVM never frees is no leak of ours.
  environment=(LD_PRELOAD="$(gcc -print-file-name=libasan.so):$(gcc -print-file-name=libubsan.so)"
    ASAN_OPTIONS=handle_segv=0:detect_leaks=0:alloc_dealloc_mismatch=0 UBSAN_OPTIONS=print_stacktrace=1)
fi

mkdir -p target
{ cmake --preset "$preset" && cmake --build "target/native/$preset" --target winnet4j-linux; } >"target/torture-$preset.log" 2>&1 ||
  { cat "target/torture-$preset.log" >&2; exit 1; }

exec env "${environment[@]}" "$JAVA_HOME/bin/java" "${ordered[@]}" -XX:+UseSerialGC \
  -Dwinnet4j.torture.library="$PWD/target/native/$preset/native/test/linux/winnet4j-linux.so" \
  -cp "$classes" io.github.winnet4j.torture.Torture "$@"
