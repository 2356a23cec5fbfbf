#!/usr/bin/env python3
"""Compares the listings of the whole board with naive readings of the contract.

    compare_board.py BINARY [--seeds N] [--from SEED] [--only SECTION] [--keep DIR] [--show N]

On the sample and on bundles made at random, at every time worth asking about. A section is a
module of this folder, entered in SECTIONS, with

    extend(maker)           adds its files to a random bundle (after Maker.make)
    answers(folders, time)  yields (words, {"rows": …, "summary": …}) for each question;
                            time is seconds since 1970, and `notes` may be given too, and as
                            `reading` how the program's rows are read before they are compared

Rows are compared in order, with exactly the given keys and exactly equal values; of a summary
every given key, and no other. The last line is `N passed, N failed`; the exit status is 1 when
something failed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile

import bundle
import compare
import funnel
import matches
import missing
import placements
import randombundle
import reportfigures
import rosters

SECTIONS = {
    "missing": missing, "placements": placements, "matches": matches, "funnel": funnel,
    "reports": reportfigures, "rosters": rosters}


def same(found, wanted):
    """Equal, and of one type: 1 is not true, and 1.0 is 1."""
    if isinstance(found, list) and isinstance(wanted, list):
        return len(found) == len(wanted) and all(map(same, found, wanted))
    if isinstance(found, dict) and isinstance(wanted, dict):
        return set(found) == set(wanted) and all(same(found[k], wanted[k]) for k in found)
    return found == wanted and isinstance(found, bool) == isinstance(wanted, bool)


def of_object(title, found, wanted):
    for name in [*wanted, *(set(found) - set(wanted))]:
        mine, other = found.get(name, "absent"), wanted.get(name, "absent")
        if not same(mine, other):
            yield f"{title}.{name}: {mine!r}, the oracle has {other!r}"


def differences(document, answer):
    theirs, ours = answer.get("reading", list)(document["rows"]), answer["rows"]
    if len(theirs) != len(ours):
        yield f"{len(theirs)} rows, the oracle has {len(ours)}"
    for number, (mine, other) in enumerate(zip(theirs, ours), 1):
        yield from of_object(f"row {number} {next(iter(other.values()))}", mine, other)
    if "summary" in answer:
        yield from of_object("summary", document["summary"], answer["summary"])
    if "notes" in answer and document["notes"] != answer["notes"]:
        yield f"notes: {document['notes']!r}, the oracle has {answer['notes']!r}"


def ask(program, folders, times, sections, title, report):
    program.run("init", "--demo")
    for folder in folders:
        program.run("import", folder)
    for time in times:
        for section in sections:
            for words, answer in section.answers(folders, time):
                words = [*words, "--as-of", randombundle.utc(time)]
                document = json.loads(program.run(*words, "--format", "json"))
                report.check(f"{title} {' '.join(words)}", differences(document, answer))


def ask_in(folder, binary, folders, times, sections, title, report):
    try:
        ask(compare.Program(binary, folder), folders, times, sections, title, report)
    except (RuntimeError, ValueError, KeyError, subprocess.TimeoutExpired) as error:
        report.check(title, [f"{type(error).__name__}: {error}"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--from", type=int, default=1, dest="first")
    parser.add_argument("--only", choices=SECTIONS, help="asks the questions of one section")
    parser.add_argument("--keep", help="keeps the bundles made at random in this folder")
    parser.add_argument("--show", type=int, default=10, help="differences printed of each check")
    options = parser.parse_args()
    sections = [SECTIONS[options.only]] if options.only else list(SECTIONS.values())
    report = compare.Report(options.show)
    times = [bundle.instant(time) for time in compare.SAMPLE_TIMES]
    with tempfile.TemporaryDirectory() as folder:
        ask_in(folder, options.binary, [compare.SAMPLE], times, sections, "sample", report)
    for seed in range(options.first, options.first + options.seeds):
        with tempfile.TemporaryDirectory() as folder:
            target = os.path.join(options.keep or folder, f"seed-{seed}")
            maker = randombundle.Maker(seed)
            maker.make()
            for section in SECTIONS.values():
                section.extend(maker)
            maker.save(target)
            folders = [os.path.join(target, name) for name in ("first", "then")]
            ask_in(folder, options.binary, folders, maker.times, sections, f"seed {seed}", report)
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
