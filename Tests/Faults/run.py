#!/usr/bin/env python3
"""Forces the faults of reliability F1 to F12 and F22 on the storage layer and counts what held.

    Tests/Faults/run.py           short counts, about a minute
    Tests/Faults/run.py --full    full counts
    Tests/Faults/run.py NAME…     only the parts named: race killed create stopped disk quota full
                                  narrow load power

FAULT_PROBE names a built probe; without it the probe is built. Ends with `N passed, N failed`.
"""

import sys

import crashes
import load
import locking
import power
from probe import Tally, Tools, find_probe

PARTS = {
    "race": lambda tools, tally, full: (
        locking.race_played_step_by_step(tools, tally),
        locking.race_of_our_writers(tools, tally, full)),
    "killed": crashes.killed_writers,
    "create": lambda tools, tally, full: (
        locking.creation_by_many(tools, tally, full),
        locking.killed_creators(tools, tally, full)),
    "stopped": lambda tools, tally, full: locking.stopped_holder(tools, tally),
    "disk": crashes.failing_disk,
    "quota": crashes.full_quota,
    "full": crashes.full_disk,
    "narrow": lambda tools, tally, full: (
        crashes.narrow_process(tools, tally), crashes.missing_permission(tools, tally),
        crashes.closed_streams(tools, tally)),
    "load": load.many_at_once,
    "power": power.power_loss,
}


def main(words):
    full = "--full" in words
    names = [word for word in words if not word.startswith("-")]
    unknown = set(names) - set(PARTS)
    if unknown:
        sys.exit(f"no such part: {', '.join(sorted(unknown))}")
    tools, tally = Tools(find_probe()), Tally()
    try:
        for name, part in PARTS.items():
            if not names or name in names:
                part(tools, tally, full)
    finally:
        tools.close()
    skipped = f", {tally.skipped} skipped" if tally.skipped else ""
    print(f"{tally.passed} passed, {tally.failed} failed{skipped}")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
