#!/usr/bin/env python3
"""Changes the library in one place after the other (pitest), and counts the changes that no test sees.

    mutation.py [PACKAGE | PACKAGE.CLASS]... [--part A-B | --again] [--threads N] [--together N] [--table]

PACKAGE is one of GROUPS below; all without any. --part tries only some of a hundred parts, always the same ones. What is
asked for takes the place of what earlier runs found of the same changes; the table has all that is known. --table only shows it;
--again tries only those that have survived so far, as after new tests for them.

Each change is tried by those tests that reach it, on the JDK of this machine, in a JVM of its own unless --together says
otherwise, so that a thread that one change leaves behind can't be taken for what the next one does. The tests are those that
run on Linux; those of the port run there over the kernel in memory (native/test/linux), and so do the first programs of
torture, with a point at each access to what threads share: those points are put into the classes before they are changed.
What survives what needs no Windows is tried again, by the tests of the port, and by those on the simulator, in a Windows in memory
(toolchains/test/memory.sh), where they reach the group: each in JVMs of their own, since a library is loaded once.

A change that survives is either in src/test/mutation/survivors.txt, with the reason, or this fails and names it. It wants the
classes that Maven makes and the library for Linux, which it builds; Maven fetches pitest.
"""
import argparse
import json
import os
import subprocess
import sys
import time
import xml.etree.ElementTree as xml
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "target/mutation"
CLASSES = WORK / "classes"
OURS = "io.github.winnet4j."
KNOWN = ROOT / "src/test/mutation/survivors.txt"
LIBRARY = ROOT / "target/native/linux/native/test/linux/winnet4j-linux.so"

# Lincheck changes classes by itself; the others start JVMs, which see no change.
NEVER = ["*ModelTest", "internal.LoadingTest", "internal.ReachabilityTest", "port.PortInvariantsTest"]

# Values and texts of the whole library.
VALUES = ["fuzz.CorpusTest", "AddressesTest", "DurationsTest", "LocalInterfaceTest", "ToStringTest", "WindowsExceptionTest"]


@dataclass
class Group:
    """A row of the table: which classes, and which tests see them, one world after the other."""
    name: str
    classes: list
    tests: dict  # PLAIN, PORT, SIMULATED: tests
    without: tuple = ()


PLAIN, PORT, SIMULATED = "plain", "port", "simulated"


# What finds, unpacks and loads the DLL; its tests want a JVM without it.
LOADING = ["internal." + name + "*" for name in (
    "CacheRoot", "DllLoading", "Elsewhere", "JarDll", "NativeLibrary", "NativeTables", "PeHeader", "Platform", "PrivateDirectory",
    "PrivateExtractor", "PrivateJniExtractor", "Sha256")]
PORTS_TESTS = ["port.*Test", "torture.TortureSample"]
FAMILIES = ("wlan", "wifidirect", "wnet", "peerdist")

# How the families end, which is the port's business.
FAMILIES_ENDINGS = [
    "peerdist.EndingsTest", "peerdist.FaultsTest", "peerdist.PeerDistTest", "wifidirect.WifiDirectTest", "wifidirect.WifiDirectFaultsTest",
    "wlan.WlanLifecycleTest", "wlan.WlanClosingOrdersTest"]

GROUPS = [
    Group("port", ["port.*"], {PORT: PORTS_TESTS, SIMULATED: FAMILIES_ENDINGS}),
    Group("internal", ["internal.*"],
          {PLAIN: ["internal.*Test", "fuzz.CorpusTest", "DurationsTest", "AddressesTest"], PORT: PORTS_TESTS,
           SIMULATED: ["internal.*Test", "AddressesTest", *(f"{family}.*Test" for family in FAMILIES)]},
          without=(*LOADING, "internal.testkit.*", "internal.NativeLibraryTest", "internal.NativeTablesTest")),
    Group("loading", LOADING, {PLAIN: ["internal.*Test", "ElsewhereTest", *VALUES]}),
    *(Group(family, [f"{family}.*"], {world: [f"{family}.*Test", *VALUES] for world in (PLAIN, SIMULATED)}) for family in FAMILIES),
]


def say(text):
    print("> " + text, file=sys.stderr, flush=True)


def call(command, log, **options):
    with open(log, "w") as out:
        if subprocess.run(command, cwd=ROOT, stdout=out, stderr=out, stdin=subprocess.DEVNULL, **options).returncode:
            sys.exit("".join(Path(log).read_text(errors="replace").splitlines(True)[-40:]) + f"That failed; all of it is in {log}.")


