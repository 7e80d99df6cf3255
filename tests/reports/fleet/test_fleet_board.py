"""What a person sees of a fleet."""

from __future__ import annotations

import io

from rich.console import Console

from reports.fleet.board import FleetBoard
from reports.fleet.summary import fleet_summary
from schemas.fleet_event import FleetEnd, FleetEvent, FleetStarted, SiteEnd, SiteProgress, SiteStarted

TIME = "2026-11-22T08:00:00Z"


def end(site: str, code: int, word: str, **fields: object) -> SiteEnd:
    """Return a site's end."""
    made = {"site": site, "time": TIME, "source": site, "exit": code, "word": word, "seconds": 65.0}
    return SiteEnd.model_validate({**made, **fields})


ENDS = [
    end("a.example", 0, "done", counts={"pages": 126, "open_findings": 1}),
    end("b.example", 3, "partial", reason="The site failed.", counts={"pages": 3, "open_findings": 0}),
    end("c.example", 4, "unreachable", reason="no such host"),
    end("d.example", 130, "interrupted", timed_out=True, reason="its time was up after 5 minutes."),
]
EVENTS: list[FleetEvent] = [
    FleetStarted(fleet="f", time=TIME, sites=5, jobs=2, done_before=["z.example"]),
    SiteStarted(site="a.example", time=TIME, source="a", settings="s", attempt=1),
    SiteProgress(site="a.example", time=TIME, stage="Crawling", done=1200, total=2000),
    *ENDS,
]


def shown(*, terminal: bool, quiet: bool = False) -> str:
    """Return what is written to stderr."""
    text = io.StringIO()
    console = Console(file=text, force_terminal=terminal, width=100, color_system=None)
    with FleetBoard(quiet=quiet, console=console, every_seconds=0) as board:
        for event in EVENTS:
            board.tell(event)
        board.note("Stopping.")
    return text.getvalue()


def test_a_log_has_a_line_an_event() -> None:
    """With what a reader needs to know of each end."""
    assert shown(terminal=False).splitlines() == [
        "Going on with the fleet f: 1 of 5 sites are done.",
        "a.example: started",
        "1 of 5 sites done · 1 at work",
        "a.example: done · 126 pages · 1 thing to fix · 1 min 05 s",
        "b.example: stopped early · 3 pages · 0 things to fix · 1 min 05 s · The site failed.",
        "c.example: no answer · 1 min 05 s · no such host",
        "d.example: out of time · 1 min 05 s · its time was up after 5 minutes.",
        "Stopping.",
    ]
    assert shown(terminal=False, quiet=True) == ""


def test_a_terminal_has_a_table_of_what_is_at_work() -> None:
    """How far each site is, and all together."""
    assert "a.example: done · 126 pages" in shown(terminal=True)
    board = FleetBoard(console=Console(file=io.StringIO()))
    for event in EVENTS[:3]:
        board.tell(event)
    text = io.StringIO()
    Console(file=text, width=100).print(board.table())
    lines = [" ".join(line.split()) for line in text.getvalue().splitlines()]
    assert lines == ["1 of 5 sites done · 1 at work", "a.example Crawling 1,200 of 2,000"]


def test_the_summary_has_the_worst_first() -> None:
    """And says what was left."""
    found = fleet_summary(
        FleetEnd(fleet="f", time=TIME, exit=143, word="terminated", ends={"done": 1, "not_started": 2}), ENDS
    )
    assert [line.split(":")[0].strip() for line in found[:4]] == [
        "Look at these",
        "c.example",
        "d.example",
        "b.example",
    ]
    assert found[4:] == [
        "1 of 6 sites done without trouble.",
        "2 sites were not started.",
        "What was stored is kept: run the same command again within 12 hours to go on.",
    ]
