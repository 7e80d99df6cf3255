"""A run shows its progress: a bar, lines or nothing."""

from __future__ import annotations

import io
import sys

import pytest
from rich.console import Console

from reports.progress import Progress


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Return a terminal that can move its cursor, whatever this test was started in."""
    monkeypatch.setenv("TERM", "xterm")


class _Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_off_a_terminal_a_line_now_and_then() -> None:
    """One when a stage begins or ends, one every ten seconds, with a note; no control characters."""
    file, clock = io.StringIO(), _Clock()
    with Progress(console=Console(file=file, width=40), clock=clock) as progress:
        progress.stage("crawl")
        for second in range(25):
            clock.now = second
            progress.update(second + 1, 1200, note="https://clinic.example/\x1b[2J[red]")
        progress.stage("extract", 30)
        progress.advance(30)
    expected = [
        "crawl",
        "crawl: 11 of 1,200, https://clinic.example/\ufffd[2J[red]",
        "crawl: 21 of 1,200, https://clinic.example/\ufffd[2J[red]",
        "crawl: 25 of 1,200",
        "extract: 30 to do",
        "extract: 30 of 30",
    ]
    assert expected == file.getvalue().splitlines()


def test_quiet_is_silent() -> None:
    """On a terminal and off it."""
    for terminal in (False, True):
        file = io.StringIO()
        with Progress(quiet=True, console=Console(file=file, force_terminal=terminal)) as progress:
            progress.stage("crawl", 3)
            progress.advance(3)
        assert file.getvalue() == ""


def test_on_a_terminal_a_bar_that_leaves_standard_output_alone() -> None:
    """``--json`` prints there while the bar runs; each finished stage leaves a line."""
    file, standard_output = io.StringIO(), sys.stdout
    with Progress(console=Console(file=file, force_terminal=True, width=120)) as progress:
        progress.stage("crawl", 3)
        assert standard_output is sys.stdout
        progress.advance(3)
    assert "crawl: 3 of 3" in file.getvalue()


def test_an_error_passes_and_the_bar_is_gone() -> None:
    """The cursor is shown again; the stage is not called finished."""
    file = io.StringIO()
    progress = Progress(console=Console(file=file, force_terminal=True, width=120))

    def fail() -> None:
        with progress:
            progress.stage("crawl", 3)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert "\x1b[?25h" in file.getvalue()
    assert "crawl: 3 to do" not in file.getvalue()
