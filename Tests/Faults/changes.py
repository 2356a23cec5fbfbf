#!/usr/bin/env python3
"""Kills the program during each kind of change: F1 for every action that it offers.

    Tests/Faults/changes.py BINARY [--full] [NAME…]

Every action of `csecboard do`, as the program itself lists them, and grant, import and the taking
back of an import. Each is made once and left alone, then made on a fresh copy of the store and
killed (SIGKILL), over and over: at calls that touch the store's files, spread over all of them
(killing.c), some in the middle of a write; and at moments by chance, from outside. Afterwards the
store passes its own check and holds, in every table, either what it held before or what the whole
change leaves, entry of the log and rows alike; and all of it once the program had answered.

An action without an example of fields below is a failure: a new one must be killed too. With
--full at every call. Prints `N passed, N failed`.
"""

import json
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CLOCK = "2026-11-20T12:00:00-08:00"
# What differs from one run to the next: who ran it, and the chain over that.
VOLATILE = {"audit": {"session", "prev", "hash"}}
EXAMPLES = {
    "assign-case": "case=C-0034 staff=W-302",
    "reassign-case": "case=C-0019 staff=W-105 to=W-102 keeps=closing handover=read"
                     " acknowledged=yes reason=knows-the-family",
    "end-assignment": "case=C-0001 staff=W-101 handover=read",
    "add-youth": "county=06029 initials=ZZ name=Sample-Youth-Zinnia born_on=2010-02-03",
    "add-staff": "name=Sample-Worker-Yew agency=AG-KERN-CW role=worker county=06029",
    "open-case": "youth=Y-0001 component=FM",
    "close-case": "case=C-0001",
    "record-status": "youth=Y-0001 status=confirmed basis=disclosure source=self",
    "report-missing": "youth=Y-0002",
    "record-notice": "episode=M-0003 party=court",
    "record-effort": "episode=M-0003 kind=school result=nothing",
    "record-return": "episode=M-0003",
    "confirm-beds": "facility=F-KERN-1 occupied=4",
    "place-stay": "youth=Y-0002 facility=F-KERN-1",
    "end-stay": "youth=Y-0014 missing=yes",
    "move-stay": "youth=Y-0014 facility=F-KERN-1",
    "put-shift": "county=06029 seat=child_welfare staff=W-101 starts_at=2026-12-01T08:00"
                 " ends_at=2026-12-01T20:00",
    "plan-rotation": "county=06029 seat=supervisor pattern=weekly people=W-105"
                     " starts_at=2026-12-04T17:00 until=2026-12-18T17:00",
    "open-response": "county=06029 source=hospital tier=T1",
    "record-response": "callout=CO-0002 seat=advocate staff=AD-101",
    "explain-response": "callout=CO-0002 exception_reason=snow",
    "page-next": "callout=CO-0002 seat=advocate",
    "log-response": "callout=CO-0001 step=offer outcome=later again_at=2026-12-01T09:00",
    "ask-swap": "shift=SH-0102 to=W-105",
    "accept-swap": "swap=SW-1",
    "approve-swap": "swap=SW-1",
    "withdraw-swap": "swap=SW-1",
    "take-shift": "county=06029 seat=advocate staff=AD-101 starts_at=2026-11-20T20:00"
                  " ends_at=2026-11-20T22:00",
    "fill-gaps": "county=06029 seat=advocate staff=AD-101 starts_at=2026-11-20T18:00"
                 " ends_at=2026-11-21T08:00",
    "put-shifts": "county=06029"
                  " shifts=advocate~primary~AD-101~2026-11-27T08:00/2026-11-27T20:00",
    "put-schedule": "county=06029 seat=advocate fallback=AD-101 starts_at=2026-11-25T08:00"
                    " ends_at=2026-11-25T20:00",
    "end-schedule": "schedule=TS-1 gap=snow",
    "start-handover": "county=06029 from=W-102 to=W-101",
    "sign-handover": "handover=HO-1",
    "record-report": "county=06029 youth=Y-0001 venue=hotel",
    "change-youth": "youth=Y-0001 lead_person=W-103",
    "change-staff": "staff=W-101 phone=661-555-0199",
    "change-shift": "shift=SH-0007 ends_at=2026-11-24T08:00",
    "cancel-shift": "shift=SH-0007",
    "assign-recovery": "episode=M-0003 recovery_worker=W-301",
    "close-episode": "episode=M-0003",
    "start-team": "youth=Y-0002 purpose=recovery members=desk;worker verified=badges-seen",
    "extend-team": "team=T-1 until=2027-03-01 cause=the-search-goes-on",
    "end-team": "team=T-1",
    "record-consent": "youth=Y-0002 agency=AG-KERN-CW basis=consent fields=f11"
                      " reference=in-the-file until=2027-01-01",
    "end-consent": "consent=N-1",
    "break-glass": "youth=Y-0022 reason=in-danger-now,-nobody-else-answers --as worker",
    "review-break-glass": "opening={opening} finding=it-was-needed",
    "record-sighting": "episode=M-0003 source=friend",
    "mark-located": "episode=M-0003 location_approved=no",
    "mark-lost": "episode=M-0001",
    "record-step": "episode=M-0003 step=warrant_requested",
    "describe-episode": "episode=M-0003 risks=medication le_agency=Sample-PD",
    "record-conversation": "episode=M-0002 outcome=declined",
    "record-screen": "episode=M-0002 tool=cse_it version=2.0 score=5",
    "end-episode": "episode=M-0003 ending=entered_in_error reason=a-namesake",
    "exempt-clock": "episode=M-0002 clock=return_notices reason=told-at-once",
    "acknowledge-alert": "episode=M-0003 alert=ncmec owner=W-101 until=2026-11-20T20:00",
    "hand-over-alert": "episode=M-0001 alert=next_effort to=W-103 until=2026-11-20T20:00",
    "set-ladder": "county=06029 backup=5 supervisor=15 citation=protocol approved_by=director",
    "set-clock": "county=06029 clock=return_notices value=2 citation=protocol approved_by=director",
    "set-policy": "county=06029 kind=tier key=confirmed value=210 citation=protocol",
    "override-weight": "case=C-0001 delta=50 reason=long-drives until=2026-12-20",
    "end-override": "case=C-0002",
    "add-leave": "staff=W-101 from=2026-12-01 until=2026-12-08 kind=vacation",
    "change-leave": "staff=W-103 until=2026-12-01",
    "add-training": "staff=W-101 course=CSE-201",
    "set-positions": "county=06029 agency=AG-KERN-CW role=worker funded=9",
    "add-conflict": "staff=W-101 youth=Y-0002 reason=a-neighbour",
    "end-conflict": "staff=W-302 youth=Y-0030",
    "record-preference": "youth=Y-0002 type=ISFC said=near-my-school",
    "hold-bed": "youth=Y-0002 facility=F-FRES-1",
    "release-bed": "youth=Y-0003 facility=F-KERN-1",
    "set-responsibility": "county=06029 function=youth_without_case agency=AG-KERN-CW role=lead",
    "note-county": "county=06029 topic=court text=on-Tuesdays",
    "add-goal": "county=06029 title=one-plan agency=AG-KERN-CW signers=AG-KERN-CW;AG-KERN-PROB",
    "sign-goal": "item=I-GOAL agency=AG-KERN-CW",
    "raise-conflict": "county=06029 title=files agency=AG-KERN-CW other_agency=AG-KERN-PROB",
    "escalate-conflict": "item=I-CONFLICT",
    "raise-gap": "county=06029 title=a-van agency=AG-KERN-CW",
    "record-consultation": "county=06029 fiscal_year=2026-27 heard=lived_experience title=be-asked",
    "add-improvement": "county=06029 title=teams agency=AG-KERN-CW due_on=2027-03-01",
    "answer-item": "item=I-GAP answer=next-year",
    "change-item": "item=I-GOAL due_on=2027-03-01",
    "close-item": "item=I-CONFLICT answer=by-order",
    "set-budget": "county=06029 fiscal_year=2026-27 purpose=training planned=900 spent=100",
    "set-protocol": "county=06029 indicator=new_report step=meet-at-once",
    "set-partner": "county=06029 organisation=shelter agreed_until=2027-03-01",
    "ask-county": "id=Q-2 youth=Y-0002 to_county=06019 kind=transfer asked=a-home-nearby",
    "answer-county": "request=Q-1 answer=accepted post=intake",
    "end-request": "request=Q-1",
    "refer-to-partner": "youth=Y-0002 organisation=Shelter service=a-bed",
    "answer-referral": "referral=RF-1 outcome=connected",
    "send-survey": "county=06029 fiscal_year=2026-27 asked_role=administrator",
    "answer-survey": "county=06029 fiscal_year=2025-26 question=beds answer=too-few",
    "add-study": "id=S-2 county=06029 measure=minors-met unit=percent value=2.7 n=27 total=1000"
    " first_day=2025-01-01 last_day=2025-03-31 sample=random representative=yes stage=endline"
    " source=a-report evaluator=an-institute",
    "change-study": "study=S-1 value=10.1",
    "sign-counts": "county=06067 first_day=2026-07-01 last_day=2026-09-30 note=by-telephone",
    "undo": "",
}
# What the examples build on: accounts, and grounds on which a record is open.
BASIS = (
    "grant desk hotline AG-KERN-CW 06029",
    "grant worker caseworker AG-KERN-CW 06029 --staff W-101",
    "do mark-located episode=M-0001",
    "do acknowledge-alert episode=M-0001 alert=next_effort owner=W-101 until=2026-11-20T18:00",
    "do start-team id=T-1 youth=Y-0001 purpose=response members=desk;worker verified=badges-seen",
    "do record-consent id=N-1 youth=Y-0001 agency=AG-KERN-CW basis=order fields=f11"
    " reference=an-order until=2027-01-01",
    "do ask-swap id=SW-1 shift=SH-0101 to=W-105",
    "do hold-bed youth=Y-0003 facility=F-KERN-1",
    "do override-weight case=C-0002 delta=50 reason=long-drives until=2026-12-20",
    "do put-schedule id=TS-1 county=06029 seat=advocate fallback=AD-101"
    " starts_at=2026-11-26T08:00 ends_at=2026-11-26T20:00",
    "do start-handover id=HO-1 county=06029 from=S-102 to=W-101",
    "do add-goal id=I-GOAL county=06029 title=one-plan agency=AG-KERN-CW signers=AG-KERN-CW",
    "do raise-conflict id=I-CONFLICT county=06029 title=files agency=AG-KERN-CW"
    " other_agency=AG-KERN-PROB",
    "do ask-county id=Q-1 youth=Y-0001 to_county=06019 kind=placement asked=a-home-nearby",
    "do set-partner county=06029 organisation=Shelter",
    "do refer-to-partner id=RF-1 youth=Y-0001 organisation=Shelter service=a-bed",
    "do send-survey county=06029 fiscal_year=2025-26 asked_on=2026-05-04",
    "do add-study id=S-1 county=06029 measure=minors-met unit=percent value=10.0"
    " first_day=2022-01-01 last_day=2022-03-31 sample=random representative=yes stage=baseline"
    " source=a-report",
    "do raise-gap id=I-GAP county=06029 title=a-van agency=AG-KERN-CW",
    "do break-glass youth=Y-0021 reason=in-danger-now,-nobody-else-answers --as worker",
)
CHECKS = {"passed": 0, "failed": 0}


