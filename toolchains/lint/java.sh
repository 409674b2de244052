#!/usr/bin/env bash
# What a compiler can know of the Java sources beyond javac's own warnings: Error Prone everywhere, NullAway and doclint on
# what users get, and what javadoc remarks. Wants a build (target/classpath.txt, target/lib); what it needs of Maven Central
# comes by pom.xml beside it. A finding is an error. Sources that were clean aren't looked at again until one of them changes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."; root=$PWD
out=$root/target/lint
: "${JAVA_HOME:?}"

# One file for each scope, made again when pom.xml changes.
mkdir -p "$out"
if ! cmp -s toolchains/lint/pom.xml "$out/pom.xml"; then
  for scope in compile test; do
    mvn -q -B -ntp -f toolchains/lint/pom.xml dependency:build-classpath \
      -Dmdep.includeScope="$scope" -Dmdep.outputFile="$out/$scope.txt"
  done
  cp toolchains/lint/pom.xml "$out/pom.xml"
fi

# Error Prone's default set without questions of taste (the first four); with stages whose callback is all that is wanted of
# them; layouts, which always are arrays of their own; and what tests do on purpose (the rest).
errorprone='-Xplugin:ErrorProne
  -Xep:OperatorPrecedence:OFF -Xep:StatementSwitchToExpressionSwitch:OFF
  -Xep:UnnecessaryLambda:OFF -Xep:AssignmentExpression:OFF
  -Xep:FutureReturnValueIgnored:OFF -Xep:ByteBufferBackingArray:OFF
  -Xep:StringSplitter:OFF -Xep:ThreadPriorityCheck:OFF
  -Xep:AddressSelection:OFF -Xep:DoNotCallSuggester:OFF'
errorprone=${errorprone//$'\n'/}

opened=()
for package in api code comp file main model parser processing tree util; do
  opened+=("-J--add-exports=jdk.compiler/com.sun.tools.javac.$package=ALL-UNNAMED")
done
for package in code comp; do opened+=("-J--add-opens=jdk.compiler/com.sun.tools.javac.$package=ALL-UNNAMED"); done

# A compiler is done before the optimising one of its own JVM pays: in half the time.
brief=(-J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC)

# look NAME CLASS-PATH ERROR-PRONE OPTION… FOLDER…: folders begin with a name, options with a dash.
look() {
  local name=$1 path=$2 plugin=$3 word options=() folders=() files seen; shift 3
  for word; do [[ $word == -* ]] && options+=("$word") || folders+=("$word"); done
  mapfile -t files < <(find "${folders[@]}" -name '*.java' ! -name module-info.java | sort)
  seen=$({ cat "${files[@]}" "${BASH_SOURCE[0]}" toolchains/lint/pom.xml; "$JAVA_HOME/bin/javac" -version; } 2>&1 | sha256sum)
  [[ ! -f $out/$name.clean || $(<"$out/$name.clean") != "$seen" ]] || return 0
  printf '> lint of %s: %s files\n' "$name" "${#files[@]}" >&2
  rm -rf "${out:?}/$name"; mkdir -p "$out/$name"
  "$JAVA_HOME/bin/javac" "${brief[@]}" "${opened[@]}" --release 17 -proc:none -encoding UTF-8 -Werror -Xmaxwarns 5000 -Xmaxerrs 5000 \
    -XDcompilePolicy=simple --should-stop=ifError=FLOW -sourcepath "$out/no-sources" \
    -processorpath "$(<"$out/compile.txt")" -cp "$path" -d "$out/$name" "${options[@]}" "$plugin" "${files[@]}" || return # set -e is off where the outcome is looked at
  echo "$seen" >"$out/$name.clean"
}

# pages NAME MODULE MODULE-PATH FOLDER…: what javadoc itself remarks, such as on the serialized form, which javac doesn't read.
pages() {
  local name=$1 module=$2 path=$3 files seen; shift 3
  mapfile -t files < <(find "$@" -name '*.java' | sort)
  seen=$({ cat "${files[@]}" "${BASH_SOURCE[0]}" toolchains/release/javadoc.txt; "$JAVA_HOME/bin/javadoc" --version; } 2>&1 | sha256sum)
  [[ ! -f $out/$name.clean || $(<"$out/$name.clean") != "$seen" ]] || return 0
  printf '> %s\n' "$name" >&2
  rm -rf "${out:?}/$name"
  "$JAVA_HOME/bin/javadoc" "${brief[@]}" @toolchains/release/javadoc.txt --module "$module" --module-path "$path" \
    --module-source-path "$module=$(IFS=:; echo "$*")" -d "$out/$name" || return
  echo "$seen" >"$out/$name.clean"
}

libraries=$(<target/classpath.txt)
result=0
look main "$libraries" "$errorprone -Xep:NullAway:ERROR -XepOpt:NullAway:OnlyNullMarked=true" -Xdoclint:all/protected \
  -Xdoclint/package:-io.github.winnet4j.internal,-io.github.winnet4j.internal.future,-io.github.winnet4j.internal.testkit \
  src/main/java src/testkit/java target/generated-sources/build-info target/testkit/generated-sources || result=1
# Without NullAway: tests give null on purpose, and one that finds null unasked fails.
look tests "target/classes:target/test-classes:$libraries:$(<"$out/test.txt")" "$errorprone -Xep:NullAway:OFF -XepOpt:NullAway:OnlyNullMarked=true" \
  src/test/java src/jmh/java || result=1
pages javadoc io.github.winnet4j target/lib src/main/java target/generated-sources/build-info || result=1
pages testkit-javadoc io.github.winnet4j.testkit "target/classes:$libraries" \
  src/testkit/java target/testkit/generated-sources || result=1
# The planted bugs must fit what they change: ./dev planted is hardly ever run.
if [[ -n $(type -P git) ]]; then
  for patch in src/test/planted/*.patch; do git apply --check "$patch" || { echo "$patch fits no more" >&2; result=1; }; done
fi
exit "$result"
