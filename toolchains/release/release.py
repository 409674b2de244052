#!/usr/bin/env python3
"""What a release consists of, looked at and put into one folder.

    release.py released     the last version that CHANGELOG.md names with a number, or nothing
    release.py collect      checks what Maven's profile "release" left in target/, and copies it into target/release
    release.py again        builds once more in another folder and time zone: every byte must be the same

It knows the layout of target/ as pom.xml makes it, and nothing of how things are set up.
"""
import hashlib
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree as XML
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RELEASE = ROOT / "target/release"
AGAIN = ROOT / "target/release-again/some/other/folder"
MACHINES = {"windows_64": 0x8664, "windows_arm64": 0xAA64}
CLASSIFIERS = ["", "-sources", "-javadoc", "-testkit", "-testkit-sources", "-testkit-javadoc"]


def released():
    found = re.search(r"^## \[(\d[^\]]*)\]", (ROOT / "CHANGELOG.md").read_text(), re.M)
    return found.group(1) if found else ""


def files(root):
    """Name in the release -> where Maven left it, under that root."""
    target = root / "target"
    pairs = (line.strip().split("=", 1) for line in (target / "maven-archiver/pom.properties").read_text().splitlines() if "=" in line)
    names = dict(pairs)
    base = f"{names['artifactId']}-{names['version']}"
    found = {f"{base}{classifier}.jar": target / f"{base}{classifier}.jar" for classifier in CLASSIFIERS}
    found[f"{base}.pom"] = target / "flattened-pom.xml"
    for kind in ("json", "xml"):
        found[f"{base}-cyclonedx.{kind}"] = target / f"bom.{kind}"
    for report in ("THIRD-PARTY.txt", "DEPENDENCIES.txt"):
        found[report] = target / "licences" / report
    return base, found


# ---- what must be true of them

class Checks:
    def __init__(self, base, found):
        self.base, self.found = base, found
        self.problems = [f"{name} is missing: {path}" for name, path in found.items() if not path.is_file()]
        if not self.problems:
            self.jars = {name: self.read(path) for name, path in found.items() if name.endswith(".jar")}
            for check in (self.both_dlls, self.contents, self.nothing_of_this_machine, self.pom, self.bom):
                check()

    def need(self, true, problem):
        if not true:
            self.problems.append(problem)

    def jar(self, classifier=""):
        return self.jars[f"{self.base}{classifier}.jar"]

    @staticmethod
    def read(path):
        with zipfile.ZipFile(path) as jar:
            return {entry.filename: (entry.date_time, jar.read(entry)) for entry in jar.infolist() if not entry.is_dir()}

    def both_dlls(self):
        build_info = self.jar("-sources").get("io/github/winnet4j/internal/BuildInfo.java", (0, b""))[1].decode()
        for platform, machine in MACHINES.items():
            name = f"META-INF/lib/{platform}/winnet4j.dll"
            if name not in self.jar():
                self.problems.append(f"{self.base}.jar has no {name}")
                continue
            dll = self.jar()[name][1]
            header = struct.unpack_from("<I", dll, 0x3C)[0]
            self.need(struct.unpack_from("<H", dll, header + 4)[0] == machine, f"{name} is for another processor")
            self.need(f'case "{name}" -> "{hashlib.sha256(dll).hexdigest()}"' in build_info, f"BuildInfo has another hash of {name}")

    def contents(self):
        """Nothing of the testkit in the library; sources and pages for all that is public."""
        main = self.jar()
        for wanted in ("META-INF/LICENSE", "module-info.class",
                       "META-INF/native-image/io.github.winnet4j/winnet4j/reachability-metadata.json"):
            self.need(wanted in main, f"{self.base}.jar has no {wanted}")
        self.need(not any("testkit/" in name and "internal/testkit/" not in name for name in main), "the testkit is in the library's jar")
        self.sources("", "-sources", "io/github/winnet4j/")
        self.sources("-testkit", "-testkit-sources", "io/github/winnet4j/testkit/", generated={"BuildInfo"})
        pages = self.jar("-javadoc")
        for package in ("", "peerdist/", "port/", "wifidirect/", "win32/", "wlan/", "wnet/"):
            name = f"io.github.winnet4j/io/github/winnet4j/{package}package-summary.html"
            self.need(name in pages, f"the Javadoc jar has no {name}")
        self.need(not any("/internal/" in name or "/tool/" in name for name in pages), "the Javadoc jar has pages of internal packages")
        self.need("io.github.winnet4j.testkit/io/github/winnet4j/testkit/SimulatedWindows.html" in self.jar("-testkit-javadoc"),
                  "the testkit's Javadoc jar has no page of SimulatedWindows")

    def sources(self, classes, sources, prefix, generated=frozenset()):
        for name in self.jar(classes):
            if name.startswith(prefix) and name.endswith(".class") and "$" not in name:
                source = name.removesuffix(".class") + ".java"
                if Path(source).stem not in generated:
                    self.need(source in self.jar(sources), f"the jar {sources} has no {source}")

    def nothing_of_this_machine(self):
        """One time for all entries, and the folder of the checkout nowhere."""
        for name, entries in self.jars.items():
            times = {time for time, _ in entries.values()}
            self.need(len(times) == 1, f"{name}: entries have {len(times)} different times")
            for entry, (_, content) in entries.items():
                self.need(str(ROOT).encode() not in content, f"{name}: {entry} has this folder's path in it")

    def pom(self):
        """jspecify's annotations, and native-lib-loader for those who have it: nothing that brings SLF4J to a user."""
        space = {"m": "http://maven.apache.org/POM/4.0.0"}
        tree = XML.parse(self.found[f"{self.base}.pom"]).getroot()
        dependencies = [(d.findtext("m:artifactId", "", space), d.findtext("m:scope", "compile", space), d.findtext("m:optional", "false", space))
                        for d in tree.findall("m:dependencies/m:dependency", space)]
        wanted = [("jspecify", "compile", "false"), ("native-lib-loader", "compile", "true")]
        self.need(sorted(dependencies) == wanted, f"the POM has other dependencies: {dependencies}")
        for element in ("name", "description", "url", "licenses", "developers", "scm"):
            self.need(tree.find(f"m:{element}", space) is not None, f"the POM has no {element}, which Maven Central wants")

    def bom(self):
        bom = json.loads(self.found[f"{self.base}-cyclonedx.json"].read_text())
        names = sorted(component["name"] for component in bom["components"])
        self.need(names == ["jspecify", "native-lib-loader", "slf4j-api"], f"the SBOM has other components: {names}")


