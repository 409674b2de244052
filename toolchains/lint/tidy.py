"""Runs clang-tidy over the sources of the DLL, the simulator and its network provider:
    tidy.py check|fix CLANG-TIDY COMPILE_COMMANDS.JSON STAMPS
A file that was clean isn't looked at again until it, a header of ours that it includes, .clang-tidy or the tool changes.
What CMake compiles several sources at a time with (UNITY_BUILD) is such a file, too, and includes the sources.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
NATIVE = ROOT / "native"
TARGETS = re.compile(r" -o (\S*/)?(winnet4j|winnet4j_objects|winnet4j-simulator|winnet4j-provider)\.dir/")
INCLUDE = re.compile(r'^#include "([^"]+)"', re.MULTILINE)
# What is precompiled is GCC's, as are names of warnings.
PRECOMPILED = re.compile(r" -Winvalid-pch| -include \S*/cmake_pch\.hxx| -Wno-\S+")
COMPILER = "x86_64-w64-mingw32-g++-posix"


def sources(database):
    """The database's entries of our targets, each file once, the largest first, so that all threads end together."""
    found = {}
    for entry in json.loads(database.read_text()):
        file = pathlib.Path(entry["file"])
        if (file.suffix == ".cpp" or file.parent.name == "Unity") and TARGETS.search(entry["command"]):
            entry["command"] = PRECOMPILED.sub("", entry["command"])
            found.setdefault(file, entry)
    size = {file: sum(one.stat().st_size for one in with_headers(file) if one.suffix != ".h") for file in found}
    return dict(sorted(found.items(), key=lambda one: -size[one[0]]))


def with_headers(file):
    """The file and all of native/ that it includes."""
    seen, waiting = set(), [file]
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            names = INCLUDE.findall(one.read_text(encoding="utf-8"))
            waiting += [at for name in names for at in (NATIVE / name, one.parent / name) if at.is_file()]
    return sorted(seen)


def digest(file, command, common):
    made = hashlib.sha256(common + command.encode())
    for one in with_headers(file):
        made.update(one.read_bytes())
    return made.hexdigest()


def compiler_arguments():
    """Makes clang read the headers of mingw's GCC, but for those that belong to GCC itself."""
    shown = subprocess.run([COMPILER, "-x", "c++", "-E", "-v", "-"], input="", capture_output=True, text=True, check=True)
    folders = shown.stderr.split("search starts here:")[-1].split("End of search list")[0].split()
    own = re.compile(r"/lib/gcc/[^/]+/[^/]+/include(-fixed)?$")
    return [
        "--extra-arg-before=--target=x86_64-w64-windows-gnu",
        "--extra-arg=-nostdinc++",
        *(f"--extra-arg=-isystem{folder}" for folder in folders if not own.search(folder)),
    ]


def main(command, tool, database, stamps):
    database, stamps = pathlib.Path(database), pathlib.Path(stamps)
    stamps.mkdir(parents=True, exist_ok=True)
    arguments = compiler_arguments()
    version = subprocess.run([tool, "--version"], capture_output=True, check=True).stdout
    common = version + repr(arguments).encode() + (ROOT / ".clang-tidy").read_bytes()
    waiting = []
    for file, entry in sources(database).items():
        stamp = stamps / str(file.relative_to(ROOT)).replace("/", "+")
        if not stamp.is_file() or stamp.read_text() != digest(file, entry["command"], common):
            waiting.append((file, entry, stamp))
    if not waiting:
        return 0
    print(f"> clang-tidy: {len(waiting)} files", file=sys.stderr)
    chosen = stamps / "compile_commands.json"  # a file that is in two targets would be looked at twice
    chosen.write_text(json.dumps([entry for _, entry, _ in waiting]))
    # That a source is included is what such a file is for.
    base = [tool, "-p", str(stamps), "--quiet", "--checks=-bugprone-suspicious-include", *arguments,
            *(["--fix"] if command == "fix" else [])]

    def look(one):
        file, entry, stamp = one
        before = digest(file, entry["command"], common)
        done = subprocess.run([*base, str(file)], capture_output=True, text=True)
        if done.returncode == 0:
            stamp.write_text(before)
            return True
        print(done.stdout + (done.stderr if not done.stdout else ""), flush=True)
        return False

    # Two that put right the same header at once would spoil it.
    threads = 1 if command == "fix" else os.cpu_count()
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        clean = list(pool.map(look, waiting))
    return 0 if all(clean) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
