#!/usr/bin/env python3
"""Adds up what the tests reported: a line for each run, each failed test with its words, and
'N passed, N failed, N skipped'. The whole table, a column for each run, goes to TARGET/test/table.txt.

Reads JUnit's TEST-*.xml in TARGET/test/RUN/, Surefire's in TARGET/*surefire*reports*/ (one folder for each JVM) and ctest's
TARGET/native/*/ctest*.xml. By itself: tally.py TARGET. Exits 1 when a test failed or none ran.
"""
import re
import sys
import xml.etree.ElementTree as xml
from collections import defaultdict
from pathlib import Path

PASSED, FAILED, SKIPPED = range(3)
STORY = 30  # lines of a failed test's own words
SLOW = 20  # seconds; a class that takes longer is named


class Cell:
    def __init__(self):
        self.counts, self.seconds = [0, 0, 0], 0.0

    def add(self, outcome, seconds):
        self.counts[outcome] += 1
        self.seconds += seconds

    def __str__(self):
        passed, failed, skipped = self.counts
        words = [f"{failed} FAILED"] * bool(failed) + [f"{skipped} skipped"] * bool(skipped)
        if passed or not words:
            words.insert(0, str(passed))
        return f"{', '.join(words)}  {self.seconds:.1f} s"


def outcome(case):
    if case.find("failure") is not None or case.find("error") is not None or case.get("status") == "fail":
        return FAILED
    if case.find("skipped") is not None or case.get("status") in ("notrun", "disabled"):
        return SKIPPED
    return PASSED


def reports(target):
    """(run, file): the run is a column of the table."""
    for file in sorted(target.glob("*surefire*reports*/**/TEST-*.xml")):
        words = re.split(r"[-/]", file.parent.relative_to(target).as_posix())
        yield "-".join(word for word in words if word not in ("surefire", "reports")) or "java", file
    for file in sorted(target.glob("test/*/TEST-*.xml")):
        yield file.parent.name, file
    for file in sorted(target.glob("native/*/ctest*.xml")):
        yield file.parent.name, file


def row_of(case):
    """The class of a Java test; each test of ctest is a row of its own."""
    name = case.get("classname") or case.get("name")
    return name.rpartition(".")[2]


def story(run, case):
    """What a failed test said, as much of it as one reads: where its own words end up in a log that was cut."""
    problem = next((case.find(tag) for tag in ("failure", "error", "system-out") if case.find(tag) is not None), None)
    said = (problem.text or problem.get("message") or "") if problem is not None else ""
    lines = said.strip().splitlines()
    where = ".".join(filter(None, [case.get("classname"), case.get("name")]))
    return "\n".join([f"FAILED on {run}: {where}", *(f"    {line[:300]}" for line in lines[:STORY])])


def aligned(rows):
    widths = [max(map(len, column)) for column in zip(*rows)]
    return ["   ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:]))]).rstrip() for row in rows]


def main(target, problems=()):
    """Prints it all and returns the exit code. Each problem, a run that broke off or a finding, counts as a failure."""
    table, runs, total, failed = defaultdict(dict), {}, Cell(), [f"FAILED: {problem}" for problem in problems]
    for run, file in reports(target):
        try:
            cases = list(xml.parse(file).iter("testcase"))
        except xml.ParseError as problem:  # a JVM that died while writing
            failed.append(f"FAILED on {run}: unreadable {file}: {problem}")
            continue
        for case in cases:
            seconds = float(case.get("time", "0").replace(",", ""))
            for cell in (table[row_of(case)].setdefault(run, Cell()), runs.setdefault(run, Cell()), total):
                cell.add(outcome(case), seconds)
            if outcome(case) == FAILED:
                failed.append(story(run, case))
    total.counts[FAILED] = len(failed)

    rows = [["suite", *runs]]
    rows += [[suite, *(str(cells.get(run, "")) for run in runs)] for suite, cells in sorted(table.items())]
    (target / "test").mkdir(exist_ok=True)
    (target / "test/table.txt").write_text("\n".join(aligned(rows)) + "\n")

    print("", *aligned([[run, *str(cell).split("  ")] for run, cell in runs.items()]), sep="\n")
    slow = [(cell.seconds, suite, run) for suite, cells in table.items() for run, cell in cells.items() if cell.seconds > SLOW]
    for seconds, suite, run in sorted(slow, reverse=True):
        print(f"slow: {suite} on {run}, {seconds:.0f} s")
    for line in failed:
        print(f"\n{line}")
    passed, failures, skipped = total.counts
    print(f"\n{passed} passed, {failures} failed, {skipped} skipped")
    return 1 if failures or not passed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
