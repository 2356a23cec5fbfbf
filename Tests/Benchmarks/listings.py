#!/usr/bin/env python3
"""Holds each listing of the California store against the sqlite3 shell running the same SQL.

    Tests/Benchmarks/listings.py BINARY [--rounds N] [--store FILE] [NAME…]

The statements are those that the program itself ran, views and settings included, with their values
filled in (statements.c, preloaded once, notes them). The shell then runs them all on the same store
and prints their rows: as its own table for text, as CSV for CSV, as JSON for JSON. Both write to
/dev/null, turn by turn, round after round; the first round warms the caches and is not counted.

Printed are medians of milliseconds of processor time, of which other work on the machine takes
nothing; each side's own start (of an empty command: --version; an empty script) is taken off both.
A listing that answers within a few milliseconds is not judged by its ratio. What is computed
beyond the statements is named and its ratio printed, not judged: no SQL gives weighted caseloads,
covered minutes or a deadline. The last line is `N passed, N failed`.
"""

import argparse
import csv
import os
import resource
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CLOCK = "2026-11-20T12:00:00-08:00"
GOAL = 1.5
# Below this a ratio is one of reading clocks, not of listing rows.
AT_ONCE = 5.0
MODES = {"text": ["-column"], "csv": ["-csv"], "json": ["-json"]}
AS_OF = ["--as-of", CLOCK]
MONTH = ["--from", "2026-11-01", "--until", "2026-11-30"]
YEAR = ["--from", "2025-12-01", "--until", "2026-11-30"]
GROUPINGS = ["county", "year", "fiscal_year", "quarter", "venue", "source"]
# Listings whose rows are no rows of a statement, and what they are.
COMPUTED = {"caseloads": "weighs every case", "coverage": "adds up minutes",
            "clocks": "works out every deadline", "missing": "works out every deadline"}


def listings():
    """Name and words of each reading listing."""
    found = {f"caseloads by {by}": ["caseloads", "--by", by, *AS_OF]
             for by in ("county", "unit", "worker", "case")}
    found |= {"placements": ["placements", *AS_OF], "missing": ["missing", *AS_OF],
              "missing --all": ["missing", "--all", *AS_OF], "clocks": ["clocks", *AS_OF],
              "oncall": ["oncall", *AS_OF], "coverage of a month": ["coverage", *MONTH, *AS_OF],
              "roster of a month": ["roster", *MONTH, *AS_OF],
              "callouts of a year": ["callouts", *YEAR, *AS_OF]}
    found |= {f"reports by {by}": ["reports", "--by", by, *AS_OF] for by in GROUPINGS}
    found |= {"oversight": ["oversight", *AS_OF], "policies": ["policies", *AS_OF],
              "policies --history": ["policies", "--history", *AS_OF], "audit": ["audit"],
              "imports": ["imports"], "accounts": ["accounts"]}
    return found


class Bench:
    """The program, the store, and a folder for what both are fed."""

    def __init__(self, binary, folder, store):
        self.binary, self.folder = os.path.abspath(binary), folder
        self.environment = {"PATH": os.environ["PATH"], "HOME": folder, "LANG": "C.UTF-8"}
        self.library = os.path.join(folder, "statements.so")
        subprocess.run(["cc", "-O1", "-Wall", "-Wextra", "-shared", "-fPIC", "-o", self.library,
                        os.path.join(HERE, "statements.c"), "-lsqlite3"], check=True)
        self.store = store or os.path.join(folder, "california.db")
        if not store:
            self.check(self.command("demo", "--scale", "california", "--seed", "1", "--clock",
                                    CLOCK, "--no-open"))

    def command(self, *words):
        return [self.binary, "--store", self.store, *words]

    def check(self, command, **environment):
        done = subprocess.run(command, env=self.environment | environment, capture_output=True,
                              stdin=subprocess.DEVNULL, text=True)
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)}: {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def statements(self, words, name):
        """A script of what the program runs for a listing."""
        path = os.path.join(self.folder, f"{name.replace(' ', '-')}.sql")
        self.check(self.command(*words), LD_PRELOAD=self.library, STATEMENTS=path)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if "SELECT" not in text or "INSERT INTO" in text:
            sys.exit(f"{name}: these are no statements of a listing: {text[:300]}")
        return path

    def rows(self, words):
        text = self.check(self.command(*words, "--format", "csv"))
        return sum(1 for _ in csv.reader(text.splitlines(keepends=True))) - 1

    def milliseconds(self, command, script=None):
        """Processor time of one run."""
        source = open(script, "rb") if script else subprocess.DEVNULL
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, env=self.environment, stdin=source,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if script:
            source.close()
        if done.returncode != 0 or done.stderr:
            sys.exit(f"{' '.join(command)}: {done.returncode}: {done.stderr.strip()[:300]}")
        return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)

    def compare(self, sides, rounds):
        """Medians of several commands run turn by turn."""
        times = [[] for _ in sides]
        for number in range(rounds + 1):
            for side, (command, script) in enumerate(sides):
                found = self.milliseconds(command, script)
                if number:
                    times[side].append(found)
        return [statistics.median(each) for each in times]


def measure(bench, name, words, starts, rounds):
    """A line for each format; whether each holds."""
    script, rows, held = bench.statements(words, name), bench.rows(words), []
    computed = COMPUTED.get(words[0])
    for form, mode in MODES.items():
        ours, theirs = bench.compare(
            [(bench.command(*words, "--format", form), None),
             (["sqlite3", "-readonly", *mode, bench.store], script)], rounds)
        ours, theirs = ours - starts[0], max(theirs - starts[1], 0.1)
        ratio = ours / theirs
        holds = ours <= AT_ONCE or ratio <= GOAL
        word = "ok" if holds else "figures" if computed else "FAIL"
        print(f"{name:24} {form:5} {rows:7} {ours:8.1f} {theirs:8.1f} {ratio:7.2f}  {word}"
              f"{': ' + computed if word == 'figures' else ''}", flush=True)
        if not computed:
            held.append(holds)
    return held


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("names", nargs="*", help="listings that begin so; all when left out")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--store", help="a California store that is there already")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="csecboard-listings-") as folder:
        bench = Bench(options.binary, folder, options.store)
        empty = os.path.join(folder, "empty.sql")
        open(empty, "w", encoding="ascii").close()
        starts = bench.compare([([bench.binary, "--version"], None),
                                (["sqlite3", ":memory:"], empty)], options.rounds * 2)
        print(f"start, taken off: csecboard {starts[0]:.1f} ms, sqlite3 {starts[1]:.1f} ms")
        print(f"{'listing':24} {'as':5} {'rows':>7} {'ms':>8} {'sqlite3':>8} {'ratio':>7}")
        held = []
        for name, words in listings().items():
            if not options.names or any(name.startswith(one) for one in options.names):
                held += measure(bench, name, words, starts, options.rounds)
    print(f"{sum(held)} passed, {len(held) - sum(held)} failed")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
