"""A kill -9 while findings get their states, or while somebody decides, changes nothing in the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.killed_lives import KilledLives, decide_killed


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the folder of all visits."""
    return tmp_path_factory.mktemp("lives")


@pytest.fixture(scope="module")
def lives(folder: Path) -> KilledLives:
    """Return the visit to be killed, after two runs and three decisions."""
    return KilledLives(folder, from_audited=True)


def test_the_visit_has_findings_in_every_state(lives: KilledLives) -> None:
    assert {"new", "open", "ignored", "reopened", "gone"} <= lives.statuses


@pytest.mark.parametrize(
    ("step", "after"),
    [
        ("work.sqlite INSERT OR REPLACE lines published_findings", False),
        ("work.sqlite INSERT OR REPLACE lines publishing", False),
        ("os.rename .RUN.part", True),
        ("history.sqlite INSERT finding_lives", False),
        ("history.sqlite COMMIT", True),
        ("os.rename .latest.part", False),
    ],
)
def test_a_killed_run_leaves_the_history_of_the_unbroken_one(
    lives: KilledLives, step: str, after: bool
) -> None:
    """After an ordinary start every table of the history, the decisions and the published files are the same."""
    assert lives.differences(lives.at(step, after=after)) == []


def test_a_killed_decision_is_kept_whole_or_not_at_all(
    lives: KilledLives, folder: Path, tmp_path: Path
) -> None:
    assert [found for _, found in decide_killed(folder / "before", tmp_path)] == [[], []]
