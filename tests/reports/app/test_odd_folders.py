"""A data folder that is not as it should be is served as far as it goes, and the rest is said."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reports.app.sites import MOST_OPEN
from schemas.vocabulary import RunStatus
from store.connection import open_history, open_review
from store.run_tables import RUN_DATABASE
from tests.reports.app.review_site import HOST, publish
from tests.reports.app.reviewer import SITE, Reviewer

FINDING = "f-f3cf901c56a22378"
PAGES = (
    "", "?state=all", "pages", "changes", "trends", "words", "decisions", f"findings/{FINDING}",
    f"findings/{FINDING}/row", "newest", "report/index.html",
)  # fmt: skip


def statuses(reviewer: Reviewer) -> set[int]:
    """Return the statuses of all pages of a site."""
    return {reviewer.get(f"{SITE}/{path}").status_code for path in PAGES}


def rewritten(run: Path, change: Any) -> None:
    """Change the values of a run's manifest."""
    path = run / "manifest.json"
    values = json.loads(path.read_text("utf-8"))
    change(values)
    path.write_text(json.dumps(values), "utf-8")


def test_a_site_whose_first_run_is_under_way_is_not_there_yet(tmp_path: Path) -> None:
    """Its hidden folder is no run."""
    (tmp_path / HOST / "runs" / ".20261122T000000Z-0000.part").mkdir(parents=True)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x", "utf-8")
    reviewer = Reviewer(tmp_path)
    page = reviewer.get("/")
    assert page.status_code == 200
    assert "There is no published check in this folder yet" in page.text
    assert statuses(reviewer) == {404}
    publish(tmp_path, week="later")
    assert reviewer.get("/").headers["location"] == f"{SITE}/"


def test_a_run_published_while_the_server_runs_is_shown_and_said(tmp_path: Path) -> None:
    first = publish(tmp_path, week="later")
    reviewer = Reviewer(tmp_path)
    assert statuses(reviewer) <= {200}
    assert reviewer.get(f"{SITE}/newest?run={first.run}").status_code == 204
    publish(tmp_path, week="later", days=7, previous=first.run)
    assert "A new check was published" in reviewer.get(f"{SITE}/newest?run={first.run}").text
    assert "checked Nov 29, 2026" in reviewer.get(f"{SITE}/").text


def test_a_run_removed_while_it_is_open_leads_to_the_one_that_is_left(tmp_path: Path) -> None:
    first = publish(tmp_path, week="later")
    second = publish(tmp_path, week="later", days=7, previous=first.run)
    reviewer = Reviewer(tmp_path)
    assert statuses(reviewer) == {200}
    shutil.rmtree(second.folder)
    assert "checked Nov 22, 2026" in reviewer.get(f"{SITE}/").text
    assert statuses(reviewer) == {200}


@pytest.mark.parametrize("damage", ["{", "", "[]", '{"run": 1}', None])
def test_a_damaged_manifest_leads_to_the_newest_complete_run(tmp_path: Path, damage: str | None) -> None:
    """Not to a partial one, which is said beside it."""
    first = publish(tmp_path, week="later")
    second = publish(tmp_path, week="later", days=7, previous=first.run)
    publish(tmp_path, week="later", days=9, status=RunStatus.PARTIAL)
    if damage is None:
        (second.folder / "manifest.json").unlink()
    else:
        (second.folder / "manifest.json").write_text(damage, "utf-8")
    page = Reviewer(tmp_path).get(f"{SITE}/").text
    assert "checked Nov 22, 2026" in page
    assert "did not end as a whole" in page


def older_tables(run: Path) -> None:
    """Make a run's database one of the first layout, as an older Checkup published it."""
    with closing(sqlite3.connect(run / RUN_DATABASE)) as connection:
        connection.execute("PRAGMA user_version = 1")
    rewritten(
        run,
        lambda values: values["files"].remove(next(f for f in values["files"] if f["path"] == RUN_DATABASE)),
    )


@pytest.mark.parametrize(
    "make_old",
    [
        older_tables,
        lambda run: (run / RUN_DATABASE).unlink(),
        lambda run: (run / RUN_DATABASE).write_bytes(b"this is no database" * 400),
        lambda run: rewritten(run, lambda values: [values.pop(name) for name in ("name", "locale")]),
        lambda run: rewritten(run, lambda values: values.update(name=None, locale="xx-YY", settings={"owners": ["x"]})),
        lambda run: rewritten(run, lambda values: values.update(settings={"owners": {"A": {"x": 1}}, "name": 3})),
    ],
    ids=["older tables", "no database", "a broken database", "no name", "an unknown locale", "later settings"],
)  # fmt: skip
def test_a_run_of_another_version_is_shown_and_decided_about(tmp_path: Path, make_old: Any) -> None:
    """Its folder stays as it was published."""
    run = publish(tmp_path, week="later")
    make_old(run.folder)
    before = sorted((path.name, path.stat().st_mtime_ns) for path in run.folder.rglob("*"))
    reviewer = Reviewer(tmp_path)
    assert statuses(reviewer) == {200}
    assert reviewer.decide(f"{FINDING}:0", one="1", partial=True).status_code == 200
    assert sorted((path.name, path.stat().st_mtime_ns) for path in run.folder.rglob("*")) == before


def broken_file(folder: Path) -> None:
    """Break the file of decisions."""
    (folder / "review.sqlite").write_bytes(b"this is no database" * 400)


