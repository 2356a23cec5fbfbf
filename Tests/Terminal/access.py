#!/usr/bin/env python3
"""Shows every screen to every role in a real terminal and looks for what it may not see.

    Tests/Terminal/access.py BINARY [ACCOUNT…]

On a demonstration store every free text of every protected table is made a mark of its own. Each
of its accounts then goes through all screens, unmasked, opens records, reads them in full, searches
and writes files. Every screen, every byte of the terminal and every file is searched for marks;
one that the account may not see (accessrights.py) is a failure. The last line is `N passed, N
failed`.
"""

import glob
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile

from accessrights import ACCOUNTS, Rights, connect, free_texts
from harness import Session

MARK = re.compile(r"zq[0-9a-z]{4}")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
OTHER_SCREENS = ("roster", "coverage", "callouts", "imports", "accounts", "audit", "nearby",
                 "alerts", "notices", "recovery", "responses", "swaps", "handovers", "shares",
                 "schedules",
                 "week", "month", "beds-due", "waiting", "plans", "plan-gaps",
                 "responsibilities", "county-notes", "agenda", "indicators", "budget", "protocol", "partners", "referrals", "survey", "studies", "requests", "load-weeks", "load-ahead",
                 "continuity", "workforce", "case-handovers", "overrides", "quarters")
ENTER, END, ESCAPE, DOWN = "\r", "\x1b[F", "\x1b", "\x1b[B"


def mark(number):
    word = ""
    for _ in range(4):
        number, digit = divmod(number, len(DIGITS))
        word = DIGITS[digit] + word
    return "zq" + word


