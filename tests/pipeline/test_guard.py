"""A bad run never replaces a good one: it is partial with the reason, until somebody accepts it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.accept_run import accept_run
from pipeline.prune import prune_site
from pipeline.run import RunEnd
from reports.progress import Progress
from schemas.errors import UsageError
from schemas.profile import KeepSettings, Profile
from schemas.vocabulary import Exit, RunStatus
from tests.hostile_site.loopback import Reply
from tests.pipeline.small_clinic import HOST, Post, SmallClinic, Weeks, of_another_version, records

WALL = (
    "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><h1>clinic</h1>"
    "<p>Checking the site connection security</p><script src='/cdn/challenge.js'></script></body></html>"
)


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Return weekly runs over a clinic of twenty posts."""
    with Weeks(tmp_path) as weeks:
        fill(weeks.clinic, 20)
        yield weeks


def fill(clinic: SmallClinic, posts: int) -> None:
    """Give the clinic so many posts."""
    clinic.posts = {
        f"post{n}": Post(f"/blog/post{n}/", f"Post {n} about knees that hurt on stairs") for n in range(posts)
    }


def drop(clinic: SmallClinic, posts: int) -> None:
    """Take so many posts off the site."""
    for name in list(clinic.posts)[:posts]:
        del clinic.posts[name]


def accept(weeks: Weeks, end: RunEnd) -> RunEnd:
    with Progress(quiet=True) as progress:
        return accept_run(weeks.data, end.run, progress, weeks.said.append)


def latest(weeks: Weeks) -> str:
    return (weeks.folder / "latest").resolve().name


def test_a_run_that_lost_much_is_partial_and_the_last_good_one_stays(weeks: Weeks) -> None:
    """With the plain reason and exit 3."""
    first = weeks.run()
    drop(weeks.clinic, 8)
    second = weeks.run()
    assert (second.status, second.exit) == (RunStatus.PARTIAL, Exit.PARTIAL)
    assert second.published is not None
    assert "14 pages where there were 22" in (second.published.data.reason or "")
    assert latest(weeks) == first.run


def test_an_accepted_run_is_the_new_normal(weeks: Weeks) -> None:
    """A pruned site is accepted once; the next run is complete, and compares itself with it."""
    weeks.run()
    drop(weeks.clinic, 8)
    lost = weeks.run()
    accepted = accept(weeks, lost)
    assert (accepted.status, accepted.exit, latest(weeks)) == (RunStatus.COMPLETE, Exit.DONE, accepted.run)
    assert len(records(accepted, "articles")) == 20  # one 404 may be a slip of the server
    third = weeks.run()
    assert (third.status, latest(weeks)) == (RunStatus.COMPLETE, third.run)
    gone = [c for c in records(third, "changes") if (c["record"], c["op"]) == ("article", "gone")]
    assert len(gone) == 8
    fourth = weeks.run()
    assert (fourth.status, records(fourth, "changes")) == (RunStatus.COMPLETE, [])
    manifest = json.loads((weeks.folder / "runs" / accepted.run / "manifest.json").read_text("utf-8"))
    assert manifest["accepted"] == lost.run


def test_a_small_site_may_lose_a_post(tmp_path: Path) -> None:
    """One of four is more than a fifth, and still one."""
    with Weeks(tmp_path) as weeks:
        weeks.run()
        drop(weeks.clinic, 1)
        assert weeks.run().status is RunStatus.COMPLETE


def test_only_the_newest_run_that_the_guard_held_back_is_accepted(weeks: Weeks) -> None:
    first = weeks.run()
    with pytest.raises(UsageError, match="nothing to accept"):
        accept(weeks, first)
    drop(weeks.clinic, 8)
    lost = weeks.run()
    again = weeks.run()
    with pytest.raises(UsageError, match=f"newest run.*{again.run}"):
        accept(weeks, lost)
    with pytest.raises(UsageError, match="no site in"), Progress(quiet=True) as progress:
        accept_run(weeks.data, "../runs", progress)
    assert accept(weeks, again).status is RunStatus.COMPLETE


def test_a_redesign_that_loses_a_field_is_partial(weeks: Weeks) -> None:
    """Every article lost its author."""
    weeks.run()
    weeks.clinic.bylines = False
    second = weeks.run()
    assert second.status is RunStatus.PARTIAL
    assert second.published is not None
    assert "people found in 0% of the articles where it was 100%" in (second.published.data.reason or "")


