#!/usr/bin/env python3
"""Measures how long it takes to be told who answers: `csecboard oncall --county Kern`.

    Tests/Benchmarks/oncall.py BINARY [--rounds N]

Each run is a process of its own, from its start to its end, on the small demonstration store and on
California's. Printed are the median and the slowest in milliseconds of the clock on the wall: with
the files in the memory of the system, as on a desk where the board is open, and with those of the
program and the store put out of it before each run, as on a machine that was just started. The
program is stripped first, as `make install` does. The goal is 50 ms for the median of either. The
last line is `N passed, N failed`.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

GOAL = 50.0
CLOCK = "2026-11-20T12:00:00-08:00"


def forget(paths):
    """Puts what the system holds of some files out of its memory."""
    for path in paths:
        if os.path.exists(path):
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(handle)


def measure(command, environment, rounds, files=(), expected="child_welfare"):
    """Milliseconds of each run; the first warms the caches and is not counted."""
    times = []
    for number in range(rounds + 1):
        forget(files)
        begun = time.perf_counter()
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True)
        if number:
            times.append(1000 * (time.perf_counter() - begun))
        if done.returncode != 0 or expected not in done.stdout:
            sys.exit(f"{' '.join(command)}: {done.returncode}: {done.stdout}{done.stderr}")
    return times


def verdict(held):
    """Prints which of some named goals hold, and gives the exit status."""
    for name, holds in held:
        print(f"{'ok  ' if holds else 'FAIL'} {name}")
    failed = sum(not holds for _, holds in held)
    print(f"{len(held) - failed} passed, {failed} failed")
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--rounds", type=int, default=21)
    options = parser.parse_args()
    held = []
    print(f"{'oncall --county Kern':22} {'files':10} {'median ms':>9} {'slowest':>8}")
    with tempfile.TemporaryDirectory(prefix="csecboard-oncall-") as folder:
        binary = shutil.copy(options.binary, os.path.join(folder, "csecboard"))
        subprocess.run(["strip", binary], check=True)
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "LANG": "C.UTF-8"}
        for scale in ("small", "california"):
            store = os.path.join(folder, f"{scale}.db")
            subprocess.run([binary, "--store", store, "demo", "--scale", scale, "--seed", "1",
                            "--clock", CLOCK, "--no-open"], env=environment, check=True,
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            command = [binary, "--store", store, "oncall", "--county", "Kern", "--as-of", CLOCK]
            files = [binary, store, store + "-wal"]
            for name, forgotten in (("in memory", ()), ("on disk", files)):
                times = measure(command, environment, options.rounds, forgotten)
                middle = statistics.median(times)
                print(f"{scale:22} {name:10} {middle:9.1f} {max(times):8.1f}", flush=True)
                held.append((f"{scale}, files {name}: within {GOAL:.0f} ms", middle <= GOAL))
    return verdict(held)


if __name__ == "__main__":
    sys.exit(main())
