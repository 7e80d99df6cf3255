"""What is decided in the app is what the next run publishes, reports, gates and tells."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from notices.digest import items_of
from pipeline.run import RunEnd
from schemas.finding import Finding
from schemas.vocabulary import Exit, Severity
from tests.pipeline.small_clinic import HOST, NOW, Weeks, records
from tests.reports.app.reviewer import Reviewer

_SENTENCE = "Please take the {} tablets with a glass of water each morning, and rest well after it."
ACCEPTED, ENDING, UNTRUE, UNDONE, RIGHT, SHARED, OWNED, LEFT = (
    "recieved", "definately", "seperate", "occured", "apointment", "untill", "beleive", "wierd",
)  # fmt: skip
WORDS = (ACCEPTED, ENDING, UNTRUE, UNDONE, RIGHT, SHARED, OWNED, LEFT)


def of(end: RunEnd) -> dict[str, dict[str, Any]]:
    """Return a run's findings about the words."""
    return {one["subject"]: one for one in records(end, "findings") if one["subject"] in WORDS}


def test_ten_decisions_and_the_run_after_them(tmp_path: Path) -> None:
    """States, reasons, names, days and owners are those of the forms; the app says the same before and after."""
    with Weeks(tmp_path) as weeks:
        weeks.clinic.posts["hip"].texts += [_SENTENCE.format(word) for word in WORDS]
        found = of(weeks.run())
        assert set(found) == set(WORDS)
        ids = {word: one["finding_id"] for word, one in found.items()}
        day = NOW + datetime.timedelta(days=8)
        clock = [day]
        reviewer = Reviewer(tmp_path, host=HOST, default_who="Ann", now=lambda: clock[0])

        def decide(word: str, **fields: Any) -> None:
            answer = reviewer.decide(f"{ids[word]}:0", reason=f"About {word}.", **fields)
            assert answer.status_code == 303, answer.text

        decide(ACCEPTED, action="accept", scope="word")
        decide(ENDING, action="ignore", until="7")
        decide(UNTRUE, action="false_alarm", scope="page")
        decide(UNDONE, action="ignore")
        reviewer.post(f"{reviewer.site}/decisions/undo", {"numbers": "4"})
        reviewer.post(f"{reviewer.site}/words", {"word": RIGHT})
        reviewer.post(f"{reviewer.site}/words", {"word": SHARED, "shared": "1"})
        for word in (OWNED, ENDING):
            reviewer.post(f"{reviewer.site}/owners", {"finding": f"{ids[word]}:0", "other": "Dana"})

        # A page's decision reaches what its check finds there: all of these words are on one page, and of two
        # decisions on one finding the later one counts.
        shown = {word: reviewer.get(f"{reviewer.site}/findings/{ids[word]}").text for word in WORDS}
        second = weeks.run(fail_on=Severity.REVIEW)
        now = of(second)
        kept = {
            word: (one["status"], one["decision"], one["reason"], one["who"], one["until"], one["owner"])
            for word, one in now.items()
        }
        untrue = ("ignored", "false_alarm", f"About {UNTRUE}.", "Ann", None)
        assert kept == {
            ACCEPTED: (*untrue, None),
            ENDING: (*untrue, "Dana"),
            UNTRUE: (*untrue, None),
            UNDONE: (*untrue, None),
            OWNED: (*untrue, "Dana"),
            LEFT: (*untrue, None),
            RIGHT: ("gone", None, None, None, None, None),
            SHARED: ("gone", None, None, None, None, None),
        }
        assert all("Not true for good" in shown[word] for word in WORDS if word not in (RIGHT, SHARED))
        assert second.exit is Exit.DONE

        # Without the page's decision each finding has its own again.
        clock[0] = NOW + datetime.timedelta(days=16)
        reviewer.post(f"{reviewer.site}/decisions/undo", {"numbers": "3"})
        shown = {
            word: reviewer.get(f"{reviewer.site}/findings/{ids[word]}").text
            for word in (ACCEPTED, ENDING, LEFT)
        }
        third = weeks.run(fail_on=Severity.REVIEW)
        now = of(third)
        states = {word: (one["status"], one["reason"], one["owner"]) for word, one in now.items()}
        assert states == {
            ACCEPTED: ("accepted", f"About {ACCEPTED}.", None),
            ENDING: ("reopened", f"About {ENDING}.", "Dana"),
            UNTRUE: ("open", None, None),
            UNDONE: ("open", None, None),
            OWNED: ("open", None, "Dana"),
            LEFT: ("open", None, None),
        }
        assert "Accepted for good" in shown[ACCEPTED]
        assert all('<h2 id="decide-h">Decide</h2>' in shown[word] for word in (ENDING, LEFT))
        assert third.exit is Exit.NEW_FINDINGS  # one is back

        assert third.published is not None
        report = "".join(
            path.read_text("utf-8") for path in (third.published.folder / "report").rglob("*.html")
        )
        assert "Dana" in report
        findings = [Finding.model_validate(one) for one in records(third, "findings")]
        told = {item.finding_id: item.owner for item in items_of(findings, {"Dana": 1})}
        assert {word: told[ids[word]] for word in WORDS if ids[word] in told} == {ENDING: "Dana"}
        assert ids[LEFT] in reviewer.get(f"{reviewer.site}/").text
        assert f'id="{ids[ACCEPTED]}"' not in reviewer.get(f"{reviewer.site}/").text
