#!/usr/bin/env python3
"""Tests the board in a real terminal: every screen, every size, every way to end, two at once.

    Tests/Terminal/board.py BINARY [WORD…]    the tests whose names hold one of the words

The last line is `N passed, N failed`. Needs tmux.
"""

import os
import re
import signal
import sys
import time

from boardcases import leave, open_board, run_on_stores
from cases import NOTES, check, test
from pane import Pane

TOO_SMALL = (40, 10)


def status(pane):
    pane.run("send-keys", "-l", "echo status=$?")
    pane.keys("Enter")
    check(pane.until(lambda text: re.search(r"^status=\d+", text, re.M)), pane.text())
    return int(re.search(r"^status=(\d+)", pane.text(), re.M)[1])


@test
def opens_full_and_quits_clean(store):
    with Pane(100, 30, home=store.folder) as pane:
        open_board(pane, store)
        for unit in ("Valley", "South", "North", "Intake"):
            check(pane.until(unit), f"no unit {unit}:\n{pane.text()}")
        leave(pane)
        check(status(pane) == 0, "exit status")


@test
def every_screen_says_what_it_is_and_that_it_is_a_demonstration(store):
    with Pane(100, 30, home=store.folder) as pane:
        open_board(pane, store)
        seen = {}
        for key in "1234567890":
            pane.keys(key)
            text = pane.settled()
            check("DEMO" in text, f"screen {key} does not say DEMO:\n{text}")
            seen.setdefault(text.split("\n")[0], key)
        check(len(seen) >= 3, f"screens: {sorted(seen)}")
        NOTES.append(f"screens seen: {len(seen)}")
        pane.keys("1")
        pane.keys("?")
        check(re.search(r"\?.*(help|key)", pane.settled(), re.I), f"no help:\n{pane.text()}")
        pane.keys("Escape")
        leave(pane)


@test
def caseloads_open_from_county_to_case_and_back(store):
    with Pane(120, 40, home=store.folder) as pane:
        open_board(pane, store)
        pane.keys("2")
        levels = [pane.settled()]
        for _ in range(3):
            pane.keys("Enter")
            levels.append(pane.settled())
            check(levels[-1] != levels[-2], f"Enter opens nothing:\n{levels[-1]}")
        check(re.search(r"\bC-\d{4}\b", levels[-1]), f"no case at the end:\n{levels[-1]}")
        pane.keys("Escape")
        text = pane.settled()
        check(text.split("\n")[0] == levels[-2].split("\n")[0], f"Esc does not go back:\n{text}")
        pane.keys("1")
        leave(pane)


@test
def no_name_of_a_youth_shows_unasked(store):
    names = [line.split(",")[2] for line in open_sample("youth.csv")[1:]]
    names = [name for name in names if name]
    check(len(names) > 5, "no names in the sample")
    with Pane(200, 60, home=store.folder) as pane:
        open_board(pane, store)
        for keys in ("1", "2", "Enter", "Enter", "Enter", "Enter"):
            pane.keys(keys)
            text = pane.settled()
            found = [name for name in names if name in text]
            check(not found, f"{found[:3]} on screen after {keys}")
        pane.keys("1")
        leave(pane)


@test
def the_board_heads_every_panel_with_its_figure(store):
    heads = ("Missing from care: ", "On call now: ", "Due next", "Open beds: ", "Load by unit",
             "Cases without a worker", "Posts and CSE cases")
    with Pane(60, 20, home=store.folder) as pane:
        open_board(pane, store)
        for size in ((60, 20), (80, 24), (200, 60)):
            pane.resize(*size)
            text = pane.settled()
            missing = [head for head in heads if head not in text]
            check(not missing, f"{size}: no {missing}:\n{text}")
        leave(pane)


@test
def confirmed_beds_move_every_board(store):
    with Pane(100, 30, home=store.folder) as pane:
        open_board(pane, store)
        check(pane.until("Open beds: 0 in 0"), pane.text())
        store.run("do", "confirm-beds", "facility=F-KERN-1", "occupied=1", "held=0", "offline=0")
        check(pane.until("Open beds: 5 in 1"), pane.text())
        leave(pane)


