"""People are told of transitions, once, and of what could not be sent, later."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from notices.targets import Target
from notices.tell import tell
from schemas.notice import Notice
from schemas.profile import Owner, Profile
from schemas.vocabulary import NoticeEvent, RunStatus
from store.connection import open_history, open_work
from store.run_store import RunStore
from store.runs import begin_run, set_state
from tests.notices.receiver import receiver
from tests.notices.sites import URL, at, finding, profile, publish

ROOT = Path(__file__).parents[2]
PARTIAL, COMPLETE = RunStatus.PARTIAL, RunStatus.COMPLETE


class Post:
    """Takes notices, or is down."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, Notice]] = []
        self.down: set[str] = set()

    def __call__(self, target: Target, notice: Notice) -> str | None:
        if target.name in self.down:
            return "it answered 500"
        self.taken.append((target.name, notice))
        return None

    def events(self) -> list[str]:
        """Return the events since the last look."""
        found = [notice.event.value for _, notice in self.taken]
        self.taken.clear()
        return found


def told(folder: Path, site: Profile, day: float, post: Post, urls: str = "json://h") -> list[str]:
    """Tell people at a day; return what could not be sent."""
    return tell(folder, site, at(day), environment={"T": urls}, send=post)


def test_status_is_told_on_transitions_only(tmp_path: Path) -> None:
    """Complete to partial and back: twice in six runs; a limited run is neither."""
    post, site = Post(), profile()
    ends = [COMPLETE, PARTIAL, PARTIAL, RunStatus.LIMITED, COMPLETE, COMPLETE]
    events = []
    for day, status in enumerate(ends):
        publish(tmp_path, day, status=status, reason="the server refused 29 of 41 pages")
        assert told(tmp_path, site, day, post) == []
        assert told(tmp_path, site, day, post) == []  # a second call says nothing
        events.append(post.events())
    assert events == [[], ["run_incomplete"], [], [], ["run_complete_again"], []]


def test_a_site_that_gives_nothing_is_a_transition_and_no_change(tmp_path: Path) -> None:
    """Such a run publishes nothing; the work store knows it."""
    post, site = Post(), profile()
    publish(tmp_path, 0)
    for day in (1, 2):
        with closing(open_work(tmp_path)) as work:
            store = RunStore(work, f"failed-{day}")
            begin_run(store, at(day), URL, "{}")
            set_state(store, "failed", reason="the name clinic.example is not known")
        told(tmp_path, site, day, post)
    [(_, notice)] = post.taken
    assert notice.event is NoticeEvent.RUN_INCOMPLETE
    assert "the name clinic․example is not known" in notice.text
    assert "The results of Nov 2, 2026 stay the latest complete ones." in notice.text
    post.events()
    publish(tmp_path, 3)
    told(tmp_path, site, 3, post)
    assert post.events() == ["run_complete_again"]


def test_only_what_the_site_broke_surely_and_seriously_alarms(tmp_path: Path) -> None:
    """New or reopened; not ours, not likely, not minor, not decided, not open before, not waiting behind others."""
    quiet: list[dict[str, Any]] = [
        {"cause": "ours"}, {"tier": "likely"}, {"severity": "moderate"}, {"status": "ignored"}, {"status": "fixed"},
        {"status": "open", "cause": None}, {"shown": False},
    ]  # fmt: skip
    found = [finding(number, **changes) for number, changes in enumerate(quiet, 10)]
    found += [finding(1), finding(2, status="reopened", severity="critical")]
    post = Post()
    publish(tmp_path, 0, found, previous=None)
    told(tmp_path, profile(), 0, post)
    assert post.events() == []  # the first run is what later ones are compared with
    publish(tmp_path, 7, found)
    told(tmp_path, profile(), 7, post)
    [(_, notice)] = post.taken
    assert notice.finding_ids == [finding(2).finding_id, finding(1).finding_id]
    assert notice.title == "Hill Clinic: 2 serious problems came up"
    assert "• Critical: Link 2 leads nowhere. (it was fixed before) — on /blog/2/" in notice.text
    post.events()
    publish(tmp_path, 14, [finding(1, status="open", cause=None)])
    told(tmp_path, profile(), 14, post)
    assert post.events() == []


def test_a_crawl_that_is_audited_again_alarms_of_what_is_new_in_it(tmp_path: Path) -> None:
    """`checkup run --from audit` repeats the crawl's findings."""
    post = Post()
    first = publish(tmp_path, 7, [finding(1)])
    told(tmp_path, profile(), 7, post)
    publish(tmp_path, 8, [finding(1), finding(2)], crawl=first)
    told(tmp_path, profile(), 8, post)
    assert [notice.finding_ids for _, notice in post.taken] == [
        [finding(1).finding_id],
        [finding(2).finding_id],
    ]


