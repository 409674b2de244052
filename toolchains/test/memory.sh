#!/usr/bin/env bash
# A JVM on Linux with a Windows in memory: the library and the simulator in one file for Linux (native/test/windows), which it
# builds first. For JUnit's launcher, and for programs that call harness/WindowsInMemory.
#   memory.sh [--sanitizers] JAVA-ARGUMENT…   java with those; with --sanitizers under AddressSanitizer and UBSan
#   memory.sh --options                       prints the options of such a JVM, one a line, to start it in some other way
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
: "${JAVA_HOME:?}"
mode=
case ${1:-} in --sanitizers | --options) mode=$1; shift ;; esac
# shellcheck source=toolchains/test/linux.sh
. "$root/toolchains/test/linux.sh"
linux_library winnet4j-families "$mode"

# The library is loaded where the system says that it is Windows, and from this file.
options=('-Dos.name=Windows in memory' "-Dwinnet4j.library.path=$native/windows/winnet4j-families.so")
if [[ $mode == --options ]]; then
  printf '%s\n' "${options[@]}"
  exit
fi
exec env "${environment[@]}" "$JAVA_HOME/bin/java" "${options[@]}" "$@"
