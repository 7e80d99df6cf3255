"""The last words of a run."""

from __future__ import annotations

import io
import re
from dataclasses import replace

from rich.console import Console

from reports.console import print_summary
from reports.first_sentence import first_sentence
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
    """The letter in about ten lines: name and day, the news, the new findings first, what was read, the report last."""
    data = sample()
    lines = _printed(data).splitlines()
    assert lines[0] == "Maple Ridge Spine & Pain, Nov 22, 2026, 3 min 14 s"
    assert " since Nov 15. 35 things to fix, down from 43. " in lines[1]
    new = {one.message for one in data.findings if one.status in ("new", "reopened")}
    named = [line for line in lines if line.startswith("  ") and not line.startswith("  and ")]
    assert len(named) == min(5, len(new))
    assert all(any(first_sentence(message)[0][:60] in line for message in new) for line in named)
    assert any(line.startswith("Read 26 of 29 pages · proofread 17 · ") for line in lines)
    assert lines[-1] == "Report  runs/x/report/index.html"
    assert len(lines) <= 11


def test_a_first_run_names_the_worst() -> None:
    """Nothing can be new in it."""
    data = replace(sample(), previous=None, previous_now=None)
    lines = _printed(data).splitlines()
    assert lines[1].startswith("We read 26 pages and found 35 things to fix.")
    assert sum(line.startswith(("  critical", "  serious")) for line in lines) == 5


def test_a_partial_run_says_so_on_the_first_line() -> None:
    """With the reason."""
    first = _printed(partial()).splitlines()[0]
    assert first.startswith("This check is not whole. 20 % of the last 50 requests failed")


def test_a_terminal_breaks_lines_between_words() -> None:
    """No line is wider, findings have one each, and the path stays whole to be copied."""
    lines = _printed(sample(), terminal=True).splitlines()
    plain = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in lines]
    assert max(map(len, plain)) <= 80
    assert plain[-1] == "Report  runs/x/report/index.html"
    severities = ("  critical", "  serious", "  moderate", "  minor", "  review")
    new = [one for one in sample().findings if one.status in ("new", "reopened")]
    assert sum(line.startswith(severities) for line in plain) == len(new)


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
    assert "26 of 29 pages ? proofread 17" in _printed(sample(), encoding="ascii")
