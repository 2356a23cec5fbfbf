"""A real terminal: a tmux server of its own with one shell in it."""

import os
import shlex
import subprocess
import time

from processes import are_at_work, children, is_at_work


class Pane:
    """A pane of a size, with a shell that runs nothing of the user's own settings."""

    count = 0

    def __init__(self, columns=80, rows=24, home="/nonexistent", term="tmux-256color"):
        Pane.count += 1
        self.socket = f"csecboard-{os.getpid()}-{Pane.count}"
        self.run("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows),
                 "env", "-i", f"PATH={os.environ['PATH']}", f"TERM={term}", "LANG=C.UTF-8",
                 f"HOME={home}", "PS1=ready> ", "HISTFILE=/dev/null", "bash", "--norc", "--noprofile")
        self.run("set-option", "-g", "status", "off")
        # tmux holds an Esc back for half a second unless told not to.
        self.run("set-option", "-s", "escape-time", "0")
        self.resize(columns, rows)
        if not self.prompts():
            raise AssertionError("no shell")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.run("kill-server")

    def run(self, *words):
        return subprocess.run(
            ["tmux", "-L", self.socket, *words], capture_output=True, text=True).stdout

    def resize(self, columns, rows):
        self.run("resize-window", "-x", str(columns), "-y", str(rows))

    def keys(self, *keys):
        self.run("send-keys", *keys)
        if keys[-1] == "Escape":
            # A key that follows at once would be taken with it, as Alt and the key.
            time.sleep(0.1)

    def type(self, words):
        """Types a command line, given as its words, and Enter."""
        self.run("send-keys", "-l", shlex.join(words))
        self.keys("Enter")

    def text(self):
        return self.run("capture-pane", "-p")

    def show(self, format):
        return self.run("display-message", "-p", format).strip()

    def until(self, what, limit=10.0):
        """Waits until the text holds words, or a function of it holds; whether it came."""
        holds = what if callable(what) else lambda text: what in text
        end = time.monotonic() + limit
        while True:
            if holds(self.text()):
                return True
            if time.monotonic() > end:
                return False
            time.sleep(0.02)

    def prompts(self, limit=10.0):
        """Waits until the shell asks again: what ran in it has ended."""
        return self.until(lambda text: text.rstrip().endswith("ready>"), limit)

    def settled(self, quiet=0.15, limit=10.0):
        """The text once it has not changed for a while in which nobody had work left to do.

        Without the second, a machine that lets the program wait would pass off the screen before
        a key as the one after it.
        """
        shell, server = self.show("#{pane_pid} #{pid}").split()
        end = time.monotonic() + limit
        last, since = self.text(), time.monotonic()
        while time.monotonic() < end and time.monotonic() - since < quiet:
            time.sleep(0.02)
            now = self.text()
            if now != last or is_at_work(server) or are_at_work(shell):
                last, since = now, time.monotonic()
        return last

    def child(self, name):
        """The process of that name below the shell."""
        for pid in children(self.show("#{pane_pid}")):
            if os.path.basename(os.readlink(f"/proc/{pid}/exe")) == name:
                return int(pid)
        return None

    def is_clean(self):
        """Whether the first screen and the cursor are back and nothing of the mouse is on."""
        return self.show("#{alternate_on}#{cursor_flag}#{mouse_any_flag}") == "010"
