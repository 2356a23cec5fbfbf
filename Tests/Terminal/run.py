#!/usr/bin/env python3
"""Tests the ncurses backend on real terminals: a pty read by pyte, and tmux.

usage: run.py PATH-OF-TerminalProbe [WORD…]   runs the tests whose names hold one of the words
Prints a line for each test, what was measured, then "N passed, N failed"; exits 1 on a failure.
Needs python3-pyte, tmux and strace from Debian.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time

from cases import NOTES, check, run_all, test
from harness import Session

PROBE = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else ""


def start(**options):
    session = Session([PROBE], **options)
    check(session.wait_for("probe"), f"no first frame: {session.raw[-200:]!r}")
    return session


def stop(session):
    session.send("q")
    code = session.wait()
    session.close()
    check(code == 0, f"exit {code}")


@test
def a_frame_is_one_write():
    with tempfile.NamedTemporaryFile() as log:
        session = Session(
            ["strace", "-f", "-y", "-s", "40", "-e", "trace=write,writev", "-o", log.name, PROBE])
        check(session.wait_for("probe", 15), "no first frame")
        session.read(quiet=0.4)
        counts = []
        for key in "abcdefghij":
            before = len(open(log.name).readlines())
            session.send(key)
            check(session.wait_for("key " + key), "no answer")
            session.read(quiet=0.2)
            lines = open(log.name).readlines()[before:]
            writes = [line for line in lines if "</dev/pts/" in line]
            check(all(r'"\33[?2026h' in line for line in writes), f"no bracket: {writes}")
            counts.append(len(writes))
        session.send("q")
        session.wait(10)
        session.close()
    check(counts == [1] * 10, f"writes per frame {counts}")


@test
def frames_are_synchronised_updates():
    session = start()
    session.send("a")
    time.sleep(0.1)
    frame = session.read()
    check(frame.startswith(b"\x1b[?2026h") and frame.endswith(b"\x1b[?2026l"), f"{frame!r}")
    check(len(frame) <= 300, f"{len(frame)} bytes for one new line")
    NOTES.append(f"bytes of a frame with one new line: {len(frame)}")
    stop(session)


@test
def the_same_surface_writes_nothing():
    session = start()
    session.read(quiet=0.3)
    session.send("\x1b[99~")  # swallowed: nothing changes
    check(session.read(quiet=0.3) == b"", "bytes without a change")
    stop(session)


@test
def a_lone_escape_is_a_key():
    session = start()
    times = []
    for _ in range(8):  # as many as the screen shows, or a frame would equal the last
        session.read(quiet=0.05)
        session.send("\x1b")
        times.append(session.until_byte() * 1000)
    NOTES.append(f"Esc to first byte: worst of 8 {max(times):.1f} ms")
    check(session.wait_for("key Esc"), "not the Escape key")
    stop(session)


@test
def keys_arrive_in_order():
    session = start(rows=40)
    session.read()
    session.send("é中\x1b[A\x1bOB\x1b[5~\x1bOP\x1b[15~\x01\x1bx\x7f\r\t\x1b[Z")
    names = ["é", "中", "Up", "Down", "PgUp", "F1", "F5", "^A", "M-x", "Backspace", "Enter", "Tab",
             "S-Tab"]
    check(session.wait_for("key S-Tab"), "keys missing")
    text = "\n".join(session.display())
    places = [text.find("key " + name) for name in names]
    check(-1 not in places and places == sorted(places), f"{places}")
    stop(session)


@test
def a_paste_is_text():
    session = start()
    check(2004 in session.modes_on() and 1004 in session.modes_on(), "modes not asked for")
    session.send("\x1b[200~q:wq\rS\x03")
    session.read()
    session.send("T\x1b[201~z")
    check(session.wait_for("key z"), "keys after the paste")
    check(any("paste q:wq⏎S\\u{3}T" in row for row in session.display()), "paste not whole")
    session.send("\x1b[I\x1b[O")
    check(session.wait_for("focus false"), "no focus report")
    stop(session)


@test
def hostile_text_moves_nothing():
    session = start()
    rows = session.display()
    # The last row too: pyte is of those who give Indic vowel signs no column.
    for y in range(1, 10):
        line = session.screen.buffer[y]
        check(line[50].data == "|", f"row {y}: {rows[y]!r}")
    check("\\u{202E}abc" in rows[2] and "\\u{1B}[2J" in rows[1], "marks missing")
    for bad in ("\u202e", "\u200d", "\u009b", "\ufe0f"):
        check(bad.encode() not in session.raw, f"U+{ord(bad):04X} in the bytes")
    check(b"\x1b]0;" not in session.raw, "a title was set")
    stop(session)


@test
def five_thousand_hostile_texts_move_nothing():
    session = start(rows=51)
    wrong, controls = [], set()
    for page in range(1, 101):
        session.send("F")
        check(session.wait_for(f"page {page}."), f"page {page} missing")
        for row in range(50):
            if session.screen.buffer[row][50].data != "|":
                wrong.append((page, row, session.display()[row]))
    rest = re.sub(rb"\x1b(?:\[[?0-9;]*[a-zA-Z]|\([AB0]|[=>78M]|\]104\x07)|[\r\n\x08\x0e\x0f]", b"", session.raw)
    text = rest.decode(errors="replace")
    for place, character in enumerate(text):
        value = ord(character)
        if value < 32 or 127 <= value < 160 or 0x202A <= value <= 0x202E or 0x2060 <= value <= 0x206F:
            controls.add(text[max(0, place - 9):place + 9])
    NOTES.append(f"hostile texts whose next field moved: {len(wrong)} of 5000")
    check(not wrong and not controls, f"{len(wrong)} moved {wrong[:3]}, raw controls {controls}")
    stop(session)


@test
def a_wide_character_at_the_edge_stays_in_its_row():
    session = start(columns=81)
    rows = session.display()
    check(rows[12].rstrip().endswith("edge") and rows[13].startswith("┌"), "\n".join(rows[11:15]))
    stop(session)


@test
def a_storm_of_resizes_ends_well():
    session = start()
    state = 1
    for _ in range(60):
        state = (state * 1103515245 + 12345) % 2**31
        session.resize(1 + state % 200, 1 + state // 200 % 60)
        session.read(quiet=0.005)
    for columns, rows in ((1, 1), (2, 1), (1, 40), (200, 1), (200, 60), (80, 24)):
        session.resize(columns, rows)
        session.read(quiet=0.05)
    session.screen.reset()
    session.send("\x0c")
    check(session.wait_for("probe 80x24"), "\n".join(session.display()))
    check(session.display()[23].startswith("└"), "frame not whole")
    stop(session)


@test
def starts_at_one_cell():
    session = Session([PROBE], columns=1, rows=1)
    session.read(quiet=0.4)
    session.resize(80, 24)
    check(session.wait_for("probe 80x24"), "did not grow")
    stop(session)


def ends(name, act, expected, shown=None):
    session = start()
    session.send("a")
    session.read()
    act(session)
    code = session.wait()
    time.sleep(0.15)  # the watchdog, after SIGKILL
    session.read(quiet=0.2)
    raw, modes, same = session.raw, session.modes_on(), session.settings_restored()
    session.close()
    check(code in expected, f"{name}: exit {code}")
    check(not modes, f"{name}: modes left on {modes}")
    check(same, f"{name}: terminal settings differ")
    check(shown is None or shown in raw[raw.rfind(b"\x1b[?1049l"):], f"{name}: message lost")


@test
def restores_after_q():
    ends("q", lambda s: s.send("q"), [0], b"bye")


@test
def restores_after_term_hup_int_quit():
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        ends(number.name, lambda s: s.kill(number), [-number])


@test
def restores_after_a_bad_address():
    ends("SEGV", lambda s: s.send("S"), [-signal.SIGSEGV])


@test
def restores_after_a_trap_and_shows_its_message():
    ends("TRAP", lambda s: s.send("T"), [-signal.SIGTRAP, -signal.SIGILL], b"a trap on purpose")


@test
def restores_after_abort():
    ends("ABRT", lambda s: s.send("A"), [-signal.SIGABRT])


@test
def restores_after_other_fatal_signals():
    for number in (signal.SIGBUS, signal.SIGFPE, signal.SIGILL, signal.SIGTRAP):
        ends(number.name, lambda s: s.kill(number), [-number])


@test
def restores_at_a_plain_exit():
    ends("exit", lambda s: s.send("X"), [3])


@test
def restores_after_kill():
    ends("KILL", lambda s: s.kill(signal.SIGKILL), [-signal.SIGKILL])


@test
def the_watchdog_holds_nothing_and_goes_quietly():
    session = start()
    mine = os.ttyname(session.slave)
    time.sleep(0.1)  # those of earlier tests go
    found = [pid for pid in watchdogs() if os.readlink(f"/proc/{pid}/fd/1") == mine]
    check(len(found) >= 1, "no watchdog")
    held = [os.readlink(f"/proc/{pid}/fd/{fd}") for pid in found
            for fd in os.listdir(f"/proc/{pid}/fd")]
    check(all(name.startswith(("pipe:", "/dev/pts/")) for name in held), f"{held}")
    check(all(len(os.listdir(f"/proc/{pid}/fd")) == 2 for pid in found), f"{held}")
    stop(session)
    deadline = time.monotonic() + 2
    while set(watchdogs()) & set(found) and time.monotonic() < deadline:
        time.sleep(0.02)
    check(not set(watchdogs()) & set(found), "the watchdog stayed")


def watchdogs():
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            fields = open(f"/proc/{pid}/stat").read()
            if "(terminal-watch)" in fields and ") Z" not in fields:
                found.append(int(pid))
        except OSError:
            pass
    return found


@test
def standard_error_waits_for_the_end():
    session = start()
    session.send("E")
    session.wait_for("key E")
    check(b"a line on standard error" not in session.raw, "drawn over the screen")
    session.send("q")
    session.wait()
    check(b"a line on standard error" in session.raw, "lost")
    session.close()


@test
def every_terminal_type_works():
    for term in ("xterm-256color", "xterm", "tmux-256color", "screen-256color", "screen", "linux",
                 "vt100", "vt220", "xterm-mono", "rxvt", "ansi"):
        if subprocess.run(["infocmp", term], capture_output=True).returncode != 0:
            NOTES.append(f"{term}: no description here")
            continue
        session = start(term=term)
        session.send("I")
        session.read()
        session.send("Ib")
        session.read()
        session.send("q")
        code = session.wait()
        same, modes = session.settings_restored(), session.modes_on()
        session.close()
        check(code == 0 and same and not modes, f"{term}: exit {code}, modes {modes}")


@test
def a_terminal_without_a_cursor_is_refused():
    for term, words in (("dumb", b"can't place the cursor"), ("nonesuch", b"is unknown")):
        session = Session([PROBE], term=term)
        code = session.wait()
        raw, same = session.raw, session.settings_restored()
        session.close()
        check(code == 69 and words in raw and same, f"{term}: exit {code} {raw!r}")


@test
def without_a_terminal_it_says_so():
    done = subprocess.run([PROBE], stdin=subprocess.DEVNULL, capture_output=True)
    check(done.returncode == 69 and b"not a terminal" in done.stderr, f"{done}")


@test
def no_color_and_mono_send_no_colour():
    for options in ({"NO_COLOR": "1"}, {"term": "vt100"}, {"term": "xterm-mono"}):
        if subprocess.run(["infocmp", options.get("term", "xterm")], capture_output=True).returncode:
            continue
        session = start(**options)
        session.send("I")
        session.read()
        stop(session)
        colours = re.findall(rb"\x1b\[[0-9;]*\b(?:3[0-7]|4[0-7]|38|48|9[0-7])\b[0-9;]*m", session.raw)
        check(not colours, f"{options}: {colours[:3]}")
    session = start(NO_COLOR="")
    check(any("colours 256" in row for row in session.display()), "an empty NO_COLOR counts")
    stop(session)


@test
def the_c_locale_gets_ascii():
    session = start(LANG="C")
    stop(session)
    check(all(byte < 128 for byte in session.raw), "bytes beyond ASCII")


@test
def the_clipboard_gets_the_text():
    session = start()
    session.send("C")
    session.wait_for("key C")
    stop(session)
    check(b"\x1b]52;c;KDU1NSkgMDEwLTAxOTk=\x07" in session.raw, "no OSC 52")


@test
def held_keys_are_drained():
    session = start()
    session.read(quiet=0.3)
    begun = time.monotonic()
    session.send("j" * 200 + "k")
    check(session.wait_for("key k"), "not drained")
    taken = (time.monotonic() - begun) * 1000
    NOTES.append(f"201 keys drained in {taken:.0f} ms (30 ms of it the reader's pause)")
    stop(session)


@test
def random_keys_and_resizes_leave_it_alive():
    session = start()
    state = 99
    pool = [b"\x1b", b"[", b"O", b"2", b"~", b"A", b"x", b"\x0c", b"I", "é".encode(), b"\xff", b";",
            b"\x1b[200~", b"\x1b[201~", b"\x1b[I", b"\r"]
    for _ in range(400):
        state = (state * 1103515245 + 12345) % 2**31
        key = pool[state // 7 % len(pool)]
        session.send(key if key != b"A" else b"\x1b[A")
        if state % 11 == 0:
            session.resize(1 + state // 13 % 120, 1 + state // 17 % 40)
        if state % 5 == 0:
            session.read(quiet=0.001)
    session.send(b"\x1b[201~")
    session.read(quiet=0.1)
    check(os.waitpid(session.pid, os.WNOHANG) == (0, 0), "died")
    session.resize(80, 24)
    time.sleep(0.1)
    session.send("q")
    check(session.wait() == 0, "did not quit")
    session.close()


class Tmux:
    """A tmux server of its own with a shell in it."""

    count = 0

    def __init__(self, term="tmux-256color", alternate=True):
        Tmux.count += 1
        self.name = f"probe{os.getpid()}-{Tmux.count}"
        self.run("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24",
                 "env", "-i", f"PATH={os.environ['PATH']}", f"TERM={term}", "LANG=C.UTF-8",
                 "PS1=ready> ", "bash", "--norc", "--noprofile")
        if not alternate:
            self.run("set-window-option", "-g", "alternate-screen", "off")
        self.until("ready>")

    def run(self, *arguments):
        return subprocess.run(
            ["tmux", "-L", self.name, *arguments], capture_output=True, text=True).stdout

    def keys(self, *keys):
        self.run("send-keys", *keys)

    def text(self, history=False):
        return self.run("capture-pane", "-p", *(["-S", "-"] if history else []))

    def until(self, words, limit=5.0):
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if words in self.text():
                return True
            time.sleep(0.03)
        return False

    def answers(self):
        """Asks the shell until it answers: after a kill, what it says first may still stand on the
        second screen, which goes when the watchdog comes."""
        for _ in range(10):
            self.keys("echo answer''ed", "Enter")
            if self.until("answered", 1.0):
                return True
        return False

    def show(self, format):
        return self.run("display-message", "-p", format).strip()

    def close(self):
        self.run("kill-server")


@test
def suspends_and_comes_back():
    tmux = Tmux()
    try:
        tmux.keys(PROBE, "Enter")
        check(tmux.until("probe 80x24"), tmux.text())
        for _ in range(3):
            tmux.keys("C-z")
            check(tmux.until("Stopped"), tmux.text())
            check(tmux.show("#{alternate_on}#{cursor_flag}") == "01", "screen or cursor not back")
            tmux.keys("stty -a | tr ' ' '\\n' | grep -c '^-echo$'", "Enter")
            time.sleep(0.2)
            tmux.keys("clear; fg", "Enter")
            check(tmux.until("probe 80x24") and tmux.until("key ^Z"), tmux.text())
            check(tmux.show("#{alternate_on}") == "1", "no second screen")
        tmux.keys("q")
        check(tmux.until("bye"), tmux.text())
        check(tmux.show("#{alternate_on}#{cursor_flag}") == "01", "left dirty")
    finally:
        tmux.close()


@test
def leaves_no_names_in_the_history():
    set_ups = (("tmux-256color", True), ("tmux-256color", False), ("vt100", True), ("linux", True))
    for term, alternate in set_ups:
        for way in ("q", "kill", "redraw"):
            tmux = Tmux(term, alternate)
            try:
                tmux.keys(PROBE + " || true", "Enter")
                check(tmux.until("devanagari"), f"{term}, {alternate}, {way}: {tmux.text()}")
                if way == "redraw":
                    tmux.keys("C-l", "I", "I", "C-l")
                    time.sleep(0.2)
                if way == "kill":
                    shell = tmux.show("#{pane_pid}")
                    children = open(f"/proc/{shell}/task/{shell}/children").read().split()
                    os.kill(int(children[0]), signal.SIGKILL)
                else:
                    tmux.keys("q")
                back = tmux.until("bye") if way != "kill" else tmux.answers()
                check(back, f"{term}, {alternate}, {way}: {tmux.text()}")
                time.sleep(0.2)
                left = tmux.text(history=True).count("devanagari")
                check(left == 0, f"{term}, alternate {alternate}, {way}: {left} rows left")
            finally:
                tmux.close()


@test
def first_frame_comes_fast():
    times = []
    for _ in range(7):
        begun = time.monotonic()
        session = Session([PROBE])
        while b"devanagari" not in session.raw and time.monotonic() - begun < 5:
            session.read(quiet=0.001, limit=0.05)
        times.append((time.monotonic() - begun) * 1000)
        session.read()
        stop(session)
    NOTES.append(f"start to first frame: median {sorted(times)[3]:.1f} ms")


def main():
    if not os.access(PROBE, os.X_OK) or os.path.isdir(PROBE):
        print(__doc__, file=sys.stderr)
        return 64
    return run_all(sys.argv[2:], lambda function: function())


if __name__ == "__main__":
    sys.exit(main())
