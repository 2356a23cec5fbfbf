"""The weights in force at a time: the defaults of the domain reference, then the bundle's rows."""

import bundle

DEFAULTS = {
    ("base", "ER"): 120,
    ("base", "FM"): 110,
    ("base", "FR"): 100,
    ("base", "PP"): 66,
    ("base", "ERA"): 13,
    ("base", "VFM"): 110,
    ("base", "ST"): 66,
    ("base", "PROB"): 100,
    ("tier", "none"): 100,
    ("tier", "at_risk"): 125,
    ("tier", "possible"): 140,
    ("tier", "clear"): 170,
    ("tier", "confirmed"): 200,
    ("tier", "confirmed_historic"): 125,
    ("role", "primary"): 100,
    ("role", "secondary"): 50,
    ("role", "courtesy"): 35,
    ("role", "closing"): 25,
    ("modifier", "missing"): 75,
    ("modifier", "return_window"): 25,
    ("modifier", "new_disclosure"): 50,
    ("modifier", "placement_change"): 25,
    ("modifier", "placement_change_max"): 50,
    ("modifier", "specialty_court"): 25,
    ("modifier", "dual_lead"): 25,
    ("modifier", "dual_non_lead"): 15,
    ("modifier", "nmd"): 15,
    ("modifier", "pregnant_or_parenting"): 25,
    ("modifier", "out_of_county"): 15,
    ("modifier", "out_of_state"): 40,
    ("modifier", "icwa_active_efforts"): 25,
    ("modifier", "interpreter"): 10,
    ("modifier", "hospital_or_detention"): 25,
    ("modifier", "floor"): 25,
    ("modifier", "ceiling"): 500,
    ("capacity", "full_time"): 2000,
    ("band", "room"): 85,
    ("band", "full"): 100,
    ("band", "over"): 115,
}


class Policy:
    """Answers for one time; `value(kind, key, county)` is an integer."""

    def __init__(self, rows, time):
        today = bundle.local_date(time)
        self.rows = [
            (r["county"], r["kind"].lower(), r["key"].lower(), bundle.day(r["effective_on"]),
             int(r["value"]))
            for r in rows
            if bundle.day(r["effective_on"]) <= today
        ]

    def value(self, kind, key, county):
        # A county's row in force wins even when a statewide one is newer.
        for owner in (county, ""):
            mine = [
                (since, value)
                for (where, k, name, since, value) in self.rows
                if where == owner and k == kind and name == key.lower()
            ]
            if mine:
                return max(mine)[1]
        return DEFAULTS[(kind, key)]
