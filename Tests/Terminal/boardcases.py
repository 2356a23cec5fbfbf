"""How the tests of the board open it in a pane, leave it, and give each test a store of its own."""

from cases import check, run_all
from samplestore import SampleStore


def open_board(pane, store):
    pane.type(store.command())
    check(pane.until(lambda text: "DEMO" in text and "ready>" not in text), pane.text())
    pane.settled()


def leave(pane):
    for _ in range(8):
        if pane.show("#{alternate_on}") == "0":
            break
        pane.keys("q")
        pane.settled()
    check(pane.prompts(), f"q does not quit:\n{pane.text()}")
    check(pane.is_clean(), "the terminal is not restored")


def run_on_stores(binary, words):
    def call(function):
        with SampleStore(binary) as store:
            function(store)

    return run_all(words, call)
