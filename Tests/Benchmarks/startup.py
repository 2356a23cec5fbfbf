#!/usr/bin/env python3
"""Measures the board beside less, htop and calcurse, started the same way in the same run.

    Tests/Benchmarks/startup.py BINARY [--rounds N] [--california]

Each is started in a terminal of 80 by 24, one after the other, round after round. Printed are
medians: milliseconds from start to the first full frame, from a key to the last byte of its answer,
bytes a key, writes to the terminal a frame, or a key where frames are not marked (counted by strace
in a run of its own, which times nothing), and the ratios to the board. With --california the board
of the whole state's store stands beside it, its caseloads those that the round before kept, and is
held to the same goals. The first round warms the caches and is not counted. The last line is `N
passed, N failed`: first frame within 60 ms, a key within 5 ms, one write a frame.
"""

import argparse
import os
import re
import select
import statistics
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "Tests", "Terminal"))

from harness import Session  # noqa: E402
from samplestore import SampleStore  # noqa: E402

KEYS = 30
QUIET = 0.04


class Program:
    """What is started, the bytes that end its first frame, the keys that move in it, its end."""

    def __init__(self, name, argv, shown, moves, ends):
        self.name, self.argv, self.shown = name, argv, re.compile(shown)
        self.moves, self.ends = moves, ends
        self.first, self.keys, self.bytes, self.writes = [], [], [], None


def pump(session, quiet, limit=10.0, until=None):
    """Reads until quiet or until a pattern came; the time of the last byte, or of the pattern."""
    last = None
    got = b""
    end = time.perf_counter() + limit
    while time.perf_counter() < end:
        if not select.select([session.master], [], [], quiet)[0]:
            if until is None or until.search(got):
                break
            continue
        try:
            chunk = os.read(session.master, 65536)
        except OSError:
            break
        last = time.perf_counter()
        got += chunk
        if until is not None and until.search(got):
            break
    return last, got


def play(program, home, counted):
    begun = time.perf_counter()
    session = Session(program.argv, HOME=home)
    shown, got = pump(session, QUIET, until=program.shown)
    if not program.shown.search(got):
        session.close()
        raise SystemExit(f"{program.name} shows no {program.shown.pattern}: {got[-300:]!r}")
    pump(session, 0.3)
    times, sizes = [], []
    for index in range(KEYS):
        sent = time.perf_counter()
        session.send(program.moves[index % len(program.moves)])
        last, answer = pump(session, QUIET, limit=1.0)
        if last is not None:
            times.append((last - sent) * 1000)
            sizes.append(len(answer))
    session.send(program.ends)
    session.wait(2)
    session.close()
    if counted:
        program.first.append((shown - begun) * 1000)
        program.keys += times
        program.bytes += sizes


def count_writes(program, home):
    """Writes to the terminal for each key that was answered, from the system's own record."""
    with tempfile.NamedTemporaryFile("r") as log:
        session = Session(
            ["strace", "-f", "-y", "-e", "trace=write,writev", "-o", log.name, *program.argv],
            HOME=home)
        pump(session, 0.5, until=program.shown)
        # Figures kept from before are read anew first; that frame answers no key.
        pump(session, 2.0)
        answered = 0
        before = sum("</dev/pts/" in line for line in log)
        for index in range(KEYS):
            session.send(program.moves[index % len(program.moves)])
            _, answer = pump(session, 0.1, limit=1.0)
            answered += bool(answer)
        log.seek(0)
        lines = [line for line in log if "</dev/pts/" in line][before:]
        session.send(program.ends)
        session.wait(3)
        session.close()
    # A program that marks its frames is counted by them: some answer no key, such as the minute's.
    frames = sum("?2026h" in line for line in lines) or answered
    program.writes = len(lines) / max(1, frames)


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def programs(store, california):
    text = os.path.join(store.folder, "long.txt")
    with open(text, "w", encoding="ascii") as file:
        file.writelines(f"line {number} of a long text that less shows\n"
                        for number in range(200_000))
    down_up = ["j", "k"]
    ours = [Program("csecboard", store.command(), rb"DEMO", down_up, "q")]
    if california:
        path = os.path.join(store.folder, "california.db")
        store.run("demo", "--scale", "california", "--no-open", "--store", path)
        ours.append(Program("California", [store.binary, "--store", path], rb"DEMO", down_up, "q"))
    return ours + [
        Program("less", ["less", text], rb"line 22 of", down_up, "q"),
        Program("htop", ["htop"], rb"F10", ["\x1b[B", "\x1b[A"], "q"),
        Program("calcurse", ["calcurse", "-q", "-D", os.path.join(store.folder, "cal")],
                rb"Calendar", ["l", "h"], "q"),
    ]


def report(found):
    ours = found[0]
    print(f"{'':10} {'first ms':>9} {'ratio':>7} {'key ms':>7} {'p95':>7} {'ratio':>7}"
          f" {'bytes':>6} {'writes':>7}")
    for one in found:
        first, key = statistics.median(one.first), statistics.median(one.keys)
        print(f"{one.name:10} {first:9.1f} {first / statistics.median(ours.first):7.2f}"
              f" {key:7.2f} {percentile(one.keys, 0.95):7.2f}"
              f" {key / statistics.median(ours.keys):7.2f}"
              f" {statistics.median(one.bytes):6.0f} {one.writes:7.2f}")
    goals = []
    for one in found:
        if one.name in ("csecboard", "California"):
            goals += [
                (f"{one.name}: first frame within 60 ms", statistics.median(one.first) <= 60),
                (f"{one.name}: a key within 5 ms", statistics.median(one.keys) <= 5),
                (f"{one.name}: one write a frame", one.writes == 1),
            ]
    for name, held in goals:
        print(f"{'ok  ' if held else 'FAIL'} {name}")
    failed = sum(not held for _, held in goals)
    print(f"{len(goals) - failed} passed, {failed} failed")
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--california", action="store_true")
    options = parser.parse_args()
    with SampleStore(options.binary) as store:
        found = programs(store, options.california)
        for number in range(options.rounds + 1):
            for one in found:
                play(one, store.folder, counted=number > 0)
        for one in found:
            count_writes(one, store.folder)
        return report(found)


if __name__ == "__main__":
    sys.exit(main())
