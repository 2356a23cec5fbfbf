"""The sample bundle in a demonstration store of its own, and what the program answers from it."""

import json
import os
import shutil
import subprocess
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class SampleStore:
    """A folder with a store in it; the folder is also the home of whoever looks at it."""

    def __init__(self, binary):
        self.binary = os.path.abspath(binary)
        self.folder = tempfile.mkdtemp(prefix="csecboard-board-")
        self.path = os.path.join(self.folder, "sample.db")
        self.run("init", "--demo")
        self.run("import", os.path.join(ROOT, "sampledata"))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # A program whose terminal has gone may still be putting its draft away.
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def environment(self):
        return {"PATH": os.environ["PATH"], "HOME": self.folder, "LANG": "C.UTF-8"}

    def command(self, *words):
        return [self.binary, "--store", self.path, *words]

    def run(self, *words):
        done = subprocess.run(
            self.command(*words), env=self.environment, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(words)}: {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def rows(self, *words):
        return json.loads(self.run(*words, "--format", "json"))["rows"]
