#!/usr/bin/env python3
"""Tests in a real terminal what is done for a missing youth: a report seen at once on a second
board, both federal notices that close only with their numbers, and the bell.

    Tests/Terminal/missing.py BINARY [WORD…]    the tests whose names hold one of the words

The last line is `N passed, N failed`. Needs tmux and pyte.
"""

import os
import re
import sys
import time

from boardcases import leave, open_board, run_on_stores
from cases import NOTES, check, test
from harness import Session
from pane import Pane

YOUTH = "Y-0004"
# The five notices that are owed within 24 hours.
NOTICES = ["law_enforcement", "ncmec", "parents_guardians_tribe", "court", "attorney"]
FIELD = re.compile(r"│ ([a-z_]+)(?: \*)? {2,}")


def letters(pane, text):
    pane.run("send-keys", "-l", text)


def narrow(pane, key):
    """Filters the list of a screen to one youth."""
    letters(pane, f"{key}f{YOUTH}")
    pane.keys("Enter")
    pane.settled()


def states(store):
    """The state of each clock of the youth."""
    return {row["clock"]: row["state"] for row in store.rows("clocks") if row["youth"] == YOUTH}


def clocks_seen(text):
    return sum(1 for line in text.splitlines() if YOUTH in line and " due " in f" {line}")


def report(desk):
    """Reports the youth missing by the form, and answers how many fields it had."""
    letters(desk, "y" + YOUTH)
    check(desk.until(lambda text: text.count(YOUTH) > 1), desk.text())
    desk.keys("Enter")
    desk.settled()
    letters(desk, ":report-missing")
    desk.settled()
    desk.keys("Enter")
    check(desk.until("received_at"), desk.text())
    fields = len(set(FIELD.findall(desk.settled())))
    desk.keys("C-s")
    check(desk.until("Enter does it"), desk.text())
    desk.keys("Enter")
    check(desk.until("Done ("), desk.text())
    return fields


@test
def a_report_is_on_a_second_board_by_itself(store):
    with Pane(200, 60, home=store.folder) as wall, Pane(80, 24, home=store.folder) as desk:
        open_board(wall, store)
        narrow(wall, "7")
        check(clocks_seen(wall.text()) == 0, wall.text())
        open_board(desk, store)
        fields = report(desk)
        start = time.monotonic()
        check(wall.until(lambda text: clocks_seen(text) == 6), wall.text())
        NOTES.append(f"{fields} fields; on the second board after "
                     f"{(time.monotonic() - start) * 1000:.0f} ms")
        check(1 <= fields <= 8, f"{fields} fields:\n{desk.text()}")
        found = states(store)
        check([found[notice] for notice in NOTICES] == ["pending"] * 5, found)
        leave(desk)
        leave(wall)


def tell(pane, number=None):
    """Records the notice that is owed next, by its key."""
    letters(pane, "R")
    check(pane.until("party *"), pane.text())
    pane.settled()
    if number:
        pane.keys("Tab", "Tab")
        letters(pane, number)
        pane.settled()
    pane.keys("C-s")
    check(pane.until("Enter does it"), pane.text())
    pane.keys("Enter")
    check(pane.until("Done: record the notice"), pane.text())
    # Two notices of one second to one party are one.
    time.sleep(1.1)


@test
def a_federal_notice_closes_only_with_its_number(store):
    store.run("do", "report-missing", f"youth={YOUTH}", "recovery_worker=W-301")
    with Pane(80, 24, home=store.folder) as pane:
        open_board(pane, store)
        narrow(pane, "4")
        pane.keys("Enter")
        check(pane.until("Clocks: "), pane.text())
        for notice, number in [("law_enforcement", "LE-26-1188"), ("ncmec", "NC-1455002")]:
            tell(pane)
            check(states(store)[notice] == "pending", f"{notice} closed without a number")
            tell(pane, number)
            check(states(store)[notice] == "met", f"{notice}: {states(store)[notice]}")
        found = states(store)
        check([found[notice] for notice in NOTICES[2:]] == ["pending"] * 3, found)
        check("Next: notice to parents, guardians, tribe" in " ".join(pane.text().split()),
              pane.text())
        leave(pane)


def rung(store, youth, **environment):
    """The bytes that an open board is sent when another process reports a youth missing."""
    session = Session(store.command(), HOME=store.folder, **environment)
    check(session.wait_for("DEMO"), session.display())
    check(session.wait_for("lists them"), session.display())
    session.raw = b""
    store.run("do", "report-missing", f"youth={youth}")
    session.read(quiet=0.5)
    told = session.raw
    for _ in range(4):
        session.send("q")
        if session.wait(limit=1.0) is not None:
            return told
    raise AssertionError("q does not quit")


@test
def a_new_alert_rings_once_and_says_how_many(store):
    words = b"csecboard: 7 new alerts"
    for youth, expected, environment in [
        ("Y-0004", b"\x07\x1b]9;" + words + b"\x07", {}),
        ("Y-0005", b"\x07\x1b]777;notify;csecboard;" + words + b"\x07", {"VTE_VERSION": "7006"}),
        ("Y-0006", b"\x07\x1bPtmux;\x1b\x1b]9;" + words + b"\x07\x1b\\", {"TMUX": "/none,1,0"}),
    ]:
        told = rung(store, youth, **environment)
        check(told.count(expected) == 1, told)
        check(told.count(b"new alert") == 1, told)


@test
def a_bell_that_is_off_is_silent(store):
    folder = os.path.join(store.folder, ".config", "csecboard")
    os.makedirs(folder)
    with open(os.path.join(folder, "config"), "w", encoding="utf-8") as file:
        file.write("bell = off\n")
    told = rung(store, "Y-0004")
    check(b"\x07" not in told, told)


def main(words):
    if not words:
        sys.exit(__doc__)
    return run_on_stores(words[0], words[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
