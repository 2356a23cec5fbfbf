#!/usr/bin/env python3
"""Notices of alerts under faults, and one alert taken on by two at once.

    notices.py CSECBOARD [--full]

Two processes take on one alert at once: one does, the other is told who owns it, and what the
store holds is what was answered. Two runs of `notify` at once send each notice once. A run killed
between sending and recording is followed by one that sends again and says so, never by none. Three
runs at once make the next call of a response once. The last line is `N passed, N failed`.
"""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

CHECKS = {"passed": 0, "failed": 0}
CLOCK = "2026-11-20T12:00:00-08:00"
LATER = "2026-11-20T12:02:00-08:00"
# Each text that is sent is one line; a slow program keeps two runs at it together.
SENDER = """#!/bin/sh
read -r text
echo "$CSECBOARD_EPISODE $CSECBOARD_ALERT $text" >> {folder}/sent
sleep {pause}
"""


def check(name, holds, found=""):
    CHECKS["passed" if holds else "failed"] += 1
    if not holds:
        print(f"FAILED {name}: {found}", flush=True)
    return holds


class Scene:
    """A store with a missing youth in each of some counties, and a program that sends."""

    def __init__(self, binary, folder, youth, pause):
        self.binary, self.folder = binary, folder
        self.store = os.path.join(folder, "demo.db")
        config = os.path.join(folder, ".config", "csecboard")
        os.makedirs(config)
        program = os.path.join(folder, "send")
        with open(program, "w") as file:
            file.write(SENDER.format(folder=folder, pause=pause))
        os.chmod(program, 0o700)
        with open(os.path.join(config, "config"), "w") as file:
            file.write(f"notify_command = {program}\nnotify_timeout = 10\n")
        self.environment = {"PATH": os.environ["PATH"], "HOME": folder, "LANG": "C.UTF-8"}
        self.done("init", "--demo", "--clock", CLOCK)
        bundle = os.path.join(folder, "bundle")
        os.mkdir(bundle)
        files = {
            "counties": "fips,name\n06029,Kern\n",
            "agencies": "id,name,kind,county\nCW,CW,child_welfare,06029\n",
            "staff": "id,name,agency,role,county,started_on\n"
                     "W-1,A,CW,worker,06029,2020-01-01\nW-2,B,CW,worker,06029,2020-01-01\n",
            "youth": "id,county\n" + "".join(f"Y-{n},06029\n" for n in range(youth)),
            "missing": "id,youth,received_at\n" + "".join(
                f"M-{n},Y-{n},2026-11-20T09:00:00-08:00\n" for n in range(youth)),
        }
        for name, text in files.items():
            with open(os.path.join(bundle, name + ".csv"), "w") as file:
                file.write(text)
        self.done("import", bundle, "--clock", CLOCK)

    def start(self, *words):
        return subprocess.Popen(
            [self.binary, "--store", self.store, *words], text=True, env=self.environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=True)

    def done(self, *words):
        process = self.start(*words)
        out, err = process.communicate()
        if process.returncode:
            sys.exit(f"{words}: {process.returncode} {err}")
        return out

    def sent(self):
        try:
            with open(os.path.join(self.folder, "sent")) as file:
                return file.read().splitlines()
        except FileNotFoundError:
            return []

    def rows(self, sql):
        connection = sqlite3.connect(f"file:{self.store}?mode=ro", uri=True)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()


def acknowledgements(scene, count):
    """Two processes take on one alert at once, again and again."""
    for number in range(count):
        words = ("do", "acknowledge-alert", f"episode=M-{number}", "alert=unassigned",
                 "until=2026-11-20T20:00", "--clock", CLOCK)
        pair = [scene.start(*words, f"owner={owner}") for owner in ("W-1", "W-2")]
        answers = [process.communicate() for process in pair]
        codes = [process.returncode for process in pair]
        if not check(f"alert {number}: one of two takes it on", sorted(codes) == [0, 65], codes):
            continue
        winner = ("W-1", "W-2")[codes.index(0)]
        told = answers[codes.index(65)][1]
        check(f"alert {number}: the other is told who owns it until when",
              f"{winner} has taken that on until 2026-11-20T20:00" in told, told)
        held = scene.rows(f"SELECT owner FROM acknowledgements WHERE episode = 'M-{number}'")
        check(f"alert {number}: the store holds what was answered", held == [(winner,)], held)


