#!/usr/bin/env python3
"""Runs the tests of one build, several at a time, and adds up what they reported.

    runs.py [--quick | --only RUN... | --test CLASS[#METHOD]... [--java 17|21|25|linux]...] [--build COMMAND]

A run is one JVM with its flags, or one step of the native tests; RUNS below is the only list of them. Each of the lanes,
one for each CPU, takes the first run whose needs are met. A lane has a CPU and a Wine prefix of its own, so two runs share
neither Wine's server nor what a test leaves in the registry. What a run prints goes to target/test/NAME.log.

It knows the layout of target/ as pom.xml and CMakePresets.json make it, and nothing of how to build or set up.
"""
import argparse
import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import Callable
from pathlib import Path

import tally

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "target"
REPORTS = TARGET / "test"
XCHECK_LOGS = TARGET / "xcheck"
NATIVE = TARGET / "native"
SIMULATED = "simulated-windows"  # the tag of tests that want a JVM where Windows' own DLLs were never used
ONE_JVM = "one-jvm"  # the tag of tests whose result no JVM and no flag can change: @OneJvm
PLAIN_ONLY = "plain-only"  # the tag of tests that -Xcheck:jni can't tell anything of: @PlainOnly
NOT_BETWEEN = "oldest-and-newest"  # the tag of tests that need no JVM between these two: @OldestAndNewest
BETWEEN = "21"
LANES = 2
HUNG = "HUNG: "  # how Watchdog begins, which ends a JVM whose test hangs
LIMIT = 15 * 60  # seconds; a run that takes longer hangs

BRIEF = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # a Maven is done before the optimising compiler pays
ACCESS = "--enable-native-access=ALL-UNNAMED"  # JDK 24 and later want it
WARNING = re.compile(r"WARNING in native method|FATAL ERROR in native method|WARNING: JNI")
# JDK 17's own: SecureRandom asks for the network interfaces, with one local reference too many.
NOT_OURS = re.compile(r"WARNING: JNI local refs: [^\n]*\n\s+at java\.net\.NetworkInterface\.getAll")


@dataclass
class Run:
    name: str
    command: Callable  # the options that select tests -> argv
    weight: int  # about how many seconds it takes; the long ones begin first
    needs: tuple = ()
    java: str = ""  # which JVM: 17, 21, 25, linux; none: no Java
    quick: bool = False  # part of ./dev check
    pinned: bool = True  # to the CPU of its lane


# ---- JVMs

def jvm(version, *flags, simulated=False, everything=False, package=None):
    def command(tests):
        if package:
            tests = [f"--select-package={package}", *CLASSES]
        windows = version not in ("linux", "memory")
        java = [str(ROOT / f".tools/windows-{version}/bin/java") if windows else f"{os.environ['JAVA_HOME']}/bin/java"]
        if version == "memory":  # Windows in memory, on the JDK that builds
            java = [str(ROOT / "toolchains/test/memory.sh"), "--sanitizers"]
        name = jar("")
        properties = {"jar": name, "testkit": jar("-testkit"), "lib": TARGET / "lib", "native": NATIVE / "mingw-x64", "target": TARGET}
        if not windows and (REPORTS / "rebuild.log").exists():
            properties["rebuild"] = TARGET / "rebuild/build"
        # On the simulator from the jars, as users have it; elsewhere from the folders.
        if simulated:
            path = [name, jar("-testkit"), TARGET / "test-classes"]
        else:
            path = [TARGET / "test-classes", TARGET / "classes"]
        path += (TARGET / "classpath.txt").read_text().strip().split(":")
        tags = ["--include-tag" if simulated else "--exclude-tag", SIMULATED]
        if not everything:
            tags += ["--exclude-tag", ONE_JVM]
        if "-Xcheck:jni" in flags:
            tags += ["--exclude-tag", PLAIN_ONLY]
        if version == BETWEEN:
            tags += ["--exclude-tag", NOT_BETWEEN]
        return [*java, *flags, *(f"-Dwinnet4j.test.{key}={value}" for key, value in properties.items()),
                "-cp", (";" if windows else ":").join(map(str, path)),
                "org.junit.platform.console.ConsoleLauncher", "execute", "--disable-banner", "--disable-ansi-colors",
                "--details=tree", "--details-theme=ascii", *tags, *tests]
    return command


