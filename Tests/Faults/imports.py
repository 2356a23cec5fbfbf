#!/usr/bin/env python3
"""Stops imports half-way and feeds them what no file should hold.

    Tests/Faults/imports.py BINARY [--full]

Kills an import (SIGKILL) and interrupts it (SIGINT) at moments spread over its whole run: the
store must then hold all of it or nothing, and pass its own check. A line of 100 MB must be
refused in bounded memory. Prints `N passed, N failed`.
"""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

# What started this may ignore it (a job in the background); then an import would too.
signal.signal(signal.SIGINT, signal.default_int_handler)

YOUTH = 5_000
CHECKS = {"passed": 0, "failed": 0}


def check(name, holds, found=""):
    CHECKS["passed" if holds else "failed"] += 1
    if not holds:
        print(f"FAILED {name}: {found}", flush=True)


def bundle(folder):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "counties.csv"), "w") as file:
        file.write("fips,name\n06029,Kern\n")
    with open(os.path.join(folder, "youth.csv"), "w") as file:
        file.write("id,initials,county\n")
        file.writelines(f"Y-{n:05},SY,06029\n" for n in range(YOUTH))
    with open(os.path.join(folder, "cse_status.csv"), "w") as file:
        file.write("youth,status,basis,from\n")
        file.writelines(f"Y-{n:05},possible,other,2026-01-01\n" for n in range(YOUTH))
    return folder


def counts(store):
    with sqlite3.connect(store) as connection:
        return tuple(
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("counties", "youth", "youth_versions", "cse_status", "imports"))


class Import:
    """One store of its own and an import into it."""

    def __init__(self, binary, folder, name):
        self.binary, self.folder = binary, folder
        self.store = os.path.join(folder, name)
        subprocess.run([binary, "-s", self.store, "init", "--demo"], check=True,
                       capture_output=True)

    def start(self, path):
        return subprocess.Popen(
            [self.binary, "-s", self.store, "import", path], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)

    def is_sound(self):
        return subprocess.run(
            [self.binary, "-s", self.store, "check"], capture_output=True).returncode == 0


def stop(binary, folder, path, whole, span, number, rounds, how):
    """Stops an import after a share of the time that a whole one took."""
    one = Import(binary, folder, f"{how.name}-{number}.db")
    process = one.start(path)
    time.sleep(span * (number + 0.5) / rounds)
    process.send_signal(how)
    status = process.wait()
    found = counts(one.store)
    name = f"{how.name} {number}"
    check(f"{name} leaves all or nothing", found in (whole, (0, 0, 0, 0, 0)), found)
    if how == signal.SIGINT:
        expected = 0 if found == whole else 130
        check(f"{name} says so", status == expected, status)
    check(f"{name} leaves a sound store", one.is_sound())
    # What was stopped can be done again.
    check(f"{name} can be repeated", one.start(path).wait() == 0 and counts(one.store)[:4] == whole[:4])
    return found == whole


def long_line(binary, folder):
    path = os.path.join(folder, "youth.csv")
    with open(path, "w") as file:
        file.write("id,initials,county\nY-1,")
        for _ in range(100):
            file.write("x" * (1 << 20))
        file.write(",06029\n")
    one = Import(binary, folder, "long.db")
    process = one.start(path)
    _, status, usage = os.wait4(process.pid, 0)
    check("a line of 100 MB is refused", os.waitstatus_to_exitcode(status) == 65, status)
    check("in bounded memory", usage.ru_maxrss < 96 << 10, f"{usage.ru_maxrss} KiB")
    check("with nothing kept", counts(one.store) == (0, 0, 0, 0, 0))


def main():
    if len(sys.argv) < 2 or not os.access(sys.argv[1], os.X_OK):
        sys.exit("usage: Tests/Faults/imports.py BINARY [--full]")
    binary = os.path.abspath(sys.argv[1])
    rounds = 40 if "--full" in sys.argv else 8
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory(prefix="csecboard-imports-") as folder:
        path = bundle(os.path.join(folder, "bundle"))
        whole = Import(binary, folder, "whole.db")
        begun = time.monotonic()
        check("a whole import succeeds", whole.start(path).wait() == 0)
        span = time.monotonic() - begun
        expected = counts(whole.store)
        check("and holds every row", expected == (1, YOUTH, YOUTH, YOUTH, 1), expected)
        for how in (signal.SIGKILL, signal.SIGINT):
            kept = sum(
                stop(binary, folder, path, expected, span, number, rounds, how)
                for number in range(rounds))
            print(f"{how.name}: {rounds} stopped, {kept} kept whole, {rounds - kept} not begun")
        long_line(binary, os.path.join(folder))
    print(f"{CHECKS['passed']} passed, {CHECKS['failed']} failed")
    sys.exit(CHECKS["failed"] > 0)


main()
