#!/usr/bin/env python3
"""Builds, lints and runs every test, and sums what they counted.

    Tests/Setup/test.py [STEP…]     the steps named only; `--list` names them

A runner that is missing is a failure, never passed over. The last line is `N passed, N failed`.
"""

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SWIFT = os.environ.get("SWIFT") or "swift"
PYTHON = "/usr/bin/python3"
# Apart from the developer's own build: other flags would make both start anew each time.
SCRATCH = os.path.join(ROOT, ".build-test")
STRICT = [
    "--scratch-path", SCRATCH, "-Xswiftc", "-warnings-as-errors",
    "--explicit-target-dependency-import-check", "error"]
PRODUCTS = os.path.join(SCRATCH, "debug")
BINARY = os.path.join(PRODUCTS, "csecboard")
COUNTS = re.compile(r"(\d+) passed, (\d+) failed")
SWIFT_RUN = re.compile(r"Test run with (\d+) tests? .*(passed|failed)")
SWIFT_FAILURE = re.compile(r"^\S+ Test (\S.*?) (?:with \d+ test cases? )?failed after")


class Step:
    """One command; counted by its own closing line, or as one check when it has none.

    `beside`: whether another step may run at the same time. Each such step keeps to files of its
    own and asserts no times.
    """

    def __init__(self, name, command, script=None, essential=False, counts=False, beside=False):
        self.name, self.command, self.script = name, command, script
        self.essential, self.counts, self.beside = essential, counts, beside


def script(name, path, *words, beside=True):
    return Step(name, [PYTHON, path, *words], script=path, counts=True, beside=beside)


def steps(demo):
    """In the order in which a mistake shows soonest."""
    return [
        Step("build", [SWIFT, "build", "--build-tests", *STRICT], essential=True),
        Step("lint", [SWIFT, "format", "lint", "--strict", "--recursive", "--parallel",
                      "Sources", "Tests", "Package.swift"]),
        Step("manual", [PYTHON, "Tests/Setup/manual.py", BINARY], script="Tests/Setup/manual.py",
             counts=True),
        script("shells", "Tests/Setup/shells.py", BINARY, beside=False),
        Step("demonstration", [BINARY, "--store", demo, "demo", "--no-open"]),
        Step("swift", [SWIFT, "test", "--skip-build", "--disable-xctest", *STRICT], counts=True,
             beside=True),
        script("oracle", "Tests/Oracle/test_oracle.py"),
        script("compare", "Tests/Oracle/compare.py", BINARY),
        script("listings", "Tests/Oracle/compare_board.py", BINARY, "--seeds", "2"),
        script("plans", "Tests/Oracle/compare_plans.py", BINARY),
        script("published", "Tests/Oracle/published.py", BINARY),
        script("formats", "Tests/Formats/check_formats.py", BINARY, demo),
        script("pictures", "Tests/Formats/pictures.py", BINARY),
        script("documents", "Tests/Formats/documents.py", BINARY),
        script("calendar", "Tests/Formats/calendar.py", BINARY),
        script("calendar-in", "Tests/Formats/calendar_in.py", BINARY),
        script("export", "Tests/Formats/export.py", BINARY),
        script("facility-list", "Tests/Formats/facility_list.py", BINARY),
        script("terminal", "Tests/Terminal/run.py", os.path.join(PRODUCTS, "TerminalProbe")),
        script("board", "Tests/Terminal/board.py", BINARY),
        script("loads", "Tests/Terminal/loads.py", BINARY),
        script("hands", "Tests/Terminal/hands.py", BINARY),
        script("missing", "Tests/Terminal/missing.py", BINARY),
        script("access", "Tests/Terminal/access.py", BINARY),
        script("picture", "Tests/Setup/picture.py", "--check", BINARY),
        script("imports", "Tests/Faults/imports.py", BINARY),
        script("contention", "Tests/Faults/contention.py", BINARY),
        script("takers", "Tests/Faults/takers.py", BINARY),
        script("setgid", "Tests/Faults/setgid.py", BINARY),
        script("notices", "Tests/Faults/notices.py", BINARY),
        script("backup", "Tests/Faults/backup.py", BINARY),
        script("fulldisk", "Tests/Faults/fulldisk.py", BINARY),
        script("faults", "Tests/Faults/run.py"),
        script("changes", "Tests/Faults/changes.py", BINARY),
        # Counts what the process does while nothing happens.
        script("idle", "Tests/Benchmarks/idle.py", BINARY),
    ]


