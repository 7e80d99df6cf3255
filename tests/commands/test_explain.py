"""`checkup explain` fits the terminal: whole ids in a column of their own, and no word cut."""

from __future__ import annotations

import datetime
import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from typing import Literal

import pytest
from click.testing import CliRunner

from audits.registry import AUDITS, by_id
from commands.explain import explained
from commands.program import program
from schemas.audit_info import Agreement
from tests.commands.checkup import ROOT, checkup, environment

IDS = [audit.info.audit for audit in AUDITS]


@pytest.mark.parametrize(("columns", "width"), [("80", 80), ("120", 120), ("", 80)])
def test_the_list_fits(columns: str, width: int) -> None:
    """Also piped, where no terminal says how wide it is."""
    lines = checkup("explain", env={"COLUMNS": columns}).stdout.splitlines()
    rows = [line.split() for line in lines if not line.startswith(" ")]
    assert [row[0] for row in rows] == IDS
    assert {row[1] for row in rows} == {audit.info.category.value for audit in AUDITS}
    assert max(map(len, lines)) < width
    told = [(audit.info.audit, audit.info.category, audit.info.failure_title) for audit in AUDITS]
    assert " ".join(lines).split() == " ".join(" ".join(row) for row in told).split()
    starts = {len(line) - len(line.lstrip()) for line in lines if line.startswith(" ")}
    longest, category = max(map(len, IDS)), max(len(audit.info.category) for audit in AUDITS)
    assert starts <= {longest + category + 4}


def test_a_terminal_says_how_wide_it_is() -> None:
    """Its own width counts where COLUMNS does not say another."""
    ours, theirs = pty.openpty()
    os.set_blocking(ours, False)
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    env = environment()
    del env["COLUMNS"]
    with os.fdopen(ours, "rb", 0) as screen:
        subprocess.run(
            [sys.executable, "-m", "clinic_checkup", "explain", "stale-page"],
            stdout=theirs, timeout=60, check=True, cwd=ROOT, env=env,
        )  # fmt: skip
        shown = screen.read(100_000).decode().splitlines()
    os.close(theirs)
    assert 50 < max(len(line) for line in shown if "://" not in line) < 60


@pytest.mark.parametrize("audit", IDS)
def test_every_audit_fits(audit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for the addresses of standards, which one copies whole."""
    monkeypatch.setenv("COLUMNS", "80")
    info = by_id(audit).info
    lines = CliRunner().invoke(program, ["explain", audit]).output.splitlines()
    assert all(len(line) < 80 for line in lines if "://" not in line)
    text = " ".join(" ".join(lines).split())
    for part in (
        info.title,
        info.failure_title,
        info.why,
        info.fix,
        *(option.why for option in info.options),
    ):
        assert " ".join(part.split()) in text


@pytest.mark.parametrize(
    "named", ["Misspelled words", "Misspelling", "MISSPELLED  WORDS", "no misspelled words"]
)
def test_an_audit_is_named_as_a_report_does(named: str) -> None:
    """By its heading, too, and in capitals or not."""
    done = CliRunner().invoke(program, ["explain", named])
    assert done.output.startswith("misspelling (version")


def test_what_no_audit_is_named_is_said() -> None:
    """With the nearest one."""
    done = checkup("explain", "Stale Pages")
    assert "did you mean stale-page?" in done.stderr


FIGURES: tuple[tuple[Literal["difficulty", "reading_grade"], float], ...] = (
    ("difficulty", 0.75),
    ("reading_grade", 0.53),
)


def test_agreement_with_people_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it was measured: a sentence for each set of rated texts."""
    monkeypatch.setenv("COLUMNS", "200")
    day = datetime.date(2026, 11, 30)
    agreement = [
        Agreement(score=score, data="medical sentences", correlation=r, sample_size=1682, measured_on=day)
        for score, r in FIGURES
    ]
    info = by_id("hard-to-read").info
    lines = explained(info.model_copy(update={"agreement": agreement}))
    place = lines.index("How far to trust it")
    assert lines[place + 1] == (
        "  People who rated 1,682 medical sentences agree with the estimate at r = .75, "
        "with the Flesch–Kincaid grade at .53."
    )
    assert "How far to trust it" not in explained(info.model_copy(update={"agreement": []}))
