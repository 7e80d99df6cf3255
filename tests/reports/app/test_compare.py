"""Two runs are compared over all between them, and what cannot be compared is said."""

from __future__ import annotations

import datetime
import html
import json
import re
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from schemas.vocabulary import RunStatus
from store.connection import open_history
from store.history import NextHistory, PublishedRun, apply
from tests.reports.app.review_site import HOST, NOW, Edit, publish
from tests.reports.app.reviewer import SITE, Reviewer

HIP = "a-00000000000000aa"


def with_changes(*changes: dict[str, Any]) -> Edit:
    """Return an edit that makes the first changes of a run these, and drops the others."""
    left = list(changes)

    def edit(file: str, record: dict[str, Any]) -> dict[str, Any] | None:
        if file != "changes":
            return record
        return left.pop(0) if left else None

    return edit


def headline(before: str, after: str) -> dict[str, Any]:
    """Return the change of an article's headline."""
    return {
        "kind": "change", "op": "changed", "record": "article", "id": HIP, "url": f"http://{HOST}/hip/",
        "fields": ["/headline"], "before": {"headline": before}, "after": {"headline": after},
        "cause": {"/headline": "site"},
    }  # fmt: skip


def chain(data: Path, *changes: list[dict[str, Any]], **more: Any) -> list[str]:
    """Publish a run and one a week later for each list of changes; return their names."""
    names: list[str] = []
    for week, some in enumerate(([], *changes)):
        run = publish(
            data,
            week="later",
            days=7 * week,
            previous=names[-1] if names else None,
            edit=with_changes(*some),
            **more,
        )
        names.append(run.run)
    return names


def words(answer: Any) -> str:
    """Return what a page says, without its tags."""
    assert answer.status_code == 200, answer.text
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def told(answer: Any) -> tuple[list[str], list[str]]:
    """Return what a page says was removed, and what was added."""
    assert answer.status_code == 200, answer.text
    found = (re.findall(f"<{tag}>(.*?)</{tag}>", answer.text) for tag in ("del", "ins"))
    removed, added = ([re.sub("<[^>]+>", "", text) for text in some] for some in found)
    return removed, added


def test_the_last_two_are_compared_where_nothing_is_said(tmp_path: Path) -> None:
    chain(tmp_path, [headline("Hip", "Knee")], [headline("Knee", "Ankle")])
    assert told(Reviewer(tmp_path).get(f"{SITE}/changes")) == (["Knee"], ["Ankle"])


def test_a_value_is_told_from_the_first_to_the_last_run(tmp_path: Path) -> None:
    """Whichever way round the two are named."""
    names = chain(tmp_path, [headline("Hip", "Knee")], [headline("Knee", "Ankle")])
    reviewer = Reviewer(tmp_path)
    for first, last in ((0, 2), (2, 0)):
        answer = reviewer.get(f"{SITE}/changes?from={names[first]}&to={names[last]}")
        assert told(answer) == (["Hip"], ["Ankle"])


def test_what_was_undone_between_two_runs_is_nothing(tmp_path: Path) -> None:
    names = chain(tmp_path, [headline("Hip", "Hips")], [headline("Hips", "Hip")])
    said = words(Reviewer(tmp_path).get(f"{SITE}/changes?from={names[0]}&to={names[2]}"))
    assert "Nothing changed on the site between these checks." in said
    assert "These are the same check." in words(
        Reviewer(tmp_path).get(f"{SITE}/changes?from={names[1]}&to={names[1]}")
    )


@pytest.mark.parametrize("query", ["to=none", "from=none", "from=../../etc", "from=.&to=.", "to=%00"])
def test_a_run_that_is_not_there_is_said(tmp_path: Path, query: str) -> None:
    chain(tmp_path, [headline("Hip", "Hips")])
    answer = Reviewer(tmp_path).get(f"{SITE}/changes?{query}")
    assert answer.status_code == 404
    assert "cannot be compared" in answer.text


