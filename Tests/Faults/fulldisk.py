#!/usr/bin/env python3
"""Fills the disk under the program: what it was doing is said to have failed, and nothing is lost.

    Tests/Faults/fulldisk.py BINARY

`init`, an action, an import and a backup each find no room left, from their n-th write of the
store's files on, for more and more n until they have room enough. Each must end with status 74 and
say that the disk is full; then the same with room must succeed, and the store pass its check. The
last line is `N passed, N failed`.
"""

import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CLOCK = "2026-11-20T12:00:00-08:00"


class Disk:
    """A folder with a store in it, and the program, which finds room or none."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        self.library = os.path.join(folder, "failing.so")
        subprocess.run(
            ["cc", "-O1", "-Wall", "-Wextra", "-shared", "-fPIC", "-o", self.library,
             os.path.join(HERE, "failing.c"), "-ldl"], check=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, store, *words, room=None):
        """Runs the program; with `room`, so many writes of the store's files find room."""
        environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": self.folder}
        if room is not None:
            environment.update(
                LD_PRELOAD=self.library, FAIL_CALL="write", FAIL_AT=str(room + 1), FAIL_FOREVER="1",
                FAIL_FULL="1")
        return subprocess.run(
            [self.binary, "--store", self.path(store), *words], env=environment,
            stdin=subprocess.DEVNULL, capture_output=True, text=True)


def is_full(done):
    return done.returncode == 74 and "disk is full" in done.stderr and "SQL" not in done.stderr


def filled(tries, steps):
    """What each try answered, with more and more room, until one had enough; nothing if none had."""
    answers = []
    for room in steps:
        done = tries(room)
        if done.returncode == 0:
            return answers
        answers.append((room, done))
    return []


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    passed = failed = 0

    def expect(name, good, shown=""):
        nonlocal passed, failed
        passed, failed = passed + bool(good), failed + (not good)
        print(f"{'ok  ' if good else 'FAIL'} {name}{'' if good else f': {shown}'}")

    with tempfile.TemporaryDirectory(prefix="csecboard-full-") as folder:
        disk = Disk(os.path.abspath(sys.argv[1]), folder)
        steps = [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181]
        bundle = os.path.join(ROOT, "sampledata")

        def judge(name, store, tries):
            answers = filled(tries, steps)
            wrong = [(room, done.returncode, done.stderr) for room, done in answers
                     if not is_full(done)]
            expect(f"{name} says that the disk is full", answers and not wrong, wrong[:1])
            check = disk.run(store, "check")
            expect(f"{name} with room leaves a store that passes its check",
                   check.returncode == 0, check.stdout + check.stderr)

        judge("init", "made.db",
              lambda room: disk.run("made.db", "init", "--demo", "--clock", CLOCK, room=room))
        judge("import", "made.db",
              lambda room: disk.run("made.db", "import", bundle, "--clock", CLOCK, room=room))
        judge("an action", "made.db",
              lambda room: disk.run("made.db", "do", "confirm-beds", "facility=F-KERN-1",
                                    "occupied=4", "--clock", CLOCK, room=room))
        before = disk.run("made.db", "audit", "verify").stdout
        judge("backup", "copy.db",
              lambda room: disk.run("made.db", "backup", disk.path("copy.db"), room=room))
        after = disk.run("made.db", "audit", "verify").stdout
        expect("the store a full disk kept from being copied is whole", before and after, after)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
