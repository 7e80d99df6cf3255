"""Of a page's long sentences the worst are shown and the others wait; one slip in a hard sentence is one finding."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.run import RunEnd
from schemas.vocabulary import Exit, Severity
from tests.pipeline.small_clinic import Weeks, records


def sentence(part: str, more: int) -> str:
    """Return a sentence about a part of the body, of 41 words, and five more for each more."""
    return (
        f"When your {part} has been painful for several weeks, and neither rest nor the medication that your physician "
        "recommended has made a considerable difference, we examine it, discuss an individual rehabilitation programme "
        f"with you{', and with people at home' * more}, and arrange whatever additional investigation is necessary."
    )


PARTS = {"hip": 0, "knee": 1, "back": 2, "ankle": 3, "toe": 4}
HARD = [sentence(part, more) for part, more in PARTS.items()]
"""Each longer than the one before it."""


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Yield the clinic whose post on knees holds these sentences alone."""
    with Weeks(tmp_path) as clinic:
        clinic.clinic.posts["knee"].texts = list(HARD)
        yield clinic


def known(end: RunEnd) -> list[dict[str, Any]]:
    """Return the published findings, those that wait among them."""
    return [*records(end, "findings"), *records(end, "waiting")]


def long(end: RunEnd) -> dict[str, tuple[str, str, bool]]:
    """Return id, status and whether it is shown of each long sentence, by the part of the body that it names."""
    return {
        finding["evidence"]["quote"].split()[2]: (finding["finding_id"], finding["status"], finding["shown"])
        for finding in known(end)
        if finding["audit"] == "long-sentence"
    }


def shown(end: RunEnd) -> set[str]:
    """Return the parts of the body whose sentences are shown to be edited."""
    return {part for part, (_, status, is_shown) in long(end).items() if is_shown and status != "fixed"}


def new(end: RunEnd) -> list[str]:
    """Return the audits of a run's new findings, but for the length of the whole, which grows with each sentence."""
    audits = [finding["audit"] for finding in records(end, "findings") if finding["status"] == "new"]
    return [audit for audit in audits if audit != "wall-of-text"]


def test_three_are_shown_and_the_others_are_published_to_be_known_again(weeks: Weeks) -> None:
    """Counts and report are of the shown; the last of them says how many wait."""
    end = weeks.run()
    assert shown(end) == {"back", "ankle", "toe"}
    assert long(end).keys() == PARTS.keys()
    assert {found["shown"] for found in records(end, "findings")} == {True}
    messages = [found["message"] for found in records(end, "findings") if found["audit"] == "long-sentence"]
    assert [message for message in messages if message.endswith("And 2 more on this page.")] == [
        "61-word sentence. Most readers lose track after about 30. And 2 more on this page."
    ]
    assert end.published is not None
    counts = json.loads((end.published.folder / "manifest.json").read_text("utf-8"))["counts"]
    assert counts["findings"] == len(known(end)) - 2
    report = (end.published.folder / "report" / "fix.html").read_text("utf-8")
    assert "When your back has been painful" in report
    assert "When your knee has been painful" not in report


def test_one_that_moves_up_is_open_and_fails_no_gate(weeks: Weeks) -> None:
    """The worst was fixed: the next is shown for the first time, and is no new one."""
    first = weeks.run()
    weeks.clinic.posts["knee"].texts = [*HARD[:4], "Call us when your toe hurts."]
    second = weeks.run(fail_on=Severity.REVIEW)
    assert shown(second) == {"knee", "back", "ankle"}
    assert long(second)["knee"][:2] == (long(first)["knee"][0], "open")
    assert long(second)["toe"][:2] == (long(first)["toe"][0], "fixed")
    assert new(second) == []
    assert second.exit is Exit.DONE


def test_one_that_is_pushed_out_is_not_gone(weeks: Weeks) -> None:
    """A worse one was written: the gate speaks of that alone, and the former third is open and waits."""
    first = weeks.run()
    weeks.clinic.posts["knee"].texts.append(sentence("wrist", 9))
    second = weeks.run(fail_on=Severity.REVIEW)
    assert shown(second) == {"ankle", "toe", "wrist"}
    assert long(second)["back"] == (long(first)["back"][0], "open", False)
    assert new(second) == ["long-sentence"]
    assert second.exit is Exit.NEW_FINDINGS


def test_a_new_one_that_waits_fails_no_gate(weeks: Weeks) -> None:
    """It is not among the worst; when its turn comes it is open."""
    weeks.run()
    weeks.clinic.posts["knee"].texts.append(sentence("wrist", 0))
    second = weeks.run(fail_on=Severity.REVIEW)
    assert long(second)["wrist"][1:] == ("new", False)
    assert second.exit is Exit.DONE
    weeks.clinic.posts["knee"].texts = [sentence("wrist", 0), HARD[0]]
    third = weeks.run()
    assert long(third)["wrist"][1:] == ("open", True)


@pytest.mark.parametrize("part", ["toe", "hip"], ids=["in the hardest sentence", "in one that waits"])
def test_one_slip_makes_one_finding(weeks: Weeks, part: str) -> None:
    """In a page that is hard to read already, whose hardest and longest sentence it is in."""
    first = weeks.run()
    assert {"hard-to-read", "long-sentence"} <= {finding["audit"] for finding in records(first, "findings")}
    texts = weeks.clinic.posts["knee"].texts
    texts[list(PARTS).index(part)] = sentence(part, PARTS[part]).replace("medication", "medicaton")
    second = weeks.run()
    assert new(second) == ["misspelling"]
    assert {where: found[0] for where, found in long(first).items()} == {
        where: found[0] for where, found in long(second).items()
    }
    texts[list(PARTS).index(part)] = sentence(part, PARTS[part])
    third = weeks.run()
    assert new(third) == []
    assert {where: found[0] for where, found in long(first).items()} == {
        where: found[0] for where, found in long(third).items()
    }
