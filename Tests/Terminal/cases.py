"""What the runners of a real terminal share: their cases, what they check, and how they count."""

import signal

# What started this may ignore them (nohup, a job in the background), and what is started here would
# ignore them too: then nothing ends by them.
for number in (signal.SIGHUP, signal.SIGQUIT, signal.SIGTERM):
    signal.signal(number, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)

TESTS = []
NOTES = []


def test(function):
    TESTS.append(function)
    return function


def check(condition, message):
    if not condition:
        raise AssertionError(message)


def run_all(words, call):
    """Calls each test whose name holds one of the words, or every one; the exit status."""
    chosen = [t for t in TESTS if not words or any(word in t.__name__ for word in words)]
    failed = 0
    for function in chosen:
        try:
            call(function)
            print("ok  ", function.__name__.replace("_", " "), flush=True)
        except Exception as error:  # a test that breaks is a test that fails
            failed += 1
            print("FAIL", function.__name__.replace("_", " "), "-", error, flush=True)
    for note in NOTES:
        print("    ", note)
    print(f"{len(chosen) - failed} passed, {failed} failed")
    return 1 if failed else 0