def jar(classifier):
    pairs = (line.strip().split("=", 1) for line in (TARGET / "maven-archiver/pom.properties").read_text().splitlines() if "=" in line)
    names = dict(pairs)
    return TARGET / f"{names['artifactId']}-{names['version']}{classifier}.jar"


# Test classes as Surefire finds them; classes inside of others are specimens, which tests run.
CLASSES = [r"--include-classname=^(.*\.)?(Test[^.$]*|[^.$]*Test(s|Case)?)$", r"--exclude-classname=.*\$.*"]


def selection(tests):
    """ConsoleLauncher's options for CLASS or CLASS#METHOD; all tests without any."""
    if not tests:
        return [f"--scan-classpath={TARGET / 'test-classes'}", *CLASSES]
    options = []
    for test in tests:
        name, _, method = test.partition("#")
        name = class_of(name)
        # All methods of that name, whatever their parameters are.
        options += [f"--select-class={name}", f"--include-methodname={re.escape(name)}#{re.escape(method) if method else '.*'}"]
    return options


def source_of(name):
    """The file of a test class, by its short name or its whole one."""
    found = sorted((ROOT / "src/test/java").rglob(f"{name.rpartition('.')[2]}.java"))
    if not found:
        sys.exit(f"There is no test class {name} in src/test/java.")
    return found[0]


def class_of(name):
    return ".".join(source_of(name).relative_to(ROOT / "src/test/java").with_suffix("").parts)


def worlds(tests):
    """Where the tests of these classes run: on the simulator when it is switched on for the class, in both when for methods."""
    found = set()
    for test in tests:
        text = source_of(test.partition("#")[0]).read_text()
        found |= {"simulator"} if "\n@SimulatedWindows" in text else {"windows", "simulator"} if "@SimulatedWindows" in text else {"windows"}
    return found


# ---- native tests

def workflow(preset):
    return lambda _: ["cmake", "--workflow", "--preset", preset]


def rebuild(_):
    """The same sources in another folder must give the same bytes; a test compares the two DLLs."""
    source = TARGET / "rebuild/source"
    wanted = ["pom.xml", "CMakeLists.txt", "CMakePresets.json", "native", "toolchains", "src/main/java/io/github/winnet4j/win32/WinError.java"]
    for entry in wanted:
        for file in [ROOT / entry] if (ROOT / entry).is_file() else sorted(f for f in (ROOT / entry).rglob("*") if f.is_file()):
            copy = source / file.relative_to(ROOT)
            if not copy.exists() or copy.stat().st_mtime != file.stat().st_mtime:
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(file, copy)
    for copy in sorted(f for f in source.rglob("*") if f.is_file()):
        if not (ROOT / copy.relative_to(source)).exists():
            copy.unlink()
    configure = "cmake --log-level=WARNING --preset mingw-x64 -S . -B ../build"
    return ["sh", "-c", f"cd '{source}' && {configure} && cmake --build ../build --target winnet4j"]


def pages(_):
    """What a browser looks at: the demo's page, a picture by TimelineTest, and those of the documents."""
    return ["sh", "-c", "exec toolchains/test/pages.py target/demo/endings.html target/pages/*.svg docs/images/*.svg"]


# A JVM takes Wine's machine for one of two CPUs, and G1's threads then wait for each other on the lane's one: JVM 25 has it on
# the simulator, as users do. The optimising compiler is that of the oldest and the newest JVM; what is checked is too slow for
# it to come in time. -Xcheck:jni watches our calls, which are the same everywhere: the newest JVM has it.
SERIAL = "-XX:+UseSerialGC"
QUICK = [SERIAL, "-XX:TieredStopAtLevel=1"]
CHECKED = [*QUICK, "-Xcheck:jni"]

