#!/usr/bin/env python3
"""Measures how long a place is looked for over every facility: `csecboard placements --for YOUTH`.

    Tests/Benchmarks/match.py BINARY [--rounds N]

Each run is a process of its own on California's demonstration store: for a supervisor of a county,
and for the account that sees every county's facilities. Printed are the median and the slowest in
milliseconds of the clock on the wall, beside who is on call as the same account sees it,
which is hardly more than opening the store. The goal is 100 ms. The last line is `N passed, N failed`.
"""

import argparse
import csv
import io
import os
import statistics
import subprocess
import sys
import tempfile

from oncall import CLOCK, measure, verdict

GOAL = 100.0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--rounds", type=int, default=21)
    options = parser.parse_args()
    held = []
    print(f"{'placements --for':22} {'facilities':>10} {'median ms':>9} {'slowest':>8} {'opening':>8}")
    with tempfile.TemporaryDirectory(prefix="csecboard-match-") as folder:
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "LANG": "C.UTF-8"}
        store = os.path.join(folder, "california.db")
        subprocess.run([options.binary, "--store", store, "demo", "--scale", "california", "--seed",
                        "1", "--clock", CLOCK, "--no-open"], env=environment, check=True,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        for account, words in (("supervisor", ["--as", "lead"]), ("everyone's", [])):
            start = [options.binary, "--store", store, *words]

            def ask(*more):
                done = subprocess.run([*start, *more, "--as-of", CLOCK], env=environment, check=True,
                                      stdin=subprocess.DEVNULL, capture_output=True, text=True)
                return list(csv.DictReader(io.StringIO(done.stdout)))

            youth = ask("caseloads", "--by", "case", "--format", "csv")[0]["youth"]
            search = ["placements", "--for", youth, "--format", "csv", "--as-of", CLOCK]
            places = len(ask(*search[:-2]))
            if not places:
                sys.exit(f"no facility was looked at for {youth}")
            times = measure(start + search, environment, options.rounds, expected="facility")
            opening = measure(start + ["oncall", "--county", "Alameda", "--as-of", CLOCK],
                              environment, 5)
            middle = statistics.median(times)
            print(f"{account:22} {places:10} {middle:9.1f} {max(times):8.1f}"
                  f" {statistics.median(opening):8.1f}", flush=True)
            held.append((f"{account}: within {GOAL:.0f} ms", middle <= GOAL))
    return verdict(held)


if __name__ == "__main__":
    sys.exit(main())
