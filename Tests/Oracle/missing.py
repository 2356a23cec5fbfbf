"""A naive reading of missing youth, their clocks, and youth without oversight (contract 4.3, 4.7).

Shares nothing with the program but the contract. Slow and plain on purpose.
"""

import fractions

import bundle
import randombundle

HOUR, DAY = 3600, 86400
NOTICES = {
    "law_enforcement": "Report to law enforcement",
    "ncmec": "Report to NCMEC",
    "parents_guardians_tribe": "Notice to parents, guardians, tribe",
    "court": "Notice to the court",
    "attorney": "Notice to the youth's attorney",
}
TITLES = NOTICES | {
    "next_effort": "Next effort to find the youth",
    "return_notices": "Tell law enforcement and NCMEC of the return",
    "seen_after_return": "See the youth face to face",
    "trafficking_screen": "Screen for trafficking",
    "debrief": "Return conversation",
}
RUNNING = ("late", "due_soon", "pending")
STATES = ("late", "due_soon", "pending", "met", "met_late", "exempt")
LATEST = 1 << 60


def half_up(value):
    return (fractions.Fraction(value) + fractions.Fraction(1, 2)).__floor__()


def share(count, total, of):
    percent = half_up(fractions.Fraction(1000 * count, total)) / 10 if total else None
    return {"percent": percent, "count": count, "total": total, "of": of}


def shown(seconds):
    return None if seconds is None else randombundle.utc(seconds)


def merged(folders, table, key):
    """Rows by key; a later row changes what it fills in."""
    rows = {}
    for row in bundle.Bundle.rows(folders, table):
        name = tuple(
            bundle.instant(row.get(k)) if k in ("at", "confirmed_at") else row.get(k, "").lower()
            for k in key)
        old = rows.setdefault(name, {})
        old.update({k: v for k, v in row.items() if v or k not in old})
    return list(rows.values())


def clock(kind, start, hours, met, exempt, time):
    """One clock; `met` is when it was satisfied, `exempt` why it need not be."""
    due = start + hours * HOUR
    left = due - time
    if met is not None:
        state = "met" if met <= due else "met_late"
    elif exempt:
        state = "exempt"
    elif time > due:
        state = "late"
    elif left < fractions.Fraction(due - start, 4):
        state = "due_soon"
    else:
        state = "pending"
    return {
        "clock": kind, "title": TITLES[kind], "due_at": due, "met_at": met, "state": state,
        "minutes_left": left // 60 if state in RUNNING else None,
        "started_at": start, "reason": exempt if state == "exempt" else None,
    }


