#!/usr/bin/env python3
"""Two processes change one record, again and again: nothing is silently lost.

    contention.py CSECBOARD [--full]     1,200 contended changes; 300 without --full

Each process reads what stands (--basis), and changes it as it was read (--expect). Every change
that is acknowledged must be in the log and its value in the history or in the record; every one
that is not must be a conflict that names both values, and must have changed nothing.
"""

import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

CONFLICT = re.compile(r"lead_person was (?:empty|'([^']*)') and is now '([^']*)'")


class Scene:
    def __init__(self, binary, folder):
        self.binary, self.store = binary, os.path.join(folder, "demo.db")
        self.environment = dict(os.environ, HOME=folder, LC_ALL="C.UTF-8")
        self.run("init", "--demo")
        bundle = os.path.join(folder, "bundle")
        os.mkdir(bundle)
        for name, lines in (("counties", "fips,name\n06029,Kern\n"),
                            ("youth", "id,county\nY-1,06029\n")):
            with open(os.path.join(bundle, name + ".csv"), "w") as file:
                file.write(lines)
        self.run("import", bundle)

    def run(self, *words, may_fail=False):
        result = subprocess.run([self.binary, "--store", self.store, *words], text=True,
                                capture_output=True, env=self.environment, stdin=subprocess.DEVNULL)
        if result.returncode and not may_fail:
            sys.exit(f"{words}: {result.returncode} {result.stderr}")
        return result

    def basis(self):
        answer = json.loads(self.run("do", "change-youth", "youth=Y-1", "--basis", "-f", "json").stdout)
        value = next(row.get("value") for row in answer["rows"] if row["field"] == "lead_person")
        return answer["summary"]["entry"], value


def writer(scene, name, rounds, out):
    chance = random.Random(name)
    for number in range(rounds):
        entry, seen = scene.basis()
        if chance.random() < 0.3:
            time.sleep(chance.random() * 0.05)
        value = f"{name}{number}"
        result = scene.run("do", "change-youth", "youth=Y-1", f"lead_person={value}",
                           "--expect", str(entry), may_fail=True)
        out.append((value, seen, result.returncode, result.stderr))


def judge(scene, made):
    """What must hold; a list of (what, whether, detail)."""
    done = [value for value, _, status, _ in made if status == 0]
    lost = [(value, seen, status, text) for value, seen, status, text in made if status]
    unnamed = []
    for value, seen, status, text in lost:
        found = CONFLICT.search(text)
        if status != 65 or not found or (found.group(1) or None) != seen or found.group(2) == value:
            unnamed.append((value, seen, status, text))
    connection = sqlite3.connect(f"file:{scene.store}?mode=ro", uri=True)
    entries = connection.execute(
        "SELECT count(*) FROM audit WHERE verb = 'change-youth' AND outcome = 'done'").fetchone()[0]
    # The youth's versions as they stand and as they stood, in the order of the table.
    kept = {json.loads(row[0])[-1] for row in connection.execute(
        "SELECT before FROM row_history WHERE record_kind = 'youth_versions'")}
    kept |= {row[0] for row in connection.execute("SELECT lead_person FROM youth_versions")}
    connection.close()
    values = {value for value, _, _, _ in made}
    check = scene.run("check", may_fail=True)
    return [
        ("both processes were refused and both went through",
         all(any((status == 0) == good and value.startswith(name)
                 for value, _, status, _ in made) for name in "AB" for good in (True, False)),
         f"{len(done)} done, {len(lost)} conflicts of {len(made)}"),
        ("every acknowledged change is an entry of the log, and no other is", entries == len(done),
         f"{entries} entries, {len(done)} acknowledged"),
        ("every acknowledged value is in the record or its history",
         set(done) == kept & values, f"{sorted(set(done) ^ (kept & values))[:3]}"),
        ("every loser got a conflict that names both values", not unnamed, f"{unnamed[:2]}"),
        ("check finds the store whole", check.returncode == 0, check.stdout),
    ]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    rounds = 600 if "--full" in sys.argv else 150
    folder = tempfile.mkdtemp()
    try:
        scene = Scene(os.path.abspath(sys.argv[1]), folder)
        outs = {"A": [], "B": []}
        threads = [threading.Thread(target=writer, args=(scene, name, rounds, out))
                   for name, out in outs.items()]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        made = outs["A"] + outs["B"]
        failed = 0
        results = judge(scene, made)
        results.insert(0, ("every round ended", len(made) == 2 * rounds, f"{len(made)}"))
        for what, holds, detail in results:
            failed += not holds
            print(f"{'ok' if holds else 'FAILED'} {what}" + (f": {detail}" if not holds else ""))
        print(results[1][2])
        print(f"{len(results) - failed} passed, {failed} failed")
        sys.exit(failed > 0)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
