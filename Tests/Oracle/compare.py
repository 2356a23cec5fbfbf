#!/usr/bin/env python3
"""Compares the program's caseloads with the oracle's, on the sample and on bundles made at random.

    compare.py BINARY [--seeds N] [--from SEED] [--keep DIR] [--show N]

For each bundle it makes an empty demonstration store, imports the bundle, and asks for every
grouping at every time worth asking about, whole and for one county. Rows are compared by their
key, without regard to order, with exactly the contract's keys and exactly equal values. The last
line is `N passed, N failed`; the exit status is 1 when something failed.
"""

import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

import bundle
import caseloads
import randombundle

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, "..", "..", "sampledata")
SAMPLE_TIMES = ["2026-11-20T12:00:00-08:00", "2026-11-10T12:00:00-08:00",
                "2026-12-01T00:00:00-08:00", "2026-03-02T00:00:00-08:00"]
KEYS = {
    "case": ("case", "worker", "role"),
    "worker": ("worker",),
    "unit": ("county", "unit"),
    "county": ("county",),
}


class Program:
    """The program with a store of its own and nothing of the user's configuration."""

    def __init__(self, binary, folder):
        self.binary = os.path.abspath(binary)
        self.store = os.path.join(folder, "board.db")
        self.environment = {"PATH": os.environ.get("PATH", ""), "HOME": folder, "LC_ALL": "C.UTF-8"}

    def run(self, *words):
        command = [self.binary, "--store", self.store, *words]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=120)
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)}: exit {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def rows(self, *words):
        return json.loads(self.run(*words, "--format", "json"))["rows"]


def canonical(row):
    row = dict(row)
    if "modifiers" in row:
        row["modifiers"] = sorted(row["modifiers"], key=lambda m: m["name"])
    return row


def keyed(rows, by):
    """Rows under their key; a repeated key is itself a difference."""
    table = collections.defaultdict(list)
    for row in rows:
        table[tuple(row.get(name) for name in KEYS[by])].append(canonical(row))
    return table


def differences(theirs, ours, by):
    theirs, ours = keyed(theirs, by), keyed(ours, by)
    for key in sorted(set(theirs) | set(ours), key=repr):
        if len(theirs[key]) != len(ours[key]):
            yield f"{key}: {len(theirs[key])} rows, the oracle has {len(ours[key])}"
            continue
        for mine, other in zip(theirs[key], ours[key]):
            for name in sorted(set(mine) | set(other)):
                found, wanted = mine.get(name, "absent"), other.get(name, "absent")
                same = found == wanted and isinstance(found, bool) == isinstance(wanted, bool)
                if not same:
                    yield f"{key}.{name}: {found!r}, the oracle has {wanted!r}"


class Report:
    def __init__(self, show):
        self.passed = self.failed = 0
        self.show = show

    def check(self, title, problems):
        problems = list(problems)
        if not problems:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAILED {title}")
        for problem in problems[:self.show]:
            print(f"  {problem}")
        if len(problems) > self.show:
            print(f"  and {len(problems) - self.show} more")


def compare(program, folders, times, title, report):
    program.run("init", "--demo")
    for folder in folders:
        program.run("import", folder)
    again = program.rows("import", folders[-1])
    report.check(f"{title} imported again", [
        f"{r['file']}: {r['added']} added, {r['changed']} changed" for r in again
        if r["added"] or r["changed"]])
    for time in times:
        oracle = caseloads.Oracle(folders, bundle.instant(time))
        for by in KEYS:
            for county in ((), ("06029",)):
                scope = [word for fips in county for word in ("--county", fips)]
                words = ["caseloads", "--by", by, "--as-of", time, *scope]
                theirs = program.rows(*words)
                report.check(f"{title} {' '.join(words)}",
                             differences(theirs, oracle.rows(by, county), by))


def compare_in(folder, binary, folders, times, title, report):
    try:
        compare(Program(binary, folder), folders, times, title, report)
    except (RuntimeError, ValueError, KeyError, subprocess.TimeoutExpired) as error:
        report.check(title, [f"{type(error).__name__}: {error}"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--from", type=int, default=1, dest="first")
    parser.add_argument("--keep", help="keeps the bundles made at random in this folder")
    parser.add_argument("--show", type=int, default=10, help="differences printed of each check")
    options = parser.parse_args()
    report = Report(options.show)
    with tempfile.TemporaryDirectory() as folder:
        compare_in(folder, options.binary, [SAMPLE], SAMPLE_TIMES, "sample", report)
    for seed in range(options.first, options.first + options.seeds):
        with tempfile.TemporaryDirectory() as folder:
            target = os.path.join(options.keep or folder, f"seed-{seed}")
            maker = randombundle.Maker(seed)
            maker.make()
            maker.save(target)
            folders = [os.path.join(target, name) for name in ("first", "then")]
            times = [randombundle.utc(t) for t in maker.times]
            compare_in(folder, options.binary, folders, times, f"seed {seed}", report)
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