RUNS = [
    Run("format", lambda _: ["mvn", "-q", "-B", "-ntp", "spotless:check"], 15, needs=("build",), quick=True, pinned=False),
    Run("lint-java", lambda _: ["toolchains/lint/java.sh"], 60, needs=("build",), quick=True, pinned=False),
    Run("lint-native", lambda _: ["toolchains/lint/native.sh", "check"], 50, needs=("build",), quick=True, pinned=False),
    Run("linux-asan", workflow("linux-asan"), 80, pinned=False),
    Run("linux-tsan", workflow("linux-tsan"), 40, pinned=False),
    Run("rebuild", rebuild, 35, quick=True, pinned=False),
    Run("mingw-x64", lambda _: ["ctest", "--preset", "mingw-x64"], 10, needs=("build",), quick=True),
    # Quick ones of all kinds, the same each time; ./dev torture goes on from there. Early, since another one waits for it.
    Run("torture", lambda _: ["toolchains/test/torture.sh", "--seeds", "2000", "--orders", "2"], 60, needs=("build",), pinned=False),
    Run("torture-free", lambda _: ["toolchains/test/torture.sh", "--free", "--minutes", "0.4"], 30, needs=("torture",), pinned=False),
    # Unpinned: Maven and Surefire's JVMs beside it.
    Run("samples", lambda _: ["toolchains/test/samples.sh"], 100, needs=("build",), pinned=False),
    # The library and the simulator under the sanitizers, which linux-asan has built but for the library; and Wine's share.
    Run("torture-families", lambda _: ["toolchains/test/torture.sh", "--sanitizers", "--family", "all", "--seeds", "2000"], 40,
        needs=("build", "linux-asan"), pinned=False),
    Run("torture-families-wine", lambda _: ["toolchains/test/torture.sh", "--family", "all", "--seeds", "1000"], 8, needs=("build",)),
    # The same tests as simulator-17 without Wine: by ./dev try alone.
    Run("simulator-memory", jvm("memory", "-XX:TieredStopAtLevel=1", simulated=True), 60, needs=("build",), java="memory", pinned=False),
    Run("linux", jvm("linux", *QUICK, everything=True), 80, needs=("build", "rebuild"), java="linux", quick=True),
]
# The flags rehearse the day when native access is denied unless it was allowed.
DENIED = [ACCESS, "--illegal-native-access=deny"]
for version, world, plain, checked in (
        ("17", "windows", [SERIAL], None),
        ("17", "simulator", [SERIAL], None),
        (BETWEEN, "windows", QUICK, None),
        (BETWEEN, "simulator", QUICK, None),
        ("25", "windows", [*DENIED, SERIAL], [ACCESS, *CHECKED]),
        ("25", "simulator", DENIED, [ACCESS, *CHECKED])):
    newest = version == "25"
    simulated = world == "simulator"
    RUNS.append(Run(f"{world}-{version}", jvm(version, *plain, simulated=simulated, everything=newest),
                    50 if simulated else 220 if newest else 140,
                    needs=("build",), java=version, quick=newest))
    if checked:
        RUNS.append(Run(f"{world}-{version}-xcheck", jvm(version, *checked, simulated=simulated), 40 if simulated else 110,
                        needs=("build",), java=version))
# Its pages come from DemoTest and TimelineTest.
RUNS.append(Run("pages", pages, 5, needs=("windows-25",), quick=True, pinned=False))
# The port once more, by its other delivery.
for name, flags in (("callback-25", [SERIAL]), ("callback-25-xcheck", CHECKED)):
    RUNS.append(Run(name,
                    jvm("25", ACCESS, "-Dwinnet4j.test.delivery=CALLBACK", *flags, package="io.github.winnet4j.port"), 60, needs=("build",),
                    java="25"))


# ---- lanes

class Lanes:
    """The runs that wait, and the threads that take them; a run whose needs failed fails with them."""

    def __init__(self, runs, tests):
        self.waiting = sorted(runs, key=lambda run: -run.weight)
        self.tests = tests
        self.names = {run.name for run in runs}
        self.change = threading.Condition()
        self.ended = {}  # name -> what was wrong, empty when nothing

    def work(self, lane):
        while (run := self.take()) is not None:
            broken = [need for need in run.needs if self.ended.get(need)]
            problem = report(run, f"not begun, since {broken[0]} failed", 0) if broken else execute(run, lane, self.tests)
            with self.change:
                self.ended[run.name] = problem
                self.change.notify_all()

    def take(self):
        with self.change:
            while self.waiting:
                for run in self.waiting:
                    if all(need in self.ended or need not in self.names for need in run.needs):
                        self.waiting.remove(run)
                        return run
                self.change.wait()
        return None


started = set()  # the runs in progress, each with a process group of its own
starting = threading.Lock()


def stop(number, _):
    """Terminated or interrupted: ends what is in progress, which would go on by itself."""
    with starting:  # nothing else begins
        for process in started:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        os._exit(128 + number)


