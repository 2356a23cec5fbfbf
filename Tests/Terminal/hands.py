#!/usr/bin/env python3
"""Tests in a real terminal what hands do: the palette, a form, undo, a paste, a draft after a kill.

    Tests/Terminal/hands.py BINARY [WORD…]    the tests whose names hold one of the words

The last line is `N passed, N failed`. Needs tmux.
"""

import glob
import os
import signal
import stat
import sys
import time

from boardcases import leave, open_board, run_on_stores
from cases import check, test
from pane import Pane

# What is typed is kept once the hand has rested for two seconds.
PAUSE = 3.5


def letters(pane, text):
    pane.run("send-keys", "-l", text)


def paste(pane, text):
    """Pastes as a terminal does, marked as a paste where the program has asked for that."""
    pane.run("set-buffer", text)
    pane.run("paste-buffer", "-p", "-r")


def open_form(pane, action):
    pane.keys(":")
    letters(pane, action)
    pane.settled()
    pane.keys("Enter")
    pane.settled()


def entries(store):
    """The log, but for the week that a board records when it opens."""
    return [row for row in store.rows("audit") if row["action"] != "record-week"]


def occupied(store):
    return next(row["occupied"] for row in store.rows("placements")
                if row["facility"] == "F-KERN-1")


def confirm_beds(pane, number):
    open_form(pane, "confirm-beds")
    letters(pane, "F-KERN-1")
    pane.keys("Tab")
    letters(pane, str(number))
    pane.settled()
    pane.keys("C-s")
    check(pane.until("Confirm the beds of Sample House One (F-KERN-1) at now"), pane.text())
    pane.keys("Enter")
    check(pane.until("Done: confirm the beds of Sample House One"), pane.text())


@test
def the_palette_finds_screens_and_actions(store):
    with Pane(100, 30, home=store.folder) as pane:
        open_board(pane, store)
        pane.keys(":")
        letters(pane, "missing")
        check(pane.until("missing"), pane.text())
        pane.keys("Enter")
        check(pane.until("Missing from care"), pane.text())
        open_form(pane, "assign-case")
        check("Give a case to a worker" in pane.text(), pane.text())
        pane.keys("Escape")
        pane.keys("1")
        leave(pane)


@test
def a_form_is_filled_and_sent(store):
    with Pane(100, 30, home=store.folder) as pane:
        open_board(pane, store)
        confirm_beds(pane, 2)
        check(occupied(store) == 2, f"occupied: {occupied(store)}")
        leave(pane)


@test
def a_spoken_time_is_read_back(store):
    with Pane(100, 30, home=store.folder) as pane:
        open_board(pane, store)
        open_form(pane, "report-missing")
        pane.keys("Tab")
        letters(pane, "2h ago")
        check(pane.until("2 h ago"), pane.text())
        check("= " in pane.text() and ("PST" in pane.text() or "PDT" in pane.text()), pane.text())
        pane.keys("Escape")
        pane.settled()
        leave(pane)


@test
def a_change_is_taken_back(store):
    before = occupied(store)
    with Pane(100, 30, home=store.folder) as pane:
        open_board(pane, store)
        confirm_beds(pane, 3)
        check(occupied(store) == 3, f"occupied: {occupied(store)}")
        pane.keys("u")
        check(pane.until("Enter takes it back"), pane.text())
        pane.keys("Enter")
        check(pane.until("Take back: "), pane.text())
        pane.keys("Enter")
        check(pane.until("Taken back: "), pane.text())
        check(occupied(store) == before, f"occupied: {occupied(store)}, was {before}")
        leave(pane)


@test
def a_paste_is_never_commands(store):
    before = entries(store)
    with Pane(100, 30, home=store.folder) as pane:
        open_board(pane, store)
        paste(pane, "\n:q\nq\nL\n")
        check(pane.until("Nothing takes text here"), pane.text())
        pane.keys(":")
        paste(pane, "quit\nquit\n")
        check(pane.until("quit quit"), pane.text())
        pane.keys("Escape")
        pane.keys("3")
        pane.settled()
        open_form(pane, "record-notice")
        paste(pane, "M-0001\n:q\n\nq")
        check(pane.until("M-0001 :q"), pane.text())
        check(pane.show("#{alternate_on}") == "1", "the board is gone")
        check("party *" in pane.text(), pane.text())
        pane.keys("Escape")
        pane.settled()
        leave(pane)
    check(entries(store) == before, "a paste has entered something")


def drafts(store):
    return glob.glob(store.path + ".draft-*")


def type_notice(pane):
    # From a screen that fills in no field.
    pane.keys("3")
    pane.settled()
    open_form(pane, "record-notice")
    letters(pane, "M-0001")
    pane.keys("Tab")
    letters(pane, "attorney")
    pane.keys("Tab", "Tab")
    letters(pane, "somebody of note")
    pane.settled()


def recovers(store):
    check(len(drafts(store)) == 1, f"drafts: {drafts(store)}")
    mode = stat.S_IMODE(os.stat(drafts(store)[0]).st_mode)
    check(mode == 0o600, f"mode {mode:o}")
    with Pane(100, 30, home=store.folder) as pane:
        pane.type(store.command())
        check(pane.until("A draft of record-notice from "), pane.text())
        open_form(pane, "record-notice")
        check("Enter  go on with it" in pane.text(), pane.text())
        pane.keys("Enter")
        check(pane.until("somebody of note"), pane.text())
        pane.keys("C-s")
        check(pane.until("Record the notice to attorney for M-0001"), pane.text())
        pane.keys("Enter")
        check(pane.until("Done: record the notice to attorney"), pane.text())
        leave(pane)
    check(not drafts(store), f"left behind: {drafts(store)}")


@test
def a_draft_is_recovered_after_a_kill(store):
    with Pane(100, 30, home=store.folder) as pane:
        open_board(pane, store)
        type_notice(pane)
        time.sleep(PAUSE)
        os.kill(pane.child(os.path.basename(store.binary)), signal.SIGKILL)
        time.sleep(0.3)
    recovers(store)


@test
def a_draft_is_recovered_after_a_dropped_line(store):
    with Pane(100, 30, home=store.folder) as pane:
        open_board(pane, store)
        type_notice(pane)
        process = pane.child(os.path.basename(store.binary))
        # The terminal itself goes, as when a connection drops: no pause, no signal of ours.
        pane.run("kill-server")
        end = time.monotonic() + 10
        while os.path.exists(f"/proc/{process}") and time.monotonic() < end:
            time.sleep(0.05)
        check(not os.path.exists(f"/proc/{process}"), "the program goes on without a terminal")
    recovers(store)


def main(words):
    if not words:
        sys.exit(__doc__)
    return run_on_stores(words[0], words[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
