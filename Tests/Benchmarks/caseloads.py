#!/usr/bin/env python3
"""Measures the caseloads of the California store's largest county, and their redraw.

    Tests/Benchmarks/caseloads.py BINARY [--rounds N] [--store FILE]

The county is the one with the most cases. `caseloads --by worker` of it stands beside the sqlite3
shell running the same SQL, as in listings.py: medians of milliseconds of processor time, here of
the whole process, its start and its printing included. Then a board of that county stands on its
workers while cases change hands by `do reassign-case` in another process: the wall time from the
commit, as SQLite's data_version tells it, to the last byte of the next frame. Both hold within
20 ms. The last line is `N passed, N failed`.
"""

import argparse
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from listings import CLOCK, MODES, Bench
from startup import Session, pump

GOAL = 20.0


def rows(bench, *words):
    return json.loads(bench.check(bench.command(*words, "--format", "json")))["rows"]


def listing(bench, county, rounds):
    """Whether the listing holds, and what the shell takes for its statements."""
    words = ["caseloads", "--by", "worker", "--county", county, "--as-of", CLOCK]
    script, count = bench.statements(words, "caseloads of a county"), bench.rows(words)
    held, shell = [], 0.0
    for form, mode in MODES.items():
        ours, theirs = bench.compare(
            [(bench.command(*words, "--format", form), None),
             (["sqlite3", "-readonly", *mode, bench.store], script)], rounds)
        held.append(ours <= GOAL)
        shell = theirs
        print(f"caseloads --by worker, {form:5} {count:5} rows {ours:7.1f} ms, sqlite3 {theirs:7.1f},"
              f" ratio {ours / theirs:5.2f}  {'ok' if held[-1] else 'FAIL'}", flush=True)
    return held, shell


def handovers(bench, county, workers, count):
    """Cases of the county with who has each and who may take it on, worked out beforehand."""
    found = []
    for row in rows(bench, "caseloads", "--by", "case", "--county", county, "--as-of", CLOCK):
        if row["role"] == "primary" and row["worker"] in workers:
            ranked = rows(bench, "caseloads", "--next", row["case"], "--as-of", CLOCK)
            if ranked and ranked[0]["rank"] == 1:
                found.append((row["case"], row["worker"], ranked[0]["worker"]))
        if len(found) == count:
            return found
    return found


def redraw(bench, county, moves):
    """Milliseconds from each commit to the end of the frame that follows."""
    session = Session([*bench.command("--clock", CLOCK, "--county", county)], HOME=bench.folder)
    pump(session, 1.0, limit=20.0)
    session.send("2bb")
    pump(session, 0.5)
    connection = sqlite3.connect(f"file:{bench.store}?mode=ro", uri=True, check_same_thread=False)
    times = []
    for case, worker, to in moves:
        version = connection.execute("PRAGMA data_version").fetchone()[0]
        committed = []

        def watch():
            while connection.execute("PRAGMA data_version").fetchone()[0] == version:
                time.sleep(0.0002)
            committed.append(time.perf_counter())

        watcher = threading.Thread(target=watch)
        watcher.start()
        done = subprocess.Popen(
            bench.command("--clock", CLOCK, "do", "reassign-case", f"case={case}", f"staff={worker}",
                          f"to={to}", "handover=measured", "acknowledged=yes", "reason=measured"),
            env=bench.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        last, _ = pump(session, 0.15, limit=5.0)
        if done.wait() != 0:
            sys.exit(f"{case} could not be handed over from {worker} to {to}")
        watcher.join()
        if last is None:
            last, _ = pump(session, 0.3, limit=3.0)
        if last is not None and last > committed[0]:
            times.append((last - committed[0]) * 1000)
    connection.close()
    session.send("\x03")
    session.wait(3)
    session.close()
    return times


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--store", help="a California store that is there already")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="csecboard-caseloads-") as folder:
        bench = Bench(options.binary, folder, options.store)
        largest = max(rows(bench, "caseloads", "--by", "county", "--as-of", CLOCK),
                      key=lambda row: row["cases"])
        county = largest["fips"]
        print(f"{largest['name']}: {largest['cases']} cases")
        held, shell = listing(bench, county, options.rounds)
        workers = {row["worker"] for row in rows(
            bench, "caseloads", "--by", "worker", "--county", county, "--as-of", CLOCK)}
        times = redraw(bench, county, handovers(bench, county, workers, options.rounds))
        if not times:
            sys.exit("no frame followed a commit")
        middle = statistics.median(times)
        held.append(middle <= GOAL)
        print(f"redraw after a reassignment, {len(times)} times: {middle:.1f} ms,"
              f" at most {max(times):.1f}; sqlite3 {shell:.1f}, ratio {middle / shell:.2f}"
              f"  {'ok' if held[-1] else 'FAIL'}")
    print(f"{sum(held)} passed, {len(held) - sum(held)} failed")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
