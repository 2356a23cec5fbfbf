"""A naive reading of where a youth may be placed (contract 4.2, 4.7).

Shares nothing with the program but the contract. Slow and plain on purpose.
"""

import datetime
import math

import bundle
import caseloads
import missing
import placements
import randombundle

DAY = 86400
HARD = ("licence age gender open_bed no_contact confidential_location prior_run "
        "siblings_ordered").split()
SOFT = {
    "siblings_together": 30, "county_of_origin": 20, "cse_capable": 25, "language": 10,
    "pregnant_or_parenting": 15, "sud_capable": 15, "lgbtq_affirming": 10, "peer_mix": -20,
    "earlier_run": -25}


def in_force(row, time):
    end = bundle.instant(row.get("until"))
    return bundle.instant(row["from"]) <= time and (end is None or time < end)


def words(text):
    return {word.strip().lower() for word in (text or "").split(";") if word.strip()}


def years(born, today):
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def miles(here, there):
    if here is None or there is None:
        return None
    (lat1, lon1), (lat2, lon2) = (
        [math.radians(float(degrees)) for degrees in point] for point in (here, there))
    h = (math.sin((lat2 - lat1) / 2) ** 2
         + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2)
    return math.floor(2 * 3958.8 * math.asin(math.sqrt(h)) * 10 + 0.5) / 10


def point(values):
    if values.get("latitude") and values.get("longitude"):
        return values["latitude"], values["longitude"]
    return None


class World:
    def __init__(self, folders, time):
        self.oracle = caseloads.Oracle(folders, time)
        self.data, self.time, self.today = self.oracle.data, time, self.oracle.today
        self.folders = folders
        self.youth = self.oracle.youth
        self.staying = [row for row in self.data.stays if in_force(row, time)]
        self.apart = missing.merged(folders, "no_contact", ("youth", "other_youth", "facility"))
        self.centres = {row["fips"]: point(row) for row in self.data.counties}

    def stays_at(self, youth, facility):
        return any(s["youth"] == youth and s["facility"] == facility for s in self.staying)

    def flags(self, youth):
        return {
            row["flag"].lower() for row in self.data.flags
            if row["youth"] == youth and in_force(row, self.time)}

    def group(self, youth):
        name = self.youth[youth].get("sibling_group")
        if not name:
            return [youth]
        return [key for key, values in self.youth.items() if values.get("sibling_group") == name]

    def is_of_age(self, youth, values):
        low, high = values.get("ages_from"), values.get("ages_to")
        if not low and not high:
            return True
        born = bundle.day(self.youth[youth].get("born_on"))
        if born is None:
            return False
        age = years(born, self.today)
        return (not low or age >= int(low)) and (not high or age <= int(high))

    def is_of_gender(self, youth, values):
        served = words(values.get("genders"))
        return "any" in served or self.youth[youth].get("gender", "").lower() in served

    def group_fits(self, youth, facility, values, beds):
        group = self.group(youth)
        if not values.get("max_siblings") or len(group) > int(values["max_siblings"]):
            return False
        needed = sum(not self.stays_at(key, facility) for key in group)
        return needed <= (beds or 0) and all(
            self.is_of_age(key, values) and self.is_of_gender(key, values) for key in group)

    def is_kept_apart(self, youth, facility):
        for row in self.apart:
            if row["youth"] == youth and row.get("facility") == facility:
                return True
            pair = [row["youth"], row.get("other_youth")]
            if youth in pair and pair[1]:
                other = pair[1] if pair[0] == youth else pair[0]
                if self.stays_at(other, facility):
                    return True
        return False

    def runs(self, youth, facility):
        """Ages in seconds of the episodes that began there."""
        return [
            self.time - bundle.instant(row["received_at"]) for row in self.data.missing
            if row["youth"] == youth and row.get("facility") == facility
            and bundle.instant(row["received_at"]) <= self.time]

    def judge(self, youth, line):
        facility, flags = line["facility"], self.flags(youth)
        values = self.oracle.facilities[facility]
        runs = self.runs(youth, facility)
        fits = self.group_fits(youth, facility, values, line["open"])
        passes = {
            "licence": (line["licence_status"] or "").upper() == "LICENSED",
            "age": self.is_of_age(youth, values),
            "gender": self.is_of_gender(youth, values),
            "open_bed": (line["open"] or 0) >= 1 and line["freshness"] in ("fresh", "ageing"),
            "no_contact": not self.is_kept_apart(youth, facility),
            "confidential_location": "confidential_location" not in flags
            or bundle.yes(values.get("confidential_location")),
            "prior_run": not any(age < 90 * DAY for age in runs),
            "siblings_ordered": "siblings_ordered" not in flags or fits,
        }
        peers = {
            s["youth"] for s in self.staying
            if s["facility"] == facility and s["youth"] != youth
            and self.oracle.statuses[s["youth"]] in ("clear", "confirmed")}
        times = {
            "siblings_together": len(self.group(youth)) > 1 and fits,
            "county_of_origin": line["county"] == self.youth[youth]["county"]
            and "exploitation_local" not in flags,
            "cse_capable": bundle.yes(values.get("cse_capable")),
            "language": bool(
                words(values.get("languages")) & words(self.youth[youth].get("languages"))),
            "peer_mix": len(peers),
            "earlier_run": any(age >= 90 * DAY for age in runs),
        }
        for name, flag in (("pregnant_or_parenting", "pregnant_or_parenting"),
                           ("sud_capable", "needs_sud_capable"),
                           ("lgbtq_affirming", "wants_lgbtq_affirming")):
            times[name] = flag in flags and bundle.yes(values.get(name))
        reasons = [
            {"criterion": name, "points": points * times[name]}
            for name, points in SOFT.items() if times[name]]
        failures = [name for name in HARD if not passes[name]]
        return {
            "rank": None, "facility": facility, "name": line["name"],
            "type": line["type"], "county": line["county"],
            "score": sum(reason["points"] for reason in reasons), "open": line["open"],
            "distance_miles": miles(
                self.centres.get(self.youth[youth]["county"]),
                point(values) or self.centres.get(line["county"])),
            "eligible": not failures, "reasons": reasons, "failures": failures}

    def rows(self, youth, county):
        lines = placements.lines(self.folders, self.time, county)
        rows = [self.judge(youth, line) for _, line in lines]
        rows.sort(key=lambda row: (
            len(row["failures"]), -row["score"],
            math.inf if row["distance_miles"] is None else row["distance_miles"],
            row["facility"]))
        for number, row in enumerate(rows, 1):
            if row["eligible"]:
                row["rank"] = number
        return rows