def at_once(scene, youth):
    """Three runs at once send each notice once."""
    runs = [scene.start("notify", "--clock", CLOCK) for _ in range(3)]
    for run in runs:
        run.communicate()
    check("runs at once end well", all(run.returncode == 0 for run in runs),
          [run.returncode for run in runs])
    keys = [tuple(line.split()[:2]) for line in scene.sent()]
    check("runs at once send each notice once", len(keys) == len(set(keys)) == youth, keys)
    rows = scene.rows("SELECT outcome, count(*) FROM notifications GROUP BY 1")
    check("each notice is a row", rows == [("sent", youth)], rows)


def called(scene, count):
    """Three runs at once make each call of a response's ladder once."""
    for rank, staff in (("primary", "W-1"), ("backup", "W-2")):
        scene.done("do", "put-shift", "county=06029", "seat=child_welfare", f"rank={rank}",
                   f"staff={staff}", "starts_at=2026-11-20T08:00", "ends_at=2026-11-21T08:00",
                   "--clock", CLOCK)
    for _ in range(count):
        key = scene.done("do", "open-response", "county=06029", "--clock", CLOCK).strip()
        scene.done("do", "page-next", f"callout={key}", "seat=child_welfare", "--clock", CLOCK)
    runs = [scene.start("notify", "--clock", "2026-11-20T12:10:00-08:00") for _ in range(3)]
    for run in runs:
        run.communicate()
    check("runs at once that call end well", all(run.returncode == 0 for run in runs),
          [run.returncode for run in runs])
    sent = scene.sent()
    # A run that comes after the others finds the ladder climbed, and says that nobody is left.
    calls = [line for line in sent if "Nobody is left" not in line]
    check("runs at once call each once", len(calls) == count and len(set(sent)) == len(sent), sent)
    rows = scene.rows("SELECT rung, count(*) FROM response_steps WHERE step = 'paged'"
                      " GROUP BY 1 ORDER BY 1")
    check("each call is entered once", rows == [("backup", count), ("primary", count)], rows)


def killed(scene, rounds):
    """A run killed while its program is at it: at least once, and said so."""
    for number in range(rounds):
        before = len(scene.sent())
        scene.done("do", "add-youth", f"id=K-{number}", "county=06029", "--clock", CLOCK)
        key = scene.done("do", "report-missing", f"youth=K-{number}", "--clock", CLOCK).strip()
        run = scene.start("notify", "--clock", CLOCK)
        end = time.monotonic() + 20
        while len(scene.sent()) == before and time.monotonic() < end:
            time.sleep(0.01)
        run.send_signal(signal.SIGKILL)
        run.communicate()
        lines = [line for line in scene.sent() if line.startswith(f"{key} ")]
        check(f"{key}: was sent before the run was killed", len(lines) == 1, lines)
        state = scene.rows(f"SELECT outcome FROM notifications WHERE episode = '{key}'")
        check(f"{key}: is not recorded as sent", state == [("sending",)], state)
        scene.done("notify", "--clock", "2026-11-20T12:01:59-08:00")
        lines = [line for line in scene.sent() if line.startswith(f"{key} ")]
        check(f"{key}: nobody else sends while a run may be at it", len(lines) == 1, lines)
        # The lease of two minutes is over.
        out = scene.done("notify", "--clock", LATER, "-f", "csv")
        lines = [line for line in scene.sent() if line.startswith(f"{key} ")]
        check(f"{key}: is sent again and says so",
              len(lines) == 2 and "may have been sent before" in lines[1].lower(), lines)
        check(f"{key}: the run says so too", "may have been sent before" in out, out)
        state = scene.rows(
            f"SELECT attempt, outcome FROM notifications WHERE episode = '{key}' ORDER BY 1")
        check(f"{key}: each attempt is a row", state == [(1, "unknown"), (2, "sent")], state)
    check("the store is sound", "broken" not in scene.done("check"))


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    if len(words) != 1 or not os.access(words[0], os.X_OK):
        sys.exit("usage: Tests/Faults/notices.py CSECBOARD [--full]")
    full = "--full" in sys.argv
    binary = os.path.abspath(words[0])
    youth = 40 if full else 8
    folder = tempfile.mkdtemp(prefix="csecboard-notices-")
    try:
        for name, pause in (("owners", 0), ("once", 0.05), ("called", 0.05), ("killed", 1)):
            place = os.path.join(folder, name)
            os.mkdir(place)
            scene = Scene(binary, place, 0 if name in ("killed", "called") else youth, pause)
            if name == "owners":
                acknowledgements(scene, youth)
            elif name == "once":
                at_once(scene, youth)
            elif name == "called":
                called(scene, 12 if full else 4)
            else:
                killed(scene, 6 if full else 2)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{CHECKS['passed']} passed, {CHECKS['failed']} failed")
    sys.exit(CHECKS["failed"] > 0)


main()
