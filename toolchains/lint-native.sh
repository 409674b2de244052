#!/usr/bin/env bash
# Format and mistakes of the C++ in native/, by the tools of lint.txt, which it fetches into .tools/.
#   lint-native.sh check   says what is wrong, and fails then
#   lint-native.sh fix     puts right what can be
# Knows nothing of Maven. The format is .clang-format's, what counts as a mistake is in .clang-tidy; tidy.py runs that one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."; root=$PWD
command=${1:-}
[[ $command == check || $command == fix ]] || { sed -n '2,4s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }

say() { printf '> %s\n' "$*" >&2; }
fail() { printf '%s\n' "$*" >&2; exit 3; }
# shellcheck source=toolchains/wine/setup.sh
. toolchains/wine/setup.sh

# set_up TOOL: .tools/TOOL, from the wheel of that name.
set_up() {
  local requirement; requirement=$(grep "^$1==" toolchains/lint.txt)
  need "$1" "$requirement" unpack "$requirement" "${1//-/_}/data"
  chmod +x "$tools/$1/bin/$1"
}

lock_together
set_up clang-format
set_up clang-tidy
lock_together
find_jdk || fail "No JDK 17 or newer with jni.h: ./dev setup installs one."

result=0
mapfile -t files < <(git ls-files --cached --others --exclude-standard 'native/*.cpp' 'native/*.h')
say "clang-format: ${#files[@]} files"
if [[ $command == check ]]; then
  "$tools/clang-format/bin/clang-format" --dry-run --Werror "${files[@]}" || result=1
else
  "$tools/clang-format/bin/clang-format" -i "${files[@]}"
fi

# The compiler's command lines, as CMake wrote them down.
database=target/native/mingw-x64/compile_commands.json
[[ -f $database && $database -nt CMakeLists.txt ]] || cmake --log-level=WARNING --preset mingw-x64 >&2
python3 toolchains/tidy.py "$command" "$tools/clang-tidy/bin/clang-tidy" "$database" "$tools/tidied" || result=1
[[ $command == check ]] || "$tools/clang-format/bin/clang-format" -i "${files[@]}"
exit "$result"
