#!/usr/bin/env bash
# Builds the projects in samples/ as a user would, with the built jars installed in a local repository of their own;
# runs their tests and programs on Windows JVMs, and compares what they print; looks at a page in a browser. Wants a
# build, and Maven Central once.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."; root=$PWD
: "${JAVA_HOME:?}"
work=$root/target/samples
jar=$(ls -t target/winnet4j-*-testkit.jar | head -n 1); jar=${jar%-testkit.jar}
pom=target/flattened-pom.xml; [[ $pom -nt pom.xml ]] || pom=pom.xml # as it is released, or installed
java=$root/.tools/windows-25/bin/java
strictly=(--illegal-native-access=deny) # so that what a sample forgets to enable isn't only warned of

# A copy, so that nothing of the source tree is in reach, and nothing is left in it.
rm -rf "$work"; mkdir -p "$work"
cp -r samples/. "$work"

# ---- a local repository: the user's own for everything, but for the library

shared=$HOME/.m2/repository own=$work/repository
mkdir -p "$shared/io/github" "$own/io/github"
for entry in "$shared"/* "$shared"/io/* "$shared"/io/github/*; do
  copy=$own/${entry#"$shared/"}
  case ${entry#"$shared/"} in
    io | io/github | io/github/winnet4j) ;;
    *) [[ ! -e $entry ]] || ln -s "$entry" "$copy" ;;
  esac
done
# What is new, and so was downloaded into it, belongs to the user's.
keep() {
  local folder
  for folder in "$own"/* "$own"/io/* "$own"/io/github/*; do
    case ${folder#"$own/"} in
      io | io/github | io/github/winnet4j) ;;
      *) [[ -L $folder || ! -d $folder || -e $shared/${folder#"$own/"} ]] || mv "$folder" "$shared/${folder#"$own/"}" ;;
    esac
  done
}
trap keep EXIT

failed=0
maven() { mvn -B -ntp -q -Dmaven.repo.local="$own" "$@"; }

# As `mvn install` leaves it.
version=${jar##*/winnet4j-}
installed=$own/io/github/winnet4j/winnet4j/$version
mkdir -p "$installed"
cp "$jar.jar" "$jar-testkit.jar" "$installed"
cp "$pom" "$installed/winnet4j-$version.pom"
# Their tests by Surefire, on a Windows JVM: the oldest one, since the programs run on the newest.
maven -f "$work/pom.xml" -Djvm="$root/.tools/windows-17/bin/java" -Dmaven.test.redirectTestOutputToFile=true \
  --fail-at-end package || failed=1