def set_up():
    WORK.mkdir(parents=True, exist_ok=True)
    if not (WORK / "lib").exists():
        call(["mvn", "-q", "-B", "-ntp", "-f", "toolchains/test/mutation.xml",
              "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies", f"-DoutputDirectory={WORK}/lib.part"],
             WORK / "maven.log")
        (WORK / "lib.part").rename(WORK / "lib")
    plugin = WORK / "plugin/META-INF/services"
    plugin.mkdir(parents=True, exist_ok=True)
    sources = ROOT / "toolchains/test/mutation"
    for service, name in (("TestPrioritiserFactory", "TortureFirst"), ("MutationInterceptorFactory", "Sample")):
        (plugin / f"org.pitest.mutationtest.build.{service}").write_text(name + "\n")
    call([java() + "c", "-d", str(WORK / "plugin"), "-cp", f"{WORK}/lib/*", *map(str, sources.glob("*.java"))], WORK / "plugin.log")
    call(["sh", "-c", "cmake --preset linux && cmake --build target/native/linux --target winnet4j-linux"], WORK / "native.log")
    call([java(), "-cp", ":".join(class_path(ROOT / "target/classes")), OURS + "torture.Points", "target/classes", str(CLASSES)],
         WORK / "points.log")


def java():
    return os.environ["JAVA_HOME"] + "/bin/java"


def class_path(classes):
    return ["target/test-classes", str(classes), *(ROOT / "target/classpath.txt").read_text().strip().split(":")]


def ours(names):
    return ",".join(name if name.startswith("*") else OURS + name for name in names)


def tried(group, classes, part, arguments):
    """How many changes each class has, and what became of those of that part."""
    sizes, changes = {}, []
    if arguments.again:
        stored = json.loads((WORK / f"{group.name}.json").read_text())
        sizes, changes = stored["sizes"], list(stored["changes"].values())
    for world in group.tests:
        only = None
        if sizes:
            only = WORK / f"{group.name}.only"
            only.write_text("".join(one["name"] + "\n" for one in changes if not is_killed(one)))
        sizes, tried_now = mutate(group, classes, part, arguments, world, only)
        seen = {identity(one): one for one in tried_now}
        changes = [better(one, seen.get(identity(one), one)) for one in changes] if only else tried_now
    return sizes, changes


def better(before, now):
    """What became of a change that is tried once more: reached and not killed says more than not reached."""
    return before if is_killed(before) or now["status"] == "NO_COVERAGE" else now