def reading(rows):
    """The program's rows with the words of each failure held to be there, and left out."""
    found = []
    for row in rows:
        for failure in row["failures"]:
            if set(failure) != {"criterion", "detail"} or not failure["detail"].strip():
                raise ValueError(f"a failure without words: {failure}")
        found.append(row | {"failures": [failure["criterion"] for failure in row["failures"]]})
    return found


def answers(folders, time):
    world = World(folders, time)
    # Those of whom most is known, and one by the time, whoever it is.
    known = sorted(world.youth, key=lambda key: (
        -len(world.flags(key)) - len(world.group(key)), key))
    everyone = sorted(world.youth)
    chosen = dict.fromkeys([*known[:2], everyone[time % len(everyone)]])
    for number, youth in enumerate(chosen):
        county = None if number else "06029"
        rows = world.rows(youth, county)
        yield ["placements", "--for", youth, *(["--county", county] if county else [])], {
            "rows": rows, "reading": reading,
            "summary": {
                "facilities": len(rows), "eligible": sum(row["eligible"] for row in rows),
                "near_misses": sum(len(row["failures"]) == 1 for row in rows), "unmet": False}}


# --- at random ----------------------------------------------------------------------------------

GENDERS = ["", "female", "female", "male", "nonbinary", "Female"]
SERVED = ["", "any", "female", "male;nonbinary", "female;male", "female;any", "FEMALE"]
LANGUAGES = ["", "en", "es;en", "EN", "vi", "es;vi"]
FLAGS = ["siblings_ordered", "needs_sud_capable", "wants_lgbtq_affirming"]


