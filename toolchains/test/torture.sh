#!/usr/bin/env bash
# Starts torture (src/test/java/…/torture) on the JDK that builds: the library for Linux, over a kernel in memory.
#   torture.sh [--sanitizers] ARGUMENT…   arguments as src/test/java/…/torture/Arguments.java has them
#   torture.sh [--java 17|21|25] --family NAME ARGUMENT…   the families on the simulator, on that Windows JVM, 25 without
#                                         (…/torture/families/FamilyTorture.java); JAVA_TOOL_OPTIONS are further options of it
#   torture.sh --linux|--sanitizers --family NAME ARGUMENT…   the same on the JDK that builds, over a Windows in memory
# With --sanitizers under AddressSanitizer and UBSan. It builds the native half; it wants the classes that Maven makes, or
# those below WINNET4J_TORTURE. --free takes real threads; else one runs at a time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
: "${JAVA_HOME:?}"
target=${WINNET4J_TORTURE:-target}

where=
java=25
case ${1:-} in
  --linux | --sanitizers) where=$1; shift ;;
  --java) java=${2:?}; shift 2 ;;
esac
# Identity hashes are the same in each run: the order of sets depends on them.
ordered=(-XX:+UnlockExperimentalVMOptions -XX:hashCode=2)
collector=(-XX:+UseSerialGC) # unless JAVA_TOOL_OPTIONS names one
[[ ${JAVA_TOOL_OPTIONS:-} != *-XX:+Use*GC* ]] || collector=()
classes=$target/test-classes:$target/classes:$(<"${WINNET4J_TORTURE_PATH:-target/classpath.txt}")

if [[ " $* " == *" --family "* ]]; then
  main=io.github.winnet4j.torture.families.FamilyTorture
  if [[ -z $where ]]; then
    path=target/test-classes:target/classes:$(<target/classpath.txt)
    access=(--enable-native-access=ALL-UNNAMED)
    [[ $java != 17 ]] || access=()
    exec ".tools/windows-$java/bin/java" "${ordered[@]}" "${access[@]}" -cp "${path//:/;}" "$main" "$@"
  fi
  # Most runs end before the optimising compiler pays.
  [[ $where == --linux ]] && where=() || where=("$where")
  exec toolchains/test/memory.sh "${where[@]}" "${ordered[@]}" -XX:TieredStopAtLevel=1 "${collector[@]}" -cp "$classes" \
    "$main" "$@"
fi

. toolchains/test/linux.sh
linux_library winnet4j-linux "$where"
exec env "${environment[@]}" "$JAVA_HOME/bin/java" "${ordered[@]}" "${collector[@]}" \
  -Dwinnet4j.torture.library="$native/linux/winnet4j-linux.so" -cp "$classes" io.github.winnet4j.torture.Torture "$@"