@test
def on_call_placements_and_reports_open_in_one_key(store):
    with Pane(100, 30, home=store.folder) as pane:
        open_board(pane, store)
        for key, words in (("5", ("On call now", "gaps in the next 14 days", "Shifts of the")),
                           ("6", ("Open beds:", "Left out:", "stale")),
                           ("8", ("reports received", "of received", "by county")),
                           ("b", ("Reports", "by year"))):
            pane.keys(key)
            text = pane.settled()
            missing = [word for word in words if word not in text]
            check(not missing, f"{key}: no {missing}:\n{text}")
        pane.keys("1")
        leave(pane)


@test
def e_on_the_board_writes_one_page(store):
    with Pane(100, 30, home=store.folder) as pane:
        pane.type(["cd", store.folder])
        open_board(pane, store)
        pane.keys("e")
        check(pane.until(lambda text: "The board is in " in text), pane.text())
        name = re.search(r"csecboard-board-\d+\.txt", pane.text())[0]
        leave(pane)
        path = os.path.join(store.folder, name)
        check(os.stat(path).st_mode & 0o777 == 0o600, "others may read it")
        with open(path, encoding="utf-8") as file:
            page = file.read()
        check("On call now" in page and "Load by unit" in page and "\x1b" not in page, page)


@test
def a_record_is_read_with_the_keys_of_a_pager(store):
    with Pane(100, 20, home=store.folder) as pane:
        open_board(pane, store)
        pane.keys("y")
        pane.run("send-keys", "-l", "Y-0025")
        pane.settled()
        pane.keys("Enter")
        check(pane.until(lambda text: "lines 1-" in text), pane.text())
        pane.keys("]")
        first = [line for line in pane.settled().split("\n")][3]
        check(first.startswith("To call, in this order"), pane.text())
        pane.resize(70, 24)
        text = pane.settled()
        check(text.split("\n")[3] == first, f"the line at the top is lost:\n{text}")
        pane.keys("o")
        check(pane.until("Outline"), pane.text())
        pane.keys("G", "Enter")
        check(pane.until("Missing from care"), pane.text())
        pane.run("send-keys", "-l", "/why")
        pane.keys("Enter")
        check(re.search(r"'why' in line 1 of \d+", pane.settled()), pane.text())
        pane.keys("Escape", "1")
        pane.settled()
        leave(pane)


@test
def a_read_only_board_opens_no_record_and_writes_nothing(store):
    before = store.run("audit", "head")
    with Pane(100, 30, home=store.folder) as pane:
        pane.type(store.command("--read-only"))
        check(pane.until(lambda text: "read only" in text and "ready>" not in text), pane.text())
        for keys, words in (("a", "read only"), ("m", "read only"), ("e", "read only")):
            pane.keys(keys)
            check(pane.until(words), f"{keys}:\n{pane.text()}")
        pane.keys("4")
        pane.settled()
        pane.keys("Enter")
        check(pane.until("opening is entered in the log"), pane.text())
        pane.keys("1")
        leave(pane)
    check(store.run("audit", "head") == before, "the log has grown")


@test
def the_tour_is_offered_once_and_waits_for_each_key(store):
    offered = os.path.join(store.folder, ".local/state/csecboard/tour-offered")
    if os.path.exists(offered):
        os.remove(offered)
    with Pane(100, 30, home=store.folder) as pane:
        open_board(pane, store)
        check(pane.until("New here?"), pane.text())
        pane.run("send-keys", "-l", ":tour")
        pane.keys("Enter")
        for number, keys in enumerate((["Tab"], ["4"], ["Enter"], ["a", "Escape"],
                                       [":", "Escape"], ["?"]), 1):
            check(pane.until(f"Tour, {number} of 6"), pane.text())
            for key in keys:
                pane.keys(key)
                pane.settled()
        pane.keys("Escape")
        check("Tour," not in pane.settled(), pane.text())
        pane.keys("1")
        leave(pane)
    with Pane(100, 30, home=store.folder) as pane:
        open_board(pane, store)
        check("New here?" not in pane.settled(), pane.text())
        leave(pane)


