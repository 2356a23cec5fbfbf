#!/usr/bin/env python3
"""Tests the caseloads' screens in a real terminal: one worker, twenty and four hundred, three sizes.

    Tests/Terminal/loads.py BINARY [WORD…]    the tests whose names hold one of the words

One store for each number of workers. The last line is `N passed, N failed`. Needs python3-pyte.
"""

import csv
import os
import re
import sys

from cases import check, run_all, test
from harness import Session
from samplestore import SampleStore

SIZES = [(80, 24), (120, 40), (200, 60)]
STAFF = ["id", "name", "agency", "role", "unit", "county", "fte", "cse_designated", "started_on"]


def write(folder, name, header, rows):
    with open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(header)
        out.writerows(rows)


class Unit(SampleStore):
    """A store of one county with so many workers in units of twelve, each with a case."""

    def __init__(self, binary, count):
        self.count = count
        super().__init__(binary)

    def run(self, *words):
        if words[0] == "import":
            words = ("import", self.bundle())
        return super().run(*words)

    def bundle(self):
        folder = os.path.join(self.folder, "bundle")
        os.mkdir(folder)
        people = range(1, self.count + 1)
        write(folder, "counties", ["fips", "name"], [["06029", "Kern"]])
        write(folder, "agencies", ["id", "name", "kind", "county"],
              [["AG-1", "Sample Child Welfare", "child_welfare", "06029"]])
        write(folder, "staff", STAFF,
              [[f"W-{n:03}", f"Sample Worker {n:03}", "AG-1", "worker", f"Unit {n // 12:02}",
                "06029", "1.0" if n % 3 else "0.05", "yes", "2022-01-03"] for n in people])
        write(folder, "youth", ["id", "initials", "name", "county"],
              [[f"Y-{n:04}", "SY", f"Sample Youth {n:04}", "06029"] for n in people])
        write(folder, "cases", ["id", "youth", "county", "component", "opened_on"],
              [[f"C-{n:04}", f"Y-{n:04}", "06029", ["FR", "FM", "PP"][n % 3], "2024-03-01"]
               for n in people])
        write(folder, "assignments", ["case", "staff", "role", "from"],
              [[f"C-{n:04}", f"W-{n:03}", "primary", "2024-03-01"] for n in people])
        return folder


def settled(session):
    session.read(quiet=0.05)
    return session.display()


def shows(session, pattern, limit=20):
    """The screen once it has a line that matches."""
    for _ in range(limit):
        lines = settled(session)
        read = not any("Being read" in line for line in lines)
        if read and any(re.search(pattern, line) for line in lines):
            return lines
    raise AssertionError(f"no {pattern}:\n" + "\n".join(session.display()))


def workers(lines):
    return [found[0] for line in lines if (found := re.search(r"\bW-\d{3}\b", line))]


def play(store):
    count = store.count
    order = [row["worker"] for row in store.rows("caseloads", "--by", "worker")]
    check(len(order) == count, f"{len(order)} workers")
    rows = "1 row" if count == 1 else f"{count} rows"
    columns, height = SIZES[0]
    session = Session(store.command(), columns=columns, rows=height, HOME=store.folder)
    try:
        shows(session, "DEMO")
        session.send("2bb")
        for columns, height in SIZES:
            session.resize(columns, height)
            session.send("\x0c\x1b[H")
            lines = shows(session, rf"all workers, fullest first.*\b{rows}")
            seen = workers(lines)
            # A terminal of so many lines has room for all but the head and the foot.
            check(seen == order[:len(seen)], f"{columns}x{height}: {seen[:5]}, not {order[:5]}")
            check(len(seen) == min(count, height - 6), f"{columns}x{height}: {len(seen)} rows")
            session.send("\x1b[F")
            last = workers(settled(session))
            check(last and last[-1] == order[-1], f"{columns}x{height}: at the end {last[-3:]}")
            for key, title in (("(", "13 weeks"), ("&", "Continuity"), (")", "14 days ahead"),
                               ("#", "Workforce"), ("=", "what would help")):
                session.send(key)
                shows(session, rf"^(Caseloads › .*)?{title}")
                session.send("q")
                shows(session, "all workers, fullest first")
        # The week was recorded as the board opened, so the last of thirteen columns is drawn.
        check(any("13 weeks" in line for line in settled(session)), "no column of weeks")
        session.send("\x03")
        check(session.wait() == 0, "exit status")
    finally:
        session.close()
    entries = [row for row in store.rows("audit") if row["action"] == "record-week"]
    check(len(entries) == 1, f"{len(entries)} entries for the week")


@test
def one_worker(binary):
    with Unit(binary, 1) as store:
        play(store)


@test
def twenty_workers(binary):
    with Unit(binary, 20) as store:
        play(store)


@test
def four_hundred_workers(binary):
    with Unit(binary, 400) as store:
        play(store)


if __name__ == "__main__":
    sys.exit(run_all(sys.argv[2:], lambda function: function(sys.argv[1])))
