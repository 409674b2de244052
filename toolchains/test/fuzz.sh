#!/usr/bin/env bash
# Fuzzes everything that reads bytes and texts from outside: C++ by libFuzzer (native/test/fuzz), Java by Jazzer (src/test/java/…/fuzz).
#   fuzz.sh [--minutes M] [--keep] [TARGET]…   M minutes of each target, 1 without; all targets without names
# A target is c/NAME or java/NAME. What is found new is in target/fuzz/NAME, and what fails in target/fuzz/failed; with
# --keep the fewest inputs that reach as much as all of them become the corpus that ./dev test replays.
# Wants the classes that Maven makes, clang with libFuzzer (installed where apt is), and Jazzer, which Maven fetches.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."; root=$PWD
: "${JAVA_HOME:?}"
jazzer=0.30.0
clang=19 # Debian 12 and 13 have it
work=$root/target/fuzz
minutes=1
keep=
targets=()
while (( $# )); do
  case $1 in
    --minutes) minutes=$2; shift 2 ;;
    --keep) keep=1; shift ;;
    c/* | java/*) targets+=("$1"); shift ;;
    *) sed -n '3,4s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
  esac
done
if (( ! ${#targets[@]} )); then
  for folder in native/test/fuzz/corpus/*/; do targets+=("c/$(basename "$folder")"); done
  for folder in src/test/resources/fuzz/*/; do targets+=("java/$(basename "$folder")"); done
fi
seconds=$(awk "BEGIN { print int($minutes * 60) }")
mkdir -p "$work/failed"

set_up_c() {
  if ! command -v "clang++-$clang" >/dev/null || ! ls "/usr/lib/llvm-$clang"/lib/clang/*/lib/linux/libclang_rt.fuzzer-x86_64.a >/dev/null 2>&1; then
    echo "> installing clang-$clang" >&2
    DEBIAN_FRONTEND=noninteractive apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -y -qq --no-install-recommends install "clang-$clang" "libclang-rt-$clang-dev" >"$work/apt.log" 2>&1 ||
      { tail -n 20 "$work/apt.log" >&2; exit 3; }
  fi
  { CXX=clang++-$clang cmake --preset linux-fuzz && cmake --build --preset linux-fuzz; } >"$work/build.log" 2>&1 ||
    { tail -n 60 "$work/build.log" >&2; exit 1; }
}

set_up_java() {
  local part
  for part in jazzer jazzer-api; do
    [[ -f $work/$part-$jazzer.jar ]] || mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
      "-Dartifact=com.code-intelligence:$part:$jazzer" "-DoutputDirectory=$work"
  done
}

# fuzz KIND NAME OPTION… FOLDER…
fuzz() {
  local kind=$1 name=$2; shift 2
  if [[ $kind == c ]]; then
    "target/native/linux-fuzz/native/test/fuzz/fuzz_$name" "$@"
  else
    # Jazzer's own searches for injections and the like have nothing to find here, and cost time.
    "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx1g -XX:-OmitStackTraceInFastThrow \
      -cp "$work/jazzer-$jazzer.jar:$work/jazzer-api-$jazzer.jar:target/test-classes:target/classes:$(<target/classpath.txt)" \
      com.code_intelligence.jazzer.Jazzer --target_class=io.github.winnet4j.fuzz.Fuzz "--target_args=$name" \
      '--instrumentation_includes=io.github.winnet4j.**' '--instrumentation_excludes=io.github.winnet4j.fuzz.**' \
      '--disabled_hooks=.*' "--reproducer_path=$work/failed" "$@"
  fi
}

[[ " ${targets[*]}" != *" c/"* ]] || set_up_c
[[ " ${targets[*]}" != *" java/"* ]] || set_up_java
failed=0
printf '%-22s %12s %8s %8s  %s\n' target executions edges inputs outcome
for target in "${targets[@]}"; do
  kind=${target%%/*} name=${target#*/}
  corpus=native/test/fuzz/corpus/$name
  [[ $kind == c ]] || corpus=src/test/resources/fuzz/$name
  found=$work/$kind-$name log=$work/$kind-$name.log
  mkdir -p "$found"
  options=(-timeout=30 -rss_limit_mb=4096 -max_len=4096)
  words=native/test/fuzz/${name/profile/xml}.dict
  [[ ! -f $words ]] || options+=("-dict=$words")
  outcome=holds
  fuzz "$kind" "$name" "${options[@]}" "-max_total_time=$seconds" -print_final_stats=1 "-artifact_prefix=$work/failed/$kind-$name-" \
    "$found" "$corpus" >"$log" 2>&1 || { failed=1; outcome="FAILED: $(grep -m1 -E '^FAILED: |Exception: |runtime error: |ERROR: ' "$log" || tail -n 1 "$log") ($log)"; }
  printf '%-22s %12s %8s %8s  %s\n' "$target" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
    "$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -n 1)" "$(find "$found" -type f | wc -l)" "$outcome"
  if [[ -n $keep && $outcome == holds ]]; then
    rm -rf "$work/merged"; mkdir "$work/merged"
    fuzz "$kind" "$name" "${options[@]}" -merge=1 "$work/merged" "$corpus" "$found" >>"$log" 2>&1
    find "$work/merged" -type f -size -2k -print0 | sort -z | head -z -n 40 | xargs -0 -r cp -t "$corpus"
  fi
done
exit "$failed"
