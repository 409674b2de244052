#!/usr/bin/env python3
"""Adds up what the tests reported: a table of suites by run, each failed test with its words, and
'N passed, N failed, N skipped'.

tally.py TARGET: reads Surefire's TEST-*.xml in TARGET/*surefire*reports*/, one folder per JVM, and ctest's
JUnit files TARGET/native/**/ctest*.xml. Exits 1 when a test failed or none ran.
"""
import re
import sys
import xml.etree.ElementTree as xml
from collections import defaultdict
from pathlib import Path

PASSED, FAILED, SKIPPED = range(3)
STORY = 30  # lines of a failed test's own words


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
    """(run, suite, file): the run is a column of the table, the suite a row; None: each case is its own row."""
    for file in sorted(target.glob("*surefire*reports*/**/TEST-*.xml")):
        words = re.split(r"[-/]", file.parent.relative_to(target).as_posix())
        run = "-".join(word for word in words if word not in ("surefire", "reports"))
        yield run or "java", file.stem[len("TEST-"):].rpartition(".")[2], file
    for file in sorted((target / "native").glob("**/ctest*.xml")):
        yield "-".join(file.parent.relative_to(target).parts), None, file


def story(run, case):
    """What a failed test said, as much of it as one reads: where its own words end up in a log that was cut."""
    problem = next((case.find(tag) for tag in ("failure", "error", "system-out") if case.find(tag) is not None), None)
    said = (problem.text or problem.get("message") or "") if problem is not None else ""
    lines = said.strip().splitlines()
    where = ".".join(filter(None, [case.get("classname"), case.get("name")]))
    return "\n".join([f"FAILED on {run}: {where}", *(f"    {line[:300]}" for line in lines[:STORY])])


def main(target):
    table, runs, total, broken, failed = defaultdict(dict), {}, Cell(), [], []
    for run, suite, file in reports(target):
        try:
            cases = list(xml.parse(file).iter("testcase"))
        except xml.ParseError as problem:  # a JVM that died while writing: it counts as one failure
            broken.append(f"{file}: {problem}")
            cases = [xml.Element("testcase", name=file.name, status="fail")]
        for case in cases:
            seconds = float(case.get("time", "0").replace(",", ""))
            for cell in (table[suite or case.get("name")].setdefault(run, Cell()), runs.setdefault(run, Cell()), total):
                cell.add(outcome(case), seconds)
            if outcome(case) == FAILED:
                failed.append(story(run, case))

    rows = [["suite", *runs]]
    rows += [[suite, *(str(cells.get(run, "")) for run in runs)] for suite, cells in sorted(table.items())]
    rows += [["all", *map(str, runs.values())]]
    widths = [max(map(len, column)) for column in zip(*rows)]
    print()
    for row in rows:
        print("   ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:]))]).rstrip())
    for line in broken:
        print("unreadable:", line)
    for line in failed:
        print(f"\n{line}")
    passed, failures, skipped = total.counts
    print(f"\n{passed} passed, {failures} failed, {skipped} skipped")
    return 1 if failures or not passed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