def broken_row(folder: Path) -> None:
    """Break one decision."""
    with closing(open_review(folder)) as review:
        review.execute(
            "INSERT INTO decisions (made_at, action, scope, audit, value, reason, finding_id, quote, message) "
            "VALUES ('2026-11-22T00:00:00+00:00', 'applaud', 'word', 'misspelling', 'x', 'y', 'f', '', '')"
        )


def of_a_later_version(folder: Path) -> None:
    """Make the store one of a Checkup to come."""
    with closing(open_review(folder)) as review:
        review.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (broken_file, "checkup restore FILE"),
        (broken_row, "checkup restore FILE"),
        (of_a_later_version, "Upgrade Checkup"),
    ],
)
def test_decisions_that_cannot_be_read_are_said_and_never_passed_over(
    tmp_path: Path, damage: Any, words: str
) -> None:
    """A list without them would ask again what was decided. It works again when the file does."""
    publish(tmp_path, week="later")
    reviewer = Reviewer(tmp_path)
    token = reviewer.token()
    damage(tmp_path / HOST)
    for path in ("", "pages", "decisions", f"findings/{FINDING}"):
        answer = reviewer.get(f"{SITE}/{path}")
        assert answer.status_code == 503, path
        assert words in answer.text
    fields = {"token": token, "finding": f"{FINDING}:0", "action": "ignore", "reason": "A name."}
    sent = reviewer.client.post(f"{SITE}/decisions", data=fields, headers={"Origin": reviewer.origin})
    assert sent.status_code == 503
    for file in (tmp_path / HOST).glob("review.sqlite*"):
        file.unlink()
    assert reviewer.get(f"{SITE}/").status_code == 200


def test_a_review_that_another_program_holds_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was kept, and it is no fault of Checkup."""
    monkeypatch.setattr("store.connection.BUSY_TIMEOUT_MS", 10)
    publish(tmp_path, week="later")
    reviewer = Reviewer(tmp_path)
    with closing(open_review(tmp_path / HOST)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = reviewer.decide(f"{FINDING}:0")
        assert answer.status_code == 503
        assert "Try again in a minute" in answer.text
        assert "fault of Checkup" not in answer.text
        assert reviewer.get(f"{SITE}/").status_code == 200
        other.execute("ROLLBACK")
    assert reviewer.decide(f"{FINDING}:0").status_code == 303


@pytest.mark.parametrize("how", ["broken", "locked", "of a later version", "a folder"])
def test_a_history_that_cannot_be_read_hides_no_list(tmp_path: Path, how: str) -> None:
    publish(tmp_path, week="later")
    file = tmp_path / HOST / "history.sqlite"
    if how == "a folder":
        file.mkdir()
    elif how == "broken":
        file.write_bytes(b"this is no database" * 400)
    else:
        open_history(tmp_path / HOST).close()
    with closing(sqlite3.connect(file if how == "locked" else ":memory:", isolation_level=None)) as other:
        if how == "locked":
            other.execute("PRAGMA locking_mode = EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
        elif how == "of a later version":
            with closing(sqlite3.connect(file)) as history:
                history.execute("ALTER TABLE finding_lives RENAME TO lives_of_findings")
        reviewer = Reviewer(tmp_path)
        assert {
            reviewer.get(f"{SITE}/{path}").status_code for path in ("", "trends", f"findings/{FINDING}")
        } == {200}


def test_shared_words_that_are_no_text_are_said(tmp_path: Path) -> None:
    publish(tmp_path, week="later")
    (tmp_path / "words.txt").write_bytes(b"caf\xe9\n")
    answer = Reviewer(tmp_path).get(f"{SITE}/")
    assert answer.status_code == 503
    assert "Save it as UTF-8 text" in answer.text


def test_a_manifest_leads_to_no_file_outside_of_its_run(tmp_path: Path) -> None:
    """However damaged, or made to do harm."""
    run = publish(tmp_path, week="later")
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    named = ["report/../../../../secret.html", str(tmp_path / "secret.html"), "report/gone.html"]
    rewritten(
        run.folder,
        lambda values: values["files"].extend({"path": path, "bytes": 6, "sha256": "x"} for path in named),
    )
    reviewer = Reviewer(tmp_path)
    for path in ("..%2f..%2f..%2f..%2fsecret.html", "%2e%2e/%2e%2e/%2e%2e/%2e%2e/secret.html", "gone.html"):
        answer = reviewer.get(f"{SITE}/report/{path}")
        assert (answer.status_code, "secret" in answer.text.replace("secret.html", "")) == (404, False)


def test_more_sites_than_are_kept_open_are_all_served(tmp_path: Path) -> None:
    """Each with its own findings and decisions."""
    first = publish(tmp_path, week="later")
    for number in range(MOST_OPEN + 3):
        shutil.copytree(tmp_path / HOST, tmp_path / f"clinic{number}.example", symlinks=True)
    reviewer = Reviewer(tmp_path)
    assert reviewer.decide(f"{FINDING}:0").status_code == 303
    for _ in range(2):
        for number in range(MOST_OPEN + 3):
            page = reviewer.get(f"/sites/clinic{number}.example/").text
            assert f'id="{FINDING}"' in page
        assert f'id="{FINDING}"' not in reviewer.get(f"{SITE}/").text
    assert os.readlink(tmp_path / HOST / "latest").endswith(first.run)
    assert len(re.findall(r"<a href=\"/sites/", reviewer.get("/").text)) == MOST_OPEN + 4