def test_a_target_that_is_down_gets_it_with_the_next_run(tmp_path: Path) -> None:
    """The others get it at once, and once; no secret is in the sentence."""
    post, urls = Post(), "json://h slack://TokenA/TokenB/TokenC"
    publish(tmp_path, 7, [finding(1)])
    post.down = {"T 2 (slack)"}
    said = told(tmp_path, profile(), 7, post, urls)
    assert said == ["The notice for T 2 (slack) waits for the next start: it answered 500."]
    post.down = set()
    assert told(tmp_path, profile(), 8, post, urls) == []
    assert told(tmp_path, profile(), 9, post, urls) == []
    assert [name for name, _ in post.taken] == ["T 1 (json)", "T 2 (slack)"]


def test_a_missing_variable_is_said_and_loses_nothing(tmp_path: Path) -> None:
    """The notice waits; after two weeks it is given up, which is said."""
    post = Post()
    publish(tmp_path, 7, [finding(1)])
    assert told(tmp_path, profile(), 7, post, "") == [
        "The environment variable T is not set, so that nobody is told."
    ]
    assert told(tmp_path, profile(), 8, post) == []
    assert post.events() == ["new_findings"]
    publish(tmp_path, 9, [finding(2)])
    told(tmp_path, profile(), 9, post, "")
    assert any("given up" in sentence for sentence in told(tmp_path, profile(), 30, post, ""))
    assert told(tmp_path, profile(), 31, post) == []
    assert post.events() == []


def test_owners_with_targets_get_theirs(tmp_path: Path) -> None:
    """The rest goes to the site's targets; an owner's address is sent to by the site's mail server."""
    owners = {"ann": Owner(mail="ann@clinic.example"), "bob": Owner()}
    found = [finding(1, owner="ann"), finding(2, owner="bob"), finding(3)]
    publish(tmp_path, 7, found)
    seen: list[tuple[str, str, list[str]]] = []

    def post(target: Target, notice: Notice) -> None:
        seen.append((target.name, target.url, notice.finding_ids))

    urls = "mailto://u:p@mail.example?from=c@clinic.example&to=boss@clinic.example"
    assert tell(tmp_path, profile(owners), at(7), environment={"T": urls}, send=post) == []
    ids = [one.finding_id for one in found]
    assert sorted(seen) == sorted([
        ("T 1 (mailto)", urls, ids[1:]),
        ("owners.ann (mail)", "mailto://u:p@mail.example?from=c@clinic.example&to=ann%40clinic.example", ids[:1]),
    ])  # fmt: skip
    [said] = tell(tmp_path / "2", profile(owners), at(7), environment={"T": "json://h"}, send=post) or ["-"]
    assert said == "-"


@pytest.mark.parametrize("every", [1, 7])
def test_a_digest_a_week_whatever_the_runs(tmp_path: Path, every: int) -> None:
    """Daily or weekly runs, four weeks: four digests; what daily runs found and fixed in between is named once."""
    post = Post()
    site = profile(digest="weekly")
    for day in range(0, 28, every):
        week = day // 7
        found = [finding(1, status="new" if day == 0 else "open", severity="minor")]
        if day and day % 7 == 0:
            found.append(finding(100 + week, severity="minor"))
        if every == 1 and day % 7 == 3:
            found.append(finding(100 + week, status="fixed", severity="minor"))
        publish(tmp_path, day + 0.01 * (day % 3), found, previous=None if day == 0 else "before")
        told(tmp_path, site, day, post)
    titles = [notice.title for _, notice in post.taken]
    assert len(titles) == 4
    assert titles[0] == "Hill Clinic: things to fix: 1 still open"
    if every == 1:
        assert titles[2] == "Hill Clinic: things to fix: 1 new, 1 fixed, 1 still open"
        assert "Fixed:\n• Minor: Link 101 leads nowhere. — on /blog/101/" in post.taken[2][1].text


def test_a_digest_has_no_decided_items_and_is_not_sent_empty(tmp_path: Path) -> None:
    """What was new on Monday and ignored on Tuesday is not named."""
    post = Post()
    owners = {"ann": Owner(urls_env="T"), "bob": Owner(urls_env="T")}
    site = profile(owners, digest="weekly")
    publish(tmp_path, 0, [finding(1, status="open", owner="ann")], previous=None)
    told(tmp_path, site, 0, post)
    assert [notice.owner for _, notice in post.taken] == ["ann"]
    post.events()
    minor = {"severity": "minor", "owner": "ann"}
    publish(tmp_path, 1, [finding(1, status="open", **minor), finding(2, **minor)])
    publish(tmp_path, 2, [finding(1, status="open", **minor), finding(2, status="ignored", **minor)])
    publish(tmp_path, 7, [finding(1, status="open", **minor), finding(2, status="ignored", **minor)])
    told(tmp_path, site, 7, post)
    [(_, notice)] = post.taken
    assert notice.title == "Hill Clinic: things to fix for ann: 1 still open"
    assert "Link 2" not in notice.text
    post.events()
    publish(tmp_path, 14, [finding(1, status="accepted", owner="ann")])
    told(tmp_path, site, 14, post)
    assert post.events() == []