def open_sample(name):
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    with open(os.path.join(root, "sampledata", name), encoding="utf-8") as file:
        return file.read().splitlines()


@test
def every_size_reflows(store):
    with Pane(home=store.folder) as pane:
        open_board(pane, store)
        first = pane.settled()
        for columns, rows in ((200, 60), (60, 20), TOO_SMALL, (1, 1), (80, 24)):
            pane.resize(columns, rows)
            text = pane.settled()
            if columns >= 60:
                check("DEMO" in text, f"{columns}x{rows}:\n{text}")
            elif (columns, rows) == TOO_SMALL:
                check(re.search(r"60\s?[x×]\s?20", text), f"says nothing of its size:\n{text}")
        check(units(pane.settled()) == units(first), "the same size shows something else")
        leave(pane)


def units(text):
    """The lines of units, without the marks of the moment."""
    return sorted(set(re.findall(r"\b(Valley|South|North|Intake|Desert)\b", text)))


@test
def every_end_restores_the_terminal(store):
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL):
        with Pane(home=store.folder) as pane:
            open_board(pane, store)
            pid = pane.child(os.path.basename(store.binary))
            check(pid, "no process")
            os.kill(pid, number)
            time.sleep(0.2)  # the watchdog comes after the kill
            # It may come after the shell's words too, and take them away with the second screen.
            pane.keys("Enter")
            check(pane.prompts(), f"{number.name}: no shell:\n{pane.text()}")
            check(pane.is_clean(), f"{number.name}: not restored")
            pane.run("send-keys", "-l", "stty -a | tr ' ' '\\n' | grep -cx -e echo -e icanon")
            pane.keys("Enter")
            check(pane.until(lambda text: re.search(r"^2$", text, re.M)),
                  f"{number.name}: the terminal does not echo:\n{pane.text()}")


@test
def suspends_and_comes_back(store):
    with Pane(home=store.folder) as pane:
        open_board(pane, store)
        pane.keys("C-z")
        check(pane.until("Stopped") and pane.is_clean(), pane.text())
        pane.run("send-keys", "-l", "fg")
        pane.keys("Enter")
        check(pane.until("DEMO") and pane.show("#{alternate_on}") == "1", pane.text())
        leave(pane)


@test
def a_change_by_another_process_shows_on_every_board(store):
    free = next(row for row in store.rows("caseloads", "--by", "case") if row["worker"] is None)
    workers = {row["worker"]: row for row in store.rows("caseloads", "--by", "worker")}
    worker = next(row["worker"] for row in store.rows("caseloads", "--next", free["case"])
                  if row["rank"] and row["unit"])
    unit = workers[worker]["unit"]

    def points():
        return next(str(row["points"]) for row in store.rows("caseloads", "--by", "unit")
                    if row["unit"] == unit and row["county"] == free["county"])

    before = points()
    with Pane(120, 40, home=store.folder) as one, Pane(100, 30, home=store.folder) as two:
        for pane in (one, two):
            open_board(pane, store)
            check(shows(pane.settled(), unit, before), f"{unit} {before}:\n{pane.text()}")
        store.run("do", "assign-case", f"case={free['case']}", f"staff={worker}")
        begun = time.monotonic()
        after = points()
        check(after != before, "the assignment changed nothing")
        for pane in (one, two):
            check(pane.until(lambda text: shows(text, unit, after)),
                  f"not {unit} {after}:\n{pane.text()}")
        NOTES.append(f"a change shows on two boards after at most"
                     f" {(time.monotonic() - begun) * 1000:.0f} ms, reading it included")
        for pane in (one, two):
            leave(pane)


def shows(text, unit, points):
    """Whether a line has the unit and its points, however they are grouped."""
    return any(unit in line and points in line.replace(",", "") for line in text.split("\n"))


@test
def without_a_terminal_it_prints_once(store):
    text = store.run()
    check("DEMO" in text and "Valley" in text, text)
    check("\x1b" not in text, "an escape in plain text")


def main(words):
    if not words:
        sys.exit(__doc__)
    return run_on_stores(words[0], words[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
