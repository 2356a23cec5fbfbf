#!/usr/bin/env python3
"""Counts the times that the idle board wakes, by strace, for a minute.

    Tests/Benchmarks/idle.py BINARY [--seconds N]

A wake-up is a wait that ends: poll, epoll_wait, select, nanosleep, a futex that blocks, in any
thread and in the watchdog. The minute that the screen shows is a clock edge: one wake-up of each is
allowed and none between. The last line is `N passed, N failed`.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "Tests", "Terminal"))

from pane import Pane  # noqa: E402
from samplestore import SampleStore  # noqa: E402

WAITS = "poll,ppoll,epoll_wait,epoll_pwait,select,pselect6,nanosleep,clock_nanosleep,futex," \
        "rt_sigtimedwait,read"
# A wait that ended: it began before, or it returned at once from a call that may block.
ENDED = re.compile(r"^(\d+) +([\d.]+) (?:<\.\.\. \w+ resumed>|\w+\()")
# How near to a full minute a wake-up still belongs to it, in seconds.
EDGE = 0.5


def family(pid):
    """The process with its children: the watchdog is one."""
    found = [pid]
    for thread in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{thread}/children", encoding="ascii") as file:
            found += [int(word) for word in file.read().split()]
    return found


def trace(pids, seconds):
    with tempfile.NamedTemporaryFile("r") as log:
        attach = [word for pid in pids for word in ("-p", str(pid))]
        process = subprocess.Popen(
            ["strace", "-f", "-ttt", "-e", f"trace={WAITS}", "-o", log.name, *attach],
            stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        # Detaching ends the waits too: what comes after this moment is not counted.
        end = time.time()
        process.terminate()
        process.wait()
        return [line for line in log if float(line.split()[1]) < end]


def wakes(lines):
    """The times at which a wait ended, bursts of one cause taken together."""
    times = []
    for line in lines:
        match = ENDED.match(line)
        # Attaching interrupts each wait once and starts it again.
        if match and "restart_syscall" not in line and "<unfinished" not in line:
            times.append(float(match[2]))
    bursts = []
    for moment in sorted(times):
        if not bursts or moment - bursts[-1][-1] > 0.05:
            bursts.append([moment])
        else:
            bursts[-1].append(moment)
    return [burst[0] for burst in bursts]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    with SampleStore(options.binary) as store, Pane(home=store.folder) as pane:
        pane.type(store.command())
        if not pane.until(lambda text: "DEMO" in text and "ready>" not in text):
            sys.exit(f"the board does not open:\n{pane.text()}")
        pane.settled(quiet=1.0)
        pid = pane.child(os.path.basename(store.binary))
        before = pane.text()
        lines = trace(family(pid), options.seconds)
        alive = "DEMO" in pane.text() and os.path.exists(f"/proc/{pid}")
        pane.keys("q")
        pane.prompts()
    found = wakes(lines)
    between = [moment for moment in found if min(moment % 60, 60 - moment % 60) > EDGE]
    edges = len(found) - len(between)
    print(f"{options.seconds:.0f} s idle: {edges} wake-ups at clock edges,"
          f" {len(between)} between them")
    if between:
        print("".join(lines[:40]))
    held = [bool(before) and alive, not between]
    print(f"{sum(held)} passed, {len(held) - sum(held)} failed")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