def environment():
    """The probes that the build has made already, and nothing of the user's own settings."""
    values = {key: value for key, value in os.environ.items()
              if not key.startswith(("CSECBOARD_", "XDG_")) and key != "NO_COLOR"}
    values.update(
        FAULT_PROBE=os.path.join(PRODUCTS, "FaultProbe"),
        LC_ALL="C.UTF-8")
    return values


def run(step, show):
    """Hands each line of the step's output to `show`; returns what passed and what failed."""
    if step.script and not os.path.exists(os.path.join(ROOT, step.script)):
        show(f"{step.script} is missing\n")
        return 0, 1
    process = subprocess.Popen(
        step.command, cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    passed = failed = 0
    counted = False
    for line in process.stdout:
        show(line)
        whole, swift_run, swift_failure = (
            COUNTS.search(line), SWIFT_RUN.search(line), SWIFT_FAILURE.search(line))
        if whole and step.counts:
            # A runner's last count is its sum.
            passed, failed, counted = int(whole[1]), int(whole[2]), True
        elif swift_failure and not swift_failure[1].startswith("run with"):
            failed += 1
        elif swift_run:
            passed, counted = int(swift_run[1]) - failed, True
    status = process.wait()
    if not step.counts:
        return (1, 0) if status == 0 else (0, 1)
    if (status != 0 or not counted) and failed == 0:
        show(f"{step.name}: ended with status {status}"
             f"{'' if counted else ' and without a count'}\n")
        failed = 1
    return passed, failed


def timed(step, show):
    started = time.monotonic()
    passed, failed = run(step, show)
    return step.name, passed, failed, time.monotonic() - started


def alone(step):
    """Runs one step and shows its output as it comes."""
    print(f"== {step.name}", flush=True)
    return timed(step, lambda line: print(line, end="", flush=True))


def together(few):
    """Runs steps two at a time; shows each one's output in one piece when it has ended."""
    printing = threading.Lock()

    def one(step):
        lines = []
        result = timed(step, lines.append)
        with printing:
            print(f"== {step.name}\n{''.join(lines)}", end="", flush=True)
        return result

    with ThreadPoolExecutor(max_workers=2) as two:
        return list(two.map(one, few))


def groups(every):
    """The steps in order: a step alone, or those in a row that may run beside one another."""
    few = []
    for step in every:
        if step.beside:
            few.append(step)
            continue
        if few:
            yield few
        few = []
        yield [step]
    if few:
        yield few


def summary(results):
    for name, passed, failed, seconds in results:
        print(f"{'FAIL' if failed else 'ok':4} {name:14} {passed:6} passed {failed:4} failed"
              f" {seconds:6.0f} s")
    passed = sum(result[1] for result in results)
    failed = sum(result[2] for result in results)
    print(f"{passed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


def main(words):
    with tempfile.TemporaryDirectory(prefix="csecboard-test-") as folder:
        every = steps(os.path.join(folder, "demo.db"))
        names = [step.name for step in every]
        if "--list" in words:
            print("\n".join(names))
            return 0
        unknown = [word for word in words if word not in names]
        if unknown:
            print(f"no such step: {', '.join(unknown)}", file=sys.stderr)
            return 64
        results = []
        for few in groups([step for step in every if not words or step.name in words]):
            results += [alone(few[0])] if len(few) == 1 else together(few)
            if few[0].essential and results[-1][2]:
                print(f"{few[0].name} failed: the other steps can't run", flush=True)
                break
        print()
        return summary(results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
