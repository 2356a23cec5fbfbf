#!/usr/bin/env python3
"""Measures a plan of 140 MB beside less on the same file.

    Tests/Benchmarks/plans.py BINARY [--rounds N] [--megabytes N]

Printed are medians of milliseconds: from the key that opens the plan (of less: from its start) to
its first screen, from the last letter of a search (of less: from Enter) to the line that has a word
which stands once, near the end, and from G to the last line; the most memory that each held; what
the import took. The last line is `N passed, N failed`: the first screen and the word within twice
what less takes, the word within 20 ms, no more than 160 MB held, and the import's outcome.
"""

import argparse
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "Tests", "Terminal"))
sys.path.insert(0, os.path.join(ROOT, "Tests", "Benchmarks"))

from harness import Session  # noqa: E402
from startup import pump  # noqa: E402

WORDS = ("county youth advocate response team training court agency plan section service contact"
         " night week report screening placement housing health school family partner review"
         " funding staff policy protocol meeting record safety").split()
SECTIONS = ("Steering committee", "MDT tiers", "Screening", "Training", "Budget")
LINES_A_SECTION = 40_000


def write_plan(path, size):
    """A plan of about `size` bytes; answers how many lines it has, and the line of the rare word."""
    source = random.Random(1)
    stock = [" ".join(source.choices(WORDS, k=11)) + "\n" for _ in range(5_000)]
    written, line, rare = 0, 5, 0
    with open(path, "w", encoding="ascii") as file:
        file.write("---\ncounty: 06029\nfiscal_year: 2030-31\nstatus: draft\n---\n")
        while written < size:
            number = line - 5
            if number % LINES_A_SECTION == 0:
                section = number // LINES_A_SECTION
                name = SECTIONS[section] if section < len(SECTIONS) else f"Annex {section}"
                text = f"## {name}\n"
            elif not rare and written > size * 0.9:
                text, rare = "a zebrafinch stands on this line alone\n", line + 1
            else:
                text = stock[source.randrange(len(stock))]
            written += file.write(text)
            line += 1
        file.write("the end of the plan\n")
    return line + 1, rare


def most_memory(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return int(re.search(r"VmHWM:\s+(\d+)", file.read())[1]) / 1024


def timed(session, keys, until):
    sent = time.perf_counter()
    session.send(keys)
    came, got = pump(session, 0.02, limit=60.0, until=re.compile(until))
    if not re.search(until, got):
        session.close()
        raise SystemExit(f"no {until} after {keys!r}: {got[-300:]!r}")
    return (came - sent) * 1000


class Times:
    def __init__(self, name):
        self.name, self.first, self.word, self.end, self.memory = name, [], [], [], []

    def take(self, first, word, end, memory):
        for values, value in zip((self.first, self.word, self.end, self.memory),
                                 (first, word, end, memory)):
            values.append(value)

    def medians(self):
        return [statistics.median(values)
                for values in (self.first, self.word, self.end, self.memory)]


def play_board(binary, store, home):
    session = Session([binary, "--store", store], HOME=home)
    pump(session, 0.3, until=re.compile(rb"DEMO"))
    session.send(":plans\r")
    pump(session, 0.3, until=re.compile(rb"2030-31"))
    # The plan's row: the rows of its year for which none came stand before it.
    session.send("fkern\r")
    pump(session, 0.3)
    first = timed(session, "\r", rb"lines 1-\d+ of \d{7}")
    pump(session, 0.3)
    session.send("/zebrafinc")
    pump(session, 0.3)
    word = timed(session, "h", rb"on this line alone")
    session.send("\r")
    pump(session, 0.3)
    end = timed(session, "G", rb"the end of the plan")
    memory = most_memory(session.pid)
    session.send("\x1b\x1b\x1bq")
    session.wait(3)
    session.close()
    return first, word, end, memory


def play_less(path, home):
    begun = time.perf_counter()
    session = Session(["less", path], HOME=home)
    shown, _ = pump(session, 0.02, until=re.compile(rb"status: draft"))
    first = (shown - begun) * 1000
    pump(session, 0.3)
    session.send("/zebrafinch")
    pump(session, 0.3)
    word = timed(session, "\r", rb"on this line alone")
    pump(session, 0.3)
    end = timed(session, "G", rb"the end of the plan")
    memory = most_memory(session.pid)
    session.send("q")
    session.wait(3)
    session.close()
    return first, word, end, memory


def main():
    options = argparse.ArgumentParser()
    options.add_argument("binary")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--megabytes", type=int, default=140)
    arguments = options.parse_args()
    binary = os.path.abspath(arguments.binary)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "06029-2030-31.md")
        store = os.path.join(folder, "demo.db")
        lines, rare = write_plan(path, arguments.megabytes * 1_000_000)
        home = {"HOME": folder, "PATH": os.environ["PATH"]}
        subprocess.run([binary, "--store", store, "demo", "--no-open"], env=home, check=True,
                       stdout=subprocess.DEVNULL)
        begun = time.perf_counter()
        taken = subprocess.run([binary, "--store", store, "import", "plans", path], env=home,
                               stdout=subprocess.DEVNULL).returncode == 0
        seconds = time.perf_counter() - begun
        held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        size = os.path.getsize(path) / 1e6
        print(f"a plan of {size:.0f} MB, {lines} lines, the word in line {rare}")
        print(f"import    {seconds:6.1f} s, {held:.0f} MB held, store"
              f" {os.path.getsize(store) / 1e6:.0f} MB")
        ours, theirs = Times("csecboard"), Times("less")
        for number in range(arguments.rounds + 1):
            one, other = play_board(binary, store, folder), play_less(path, folder)
            # The first round warms the caches.
            if number:
                ours.take(*one)
                theirs.take(*other)
    print(f"{'':10} {'first ms':>9} {'word ms':>9} {'end ms':>9} {'held MB':>9}")
    for times in (ours, theirs):
        print(f"{times.name:10}" + "".join(f" {value:9.1f}" for value in times.medians()))
    ratios = [one / other for one, other in zip(ours.medians(), theirs.medians())]
    print(f"{'ratio':10}" + "".join(f" {value:9.2f}" for value in ratios))
    checks = [("imported", taken), ("first screen within twice less", ratios[0] <= 2),
              ("the word within twice less", ratios[1] <= 2),
              ("the word within 20 ms", ours.medians()[1] <= 20),
              ("no more than 160 MB held", ours.medians()[3] <= 160)]
    for name, holds in checks:
        if not holds:
            print(f"FAILED: {name}")
    passed = sum(holds for _, holds in checks)
    print(f"{passed} passed, {len(checks) - passed} failed")
    return 0 if passed == len(checks) else 1


if __name__ == "__main__":
    sys.exit(main())