def collect():
    base, found = files(ROOT)
    problems = Checks(base, found).problems
    if problems:
        sys.exit("\n".join(["This is no release:", *(f"  {problem}" for problem in problems)]))
    shutil.rmtree(RELEASE, ignore_errors=True)
    RELEASE.mkdir(parents=True)
    for name, path in found.items():
        shutil.copyfile(path, RELEASE / name)
    sums = "".join(f"{hashlib.sha256((RELEASE / name).read_bytes()).hexdigest()}  {name}\n" for name in sorted(found))
    (RELEASE / "SHA256SUMS").write_text(sums)
    print(f"> target/release: {len(found)} files\n{sums}", end="")


# ---- once more

def again():
    shutil.rmtree(AGAIN, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True)
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (AGAIN / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, AGAIN / name)
    # The compiler alone: what zig has built before, its C++ library first of all, is built once more, too.
    (AGAIN / ".tools").mkdir()
    (AGAIN / ".tools/zig").symlink_to(ROOT / ".tools/zig")
    command = ["mvn", "-B", "-ntp", "-Prelease,arm64", "-Dmaven.test.skip=true", "-Dnative.part=jars", "verify"]
    print(f"> once more, in {AGAIN} (log: target/release-again.log)", flush=True)
    # Jars of sources and pages keep the modes of files, which depend on the umask: it is that of ./dev release.
    with open(ROOT / "target/release-again.log", "w") as log:
        code = subprocess.run(command, cwd=AGAIN, env=dict(os.environ, TZ="Pacific/Auckland"), umask=0o022, stdout=log, stderr=log).returncode
    if code:
        sys.exit("The second build failed; all it said is in target/release-again.log.")
    _, found = files(AGAIN)
    different = [line for name, path in sorted(found.items()) for line in differences(name, RELEASE / name, path)]
    if different:
        sys.exit("\n".join(["The two builds differ:", *(f"  {line}" for line in different)]))
    print(f"> {len(found)} files, built twice in two folders, are equal byte for byte")


def differences(name, one, other):
    if one.read_bytes() == other.read_bytes():
        return []
    if not name.endswith(".jar"):
        return [name]
    first, second = Checks.read(one), Checks.read(other)
    entries = [entry for entry in sorted(first.keys() | second.keys()) if first.get(entry) != second.get(entry)]
    return [f"{name}: {entry}" for entry in entries] or [f"{name}: only the order or the form of its entries"]


if __name__ == "__main__":
    commands = {"released": lambda: print(released()), "collect": collect, "again": again}
    if len(sys.argv) != 2 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]]()
