#!/usr/bin/env bash
# Format and mistakes of the C++ in native/, by the tools of tools.txt, which ./dev has put into .tools/.
#   native.sh check   says what is wrong, and fails then
#   native.sh fix     puts right what can be
# Knows nothing of Maven. The format is .clang-format's, what counts as a mistake is in .clang-tidy; tidy.py runs that one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."; root=$PWD
command=${1:-}
[[ $command == check || $command == fix ]] || { sed -n '2,4s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }

tools=$root/.tools
for tool in clang-format clang-tidy; do
  [[ -x $tools/$tool/bin/$tool ]] || { echo "There is no $tool in .tools/ yet: ./dev check fetches it." >&2; exit 127; }
done

result=0
mapfile -t files < <(git ls-files --cached --others --exclude-standard 'native/*.cpp' 'native/*.h')
printf '> clang-format: %s files\n' "${#files[@]}" >&2
if [[ $command == check ]]; then
  "$tools/clang-format/bin/clang-format" --dry-run --Werror "${files[@]}" || result=1
else
  "$tools/clang-format/bin/clang-format" -i "${files[@]}"
fi

# The compiler's command lines, as CMake wrote them down.
database=target/native/mingw-x64/compile_commands.json
[[ -f $database && -z $(find CMakeLists.txt native -name CMakeLists.txt -newer "$database") ]] ||
  cmake --log-level=WARNING --preset mingw-x64 >/dev/null
python3 toolchains/lint/tidy.py "$command" "$tools/clang-tidy/bin/clang-tidy" "$database" "$tools/tidied" || result=1
[[ $command == check ]] || "$tools/clang-format/bin/clang-format" -i "${files[@]}"
exit "$result"