class Episode:
    def __init__(self, row, notices, efforts, time):
        self.row, self.time = row, time
        self.received = bundle.instant(row["received_at"])
        self.notices = [n for n in notices if n["episode"] == row["id"]]
        self.efforts = [
            e for e in efforts if e["episode"] == row["id"] and bundle.instant(e["at"]) <= time]
        self.returned = self.by_now("returned_at")
        self.closed = self.by_now("closed_at")

    def by_now(self, name):
        moment = bundle.instant(self.row.get(name))
        return moment if moment is not None and moment <= self.time else None

    def made(self, party):
        """Notices made to a party by now: (when, reference)."""
        found = []
        for n in self.notices:
            at = bundle.instant(n.get("at"))
            if n["party"].lower() == party and not n.get("exempt_reason") and at is not None:
                if at <= self.time:
                    found.append((at, n.get("reference")))
        return found

    def seen(self):
        times = [bundle.instant(e["at"]) for e in self.efforts if e["kind"].lower() == "face_to_face"]
        return min((t for t in times if t > self.returned), default=None)

    def notice_clock(self, party):
        made = [
            at for at, reference in self.made(party)
            if reference or party not in ("law_enforcement", "ncmec")]
        exempt = []
        for n in self.notices:
            if n["party"].lower() == party and n.get("exempt_reason"):
                since = bundle.instant(n.get("at"))
                since = self.received if since is None else since
                if since <= self.time:
                    exempt.append((since, n["exempt_reason"]))
        reason = max(exempt)[1] if exempt else None
        return clock(party, self.received, 24, min(made, default=None), reason, self.time)

    def effort_clock(self):
        start = max((bundle.instant(e["at"]) for e in self.efforts), default=self.received)
        age = start - self.received
        hours = 24 if age < 72 * HOUR else 7 * 24 if age < 30 * DAY else 14 * 24
        return clock("next_effort", start, hours, None, None, self.time)

    def clocks(self):
        found = [self.notice_clock(party) for party in NOTICES]
        if self.returned is None and self.closed is None:
            found.append(self.effort_clock())
        if self.returned is not None:
            told = [
                min((at for at, _ in self.made(party) if at > self.returned), default=None)
                for party in ("law_enforcement", "ncmec")]
            both = None if None in told else max(told)
            for kind, hours, met in (
                    ("return_notices", 4, both), ("seen_after_return", 24, self.seen()),
                    ("trafficking_screen", 72, self.by_now("screened_at")),
                    ("debrief", 72, self.by_now("debriefed_at"))):
                found.append(clock(kind, self.returned, hours, met, None, self.time))
        return found

    def state(self):
        if self.closed is not None:
            return "closed"
        if self.returned is not None:
            return "returned" if self.seen() is None else "debrief_due"
        if bundle.yes(self.row.get("whereabouts_known")):
            return "located_not_returned"
        if self.efforts:
            return "searching"
        return "notifying" if any(self.made(party) for party in PARTIES) else "reported"

    def elapsed(self):
        ends = [m for m in (self.returned, self.closed) if m is not None]
        return min([self.time, *ends]) - self.received


PARTIES = [*NOTICES, "casa", "siblings", "warrant_court", "other"]