def execute(run, lane, tests):
    environment = dict(os.environ, WINNET4J_LANE=str(lane), WINNET4J_XCHECK_LOG_DIR=str(XCHECK_LOGS),
                       MAVEN_OPTS=f"{BRIEF} {os.environ.get('MAVEN_OPTS', '')}")
    if run.pinned:  # Wine's server answers much faster on one CPU
        environment["WINNET4J_CPU"] = str(lane)
    reports = [f"--reports-dir={REPORTS / run.name}"] if run.java else []
    command = [*run.command(tests), *reports]
    if run.pinned:
        command = ["taskset", "-c", str(lane), *command]
    start = time.monotonic()
    with open(REPORTS / f"{run.name}.log", "w") as log:
        with starting:
            process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                       start_new_session=True)
            started.add(process)
        try:
            code = process.wait(LIMIT)
            # 1 of JUnit and 8 of ctest: tests failed, as their reports tell one by one.
            problem = "" if code == 0 or code == (1 if run.java else 8) and reported(run) else f"exit code {code}"
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            problem = f"hung: ended after {LIMIT} s"
        with starting:
            started.remove(process)
    if run.java and not problem and not reported(run):
        problem = "no report"
    return report(run, problem, time.monotonic() - start)


def reported(run):
    return bool(list((REPORTS / run.name if run.java else NATIVE / run.name).glob("*.xml")))


def report(run, problem, seconds):
    log = REPORTS / f"{run.name}.log"
    print(f"> {run.name}: {problem or 'ended'} ({seconds:.0f} s)", flush=True)
    if problem and log.exists():
        lines = log.read_text(errors="replace").splitlines()
        hung = next((i for i, line in enumerate(lines) if line.startswith(HUNG)), None)
        if hung is not None:
            problem = lines[hung]
        shown = lines[-40:] if hung is None else lines[hung:hung + 200]
        print(*(f"    {line}" for line in shown), sep="\n", flush=True)
    return problem


def xcheck_findings():
    """What -Xcheck:jni complained of, in the JVMs of the runs and in those that tests started."""
    for log in sorted(XCHECK_LOGS.glob("xcheck-*.log")):
        said = NOT_OURS.sub("", log.read_text(errors="replace"))
        yield from (f"-Xcheck:jni, {log.name}: {line}" for line in said.splitlines() if WARNING.search(line))


# ---- what is asked for

def chosen(arguments):
    if arguments.test:
        wanted = worlds(arguments.test)
        return [run for run in RUNS if run.java in (arguments.java or ["25"]) and not run.name.endswith("-xcheck")
                and (run.java == "linux" or run.name.partition("-")[0] in wanted)]
    if arguments.only:
        unknown = set(arguments.only) - {run.name for run in RUNS}
        if unknown:
            sys.exit(f"There is no run {', '.join(sorted(unknown))}; there are {', '.join(run.name for run in RUNS)}.")
        return [run for run in RUNS if run.name in arguments.only]
    return [run for run in RUNS if (run.quick if arguments.quick else run.java != "memory")]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="only the runs of ./dev check")
    parser.add_argument("--only", action="append", default=[], metavar="RUN")
    parser.add_argument("--test", action="append", default=[], metavar="CLASS[#METHOD]", help="only these, plainly")
    parser.add_argument("--java", action="append", default=[], metavar="17|21|25|linux|memory", help="with --test: where; without, 25")
    parser.add_argument("--build", metavar="COMMAND", help="run first, by the shell, beside what needs no build")
    arguments = parser.parse_args()
    runs = chosen(arguments)
    if arguments.build:
        runs.insert(0, Run("build", lambda _: ["sh", "-c", f"exec {arguments.build}"], 1000, pinned=False))

    shutil.rmtree(REPORTS, ignore_errors=True)
    shutil.rmtree(XCHECK_LOGS, ignore_errors=True)
    REPORTS.mkdir(parents=True)
    for old in NATIVE.glob("*/ctest*.xml"):
        old.unlink()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    lanes = Lanes(runs, selection(arguments.test))
    threads = [threading.Thread(target=lanes.work, args=(lane,)) for lane in range(LANES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    if arguments.test:  # what they printed
        for run in runs:
            said = (REPORTS / f"{run.name}.log").read_text(errors="replace")
            if "[         0 tests found" not in said:
                print(said.partition("\nTest run finished")[0])
    problems = list(xcheck_findings())
    if any(run.name.endswith("-xcheck") for run in runs) and not list(XCHECK_LOGS.glob("*.log")):
        problems.append("-Xcheck:jni left no log: nothing was checked")
    problems += [f"{name}: {problem}" for name, problem in lanes.ended.items() if problem]
    sys.exit(tally.main(TARGET, problems))


if __name__ == "__main__":
    main()
