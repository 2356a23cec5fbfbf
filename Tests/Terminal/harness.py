"""A pty with a program in it: its bytes, its screen, its modes, its terminal settings."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
import unicodedata

import pyte
from wcwidth import wcwidth

from processes import are_at_work

MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")


def set_size(fd, columns, rows):
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


class Screen(pyte.Screen):
    """pyte drops the rest of a stretch after a mark of combining class 0: leave such marks out."""

    def draw(self, data):
        super().draw("".join(c for c in data if unicodedata.combining(c) or wcwidth(c) != 0))


class Session:
    """Runs argv on a pty of its own; the harness keeps the slave side open to compare settings."""

    def __init__(self, argv, term="xterm-256color", columns=80, rows=24, **environment):
        self.master, self.slave = pty.openpty()
        set_size(self.slave, columns, rows)
        self.before = termios.tcgetattr(self.slave)
        self.raw = b""
        self.screen = Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        env = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME")}
        env.update(TERM=term, LANG="C.UTF-8")
        env.update({k: v for k, v in environment.items() if v is not None})
        self.pid = os.fork()
        if self.pid == 0:
            # Whatever fails here, the child must not go on as a second harness.
            try:
                os.setsid()
                fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
                for fd in (0, 1, 2):
                    os.dup2(self.slave, fd)
                os.closerange(3, 256)
                os.execvpe(argv[0], argv, env)
            finally:
                os._exit(127)
        self.status = None

    def read(self, quiet=0.15, limit=10.0):
        """Reads until nothing came for `quiet` seconds in which the program had nothing to do.

        Returns the bytes. Without the second, a machine that lets the program wait would pass off
        the screen before a key as the one after it.
        """
        new = b""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if not select.select([self.master], [], [], quiet)[0]:
                if are_at_work(self.pid):
                    continue
                break
            try:
                chunk = os.read(self.master, 65536)
            except OSError:
                break
            if not chunk:
                break
            new += chunk
            self.raw += chunk
            self.stream.feed(chunk)
        return new

    def wait_for(self, text, limit=30.0):
        """Reads until the text is on the screen; returns whether it came."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            self.read(quiet=0.03, limit=0.3)
            if any(text in row for row in self.display()):
                return True
        return False

    def until_byte(self, limit=2.0):
        """Seconds until the first byte comes."""
        start = time.monotonic()
        select.select([self.master], [], [], limit)
        return time.monotonic() - start

    def display(self):
        # Not pyte's own, which fails on the half of a wide character that was overwritten.
        screen = self.screen
        return ["".join(screen.buffer[y][x].data for x in range(screen.columns))
                for y in range(screen.lines)]

    def send(self, data):
        os.write(self.master, data if isinstance(data, bytes) else data.encode())

    def resize(self, columns, rows):
        set_size(self.slave, columns, rows)
        self.screen.resize(max(1, rows), max(1, columns))

    def kill(self, number):
        os.kill(self.pid, number)

    def wait(self, limit=30.0):
        """Waits for the end; returns the exit code, or the signal as a negative number."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            self.read(quiet=0.02, limit=0.2)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status
                self.read(quiet=0.2)
                return os.waitstatus_to_exitcode(status)
        return None

    def modes_on(self):
        """The private modes that the bytes so far leave on, the cursor's apart."""
        on = set()
        for numbers, letter in MODE.findall(self.raw):
            for number in numbers.split(b";"):
                (on.add if letter == b"h" else on.discard)(int(number))
        cursor_hidden = self.raw.rfind(b"\x1b[?25l") > max(
            self.raw.rfind(b"\x1b[?25h"), self.raw.rfind(b"\x1b[34h\x1b[?25h"))
        on -= {7, 25, 12}
        if cursor_hidden:
            on.add(25)
        return on

    def settings_restored(self):
        return termios.tcgetattr(self.slave) == self.before

    def close(self):
        for fd in (self.master, self.slave):
            os.close(fd)
        if self.status is None:
            try:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
            except OSError:
                pass
