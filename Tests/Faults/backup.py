#!/usr/bin/env python3
"""Backs a store up while others write to it, brings each copy back, and looks at both.

    backup.py BINARY

Every copy is opened once more here, by Python's sqlite3: whole, with as many entries of the log as
it was told, and with every youth whom an entry before its last says was added. What is no backup,
damaged, or of a later program is refused, and nothing is laid over a store. A process killed at any
moment leaves no file of the name that was asked for. The last line is `N passed, N failed`.
"""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

COPIES, KILLS = 12, 25
CHECKS = []


def check(name, is_good, detail=""):
    CHECKS.append(bool(is_good))
    if not is_good or not name.startswith("copy "):
        print(f"{'ok  ' if is_good else 'FAIL'} {name}" + ("" if is_good else f": {detail}"),
              flush=True)


class Store:
    def __init__(self, binary, folder, name="board.db"):
        self.binary, self.folder = os.path.abspath(binary), folder
        self.path = os.path.join(folder, name)

    def command(self, *words):
        return [self.binary, "--store", self.path, *words]

    def run(self, *words):
        return subprocess.run(self.command(*words), capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, env=self.environment())

    def environment(self):
        return {"PATH": os.environ["PATH"], "HOME": self.folder, "LANG": "C.UTF-8"}


def facts(path):
    """Entries of the log, youth, and the youth that the log says were added."""
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        whole = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        entries = connection.execute("SELECT max(seq) FROM audit").fetchone()[0]
        youth = {row[0] for row in connection.execute("SELECT id FROM youth")}
        added = {row[0] for row in connection.execute(
            "SELECT subject FROM audit WHERE verb = 'add-youth' AND outcome = 'done'")}
        return whole, entries, youth, added
    finally:
        connection.close()


def under_load(store, folder):
    stop = threading.Event()
    made = []

    def write():
        while not stop.is_set():
            done = store.run("do", "add-youth", "county=06029")
            made.append(done.stdout.strip() if done.returncode == 0 else done.stderr)

    writers = [threading.Thread(target=write, daemon=True) for _ in range(2)]
    for writer in writers:
        writer.start()
    for number in range(COPIES):
        path = os.path.join(folder, f"copy-{number}.db")
        done = store.run("backup", path)
        told = re.search(r"to entry (\d+)", done.stdout)
        check(f"copy {number} is made", done.returncode == 0 and told, done.stderr)
        whole, entries, youth, added = facts(path)
        check(f"copy {number} is whole", whole and entries >= int(told.group(1)), entries)
        check(f"copy {number} has each youth of its log", added <= youth, added - youth)
        check(f"copy {number} is its maker's alone", os.stat(path).st_mode & 0o777 == 0o600)
    stop.set()
    for writer in writers:
        writer.join()
    check(f"{COPIES} copies while {len(made)} youth were added", len(made) > COPIES, made[:3])
    last = os.path.join(folder, f"copy-{COPIES - 1}.db")
    back = Store(store.binary, folder, "back.db")
    done = back.run("restore", last)
    check("a copy is brought back", done.returncode == 0, done.stderr)
    check("what is brought back is whole", back.run("check").returncode == 0)
    check("and has what the copy had", facts(back.path)[1:] == facts(last)[1:])
    again = back.run("restore", last)
    check("nothing is laid over a store", again.returncode == 73, again.returncode)
    kept = store.run("backup", last)
    check("nothing is laid over a file", kept.returncode == 73, kept.returncode)
    return last


def refused(store, folder, good):
    with open(good, "rb") as file:
        bytes_ = bytearray(file.read())
    other = os.path.join(folder, "other.db")
    sqlite3.connect(other).execute("CREATE TABLE t (x)").connection.close()
    cases = {"empty": b"", "words": b"no database" * 100}
    with open(other, "rb") as file:
        cases["another program's"] = file.read()
    newer = bytearray(bytes_)
    newer[60:64] = (9_999).to_bytes(4, "big")
    cases["a later program's"] = bytes(newer)
    cases["cut short"] = bytes(bytes_[:len(bytes_) // 2])
    flipped = bytearray(bytes_)
    for place in range(4096 * 3, len(flipped), 4096 * 7):
        flipped[place + 9] ^= 0xFF
    cases["damaged"] = bytes(flipped)
    for name, content in cases.items():
        path, target = os.path.join(folder, "bad.db"), Store(store.binary, folder, "target.db")
        with open(path, "wb") as file:
            file.write(content)
        done = target.run("restore", path)
        left = [entry for entry in os.listdir(folder) if entry.startswith("target.db")
                and not entry.endswith(".lock")]
        check(f"{name} is refused and nothing is made",
              done.returncode in (65, 66, 73, 74) and not left,
              f"{done.returncode} {left} {done.stderr[:200]}")
        os.unlink(path)
    missing = Store(store.binary, folder, "target.db").run("restore", "/nowhere/at/all.db")
    check("a file that is not there is input missing", missing.returncode == 66, missing.stderr)


def killed(store, folder):
    whole = 0
    for number in range(KILLS):
        path = os.path.join(folder, f"killed-{number}.db")
        process = subprocess.Popen(store.command("backup", path), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, env=store.environment())
        time.sleep(0.004 * number)
        process.send_signal(signal.SIGKILL)
        process.wait()
        if os.path.exists(path):
            whole += facts(path)[0]
            if not facts(path)[0]:
                check(f"killed backup {number} is whole", False)
    check(f"of {KILLS} killed backups {whole} had their name, and each of those is whole", True)
    check("the store is whole after it", store.run("check").returncode == 0)


def main():
    if len(sys.argv) < 2 or not os.access(sys.argv[1], os.X_OK):
        sys.exit("usage: backup.py BINARY")
    with tempfile.TemporaryDirectory(prefix="csecboard-backup-") as folder:
        store = Store(sys.argv[1], folder)
        done = store.run("demo", "--no-open", "--seed", "7")
        check("the demonstration is made", done.returncode == 0, done.stderr)
        good = under_load(store, folder)
        refused(store, folder, good)
        killed(store, folder)
    print(f"{sum(CHECKS)} passed, {len(CHECKS) - sum(CHECKS)} failed")
    sys.exit(0 if all(CHECKS) else 1)


if __name__ == "__main__":
    main()
