"""Which free texts of a demonstration store each account may see: the matrix of access once more,
in another language and without a view. The program's own tests hold every other value."""

import sqlite3
import time

ACCOUNTS = ("worker lead desk officer mentor clinician nurse school detective victims lawyer beds"
            " analyst keeper auditor steward haven").split()
# A ground for each letter: own rows, index of the counties, Team, tRansport, Consent, Missing now,
# agency's own, its own Homes; * = every row, - = none. Parts of a row that hold no free text are none here.
MATRIX = {
    "f1": "o o o o k k k - k - - o - - o - -",
    "f2": "o o o o t t t - tm t c - - - o - -",
    "f3": "o o o to t t t - t t c - - - o - -",
    "f4": "o o - t a t t - - - c - - - - - -",
    "f5": "o o o o t t t - m t - o - - o - -",
    "f6": "o o o o - - - - m - - - - - - - -",
    "f7": "o o o o r t t - c - - o - - - - -",
    "f8": "* * * * * * * - - - - * * - * - h",
    "f9": "o o o o t - - - t - - - - - - - -",
    "f10": "- o - - - o o - - - c - - - - - -",
    "f12": "* * * * * * * - - - - * * - * - -",
    "f13": "k k k k a t t - o - - k - - k - -",
    "f15": "* * * * * * * * * * * * * - * - -",
    "f16": "o o - o - - - - - t o - - - o - -",
}
BREAK_GLASS = {"worker", "lead", "desk", "officer", "detective"}
FOR_LIFE_SAFETY = {"f1", "f2", "f3", "f5", "f6", "f7", "f9", "f10", "f16"}
# The group of each table's free texts, and of those that are of another.
GROUPS = {
    "youth_versions": "f1", "cse_status": "f3", "screenings": "f3", "assignments": "f4",
    "reports": "f3", "stays": "f7", "no_contact": "f9", "conflicts": "f9", "facilitators": "f9",
    "missing": "f5", "notices": "f5", "efforts": "f5", "episode_steps": "f5",
    "episode_details": "f5", "clock_exemptions": "f5", "acknowledgements": "f5", "notifications": "f5",
    "hearings": "f16",
    "staff_versions": "f12", "leave": "f12", "facility_versions": "f8", "availability": "f8", "licences": "f8",
    "callouts": "f13", "response_steps": "f13", "handovers": "f13", "named_gaps": "f12", "teams": "f4", "team_members": "f2", "consents": "f16",
    "break_glass": "f18", "plan_texts": "f15", "county_notes": "f15",
    "agenda_items": "f15", "agenda_signatures": "f15", "budget_parts": "f15",
    "count_sign_offs": "f3", "protocol_steps": "f15", "partners": "f15", "county_requests": "f1",
    "partner_referrals": "f3", "surveys": "f15", "survey_answers": "f15", "study_figures": "f15", "agenda_indicators": "f15",
    "agenda_youth": "f1",
}
OTHERS = {
    "youth_versions": {"gender": "f2", "languages": "f2", "sibling_group": "f2"},
    "efforts": {"result": "f6"}, "episode_steps": {"place": "f6", "note": "f6"},
    "episode_details": {
        **dict.fromkeys(("last_seen_place", "circumstances", "companions", "vehicle", "devices"),
                        "f6"),
        **dict.fromkeys(("clothing", "height", "weight", "hair", "eyes", "marks"), "f2"),
        "medical": "f10", "returned_to": "f7", "experiences": "f4", "follow_up": "f4"},
}
# Texts with a meaning of their own: vocabularies, dates, what decides who sees a row.
CLOSED = set(
    "county owner_county role unit account type licence_status genders born_on involvement status"
    " source basis component opened_on closed_on band venue benefit screening response disposition"
    " care_status reporter_kind expires_on tier purpose fields return_kind category risks factors"
    " photo_on agency started_on"
    " ended_on qualified_until outcome heard due_on fiscal_year digest submitted_on function"
    " indicator seat agreed_until why asked_on answered_on first_day last_day sample stage".split())


