#!/usr/bin/env bash
# Undoes fixes, one after the other, each in a copy of the sources, and expects torture to fail: src/test/planted/*.patch.
# Their first lines say what they break, and how to run torture if not in the usual way ("torture: ARGUMENTS").
#   planted.sh [NAME]…   those alone
# Wants what Maven makes: target/classpath.txt and the generated sources. It compiles by itself, since a copy needs no jar.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."; root=$PWD
: "${JAVA_HOME:?}"
copy=$root/target/planted/source
missed=0

compile() { # into $copy/target, as Maven would
  local path; path=$(<"$root/target/classpath.txt")
  mapfile -t main < <(find src/main/java "$root/target/generated-sources/build-info" -name '*.java' ! -name module-info.java)
  "$JAVA_HOME/bin/javac" -nowarn -proc:none --release 17 -d target/classes -cp "$path" "${main[@]}"
  # For the families: the DLLs and the testkit, which no patch of theirs changes, and the Windows JVMs.
  mkdir -p target/test-classes/io/github/winnet4j
  cp -a "$root/target/test-classes/io/github/winnet4j/testkit" target/test-classes/io/github/winnet4j
  cp -a "$root/target/test-classes/META-INF" target/test-classes
  cp -a "$root/target/classes/META-INF" target/classes
  "$JAVA_HOME/bin/javac" -nowarn -proc:none --release 17 -d target/test-classes -cp "target/classes:target/test-classes:$path" \
    -sourcepath src/test/java \
    src/test/java/io/github/winnet4j/torture/*.java src/test/java/io/github/winnet4j/torture/families/*.java \
    src/test/java/io/github/winnet4j/port/{PortInside,PipeIo,Slots}.java \
    src/test/java/io/github/winnet4j/harness/WindowsInMemory.java
  cp -a src/test/resources/. target/test-classes/
  ln -sfn "$root/.tools" .tools
}

mapfile -t patches < <(cd src/test/planted && printf '%s\n' *.patch)
[[ $# == 0 ]] || patches=("${@/%/.patch}")
for patch in "${patches[@]}"; do
  file=$root/src/test/planted/$patch
  rm -rf "$copy/src" "$copy/target/classes" "$copy/target/test-classes"
  mkdir -p "$copy/target"
  cp -a CMakeLists.txt CMakePresets.json pom.xml native src toolchains "$copy"
  # The copies are as old as their originals: what an earlier patch changed would not be built anew.
  sed -n 's|^+++ b/native/|native/|p' src/test/planted/*.patch | sort -u | (cd "$copy" && xargs -r touch)
  printf '%-34s ' "${patch%.patch}"
  words=$(sed -n 's/^torture: //p' "$file")
  ( cd "$copy"
    patch -s -p1 <"$file"
    cp "$root/target/classpath.txt" target/
    compile 2>&1 | grep -v '^Note' || true
    # shellcheck disable=SC2086 # several words
    [[ $words == *--family* ]] || words+=" --as-it-is"
    toolchains/test/torture.sh --minutes 10 $words ) >"$root/target/planted/${patch%.patch}.log" 2>&1 && code=0 || code=$?
  if (( code == 1 )) && grep -q '^FAILED: .*seed' "$root/target/planted/${patch%.patch}.log"; then
    sed -n 's/^FAILED: \(.*seed\)/\1/p' "$root/target/planted/${patch%.patch}.log"
  else
    echo "MISSED (exit code $code)"; missed=1
  fi
done
exit "$missed"
