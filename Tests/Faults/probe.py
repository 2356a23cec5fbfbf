"""The store under test, the probe that writes it, and the tally of what held."""

import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


class Tally:
    """Counts what held and prints what did not."""

    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def expect(self, name, held, detail=""):
        if held:
            self.passed += 1
        else:
            self.failed += 1
        print(f"{'ok  ' if held else 'FAIL'} {name}{': ' + detail if detail else ''}", flush=True)

    def skip(self, name, reason):
        self.skipped += 1
        print(f"SKIPPED {name}: {reason}", flush=True)


class Tools:
    """Compiles the C programs and finds the probe."""

    def __init__(self, probe):
        self.probe = probe
        self.folder = tempfile.mkdtemp(prefix="csecboard-tools-")
        for name in ("widen", "nolock", "failing", "recorder"):
            self.compile(f"{name}.c", f"{name}.so", "-shared", "-fPIC")
        self.compile("walreset.c", "walreset")

    def compile(self, source, target, *flags):
        subprocess.run(
            ["cc", "-O1", "-Wall", "-Wextra", *flags, "-o", self.path(target),
             os.path.join(HERE, source), "-lsqlite3", "-ldl"], check=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def preload(self, *names, **values):
        environment = dict(os.environ)
        environment["LD_PRELOAD"] = " ".join(self.path(name + ".so") for name in names)
        environment.update({key: str(value) for key, value in values.items()})
        return environment

    def close(self):
        shutil.rmtree(self.folder)


class Store:
    """A store in a folder of its own."""

    def __init__(self, tools, create=True, place=None):
        self.tools = tools
        self.folder = tempfile.mkdtemp(prefix="csecboard-store-", dir=place)
        self.path = os.path.join(self.folder, "probe.db")
        if create:
            self.run("create", check=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def command(self, verb, *numbers):
        return [self.tools.probe, verb, self.path, *map(str, numbers)]

    def run(self, verb, *numbers, check=False, env=None, before=None, timeout=600):
        return subprocess.run(
            self.command(verb, *numbers), stdin=subprocess.DEVNULL, capture_output=True, text=True,
            check=check, env=env, preexec_fn=before, timeout=timeout)

    def start(self, verb, *numbers, env=None):
        return subprocess.Popen(
            self.command(verb, *numbers), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, env=env)

    def audit(self):
        """What the store holds now: rows and newest number by writer, integrity, schema."""
        result = self.run("check")
        writers, facts = {}, {"integrity": "unreadable: " + result.stderr.strip(), "schema": ""}
        for line in result.stdout.splitlines():
            words = line.split()
            if words[0] in facts:
                facts[words[0]] = " ".join(words[1:])
            elif words[0] != "0":
                writers[int(words[0])] = (int(words[1]), int(words[2]))
        return writers, facts["integrity"], facts["schema"]

    def judge(self, acknowledged):
        """Rows acknowledged and gone, writers whose two tables disagree, and the integrity."""
        writers, integrity, _ = self.audit()
        lost = sum(
            max(0, newest - writers.get(writer, (0, 0))[0])
            for writer, newest in acknowledged.items())
        torn = sum(1 for rows, newest in writers.values() if rows != newest)
        return lost, torn, integrity


def last_number(text):
    """The last whole line a writer said: a number cut off by a kill was not acknowledged."""
    lines = text.split("\n")[:-1]
    return max((int(line) for line in lines if line.isdigit()), default=0)


def find_probe():
    place = os.environ.get("FAULT_PROBE")
    if place:
        return place
    build = ["swift", "build", "--package-path", ROOT, "--product", "FaultProbe"]
    subprocess.run(build, check=True, stdout=sys.stderr)
    folder = subprocess.run(
        [*build, "--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    return os.path.join(folder, "FaultProbe")
