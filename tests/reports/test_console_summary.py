"""The last words of a run."""

from __future__ import annotations

import io

from rich.console import Console

from reports.console import print_summary
from reports.view import ReportData
from tests.reports.clinic_sample import partial, sample
from tests.reports.hostile_clinic import hostile


def _printed(data: ReportData, *, terminal: bool = False, encoding: str = "utf-8") -> str:
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, write_through=True)
    print_summary(
        data, report_path="runs/x/report/index.html", console=Console(file=file, force_terminal=terminal)
    )
    return raw.getvalue().decode(encoding)


def test_the_summary_of_a_run() -> None:
    """Status, what was read, numbers, five findings, what was not judged, and the report's path last."""
    lines = _printed(sample()).splitlines()
    assert lines[0] == "Complete run of Maple Ridge Spine & Pain, 22 Nov 2026, 3 min 14 s"
    assert "32 pages, 18 articles (6 current, 2 due soon, 7 overdue, 3 unknown), 6 offices" in lines[2]
    assert lines[1].startswith("Read 26 of 31 pages · proofread 17 (")
    assert sum(line.startswith(("  critical", "  serious")) for line in lines) == 5
    assert "6 checks could not be judged:" in lines
    assert lines[-1] == "Report  runs/x/report/index.html"


def test_a_partial_run_says_so_on_the_first_line() -> None:
    """With the reason."""
    first = _printed(partial()).splitlines()[0]
    assert first.startswith("Partial run of ")
    assert "20 % of the last 50 requests failed" in first


def test_off_a_terminal_it_is_plain() -> None:
    """No colours in a log file."""
    assert "\x1b" not in _printed(sample())


def test_page_text_drives_no_terminal() -> None:
    """No escape of the page's, no markup read, no emoji code, no line of its own."""
    for terminal in (False, True):
        text = _printed(hostile(), terminal=terminal)
        assert "\x1b[31m" not in text.replace("\x1b[31mserious", "")
        assert "\x1b]8" not in text
        assert "\u202e" not in text
        assert "\x00" not in text
    plain = _printed(hostile("[bold red]x[/] :warning:\nReport  forged"))
    assert "[bold red]x[/] :warning: Report  forged" in plain
    assert sum(line.startswith("Report  ") for line in plain.splitlines()) == 1


def test_a_poor_terminal_is_no_error() -> None:
    """An ASCII log gets question marks instead of a traceback after hours of work."""
    assert "3 ? stale-page" in _printed(sample(), encoding="ascii")