def mutate(group, classes, part, arguments, world, only):
    """Runs pitest once; with a file, on those changes alone that it names."""
    simulated = world == SIMULATED
    flags = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2"]
    properties = {"target": ROOT / "target", "lib": ROOT / "target/lib", "patience": 1000}
    flags += [f"-Dwinnet4j.test.{key}={value}" for key, value in properties.items()]
    if world == PORT:
        flags.append(f"-Dwinnet4j.torture.library={LIBRARY}")
    if simulated:
        options = subprocess.run(["toolchains/test/memory.sh", "--options"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        # In quotes, since pitest writes them into a file of arguments; and its own sockets are those of Linux.
        flags += [f'"{option}"'.replace("-Dos.name=", "-Dwinnet4j.test.os.name=") for option in options.stdout.splitlines()]
    name = f"{group.name}-{world}"
    reports = WORK / name
    log = WORK / f"{name}.log"
    counts = WORK / f"{name}.counts"
    counts.unlink(missing_ok=True)
    path = class_path(CLASSES)
    command = [
        java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", f"-Dwinnet4j.mutation.from={part[0]}",
        f"-Dwinnet4j.mutation.to={part[1]}", f"-Dwinnet4j.mutation.counts={counts}",
        *([f"-Dwinnet4j.mutation.only={only}"] if only else []),
        "-cp", ":".join([*path, str(WORK / "plugin"), f"{WORK}/lib/*"]),
        "org.pitest.mutationtest.commandline.MutationCoverageReport",
        "--reportDir", str(reports), "--sourceDirs", "src/main/java", "--classPath", ",".join(path),
        "--mutableCodePaths", str(CLASSES), "--targetClasses", ours(classes), "--targetTests", ours(group.tests[world]),
        "--excludedTestClasses", ours([*NEVER, *(name for name in group.without if name.endswith("Test"))]),
        "--includedGroups" if simulated else "--excludedGroups", "simulated-windows", "--outputFormats", "XML", "--timestampedReports", "false",
        "--threads", str(arguments.threads), "--mutationUnitSize", str(arguments.together),
        "--timeoutConst", "4000", "--verbosity", "QUIET",
        "--failWhenNoMutations", "false", "--skipFailingTests", "true", "--jvmArgs", ",".join(flags)]
    excluded = [name for name in group.without if not name.endswith("Test")]
    if excluded and classes == group.classes:
        command += ["--excludedClasses", ours(excluded)]
    call(command, log)
    for line in log.read_text(errors="replace").splitlines():
        if "did not pass without mutation" in line:
            say("left out: " + line.partition("testClass=")[2])
    sizes = {name.removeprefix(OURS): int(size) for name, size in (line.split() for line in counts.read_text().splitlines())}
    return sizes, [change(element) for element in xml.parse(reports / "mutations.xml").getroot()]


def change(element):
    text = {child.tag: child.text or "" for child in element}
    indexes = sorted(int(index.text) for index in element.find("indexes"))
    return {
        "name": " ".join((text["mutatedClass"], text["mutatedMethod"], text["methodDescription"], ",".join(map(str, indexes)),
                          text["mutator"])),
        "class": text["mutatedClass"].removeprefix(OURS), "method": text["mutatedMethod"], "line": int(text["lineNumber"]),
        "type": text["methodDescription"], "at": [index.text for index in element.find("indexes")], "what": text["description"].replace("::", "."), "status": element.get("status"),
        "test": text["killingTest"].partition("[")[0]}


def identity(one):
    return " ".join(map(str, (one["class"], one["method"], one["type"], one["at"], one["what"])))


def is_killed(one):
    return one["status"] not in ("SURVIVED", "NO_COVERAGE")


def store(group, sizes, fresh, whole):
    """What is known of that group: how many changes each class has, and what became of those that were tried."""
    file = WORK / f"{group.name}.json"
    kept = json.loads(file.read_text()) if file.exists() else {"sizes": {}, "changes": {}}
    if whole:
        kept["changes"] = {key: one for key, one in kept["changes"].items() if one["class"] not in sizes}
    kept["sizes"].update(sizes)
    for one in fresh:
        kept["changes"][identity(one)] = one
    file.write_text(json.dumps(kept, indent=0, sort_keys=True))


def known():
    """Which changes may survive: CLASS.METHOD: WHAT, below a heading that says why."""
    found = {}
    reason = ""
    for line in KNOWN.read_text().splitlines():
        if line.startswith("# "):
            reason = line[2:]
        elif line.strip():
            found[line] = reason
    return found


def key(one):
    return f"{one['class']}.{one['method']}: {one['what']}"


def table():
    """All that is known, and whether nothing survives that has no reason."""
    excused = known()
    print(f"{'package':<12}{'changes':>8}{'tried':>7}{'killed':>8}{'by time':>9}{'survived':>10}{'unreached':>11}{'killed':>9}"
          f"{'excused':>9}{'killed of the others':>22}")
    new = []
    for group in GROUPS:
        file = WORK / f"{group.name}.json"
        if not file.exists():
            continue
        stored = json.loads(file.read_text())
        changes = list(stored["changes"].values())
        count = Counter(one["status"] for one in changes)
        alive = [one for one in changes if not is_killed(one)]
        reasoned = sum(key(one) in excused for one in alive)
        killed = len(changes) - len(alive)
        print(f"{group.name:<12}{sum(stored['sizes'].values()):>8}{len(changes):>7}{killed:>8}{count['TIMED_OUT']:>9}"
              f"{count['SURVIVED']:>10}{count['NO_COVERAGE']:>11}{100 * killed / max(1, len(changes)):>8.1f}%{reasoned:>9}"
              f"{100 * killed / max(1, len(changes) - reasoned):>21.1f}%")
        new += [f"{one['status'].lower()}  {key(one)} (line {one['line']})" for one in alive if key(one) not in excused]
    (WORK / "survivors.txt").write_text("".join(line + "\n" for line in new))
    return new


def main():
    parser = argparse.ArgumentParser(prog="./dev mutation")
    parser.add_argument("names", nargs="*", metavar="PACKAGE")
    parser.add_argument("--part", default="0-100", metavar="A-B", help="of a hundred parts of all changes those from A to before B")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--together", type=int, default=1, metavar="N", help="N changes of a class in one JVM: quicker")
    parser.add_argument("--again", action="store_true", help="only those that have survived so far")
    parser.add_argument("--table", action="store_true", help="only show what is known")
    arguments = parser.parse_args()
    part = tuple(map(int, arguments.part.split("-")))
    if not arguments.table:
        set_up()
        for name in arguments.names or [group.name for group in GROUPS]:
            group = next((one for one in GROUPS if one.name == name.partition(".")[0]), None)
            if group is None:
                sys.exit(f"There is no {name}; there are {', '.join(one.name for one in GROUPS)}.")
            classes = group.classes if name == group.name else [name.replace("loading.", "internal.") + "*"]
            begin = time.monotonic()
            sizes, fresh = tried(group, classes, part, arguments)
            store(group, sizes, fresh, part == (0, 100) and not arguments.again)
            say(f"{name}: {len(fresh)} changes in {time.monotonic() - begin:.0f} s")
    new = table()
    if new:
        print(f"{len(new)} of them have no reason in {KNOWN.relative_to(ROOT)}: target/mutation/survivors.txt")
    sys.exit(1 if new else 0)


if __name__ == "__main__":
    main()