def free_texts(connection):
    """Table → its columns of free text; a new table has to be given a group above."""
    tables = [row[0] for row in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%row_hash%'")]
    found = {}
    for table in tables + ["availability"]:
        foreign = {row[3] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")
                   if row[2] == "TEXT" and not row[5] and row[1] not in CLOSED | foreign]
        if columns:
            found[table] = columns
    return found


# What is seen of a youth of another county who may be in one of the account's.
NEARBY = {"youth_versions": ("gender",), "staff_versions": ("name", "phone"),
          "episode_details": ("clothing", "height", "weight", "hair", "eyes", "marks")}


class Rights:
    """What one account may see at this moment."""

    def __init__(self, connection, account):
        self.connection, self.account = connection, account
        self.now = int(time.time())
        self.today = time.strftime("%Y-%m-%d", time.localtime(self.now))
        grant = connection.execute(
            "SELECT agency, counties, staff, unit, facilities FROM grants WHERE account = ?",
            (account,)).fetchone()
        self.agency, self.staff, self.unit = grant[0], grant[2], grant[3]
        self.facilities = grant[4].split(";")
        self.counties = [word for word in grant[1].replace(";", " ").split() if word]
        self.place = ACCOUNTS.index(account)
        self.sets = {group: self.youth(group) for group in MATRIX}

    def keys(self, sql, *values):
        return {row[0] for row in self.connection.execute(sql, values)}

    def grounds(self, group):
        return MATRIX[group].split()[self.place]

    def youth(self, group):
        grounds = {"o": self.own, "k": self.county, "t": self.team, "r": lambda: self.team("transport"),
                   "c": lambda: self.consented(group), "m": self.missing, "a": self.own}
        letters = self.grounds(group).strip("-*h")
        found = set().union(*(grounds[letter]() for letter in letters))
        if self.account in BREAK_GLASS and group in FOR_LIFE_SAFETY and letters:
            found |= self.opened()
        if group == "f1" and letters:
            # Whoever reads anything of a youth sees whom to call.
            found |= self.team()
            for other in MATRIX:
                found |= self.missing() if "m" in self.grounds(other) else set()
                found |= self.consented(other) if "c" in self.grounds(other) else set()
        return found

    # Grounds

    def county(self):
        marks = ", ".join("?" for _ in self.counties)
        return self.keys(f"SELECT id FROM youth WHERE owner_county IN ({marks})", *self.counties)

    def own(self):
        if self.account in ("desk", "beds", "auditor", "analyst"):
            return self.county()
        if self.account == "lead":
            unit = self.keys(
                "SELECT v.id FROM staff_versions v WHERE v.unit = ? AND v.valid_from ="
                " (SELECT max(valid_from) FROM staff_versions n WHERE n.id = v.id AND"
                " n.valid_from <= ?)", self.unit, self.now)
            return self.carried(unit) | (self.county() - self.carried(None))
        return self.carried({self.staff} if self.staff else set())

    def carried(self, staff):
        return {youth for youth, holder in self.holders() if staff is None or holder in staff}

    def holders(self):
        """Youth with an open case, each with somebody who is on it now."""
        return self.connection.execute(
            "SELECT c.youth, a.staff FROM assignments a JOIN cases c ON c.id = a.case_id"
            " WHERE a.from_at <= ?1 AND ifnull(a.until_at, 1e12) > ?1 AND c.opened_on <= ?2"
            " AND ifnull(c.closed_on, '9999') >= ?2", (self.now, self.today)).fetchall()

    def contacts(self):
        """Staff on the open cases of the youth of whom the account has a stub at least.

        One of them may be another county's, missing and perhaps in one of the account's.
        """
        return {holder for youth, holder in self.holders() if youth in self.sets["f1"]}

    def team(self, purpose=None):
        return self.keys(
            "SELECT t.youth FROM team_members m JOIN teams t ON t.id = m.team WHERE m.account = ?1"
            " AND m.from_at <= ?2 AND ifnull(m.until_at, 1e12) > ?2 AND t.from_at <= ?2"
            " AND t.until_at > ?2 AND (?3 IS NULL OR t.purpose = ?3)",
            self.account, self.now, purpose)

    def consented(self, group):
        rows = self.connection.execute(
            "SELECT youth, fields FROM consents WHERE agency = ?1 AND from_at <= ?2"
            " AND until_at > ?2", (self.agency, self.now))
        return {youth for youth, fields in rows if group in fields.split(";")}

    def missing(self):
        marks = ", ".join("?" for _ in self.counties)
        return self.keys(
            "SELECT m.youth FROM missing m JOIN youth y ON y.id = m.youth WHERE m.closed_at IS NULL"
            f" AND m.returned_at IS NULL AND m.received_at <= ? AND (y.owner_county IN ({marks})"
            f" OR m.suspected_county IN ({marks}))", self.now, *self.counties, *self.counties)

    def opened(self):
        return self.keys(
            "SELECT youth FROM break_glass WHERE account = ?1 AND from_at <= ?2 AND until_at > ?2",
            self.account, self.now)

    # Values

    def may_see(self, table, column, row):
        """Whether the account may see a free text of a row, given as a dictionary."""
        group = OTHERS.get(table, {}).get(column) or GROUPS[table]
        if column in NEARBY.get(table, ()) and self.is_nearby(table, row):
            return True
        if group == "f18":
            return row["account"] == self.account or self.account in ("lead", "auditor")
        if group == "f12":
            # The worker's name and phone are part of the index, of whoever has a stub of it too.
            is_contact = column in ("name", "phone") and self.account in (
                "school", "victims", "lawyer", "detective") and row["id"] in self.contacts()
            is_open = self.grounds(group) == "*" and not (
                self.account == "analyst" and column == "phone")
            return is_contact or is_open
        if group == "f15":
            # What a study found of the whole state has no county.
            is_state = table == "study_figures" and row["county"] is None
            return self.grounds(group) == "*" and (is_state or row["county"] in self.counties)
        if group == "f8":
            homes = self.facilities if self.grounds(group) == "h" else None
            key = row.get("facility", row.get("id"))
            return self.grounds(group) == "*" or homes is not None and key in homes
        if table == "youth_versions" and column == "lead_person" and self.account in (
                "school", "victims", "lawyer"):
            return row["id"] in self.county()
        if table == "youth_versions" and group == "f2" and self.account == "beds":
            return row["id"] in self.own()
        if table == "callouts":
            return self.may_see_callout(row)
        if table == "reports" and self.account in ("desk", "auditor"):
            return row["county"] in self.counties
        return self.youth_of(table, row) in self.sets[group] and self.may_see_row(table, row, group)

    def nearby(self):
        """Episodes of other counties' youth, nowhere located, who may be in one of the account's."""
        if self.account not in ("lead", "desk", "detective", "chief"):
            return {}
        marks = ", ".join("?" for _ in self.counties)
        return dict(self.connection.execute(
            "SELECT m.id, m.youth FROM missing m JOIN youth y ON y.id = m.youth"
            " LEFT JOIN facility_versions f ON f.id = m.facility"
            " WHERE m.closed_at IS NULL AND m.returned_at IS NULL AND m.received_at <= ?"
            f" AND ifnull(m.whereabouts_known, 0) = 0 AND y.owner_county NOT IN ({marks})"
            f" AND (m.suspected_county IN ({marks}) OR f.county IN ({marks}))",
            (self.now, *self.counties, *self.counties, *self.counties)).fetchall())

    def is_nearby(self, table, row):
        near = self.nearby()
        if table == "staff_versions":
            workers = self.keys(
                "SELECT recovery_worker FROM missing WHERE recovery_worker IS NOT NULL AND id IN"
                f" ({', '.join('?' for _ in near)})", *near)
            return row["id"] in workers | {
                holder for youth, holder in self.holders() if youth in near.values()}
        return row.get("episode") in near or row.get("id") in near.values()

    def may_see_callout(self, row):
        grounds = self.grounds("f13")
        if grounds in ("k", "a"):
            return row["county"] in self.counties and (
                grounds == "k" or self.is_colleague(row["advocate_staff"]))
        return row["youth"] in self.sets["f13"]

    def may_see_row(self, table, row, group):
        if table == "assignments":
            # What is told to an advocate is nobody else's.
            is_privileged = self.keys(
                "SELECT 1 FROM staff_versions v JOIN agencies a ON a.id = v.agency WHERE v.id = ?"
                " AND a.kind = 'advocate'", row["staff"])
            return self.is_colleague(row["staff"]) if self.grounds(group) == "a" \
                else not is_privileged
        if self.grounds(group) == "m" and "episode" in row:
            return bool(self.keys(
                "SELECT 1 FROM missing WHERE id = ? AND closed_at IS NULL AND returned_at IS NULL",
                row["episode"])) or self.youth_of(table, row) in self.opened()
        return True

    def is_colleague(self, staff):
        return bool(self.keys("SELECT 1 FROM staff_versions WHERE id = ? AND agency = ?", staff,
                              self.agency))

    def youth_of(self, table, row):
        if "episode" in row:
            return next(iter(self.keys("SELECT youth FROM missing WHERE id = ?", row["episode"])))
        if table == "team_members":
            return next(iter(self.keys("SELECT youth FROM teams WHERE id = ?", row["team"])))
        if table == "assignments":
            return next(iter(self.keys("SELECT youth FROM cases WHERE id = ?", row["case_id"])))
        return row["id"] if table == "youth_versions" else row["youth"]


def connect(path):
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    return connection
