#!/usr/bin/env python3
"""Writes the table of 400 days that the rotations are held to, from the patterns as published.

    patterns.py > Tests/Oracle/patterns.txt

9x80   nine days in two weeks: eight of nine hours, one of eight, every other Friday off (the
       compressed schedule of 5 CFR 610.111 and of the state's and counties' agreements)
4x10   Monday to Thursday, ten hours each (the same)
pitman two on, two off, three on, two off, two on, three off, in shifts of twelve hours; two crews
       by day and two by night (the "2-2-3" of the name)
24_72  24 hours on, 72 off, four crews (the fire service's three days off in four)
weekly Friday 17:00 to Friday 17:00 (the on-call week of the reference, D§6.2)

Each line is a day and what begins on it: WHO@HH:MM-HH:MM, with +N for an end N days later.
"""

import datetime

FIRST = datetime.date(2026, 1, 2)  # a Friday
MONDAY = datetime.date(2026, 1, 5)
DAYS = 400


def nine_eighty(day):
    week, weekday = divmod((day - MONDAY).days, 7)
    if weekday > 4 or weekday == 4 and week % 2 == 1:
        return []
    hours = "08:00-16:00" if weekday == 4 else "08:00-17:00"
    return [f"A@{hours}", f"B@{hours}"]


def four_tens(day):
    return ["A@08:00-18:00", "B@08:00-18:00"] if day.weekday() < 4 else []


def pitman(day):
    crews = "on on off off on on on off off on on off off off".split()
    works = crews[(day - MONDAY).days % 14] == "on"
    by_day, by_night = ("A", "C") if works else ("B", "D")
    return [f"{by_day}@07:00-19:00", f"{by_night}@19:00-07:00+1"]


def one_in_four(day):
    return ["ABCD"[(day - MONDAY).days % 4] + "@08:00-08:00+1"]


def weekly(day):
    if day.weekday() != 4:
        return []
    return ["ABC"[(day - FIRST).days // 7 % 3] + "@17:00-17:00+7"]


def lines():
    patterns = [("9x80", nine_eighty, MONDAY), ("4x10", four_tens, MONDAY),
                ("pitman", pitman, MONDAY), ("24_72", one_in_four, MONDAY),
                ("weekly", weekly, FIRST)]
    yield "day " + " ".join(name for name, _, _ in patterns)
    for number in range(DAYS):
        day = FIRST + datetime.timedelta(days=number)
        cells = [",".join(works(day)) if day >= first else "" for _, works, first in patterns]
        yield f"{day} " + " ".join(cell or "-" for cell in cells)


if __name__ == "__main__":
    print("\n".join(lines()))