mkdir -p target/test/samples
cp "$work"/*/target/surefire-reports/TEST-*.xml target/test/samples
(( !failed )) || exit 1

# ---- the programs

# What a Windows program says, with line ends as here, and without what newer Wines say of the desktop that they miss.
heard() { tr -d '\r' | sed '/^error: XDG_RUNTIME_DIR is invalid/d'; }
# prints CODE EXPECTED COMMAND…: it ends with CODE, and prints exactly that, but for line ends and words for errors.
prints() {
  local code=$1 expected=$2 said ended=0; shift 2
  said=$("$@" 2>&1 </dev/null) || ended=$?
  said=$(heard <<<"$said" | sed -E 's/(failed: [0-9]+ ERROR_[A-Z_]+): [^.]+[.]/\1./')
  [[ $ended == "$code" && $said == "$expected" ]] || {
    printf '%s\n--- ended with %s and printed\n%s\n' "$*" "$ended" "$said"
    printf -- '--- and not with %s and\n%s\n' "$code" "$expected"
    failed=1
  }
}
sample() { cd "$work/$1"; echo "> $1"; }

sample wifi-watcher
prints 1 'no Wi-Fi here: There is no Wi-Fi adapter.' "$java" "${strictly[@]}" -jar target/wifi-watcher.jar

sample drive-mapper
access=--enable-native-access=io.github.winnet4j
prints 1 'no network connections here: No network, or no provider for it, is there: each call answers 1222'\
' ERROR_NO_NETWORK. The service is LanmanWorkstation (Workstation).' \
  "$java" "${strictly[@]}" $access -p 'target/drive-mapper.jar;target/lib' -m com.example.drives drives.txt
words="This process runs in session 0, as services do, and has a logon session of its own: the drives of desktops"
words+=" aren't here, and what it connects isn't there."
words+=$'\nP: leads to \\\\office\\plans'
words+=$'\nB: isn\'t connected: WNetUseConnectionW failed: 53 ERROR_BAD_NETPATH.'
words+=' The server is off, not reachable from here, or its name is wrong.'
words+=$'\nQ: isn\'t connected: WNetUseConnectionW failed: 67 ERROR_BAD_NET_NAME.'
words+=' Check the name; it is written as \\server\share.'
words+=$'\nP: is free'
prints 0 "$words" \
  "$java" "${strictly[@]}" $access,io.github.winnet4j.testkit -p 'target/drive-mapper.jar;target/lib;target/testkit' \
  --patch-module com.example.drives=target/test-classes --add-modules io.github.winnet4j.testkit \
  --add-reads com.example.drives=io.github.winnet4j.testkit -m com.example.drives/com.example.drives.WithoutServer
# jlink makes an image for the system of its own modules, and the JDK here is for Linux.
"$JAVA_HOME/bin/jlink" --module-path target/drive-mapper.jar:target/lib --add-modules com.example.drives \
  --output target/runtime --launcher drive-mapper=com.example.drives --add-options=" $access"
prints 1 'no network connections here: winnet4j needs Windows; this is not Windows but Linux amd64' \
  target/runtime/bin/drive-mapper drives.txt

sample overlapped-file
head -c 3000000 /dev/urandom >from
prints 0 '3000000 bytes copied, 8 blocks at a time' "$java" "${strictly[@]}" -jar target/overlapped-file.jar from to
cmp from to || failed=1
prints 1 'CreateFileW failed: 2 ERROR_FILE_NOT_FOUND.' \
  "$java" "${strictly[@]}" -jar target/overlapped-file.jar nothing to

sample spring-boot
prints 0 "0 Wi-Fi adapters
connections aren't logged: WlanRegisterNotification failed: 120 ERROR_CALL_NOT_IMPLEMENTED.
the port is closed; 0 operations were left to Windows" \
  "$java" "${strictly[@]}" -jar target/spring-boot.jar --spring.main.keep-alive=false \
  --spring.main.banner-mode=off --spring.main.log-startup-info=false --logging.pattern.console=%m%n

sample signals-page
mkfifo enter; exec 7<>enter
"$java" "${strictly[@]}" --enable-native-access=ALL-UNNAMED \
  -cp 'target/test-classes;target/classes;target/lib/*;target/testkit/*' com.example.signals.WithoutAdapter 0 \
  <enter >said 2>&1 7>&- &
program=$!
trap 'kill $program 2>/dev/null || true; keep' EXIT
for (( i = 0; i < 600; i++ )); do grep -qs '^http' said && break; sleep 0.1; done
url=$(heard <said | grep '^http') || { cat said; exit 1; }
looks=6
browse() { "$root/toolchains/test/chromium.sh" --virtual-time-budget=1000 "$@" "$url?looks=$looks"; }
browse --dump-dom >page.html || failed=1 # with as many looks as there are, which takes that many seconds
for wanted in '>live<' 'Simulated Wi-Fi adapter, connected to Home' 'Café Zum Löwen' \
  'Third floor &lt;b&gt;left&lt;/b&gt;' '>channel 36, 5 GHz · WPA3 · 02-00-00-00-00-01<' \
  '· OWE ·' '· WPA2 ·' '· open ·'; do
  grep -q "$wanted" page.html || { echo "the page lacks $wanted"; failed=1; }
done
[[ $(grep -o '<li>' page.html | wc -l) == 5 ]] || { echo "the page hasn't five stations"; failed=1; }
for theme in dark light; do
  picture=$root/target/test/samples/signals-$theme.png
  scheme=$([[ $theme == dark ]] && echo 0 || echo 1)
  browse --window-size=1000,500 --blink-settings="preferredColorScheme=$scheme" --screenshot="$picture" || failed=1
  [[ $(stat -c %s "$picture") -gt 20000 ]] || { echo "there is nothing on $picture"; failed=1; }
done
echo >&7
wait "$program" || { echo "the page's server ended with $?"; failed=1; }
[[ $(heard <said) == "$url" ]] || { cat said; failed=1; }

exit $failed