def check(name, holds, found=""):
    CHECKS["passed" if holds else "failed"] += 1
    if not holds:
        print(f"FAILED {name}: {found}", flush=True)
    return holds


class Scene:
    """A store to copy, and how the program is run on a copy."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        self.base = os.path.join(folder, "base")
        os.mkdir(self.base)
        self.library = os.path.join(folder, "killing.so")
        subprocess.run(["cc", "-O1", "-Wall", "-Wextra", "-shared", "-fPIC", "-o", self.library,
                        os.path.join(HERE, "killing.c"), "-ldl"], check=True)
        self.environment = {"PATH": os.environ["PATH"], "HOME": folder, "LANG": "C.UTF-8"}
        taken, self.more = (self.counties(name, lines) for name, lines in (
            ("taken", "06037,Los Angeles\n06001,Alameda\n"), ("more", "06003,Alpine\n")))
        for words in (["init", "--demo", "--clock", CLOCK],
                      ["import", os.path.join(ROOT, "sampledata"), "--clock", CLOCK],
                      ["import", taken, "--clock", CLOCK],
                      ["import", self.shifts(), "--clock", CLOCK],
                      *([*words.split(), "--clock", CLOCK] for words in BASIS),
                      ["do", "add-youth", "county=06029", "--clock", CLOCK]):
            done = subprocess.run(self.command(self.base, words), check=True, capture_output=True,
                                  env=self.environment, text=True)
            if "break-glass" in words:
                self.opening = done.stdout.strip()
        self.before = dump(self.base)

    def shifts(self):
        """The path of a file of two shifts to come, by keys that the examples know."""
        os.mkdir(os.path.join(self.folder, "coming"))
        path = os.path.join(self.folder, "coming", "shifts.csv")
        with open(path, "w", encoding="ascii") as file:
            file.write("id,county,seat,rank,staff,starts_at,ends_at\n")
            for key, day in (("SH-0101", "02"), ("SH-0102", "03")):
                file.write(f"{key},06029,child_welfare,primary,W-102,2026-12-{day}T08:00:00-08:00,"
                           f"2026-12-{day}T20:00:00-08:00\n")
        return path

    def counties(self, name, lines):
        """The path of a file of counties."""
        os.mkdir(os.path.join(self.folder, name))
        path = os.path.join(self.folder, name, "counties.csv")
        with open(path, "w", encoding="ascii") as file:
            file.write("fips,name\n" + lines)
        return path

    def command(self, place, words):
        return [self.binary, "--store", os.path.join(place, "store.db"), *words]

    def copy(self):
        """A copy of the store in a folder of its own."""
        place = os.path.join(self.folder, "copy")
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.base, place)
        return place

    def start(self, place, words, **values):
        environment = dict(self.environment)
        if values:
            environment["LD_PRELOAD"] = self.library
            environment.update({key: str(value) for key, value in values.items()})
        return subprocess.Popen(
            self.command(place, [*words, "--clock", CLOCK]), env=environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def is_sound(self, place):
        done = subprocess.run(self.command(place, ["check"]), capture_output=True, text=True,
                              env=self.environment)
        return done.returncode == 0, done.stdout + done.stderr

    def actions(self):
        done = subprocess.run([self.binary, "do", "--format", "json"], check=True, text=True,
                              capture_output=True, env=self.environment)
        return [row["action"] for row in json.loads(done.stdout)["rows"]]


def dump(place):
    """Every row of every table, without what no two runs share."""
    connection = sqlite3.connect(os.path.join(place, "store.db"))
    try:
        names = [row[0] for row in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        found = {}
        for name in names:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")
                       if row[1] not in VOLATILE.get(name, ())]
            found[name] = sorted(
                connection.execute(f"SELECT {', '.join(columns)} FROM {name}"), key=repr)
        return found
    finally:
        connection.close()


def differing(one, other):
    return [name for name in one if one[name] != other.get(name)]


class Change:
    """One kind of change: what it leaves, and how many calls and seconds it takes."""

    def __init__(self, scene, name, words):
        self.scene, self.name, self.words = scene, name, words
        self.kept = self.kills = 0
        place = scene.copy()
        count = os.path.join(scene.folder, "count")
        process = scene.start(place, words, KILL_AT=0, KILL_COUNT=count)
        self.answer, problem = process.communicate()
        self.whole = dump(place)
        changed = differing(scene.before, self.whole)
        entries = len(self.whole["audit"]) - len(scene.before["audit"])
        self.is_made = check(
            f"{name} is made, under one entry of the log",
            process.returncode == 0 and self.answer.endswith("\n") and entries == 1
            and len(changed) > 1, f"{process.returncode} {problem} {entries} {changed}")
        with open(count, encoding="ascii") as file:
            self.calls = int(file.read())
        begun = time.perf_counter()
        scene.start(scene.copy(), words).communicate()
        self.seconds = time.perf_counter() - begun

    def kill_at(self, call, **values):
        place = self.scene.copy()
        process = self.scene.start(place, self.words, KILL_AT=call, **values)
        answer, _ = process.communicate()
        check(f"{self.name} is killed at call {call}", process.returncode == -9, process.returncode)
        self.judge(place, answer, f"at call {call}{' of ' + str(values) if values else ''}")

    def kill_after(self, seconds):
        place = self.scene.copy()
        process = self.scene.start(place, self.words)
        time.sleep(seconds)
        process.kill()
        answer, _ = process.communicate()
        self.judge(place, answer, f"after {1000 * seconds:.1f} ms")

    def judge(self, place, answer, moment):
        """The store is sound and holds the whole change or nothing of it."""
        self.kills += 1
        sound, words = self.scene.is_sound(place)
        found = dump(place)
        is_whole = found == self.whole
        self.kept += is_whole
        holds = is_whole or (found == self.scene.before and not answer.endswith("\n"))
        check(f"{self.name} killed {moment} leaves all or nothing", holds,
              f"answered {answer!r}; beside the whole: {differing(self.whole, found)};"
              f" beside the store before: {differing(self.scene.before, found)}")
        check(f"{self.name} killed {moment} leaves a sound store", sound, words)


def kill(change, full, chance):
    points = list(range(1, change.calls + 1))
    # The last calls end the transaction, so whatever else is drawn, they are among those tried.
    some = points if full else sorted({*chance.sample(points, min(3, len(points))), *points[-4:-1]})
    for call in some:
        change.kill_at(call)
    for call in some if full else some[::2]:
        change.kill_at(call, KILL_TORN=1)
    for _ in range(40 if full else 3):
        change.kill_after(change.seconds * chance.random())
    print(f"{change.name:15} {change.calls:3} calls, killed {change.kills:3} times:"
          f" {change.kept:3} kept whole, {change.kills - change.kept:3} not begun", flush=True)


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    if not words or not os.access(words[0], os.X_OK):
        sys.exit("usage: Tests/Faults/changes.py BINARY [--full] [NAME…]")
    full, seed = "--full" in sys.argv, time.time_ns()
    chance = random.Random(seed)
    print(f"seed {seed}")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory(prefix="csecboard-changes-") as folder:
        scene = Scene(os.path.abspath(words[0]), folder)
        changes = {}
        for name in scene.actions():
            if check(f"{name} has an example of its fields in Tests/Faults/changes.py",
                     name in EXAMPLES):
                changes[name] = ["do", name,
                                 *[word.replace("~", " ") for word in
                                   EXAMPLES[name].format(opening=scene.opening).split()]]
        changes |= {
            "grant": ["grant", "somebody", "caseworker", "AG-KERN-CW", "--staff", "W-101"],
            "import": ["import", scene.more],
            "import --revert": ["import", "--revert", "2"],
        }
        for name, command in changes.items():
            if len(words) == 1 or name in words[1:]:
                change = Change(scene, name, command)
                if change.is_made:
                    kill(change, full, chance)
    print(f"{CHECKS['passed']} passed, {CHECKS['failed']} failed")
    sys.exit(CHECKS["failed"] > 0)


main()