def test_a_run_of_refusals_is_partial(weeks: Weeks) -> None:
    """29 of 41 pages that answer 403 are no quiet week."""
    weeks.run()
    weeks.clinic.statuses = {post.path: 403 for post in list(weeks.clinic.posts.values())[:4]}
    second = weeks.run()
    assert second.status is RunStatus.PARTIAL
    assert second.published is not None
    assert "4 of 22 known pages could not be read (4 refused)" in (second.published.data.reason or "")
    assert len(records(second, "articles")) == 20  # the last good records are kept


def test_a_first_run_of_dead_links_is_partial(weeks: Weeks) -> None:
    """35 of 36 known addresses answer 404."""
    weeks.clinic.statuses = {post.path: 404 for post in weeks.clinic.posts.values()}
    first = weeks.run()
    assert first.status is RunStatus.PARTIAL
    assert first.published is not None
    assert "20 of 22 pages asked for do not exist (404)" in (first.published.data.reason or "")


def test_pages_that_were_always_walled_are_no_loss(weeks: Weeks) -> None:
    """A first run of walls is partial and accepted; the same site is complete from then on."""
    weeks.clinic.bodies = {f"/blog/post{n}/": WALL for n in range(7)}
    first = weeks.run()
    assert first.status is RunStatus.PARTIAL
    assert accept(weeks, first).status is RunStatus.COMPLETE
    assert [weeks.run().status for _ in range(2)] == [RunStatus.COMPLETE, RunStatus.COMPLETE]


def test_an_older_manifest_that_counts_dead_pages_is_no_baseline_for_pages(weeks: Weeks) -> None:
    """It names all addresses of the run and not how many could be read."""
    weeks.clinic.statuses = {f"/blog/post{n}/": 404 for n in range(8)}
    first = weeks.run()
    assert first.published is not None
    path = first.published.folder / "manifest.json"
    counts = json.loads(path.read_text("utf-8"))["counts"]
    new = ("pages_read", "pages_asked", "texts", "texts_unreachable")
    of_another_version(first, counts={name: value for name, value in counts.items() if name not in new})
    assert weeks.run().status is RunStatus.COMPLETE


def test_a_run_that_waits_to_be_accepted_survives_a_prune(weeks: Weeks) -> None:
    weeks.run()
    drop(weeks.clinic, 8)
    lost = weeks.run()
    prune_site(weeks.data, Profile(url=f"http://{HOST}/", keep=KeepSettings(raw_runs=2)), dry_run=False)
    assert accept(weeks, lost).status is RunStatus.COMPLETE


def test_an_accept_that_was_killed_is_finished_and_the_week_is_crawled_all_the_same(
    weeks: Weeks, monkeypatch: pytest.MonkeyPatch
) -> None:
    weeks.run()
    drop(weeks.clinic, 8)
    lost = weeks.run()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("pipeline.next_state.keep_state", killed)
        with pytest.raises(KeyboardInterrupt):
            accept(weeks, lost)
    after = weeks.run(fresh=False)
    assert "/blog/post12/" in weeks.asked
    manifests = [json.loads(path.read_text("utf-8")) for path in weeks.folder.glob("runs/*/manifest.json")]
    assert [m["status"] for m in manifests if m["accepted"] == lost.run] == ["complete"]
    assert after.status is RunStatus.COMPLETE


def test_offices_of_a_page_that_is_walled_stay(tmp_path: Path) -> None:
    """Three offices that one page shows are neither gone nor new when it is back."""
    offices = "".join(f"<h2>Office {n}</h2><p>{n} Elm Street<br>Union, NJ 07083</p>" for n in (12, 34, 56))
    with Weeks(tmp_path) as weeks:
        weeks.clinic.pages = {"/locations/": f"<main><h1>Our locations</h1>{offices}</main>"}
        first = records(weeks.run(), "locations")
        assert len(first) == 4
        weeks.clinic.bodies = {"/locations/": WALL}
        walled = weeks.run()
        found = {office["location_id"]: office["lifecycle"] for office in records(walled, "locations")}
        assert found.keys() == {office["location_id"] for office in first}
        assert sorted(found.values()) == ["live", "unreachable", "unreachable", "unreachable"]
        weeks.clinic.bodies = {}
        back = records(weeks.run(), "locations")
        assert {office["lifecycle"] for office in back} == {"live"}


def test_our_own_upgrade_is_held_against_what_today_s_code_reads(weeks: Weeks) -> None:
    """Another version found other records on the same pages: that is no loss of the site's."""
    first = weeks.run()
    assert first.published is not None
    path = first.published.folder / "manifest.json"
    counts = json.loads(path.read_text("utf-8"))["counts"]
    of_another_version(first, counts=counts | {"articles": 40, "texts": 45})
    assert weeks.run().status is RunStatus.COMPLETE