def extend(maker):
    for row in maker.tables[("first", "counties")][1]:
        if maker.chance(0.8):
            row["latitude"] = f"{maker.random.uniform(33, 41):.3f}"
            row["longitude"] = f"{maker.random.uniform(-124, -115):.3f}"
        else:
            row["latitude"] = row["longitude"] = ""
    extend_youth(maker)
    extend_facilities(maker)
    extend_runs(maker)


def birthday(maker):
    """A day on which a whole age begins at or beside a time asked about, or 29 February."""
    if maker.chance(0.2):
        return datetime.date(maker.pick([2008, 2012, 2016]), 2, 29)
    return maker.near_day(years=maker.pick([11, 12, 13, 14, 17, 18]))


def extend_youth(maker):
    columns, rows = maker.tables[("first", "youth")]
    columns += [name for name in ("born_on", "gender", "languages") if name not in columns]
    for row in rows:
        row["born_on"] = maker.pick(["", *[birthday(maker).isoformat()] * 4])
        row["gender"], row["languages"] = maker.pick(GENDERS), maker.pick(LANGUAGES)
    # Beside the large groups a few pairs, which more places fit.
    for number, row in enumerate(rows[:6]):
        row["sibling_group"] = f"PAIR-{number // 2}"
    for youth in maker.youth:
        for flag in maker.random.sample(FLAGS, maker.pick([0, 0, 1, 2])):
            maker.add("flags", youth=youth, flag=flag, from_=maker.written(maker.near(60 * DAY)))
        if maker.chance(0.3):
            other, place = maker.pick(maker.youth), maker.pick(maker.facilities)
            is_pair = other != youth and maker.chance(0.6)
            maker.add("no_contact", youth=youth, other_youth=other if is_pair else "",
                      facility="" if is_pair else place, reason="made up")


def extend_facilities(maker):
    columns, rows = maker.tables[("first", "facilities")]
    names = ("ages_from ages_to genders max_siblings cse_capable languages lgbtq_affirming "
             "pregnant_or_parenting sud_capable confidential_location latitude longitude").split()
    columns += [name for name in names if name not in columns]
    for row in rows:
        row["ages_from"] = maker.pick(["", "", "", "12", "13"])
        row["ages_to"] = maker.pick(["", "", "", "13", "17"])
        row["genders"] = maker.pick(SERVED)
        if maker.chance(0.6):
            have_room(maker, row)
        row["max_siblings"] = maker.pick(["", "1", "2", "6"])
        row["languages"] = maker.pick(LANGUAGES)
        for name in names[4:5] + names[6:10]:
            row[name] = maker.pick(["", "yes", "yes", "no"])
        if maker.chance(0.5):
            row["latitude"] = f"{maker.random.uniform(33, 41):.4f}"
            row["longitude"] = f"{maker.random.uniform(-124, -115):.4f}"


def have_room(maker, row):
    """A licensed facility with beds confirmed just before a time asked about."""
    row["licence_status"], row["capacity_contracted"] = "LICENSED", "6"
    row["genders"] = maker.pick(["any", "any", "female;any", row["genders"]])
    known = {
        (told["facility"], bundle.instant(told["confirmed_at"]))
        for (_, table), (_, rows) in maker.tables.items() if table == "availability"
        for told in rows}
    for at in {time - maker.pick([0, 1, 3600]) for time in maker.times}:
        if (row["id"], at) not in known:
            maker.add("availability", facility=row["id"], confirmed_at=maker.written(at),
                      occupied=maker.random.randrange(6))


def extend_runs(maker):
    """Episodes that began at a facility just less than, just, and more than 90 days ago."""
    for number, youth in enumerate(maker.random.sample(maker.youth, 6)):
        received = maker.pick(maker.times) - 90 * DAY + maker.pick([0, -1, 1, -DAY, DAY])
        maker.add("missing", id=f"M-RUN-{number}", youth=youth,
                  facility=maker.pick(maker.facilities), received_at=maker.written(received),
                  returned_at=maker.written(received + 3600),
                  closed_at=maker.written(received + 7200))