class MarkedStore:
    """A demonstration store whose free texts are marks, and where each mark stands."""

    def __init__(self, binary, folder):
        self.binary, self.folder = os.path.abspath(binary), folder
        self.path = os.path.join(folder, "demo.db")
        self.run("demo", "--no-open")
        self.connection = connect(self.path)
        self.open_records()
        self.places = {}
        for table, columns in free_texts(self.connection).items():
            for column in columns:
                self.put_marks(table, column)
        self.connection.commit()

    def run(self, *words):
        done = subprocess.run(
            [self.binary, "--store", self.path, *words], capture_output=True, text=True,
            env={"PATH": os.environ["PATH"], "HOME": self.folder, "LANG": "C.UTF-8"},
            stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            sys.exit(f"{' '.join(words)}: {done.stderr.strip()}")
        return done.stdout

    def open_records(self):
        """A consent to counsel and an opening for life safety, beside the team that there is."""
        youth = [row[0] for row in self.connection.execute(
            "SELECT y.id FROM youth y JOIN grants g ON g.account = 'detective'"
            " AND instr(g.counties, y.owner_county) WHERE y.id NOT IN (SELECT youth FROM missing)"
            " ORDER BY y.id LIMIT 2")]
        agency = self.connection.execute(
            "SELECT agency FROM grants WHERE account = 'lawyer'").fetchone()[0]
        self.run("do", "record-consent", f"youth={youth[0]}", f"agency={agency}", "basis=order",
                 "fields=f2;f3;f4", "reference=an order", "until=2099-01-01")
        self.run("--as", "detective", "do", "break-glass", f"youth={youth[1]}",
                 "reason=in danger now, nobody else answers")

    def put_marks(self, table, column):
        keys = [row["name"] for row in self.connection.execute(f"PRAGMA table_info({table})")
                if row["pk"]]
        where = " AND ".join(f"{key} = ?" for key in keys)
        for row in self.connection.execute(f"SELECT * FROM {table}").fetchall():
            word = mark(len(self.places))
            self.places[word] = (table, column, dict(row))
            self.connection.execute(f"UPDATE {table} SET {column} = ? WHERE {where}",
                                    (word, *(row[key] for key in keys)))


class Visit:
    """One account at the board: all that it was shown."""

    def __init__(self, store, account, home):
        words = ["--as", account] if account else []
        self.session = Session([store.binary, "--store", store.path, *words], columns=180, rows=45,
                               HOME=home)
        self.text, self.titles = [], set()
        self.session.wait_for("DEMO")
        self.see()

    def see(self):
        self.text += self.session.display()
        self.titles.add(self.session.display()[1].strip())

    def press(self, *keys):
        for key in keys:
            self.session.send(key)
            self.session.until_byte(limit=0.12)
            self.session.read(quiet=0.025)
            for _ in range(40):
                if not any("not read yet" in line for line in self.session.display()[-2:]):
                    break
                self.session.read(quiet=0.05)
            self.see()

    def go(self):
        """Through every screen, and into what it opens."""
        self.press("m")
        for key in "1234567890":
            self.press(key, ENTER, ESCAPE)
            if key in "24568":
                self.press("e")
        for name in OTHER_SCREENS:
            self.press(f":{name}", ENTER, "v", ESCAPE)
        self.press(":report-figures", ENTER, *"\t" * 7, "8", ENTER, "b", "v", ESCAPE, ESCAPE)
        self.press(":plans", ENTER, DOWN, ENTER, END, "x", "<", "d", ESCAPE, ESCAPE)
        self.press("1", "i", "night", DOWN, ENTER, END, ESCAPE, ESCAPE, ESCAPE)
        self.press("5", "\t", ENTER, "v", ESCAPE, ESCAPE)
        for words in ("y-000", "zq"):
            self.press("1", "y", words, DOWN, ENTER, ENTER, "v", END, ESCAPE, ESCAPE)
            self.press("1", "y", words, DOWN, ENTER, "V", ENTER, END, ESCAPE, ESCAPE)
        self.press(ESCAPE, "1", ":record-status", ENTER, "y-0", ESCAPE, ESCAPE)

    def leave(self):
        self.press(ESCAPE, "1")
        self.session.send("q")
        status = self.session.wait()
        raw = self.session.raw.decode("utf-8", "replace")
        self.session.close()
        return status, raw


STORE = []


def visit(account):
    """Marks that were shown, how many screens there were, and how it ended."""
    store = STORE[0]
    # What one account writes is no other's.
    folder = tempfile.mkdtemp(dir=store.folder)
    os.chdir(folder)
    visit = Visit(store, account, folder)
    visit.go()
    status, raw = visit.leave()
    files = ""
    for path in glob.glob(os.path.join(folder, "csecboard-*")):
        with open(path, encoding="utf-8") as file:
            files += file.read()
    shown = set(MARK.findall("\n".join(visit.text) + raw + files))
    broken = [line.strip() for line in visit.text if "cannot be reached" in line]
    return shown & set(store.places), len(visit.titles), len(raw), len(files), broken or status


def main():
    if len(sys.argv) < 2 or not os.access(sys.argv[1], os.X_OK):
        sys.exit("usage: Tests/Terminal/access.py BINARY [ACCOUNT…]")
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="csecboard-access-") as folder:
        store = MarkedStore(sys.argv[1], folder)
        os.chdir(folder)
        print(f"{len(store.places)} marks")
        accounts = sys.argv[2:] or ["", *ACCOUNTS]
        # Two at a time: each waits for its own board, and the store is one for all.
        with multiprocessing.get_context("fork").Pool(2, STORE.append, [store]) as pool:
            visits = pool.map(visit, accounts, chunksize=1)
        for account, (shown, screens, size, files, status) in zip(accounts, visits):
            rights = Rights(store.connection, account) if account else None
            wrong = [store.places[word] for word in sorted(shown)
                     if rights and not rights.may_see(*store.places[word])]
            # Whoever made the store sees marks of most tables: they do show where they may.
            is_good = not wrong and screens > 5 and status == 0 and (account or len(
                {store.places[word][0] for word in shown}) > 5)
            passed, failed = passed + bool(is_good), failed + (not is_good)
            print(f"{'ok  ' if is_good else 'FAIL'} {account or 'everything':10} {screens:3} titles,"
                  f" {size:7} bytes, {files:6} of files, {len(shown):4} marks, {len(wrong)} wrong,"
                  f" ended with {status}", flush=True)
            for table, column, row in wrong[:5]:
                print(f"     {table}.{column} of {row.get('youth') or list(row.values())[:2]}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
