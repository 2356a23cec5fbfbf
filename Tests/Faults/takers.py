#!/usr/bin/env python3
"""Two processes take one open shift at the same moment, again and again: one has it.

    takers.py CSECBOARD [--full]     400 races; 50 without --full

Of each race exactly one must end well, the other be refused and told who has it and since when; the
store must hold one shift for it, the winner's, and one entry of its log.
"""

import datetime
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from contention import Scene

PEOPLE = ("AD-1", "AD-2")
TOLD = re.compile(r"'(AD-\d)' has a part of that since \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d")
FILES = {
    "agencies": "id,name,kind,county\nA-1,Sample Advocates,advocate,06029\n",
    "staff": "id,name,agency,role,county,started_on\n"
             + "".join(f"{key},Sample {key},A-1,advocate,06029,2020-01-01\n" for key in PEOPLE),
}


def staffed(binary, folder):
    """A store with a county and two advocates."""
    scene = Scene(binary, folder)
    bundle = os.path.join(folder, "people")
    os.mkdir(bundle)
    for name, text in FILES.items():
        with open(os.path.join(bundle, name + ".csv"), "w", encoding="ascii") as file:
            file.write(text)
    scene.run("import", bundle)
    return scene


def race(scene, day):
    """Both at once for the whole of a day; what each came to, by person."""
    fields = ["county=06029", "seat=advocate", f"starts_at={day}", f"ends_at={day} 20:00"]
    begun = [(key, subprocess.Popen(
        [scene.binary, "--store", scene.store, "do", "take-shift", *fields, f"staff={key}"],
        env=scene.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True)) for key in PEOPLE]
    ends = {}
    for key, process in begun:
        out, err = process.communicate(timeout=60)
        ends[key] = (process.returncode, out.strip(), err)
    return ends


def judge(scene, races):
    """What must hold; a list of (what, whether, detail)."""
    odd, untold, winners = [], [], {}
    for day, ends in races:
        won = [key for key, (status, _, _) in ends.items() if status == 0]
        if len(won) != 1:
            odd.append((str(day), ends))
            continue
        winners[ends[won[0]][1]] = won[0]
        status, _, text = next(end for key, end in ends.items() if key != won[0])
        found = TOLD.search(text)
        if status != 65 or not found or found.group(1) != won[0]:
            untold.append((str(day), status, text))
    connection = sqlite3.connect(f"file:{scene.store}?mode=ro", uri=True)
    kept = connection.execute(
        "SELECT h.id, h.staff FROM shifts h JOIN audit a ON a.seq = h.entry"
        " WHERE a.verb = 'take-shift' AND a.outcome = 'done' AND h.ends_at > h.starts_at").fetchall()
    connection.close()
    counts = {key: sum(winner == key for winner in winners.values()) for key in PEOPLE}
    check = scene.run("check", may_fail=True)
    return [
        ("of every race exactly one has the shift", not odd, f"{odd[:2]}"),
        ("the other is told who has it, and since when", not untold, f"{untold[:2]}"),
        ("the store has the winners' shifts and no others",
         len(kept) == len(races) and dict(kept) == winners, f"{len(kept)} of {len(races)}"),
        ("both won some", all(counts.values()), f"{counts}"),
        ("check finds the store whole", check.returncode == 0, check.stdout),
    ]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    rounds = 400 if "--full" in sys.argv else 50
    folder = tempfile.mkdtemp()
    try:
        scene = staffed(os.path.abspath(sys.argv[1]), folder)
        # Days to come, whatever day it is.
        first = datetime.date.today() + datetime.timedelta(days=7)
        days = [first + datetime.timedelta(days=number) for number in range(rounds)]
        results = judge(scene, [(day, race(scene, day)) for day in days])
    finally:
        shutil.rmtree(folder)
    failed = 0
    for what, holds, detail in results:
        failed += not holds
        print(f"{'ok' if holds else 'FAILED'} {what}" + (f": {detail}" if not holds else ""))
    print(f"{len(results) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
