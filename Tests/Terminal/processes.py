"""What a process has started, and whether it has work left to do."""

import os


def children(pid):
    """The processes that a process has started, as words; none if it has ended."""
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            return file.read().split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def is_at_work(pid):
    """Whether a thread of a process runs, waits for its turn to run, or waits for the disk."""
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/stat", encoding="utf-8") as file:
                # The name before the state stands in parentheses and may hold some itself.
                if file.read().rpartition(")")[2].split()[0] in "RD":
                    return True
    except (FileNotFoundError, ProcessLookupError):
        pass
    return False


def are_at_work(pid):
    """Whether a process, or one that it has started, has work left to do."""
    return any(map(is_at_work, [pid, *children(pid)]))