def test_what_waits_for_an_owner_who_was_renamed_is_told_once(tmp_path: Path) -> None:
    """To the new name where the findings have it, to the others where nobody has; and to who has a finding now."""
    post = Post()
    ann, bob = ({name: Owner(urls_env="T")} for name in ("ann", "bob"))
    both = profile(ann | bob, digest="weekly")
    minor = {"severity": "minor", "owner": "ann"}
    publish(tmp_path, 0, [finding(9, status="open", **minor)], previous=None)
    told(tmp_path, both, 0, post)
    later = [finding(1, status="fixed", **minor), *(finding(number, **minor) for number in (2, 3, 4))]
    publish(tmp_path, 1, later)
    told(tmp_path, both, 1, post)
    post.events()
    owned = {2: {"owner": "bob"}, 3: {"owner": None}, 4: {"owner": "ann"}}
    still = [finding(number, status="open", severity="minor", **owner) for number, owner in owned.items()]
    for day in (7, 14):
        publish(tmp_path, day, still)
        told(tmp_path, profile(bob, digest="weekly"), day, post)
    told_of = {notice.owner: notice.text for _, notice in post.taken[:2]}
    assert "New:\n• Minor: Link 2 leads" in told_of["bob"]
    assert "New:\n• Minor: Link 3 leads" in told_of[None]
    assert "• Minor: Link 4 leads" in told_of[None].partition("Fixed:")[0]
    assert "Fixed:\n• Minor: Link 1 leads" in told_of[None]
    assert [notice.title.rpartition(": ")[2] for _, notice in post.taken[2:]] == [
        "2 still open",
        "1 still open",
    ]


def test_an_owner_whom_the_profile_does_not_know_is_told_by_the_site_s_targets(tmp_path: Path) -> None:
    """A reviewer may assign a finding to anybody: alert and digest go where those of nobody go."""
    post = Post()
    site = profile({"ann": Owner(urls_env="T")}, digest="weekly")
    publish(tmp_path, 0, [finding(9, status="open", owner="Dana Ray")], previous=None)
    told(tmp_path, site, 0, post)
    [(_, first)] = post.taken
    assert (first.owner, first.title) == (None, "Hill Clinic: things to fix: 1 still open")
    post.events()
    publish(tmp_path, 7, [finding(1, owner="Dana Ray"), finding(2, owner="ann")])
    told(tmp_path, site, 7, post)
    said = {(notice.event, notice.owner, *notice.finding_ids) for _, notice in post.taken}
    assert said == {
        (event, owner, finding(number).finding_id)
        for event in (NoticeEvent.NEW_FINDINGS, NoticeEvent.DIGEST)
        for owner, number in ((None, 1), ("ann", 2))
    }


def test_an_upgrade_or_a_lost_history_tells_nobody_of_the_past(tmp_path: Path) -> None:
    """Runs of before the table are marked by its migration."""
    with closing(open_history(tmp_path)) as history:
        history.execute("PRAGMA user_version = 3")
        for table in (
            "notices",
            "notice_deliveries",
            "noticed_runs",
            "notice_state",
            "digest_items",
            "hooked_runs",
        ):
            history.execute(f"DROP TABLE {table}")
        history.execute(
            "INSERT INTO runs VALUES ('old', '2026-01-01', '2026-01-01', 'partial', NULL, '{}', 'old')"
        )
    post = Post()
    assert told(tmp_path, profile(), 0, post) == []
    assert post.events() == []


def test_nobody_configured_is_nothing_to_do(tmp_path: Path) -> None:
    """Neither then, nor all at once when targets come later."""
    post = Post()
    publish(tmp_path, 0, [finding(1)], status=PARTIAL)
    assert told(tmp_path, profile(urls_env=None), 0, post) == []
    assert told(tmp_path, profile(), 1, post) == []
    assert post.events() == []


KILLED = """
import os, signal, sys
from pathlib import Path
from notices import deliver, tell
from store import notices
from tests.notices.sites import at, profile
step = int(sys.argv[3])
def counted(function):
    def wrapped(*arguments, **options):
        global step
        step -= 1
        if step == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **options)
    return wrapped
for name in ("keep", "keep_delivery", "close"):
    setattr(notices, name, counted(getattr(notices, name)))
send = counted(deliver.send)
site = profile(urls_env=None, webhook_env="H", webhook_secret_env="S")
tell.tell(Path(sys.argv[1]), site, at(7), environment={"H": sys.argv[2], "S": "secret"}, send=send)
"""


@pytest.mark.parametrize("step", range(1, 6))
def test_a_kill_loses_no_notice(tmp_path: Path, step: int) -> None:
    """Killed before any step: the next start sends what was not noted as sent; one that comes twice has one id."""
    publish(tmp_path, 7, [finding(1)])
    with receiver() as hook:
        for at_step in (step, 0, 0):
            done = subprocess.run(
                [sys.executable, "-c", KILLED, str(tmp_path), hook.url(), str(at_step)],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )
            assert done.returncode in ((-signal.SIGKILL, 0) if at_step else (0,))
        ids = [headers["x-checkup-event"] for _, headers, _ in hook.requests]
    assert len(set(ids)) == 1
    assert len(ids) == (2 if step == 3 else 1)  # killed between the answer and its note