class Oracle:
    def __init__(self, folders, time):
        data = bundle.Bundle(folders)
        self.time = time
        self.youth = {key: dated.at(time) for key, dated in data.youth.items()}
        self.places = {key: dated.at(time) for key, dated in data.facilities.items()}
        self.leads = {}
        for row in bundle.Bundle.rows(folders, "youth"):
            self.leads.setdefault(row["id"], []).append(row)
        notices = merged(folders, "notices", ("episode", "party", "at"))
        efforts = merged(folders, "efforts", ("episode", "at", "kind"))
        self.episodes = [
            Episode(row, notices, efforts, time) for row in data.missing
            if bundle.instant(row["received_at"]) <= time]

    def chosen(self, county):
        for episode in self.episodes:
            row = episode.row
            place = self.places.get(row.get("facility") or "", {})
            counties = {
                self.youth[row["youth"]]["county"], place.get("county"),
                row.get("suspected_county") or None}
            if county is None or county in counties:
                yield episode

    def number(self, episode):
        mine = [(e.received, e.row["id"]) for e in self.episodes
                if e.row["youth"] == episode.row["youth"]]
        return sorted(mine).index((episode.received, episode.row["id"])) + 1

    def missing(self, everything, county):
        lines = []
        for episode in self.chosen(county):
            if episode.closed is not None and not everything:
                continue
            row, clocks = episode.row, episode.clocks()
            due = min((c["due_at"] for c in clocks if c["state"] in RUNNING), default=LATEST)
            worker = row.get("recovery_worker") or None
            order = (due, worker is not None, -episode.elapsed(), row["id"])
            lines.append((order, {
                "episode": row["id"], "youth": row["youth"],
                "county": self.youth[row["youth"]]["county"], "state": episode.state(),
                "received_at": shown(episode.received),
                "last_seen_at": shown(bundle.instant(row.get("last_seen_at"))),
                "elapsed_hours": half_up(fractions.Fraction(episode.elapsed(), 360)) / 10,
                "recovery_worker": worker, "episode_number": self.number(episode),
                "suspected_county": row.get("suspected_county") or None,
                "clocks": [
                    {"clock": c["clock"], "title": c["title"], "due_at": shown(c["due_at"]),
                     "met_at": shown(c["met_at"]), "state": c["state"],
                     "minutes_left": c["minutes_left"]} for c in clocks],
            }))
        rows = [line for _, line in sorted(lines, key=lambda pair: pair[0])]
        return {"rows": rows, "summary": self.summary(rows)}

    @staticmethod
    def summary(rows):
        still = [r for r in rows if r["state"] != "closed"]
        clocks = [c for r in rows for c in r["clocks"]]
        summary = {
            "open": len(still), "unassigned": sum(r["recovery_worker"] is None for r in still),
            "late": sum(c["state"] == "late" for c in clocks)}
        for party in NOTICES:
            mine = [c["state"] for c in clocks if c["clock"] == party]
            decided = [s for s in mine if s in ("met", "met_late", "late")]
            summary[party + "_on_time"] = share(decided.count("met"), len(decided), "notices_due")
        return summary

    def clocks(self, state, county):
        lines = []
        for episode in self.chosen(county):
            row = episode.row
            for place, c in enumerate(episode.clocks()):
                order = (c["state"] not in RUNNING, c["due_at"], row["id"], place)
                lines.append((order, {
                    "clock": c["clock"], "title": c["title"], "episode": row["id"],
                    "youth": row["youth"], "county": self.youth[row["youth"]]["county"],
                    "state": c["state"], "started_at": shown(c["started_at"]),
                    "due_at": shown(c["due_at"]), "met_at": shown(c["met_at"]),
                    "minutes_left": c["minutes_left"],
                    "recovery_worker": row.get("recovery_worker") or None,
                    "citation": CITATIONS[c["clock"]], "exempt_reason": c["reason"],
                }))
        rows = [line for _, line in sorted(lines, key=lambda pair: pair[0])]
        return {
            "rows": [r for r in rows if state in (None, r["state"])],
            "summary": {s: sum(r["state"] == s for r in rows) for s in STATES}}

    def lead(self, youth, name):
        """A lead named later leads from the row's date: until then there was none."""
        first, *later = self.leads[youth]
        best, lead = None, first.get(name) or None
        for row in later:
            since = bundle.instant(row["effective_on"])
            if row.get(name) and since <= self.time and (best is None or since >= best):
                best, lead = since, row[name]
        return lead

    def oversight(self, county):
        rows = []
        for key, values in self.youth.items():
            leads = {name: self.lead(key, name) for name in ("lead_agency", "lead_person")}
            lacks = [name for name, lead in leads.items() if lead is None]
            if lacks and county in (None, values["county"]):
                rows.append({
                    "youth": key, "initials": values.get("initials"), "county": values["county"],
                    "involvement": values.get("involvement"), **leads, "missing": lacks})
        rows.sort(key=lambda r: (r["county"], r["youth"]))
        return {"rows": rows, "summary": {
            "youth": len(rows),
            "without_lead_agency": sum(r["lead_agency"] is None for r in rows),
            "without_lead_person": sum(r["lead_person"] is None for r in rows)}}


CITATIONS = {
    "law_enforcement": "WIC 16501.35 (AB 2108); 42 USC 671(a)(35)(B); D§2.2 C02",
    "ncmec": "PC 11166(j)(3); 42 USC 671(a)(35)(B); D§2.2 C03",
    "parents_guardians_tribe": "WIC 16501.35 (AB 2108); D§2.2 C04",
    "court": "WIC 16501.35 (AB 2108); D§2.2 C04",
    "attorney": "ACL 16-15; D§2.2 C05",
    "next_effort": "WIC 16501.35; cadence D§2.2 C14",
    "return_notices": "D§2.2 C16",
    "seen_after_return": "42 USC 671(a)(35)(A); hours D§2.2 C17",
    "trafficking_screen": "42 USC 671(a)(35)(A); hours D§2.2 C17",
    "debrief": "42 USC 671(a)(35)(A); hours D§2.2 C17",
}


def answers(folders, time):
    oracle = Oracle(folders, time)
    for county in (None, "06029"):
        scope = ["--county", county] if county else []
        yield ["missing", *scope], oracle.missing(False, county)
        yield ["missing", "--all", *scope], oracle.missing(True, county)
        yield ["clocks", *scope], oracle.clocks(None, county)
        yield ["oversight", *scope], oracle.oversight(county)
    for state in STATES:
        yield ["clocks", "--state", state], oracle.clocks(state, None)