def test_a_run_repeated_from_its_crawl_is_judged_again(weeks: Weeks) -> None:
    """What the guard said belongs to the records, not to the crawl."""
    weeks.run()
    drop(weeks.clinic, 8)
    assert weeks.run().status is RunStatus.PARTIAL
    assert weeks.run(first="extract").status is RunStatus.PARTIAL
    assert weeks.run(first="report").status is RunStatus.PARTIAL


def test_a_site_behind_a_wall_loses_nothing(weeks: Weeks) -> None:
    """Every page answers 200 "Just a moment…": partial, the articles stay, and nothing is gone afterwards."""
    first = weeks.run()
    weeks.clinic.bodies = {post.path: WALL for post in weeks.clinic.posts.values()}
    for _ in range(2):
        walled = weeks.run()
        assert (walled.status, latest(weeks)) == (RunStatus.PARTIAL, first.run)
        assert len(records(walled, "articles")) == 20
        assert walled.published is not None
        assert "20 a wall in place of the page" in (walled.published.data.reason or "")
    weeks.clinic.bodies = {}
    back = weeks.run()
    assert (back.status, records(back, "changes")) == (RunStatus.COMPLETE, [])


@pytest.mark.parametrize("answer", [WALL, "", "<html><body></body></html>"])
def test_one_page_that_is_walled_or_empty_keeps_its_article(weeks: Weeks, answer: str) -> None:
    """It is unreachable, its last good record stays, and both lines say so."""
    weeks.run()
    weeks.clinic.bodies = {"/blog/post3/": answer}
    second = weeks.run()
    assert second.status is RunStatus.COMPLETE
    (article,) = [a for a in records(second, "articles") if a["url"].endswith("/post3/")]
    assert (article["lifecycle"], article["word_count"] > 50) == ("unreachable", True)
    ops = {(c["record"], c["op"]) for c in records(second, "changes") if c["url"].endswith("/post3/")}
    assert ("page", "unreachable") in ops
    weeks.clinic.bodies = {}
    third = weeks.run()
    (article,) = [a for a in records(third, "articles") if a["url"].endswith("/post3/")]
    assert article["lifecycle"] == "live"


@pytest.mark.parametrize("there", ["wall", "error", "404", "login"])
@pytest.mark.parametrize("known", [False, True])
def test_posts_that_lead_to_one_page_that_is_none_keep_their_ids_and_articles(
    weeks: Weeks, there: str, known: bool
) -> None:
    """Two of twenty lead to a login, or to a page that fails: they are unreachable, and come back as they were."""
    clinic, target = weeks.clinic, "/login/" if there == "login" else "/hello/"
    if known:
        clinic.replies = {target: Reply(WALL)}
    first = weeks.run()
    ids = {a["article_id"] for a in records(first, "articles")}
    clinic.moved = {f"/blog/post{n}/": target for n in (3, 4)}
    clinic.replies = {target: Reply(WALL)} if there in ("wall", "login") else {}
    clinic.statuses = {"error": {target: 500}, "404": {target: 404}}.get(there, {})
    second = weeks.run()
    assert second.status is RunStatus.COMPLETE
    articles = records(second, "articles")
    assert {a["article_id"] for a in articles} == ids
    away = [a for a in articles if a["url"].endswith(("/post3/", "/post4/"))]
    assert [(a["lifecycle"], a["word_count"] > 50) for a in away] == [("unreachable", True)] * 2
    urls = {page["url"]: page["page_id"] for page in records(second, "pages")}
    assert all(urls[a["url"]] == f"p-{a['article_id'][2:]}" for a in away)
    if there != "404":  # of which two are a removal
        assert records(weeks.run(), "changes") == []  # nothing differs in the week after
    clinic.moved, clinic.statuses = {}, {}
    third = weeks.run()
    assert {a["article_id"] for a in records(third, "articles") if a["lifecycle"] == "live"} == ids
    assert not [c for c in records(third, "changes") if c["record"] == "article" and c["op"] != "changed"]


def test_a_post_is_gone_after_two_runs_without_it(weeks: Weeks) -> None:
    """Its article stays for the first, and leaves a line when it goes."""
    weeks.run()
    drop(weeks.clinic, 1)
    second = weeks.run()
    assert len(records(second, "articles")) == 20
    third = weeks.run()
    assert len(records(third, "articles")) == 19
    gone = {(c["record"], c["op"]) for c in records(third, "changes")}
    assert {("article", "gone"), ("page", "gone")} <= gone