def test_runs_behind_a_removed_one_are_not_compared(tmp_path: Path) -> None:
    """Nothing tells what it changed."""
    names = chain(
        tmp_path, [headline("Hip", "Hips")], [headline("Hips", "Knees")], [headline("Knees", "Knee")]
    )
    shutil.rmtree(tmp_path / HOST / "runs" / names[1])
    reviewer = Reviewer(tmp_path)
    page = reviewer.get(f"{SITE}/changes").text
    assert set(re.findall(r'<option value="([^"]+)"', page)) == set(names[2:])
    assert reviewer.get(f"{SITE}/changes?from={names[0]}").status_code == 404
    shutil.rmtree(tmp_path / HOST / "runs" / names[2])
    assert "the check before this one was removed" in words(reviewer.get(f"{SITE}/changes"))


def test_a_partial_run_between_two_complete_ones_is_left_out(tmp_path: Path) -> None:
    """The complete run behind it names the complete one before it; a partial one at the end is said, not shown."""
    first = publish(tmp_path, week="later")
    partial = publish(tmp_path, week="later", days=7, previous=first.run, status=RunStatus.PARTIAL)
    reviewer = Reviewer(tmp_path)
    page = words(reviewer.get(f"{SITE}/"))
    assert "did not end as a whole" in page
    last = publish(
        tmp_path, week="later", days=14, previous=first.run, edit=with_changes(headline("Hip", "Hips"))
    )
    page = reviewer.get(f"{SITE}/changes").text
    assert re.findall(r'<option value="([^"]+)"', page)[:2] == [last.run, first.run]
    assert "Hip" in page
    assert reviewer.get(f"{SITE}/changes?from={partial.run}").status_code == 404
    assert "did not end as a whole" not in words(reviewer.get(f"{SITE}/"))


@pytest.mark.parametrize("previous", [0, 1, 2], ids=["an earlier one", "the one between", "itself"])
def test_a_manifest_that_names_a_wrong_run_ends_the_chain(tmp_path: Path, previous: int) -> None:
    """Runs that follow each other in a ring end somewhere."""
    names = chain(tmp_path, [headline("Hip", "Hips")], [headline("Hips", "Knees")])
    for at, name in enumerate(names):
        path = tmp_path / HOST / "runs" / name / "manifest.json"
        values = json.loads(path.read_text("utf-8"))
        values["previous"] = names[previous] if at == 2 else names[2]
        path.write_text(json.dumps(values), "utf-8")
    page = Reviewer(tmp_path).get(f"{SITE}/changes")
    assert page.status_code == 200
    assert len(set(re.findall(r'<option value="([^"]+)"', page.text))) <= 3


def kept_run(folder: Path, days: int, things: int, status: RunStatus = RunStatus.COMPLETE) -> None:
    """Let the history know a run whose folder is not there any more."""
    moment = (NOW + datetime.timedelta(days=days)).isoformat()
    run = PublishedRun(
        run=f"gone{days}", started=moment, now=moment, status=status, fingerprint=None,
        counts={"open_findings": things}, crawl=f"gone{days}",
    )  # fmt: skip
    with closing(open_history(folder)) as history:
        apply(history, NextHistory(run=run, page_ids={}, pages=[]))


def numbers(answer: Any) -> list[str]:
    """Return the first number of each row of the table, the newest first."""
    assert answer.status_code == 200, answer.text
    table = answer.text.partition("<tbody>")[2]
    return [row[0] for row in re.findall(r"<tr><th[^>]*>[^<]*</th><td[^>]*>([^<]*)</td>()", table)]


def test_trends_are_those_of_the_history_also_of_removed_runs(tmp_path: Path) -> None:
    """Of complete runs alone."""
    publish(tmp_path)
    for days, things in ((-14, 70), (-7, 50)):
        kept_run(tmp_path / HOST, days, things)
    kept_run(tmp_path / HOST, -3, 999, RunStatus.PARTIAL)
    assert numbers(Reviewer(tmp_path).get(f"{SITE}/trends")) == ["50", "70"]


@pytest.mark.parametrize("broken", [False, True], ids=["without a history", "with a broken one"])
def test_trends_without_a_history_are_those_of_the_runs(tmp_path: Path, broken: bool) -> None:
    publish(tmp_path, counts={"open_findings": 9})
    publish(tmp_path, days=3, status=RunStatus.PARTIAL, counts={"open_findings": 1})
    publish(tmp_path, days=7, counts={"open_findings": 4, "new_findings": None, "open_by_category": [1]})
    if broken:
        (tmp_path / HOST / "history.sqlite").write_bytes(b"this is no database" * 400)
    assert numbers(Reviewer(tmp_path).get(f"{SITE}/trends")) == ["4", "9"]