# --- at random ----------------------------------------------------------------------------------


def extend(maker):
    _, rows = maker.tables.setdefault(("first", "missing"), ([], []))
    columns, _ = maker.tables[("first", "missing")]
    columns += [c for c in ("last_seen_at", "facility", "suspected_county", "recovery_worker",
                            "whereabouts_known", "id", "youth", "received_at") if c not in columns]
    for number in range(maker.random.randrange(4, 12)):
        # Begun so that a clock is due, or has a quarter left, at a time asked about.
        begun = maker.near(maker.pick([18 * HOUR, DAY, 3 * DAY, 10 * DAY, 30 * DAY, 44 * DAY]))
        rows.append({"id": f"N-{number}", "youth": maker.pick(maker.youth),
                     "received_at": maker.written(begun)})
    for row in rows:
        complete(maker, row)
        add_notices(maker, row)
        add_efforts(maker, row)
    lead(maker)


def complete(maker, row):
    received = bundle.instant(row["received_at"])
    row["last_seen_at"] = maker.pick(["", maker.written(received - maker.pick([0, 60, 2 * HOUR]))])
    row["facility"] = maker.pick(["", "", *maker.facilities])
    row["suspected_county"] = maker.pick(["", "", *(fips for fips, _ in randombundle.COUNTIES)])
    row["recovery_worker"] = maker.pick(["", *maker.staff[:2]])
    row["whereabouts_known"] = maker.pick(["", "", "", "no", "yes"])
    if not row["recovery_worker"] and maker.chance(0.3):
        maker.add("missing", "then", id=row["id"], youth=row["youth"],
                  received_at=row["received_at"], recovery_worker=maker.pick(maker.staff))


def moments(maker, row):
    """An instant at, just before or just after something that matters to an episode."""
    received = bundle.instant(row["received_at"])
    returned = bundle.instant(row.get("returned_at")) or received
    start = maker.pick([received, received, returned, returned])
    length = maker.pick([0, 4 * HOUR, DAY, DAY, 3 * DAY, 30 * DAY, maker.random.randrange(5 * DAY)])
    if maker.chance(0.3):
        return maker.near(maker.pick([0, 18 * HOUR, DAY, 7 * DAY, 14 * DAY]))
    return start + length + maker.pick([0, 0, 1, -1])


def add_notices(maker, row):
    for party in maker.random.sample(PARTIES, maker.pick([0, 1, 3, 5, 7])):
        seen = set()
        for _ in range(maker.pick([1, 1, 2])):
            at = moments(maker, row)
            reference, reason = maker.pick(["", "R-1", "R-1"]), maker.pick(["", "", "", "by order"])
            if reason and maker.chance(0.5):
                at = None
            if at in seen:
                continue
            seen.add(at)
            maker.add("notices", episode=row["id"], party=maker.pick([party, party.upper()]),
                      at="" if at is None else maker.written(at), reference=reference,
                      exempt_reason=reason)


def add_efforts(maker, row):
    seen = set()
    for _ in range(maker.pick([0, 0, 1, 2, 4])):
        at = moments(maker, row)
        if at not in seen:
            seen.add(at)
            maker.add("efforts", episode=row["id"], at=maker.written(at),
                      kind=maker.pick(["phone", "face_to_face", "Face_To_Face", "home_visit"]))


def lead(maker):
    columns, rows = maker.tables[("first", "youth")]
    columns += [c for c in ("involvement", "lead_agency", "lead_person") if c not in columns]
    for row in rows:
        row["involvement"] = maker.pick(["", "child_welfare", "probation", "dual", "none"])
        row["lead_agency"] = maker.pick(["", "CW-" + row["county"]])
        row["lead_person"] = maker.pick(["", *maker.staff[:1]])
    later = maker.tables.get(("then", "youth"))
    if later:
        later[0].append("lead_person")
        for row in later[1]:
            row["lead_person"] = maker.pick(["", *maker.staff[:1]])
