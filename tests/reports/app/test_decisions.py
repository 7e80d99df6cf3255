"""What a form decides is kept whole and once, and whoever comes second sees first what the other one said."""

from __future__ import annotations

import datetime
import re
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reports.app import decide
from schemas.decision import Decision
from store.connection import open_review
from store.review import read_review
from store.shared_words import add_shared_words, remove_shared_words, shared_words
from tests.reports.app.review_site import HOST, NOW, publish
from tests.reports.app.reviewer import SITE, Reviewer

SPELLED, OTHER, WIDE = "f-f3cf901c56a22378", "f-ea6419779eae3621", "f-4a8c606e6c387ab7"
"""A misspelled word, another one, and a fault on all pages, which has no section of its own."""
BLOG = "f-c35c6ecd549e54a7"
_SEEN = re.compile(r'name="finding" value="(f-[0-9a-f]{16}:\d+)"')


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder with one published run."""
    publish(tmp_path, week="later")
    return tmp_path


def kept(data: Path) -> list[Decision]:
    """Return the decisions of the site."""
    return read_review(data / HOST)[0]


def test_a_decision_is_kept_with_all_that_was_said(data: Path) -> None:
    reviewer = Reviewer(data)
    answer = reviewer.decide(f"{SPELLED}:0", until="30", one="1", partial=True)
    assert answer.status_code == 200
    assert f'id="{SPELLED}"' in answer.text
    (one,) = kept(data)
    assert (one.action, one.scope, one.value, one.finding_id) == ("ignore", "finding", SPELLED, SPELLED)
    assert (one.reason, one.who, one.made_at) == ("It is a name.", "Ann", NOW + datetime.timedelta(days=1))
    assert one.until == (NOW + datetime.timedelta(days=31)).date()
    assert 'href="/sites/clinic.example/findings/' + SPELLED in reviewer.get(f"{SITE}/decisions").text


def test_a_form_that_was_sent_twice_is_kept_once_and_takes_back_nobody_else_s(data: Path) -> None:
    """The answer was lost on the way; what somebody decided between two like forms is not offered to be undone."""
    reviewer = Reviewer(data)
    sent = [reviewer.decide(f"{SPELLED}:0", f"{OTHER}:0") for _ in range(2)]
    assert [answer.headers["location"].endswith("?done=1-2") for answer in sent] == [True, True]
    assert len(kept(data)) == 2
    reviewer.decide(f"{WIDE}:0", reason="Of another kind.")
    reviewer.decide(f"{BLOG}:0")
    again = reviewer.decide(f"{OTHER}:0", f"{BLOG}:0")
    assert again.headers["location"].endswith("?done=none&left=2")
    assert len(kept(data)) == 4


@pytest.mark.parametrize("partial", [True, False], ids=["in the list", "on its page"])
def test_who_decides_second_sees_what_the_first_said_and_changes_nothing(data: Path, partial: bool) -> None:
    """Then the second one may replace it, knowing it."""
    first, second = Reviewer(data, default_who="Ann"), Reviewer(data, default_who="Bea")
    first.decide(f"{SPELLED}:0", reason="A name of ours.")
    answer = second.decide(f"{SPELLED}:0", one="1", action="accept", partial=partial)
    assert answer.status_code == 409
    assert "Ann ignored this meanwhile: “A name of ours.”" in answer.text
    assert [one.who for one in kept(data)] == ["Ann"]
    first.post(f"{SITE}/decisions/undo", {"numbers": "1"})
    answer = second.decide(f"{SPELLED}:1", one="1", action="accept", partial=partial)
    assert answer.status_code == 409
    assert "took the decision back" in answer.text
    seen = _SEEN.search(answer.text)
    assert seen is not None
    assert second.decide(seen[1], one="1", action="accept", partial=partial).status_code in (200, 303)
    assert [one.action for one in kept(data) if one.undone_at is None] == ["accept"]


def test_of_many_those_that_somebody_decided_meanwhile_are_left_and_counted(data: Path) -> None:
    Reviewer(data).decide(f"{OTHER}:0")
    answer = Reviewer(data, default_who="Bea").decide(f"{SPELLED}:0", f"{OTHER}:0", "f-0123456789abcdef:0")
    assert answer.status_code == 303
    assert answer.headers["location"].endswith("?done=2&left=1&gone=1")
    assert [(one.finding_id, one.who) for one in kept(data)] == [(OTHER, "Ann"), (SPELLED, "Bea")]
    page = Reviewer(data).get(answer.headers["location"])
    assert "1 decision kept" in page.text
    assert "Somebody else decided about 1 finding meanwhile" in page.text
    assert "The newest check does not have 1 finding any more" in page.text


def test_a_row_whose_finding_is_gone_says_so(data: Path) -> None:
    answer = Reviewer(data).decide("f-0123456789abcdef:0", one="1", partial=True)
    assert answer.status_code == 410
    assert "A new check was published" in answer.text


def all_of(data: Path, query: str, **more: Any) -> Any:
    """Decide about all of a list."""
    run = next(path.name for path in (data / HOST / "runs").iterdir())
    fields = {"all": "1", "filters": query, "run": run, "action": "accept", "reason": "It stays."}
    return Reviewer(data).post(f"{SITE}/decisions", fields | more)


def test_all_of_a_list_is_what_its_filters_choose(data: Path) -> None:
    answer = all_of(data, "audit=misspelling")
    decided = {one.audit for one in kept(data)}
    assert (answer.status_code, decided, len(kept(data))) == (303, {"misspelling"}, 14)
    assert answer.headers["location"].endswith("done=1-14")
    Reviewer(data).post(f"{SITE}/decisions/undo", {"numbers": "1-14"})
    assert all(one.undone_at for one in kept(data))


def test_all_of_a_list_with_a_long_address_is_no_more_than_the_list(data: Path) -> None:
    """The last of its filters counts as the first one does."""
    assert all_of(data, f"subject={'%C3%BC' * 700}&q=no-such-words").status_code == 422
    assert all_of(data, f"page={'x' * 3_000}&audit=misspelling").status_code == 422
    assert kept(data) == []


def test_all_of_a_list_is_of_the_run_that_was_shown(data: Path) -> None:
    """One published meanwhile may have put others on it that nobody has seen."""
    reviewer = Reviewer(data)
    page = reviewer.get(f"{SITE}/?audit=misspelling").text
    fields = dict(re.findall(r'name="(filters|run)" value="([^"]*)"', page))
    assert set(fields) == {"filters", "run"}
    publish(data, week="later", days=7)
    fields |= {"all": "1", "action": "accept", "reason": "It stays."}
    answer = reviewer.post(f"{SITE}/decisions", fields)
    assert answer.status_code == 422
    assert "A new check was published" in answer.text
    assert kept(data) == []


def test_more_than_can_be_decided_together_are_refused(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "MOST_TOGETHER", 5)
    answer = all_of(data, "audit=misspelling")
    assert (answer.status_code, kept(data)) == (422, [])
    assert "more than 5 findings" in answer.text


@pytest.mark.parametrize(
    ("scope", "value"),
    [("finding", BLOG), ("word", "seperate"), ("page", "http://clinic.example/heat-or-ice-for-back-pain/")],
)
def test_a_decision_reaches_as_far_as_its_scope(data: Path, scope: str, value: str) -> None:
    assert Reviewer(data).decide(f"{BLOG}:0", scope=scope).status_code == 303
    assert [(one.scope, one.value) for one in kept(data)] == [(scope, value)]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"action": "applaud"}, "Say what you decide"),
        ({"action": ""}, "Say what you decide"),
        ({"reason": " \t"}, "Say why"),
        ({"reason": "‎"}, "Say why"),
        ({"until": "2026-11-22"}, "a day to come"),
        ({"until": "2027-02-30"}, "a day to come"),
        ({"until": "2027-06-300"}, "a day to come"),
        ({"until": "0"}, "a day to come"),
        ({"until": "999999"}, "a day to come"),
        ({"until": "٣٠"}, "a day to come"),
        ({"until": "soon"}, "a day to come"),
        ({"scope": "planet"}, "Choose what"),
        ({"scope": "section"}, "no section"),
        ({"finding": [f"{WIDE}:0"], "scope": "word"}, "no word"),
        ({"finding": []}, "Nothing was chosen"),
        ({"finding": ["f-f3cf901c56a22378"]}, "damaged"),
        ({"finding": ["f-F3CF901C56A22378:0"]}, "damaged"),
        ({"finding": [f"{SPELLED}:0; DROP"]}, "damaged"),
        ({"finding": [], "one": "1", "all": "1", "filters": "audit=none"}, "new check"),
    ],
)
def test_a_form_that_says_too_little_keeps_nothing_and_says_what_is_missing(
    data: Path, fields: dict[str, Any], words: str
) -> None:
    """Of several findings none is kept where one cannot be."""
    answer = Reviewer(data).decide(f"{SPELLED}:0", **fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert kept(data) == []


def test_a_reason_is_kept_on_one_line_without_what_drives_a_terminal(data: Path) -> None:
    Reviewer(data).decide(f"{SPELLED}:0", reason="It\r\nis \x1b[31ma\0 name‮.  " + "x" * 600)
    (one,) = kept(data)
    assert one.reason.startswith("It is �[31ma� name�. xxx")
    assert len(one.reason) == 500


def test_what_was_taken_back_is_taken_back_once(data: Path) -> None:
    """And numbers that are none are refused."""
    times = iter(range(2, 100))
    reviewer = Reviewer(data, now=lambda: NOW + datetime.timedelta(days=next(times)))
    reviewer.decide(f"{SPELLED}:0")
    assert reviewer.post(f"{SITE}/decisions/undo", {"numbers": "1"}).status_code == 303
    undone = kept(data)[0].undone_at
    answer = reviewer.post(
        f"{SITE}/decisions/undo", {"numbers": "1", "finding": SPELLED}, {"HX-Request": "true"}
    )
    assert answer.status_code == 200
    assert kept(data)[0].undone_at == undone
    for numbers in ("", "x", "1-", "-1", "2-1", "1-2-3", "²"):
        assert reviewer.post(f"{SITE}/decisions/undo", {"numbers": numbers}).status_code == 422


def test_a_decision_that_has_ended_is_said_in_list_and_life(data: Path) -> None:
    """And can be replaced."""
    Reviewer(data).decide(f"{SPELLED}:0", until="2026-11-24")
    later = Reviewer(data, now=lambda: NOW + datetime.timedelta(days=9))
    assert "(ended)" in later.get(f"{SITE}/decisions").text
    life = later.get(f"{SITE}/findings/{SPELLED}").text
    assert "That has ended." in life
    assert later.decide(f"{SPELLED}:1", one="1", partial=True).status_code == 200


def test_the_last_reasons_are_offered_once_each_and_the_newest_first(data: Path) -> None:
    reviewer = Reviewer(data)
    for number, reason in enumerate(["One.", "Two.", "One."]):
        reviewer.decide(f"{SPELLED}:{number}", reason=reason)
    page = reviewer.get(f"{SITE}/").text
    listed = page.partition('<datalist id="reasons">')[2].partition("</datalist>")[0]
    offered = re.findall(r'<option value="([^"]*)"></option>', listed)
    assert offered[:3] == ["One.", "Two.", "It is a name."]
    assert len(set(offered)) == len(offered)


def at_once(work: list[Callable[[], object]]) -> None:
    """Do things in a thread each, all of which begin together; raise what one of them raised."""
    start, failed = threading.Barrier(len(work)), []

    def run(one: Callable[[], object]) -> None:
        try:
            start.wait(30)
            one()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(one,)) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == []


def test_eight_at_once_lose_nothing_and_decide_nothing_twice(data: Path) -> None:
    """On findings that they share: of two about the same one, one is told what the other said."""
    app = Reviewer(data, writes_a_minute=10_000).app
    ids = re.findall(r'value="(f-[0-9a-f]{16}):0"', Reviewer(data, app=app).get(f"{SITE}/").text)[:12]
    assert len(ids) == 12
    won: list[tuple[str, str]] = []
    lost: list[str] = []

    def work(who: str, mine: list[str]) -> Callable[[], None]:
        reviewer = Reviewer(data, app=app)
        token = reviewer.token()
        reviewer.client.cookies.set("checkup_who", who)

        def decide_all() -> None:
            for finding in mine:
                fields = {
                    "token": token,
                    "finding": f"{finding}:0",
                    "action": "ignore",
                    "reason": who,
                    "one": "1",
                }
                answer = reviewer.client.post(
                    f"{SITE}/decisions",
                    data=fields,
                    headers={"Origin": reviewer.origin, "HX-Request": "true"},
                )
                assert answer.status_code in (200, 409), answer.text
                if answer.status_code == 200:
                    won.append((finding, who))
                else:
                    lost.append(finding)

        return decide_all

    at_once([work(f"Reviewer {number}", [*ids[number:], *ids[:number]][:8]) for number in range(8)])
    decisions = kept(data)
    assert sorted((one.finding_id, one.who or "") for one in decisions) == sorted(won)
    assert len({one.finding_id for one in decisions}) == len(decisions) == len(ids)
    assert [one.decision_id for one in decisions] == list(range(1, len(ids) + 1))
    assert len(lost) == 8 * 8 - len(ids)
    page = Reviewer(data, app=app).get(f"{SITE}/?state=decided").text
    assert all(f'id="{finding}"' in page for finding in ids)


def test_readers_and_reviewers_at_once_see_whole_lists(data: Path) -> None:
    """One connection reads the run for all of them; whatever comes when, the numbers are right in the end."""
    app = Reviewer(data, writes_a_minute=10_000, reads_a_minute=10_000).app

    def read() -> None:
        reader = Reviewer(data, app=app)
        for _ in range(6):
            for path in (
                "",
                "?state=all",
                "?q=pain",
                "pages",
                "trends",
                "changes",
                "decisions",
                f"findings/{OTHER}",
            ):
                answer = reader.get(f"{SITE}/{path}")
                assert answer.status_code == 200, (path, answer.text)

    def write() -> None:
        reviewer = Reviewer(data, app=app)
        for number in range(12):
            assert reviewer.decide(f"{SPELLED}:{number}").status_code == 303
            assert reviewer.post(f"{SITE}/words", {"word": f"word{number}"}).status_code == 303

    at_once([read, read, read, write])
    total = re.search(r'id="total">(\d+)', Reviewer(data, app=app).get(f"{SITE}/").text)
    fresh = re.search(r'id="total">(\d+)', Reviewer(data).get(f"{SITE}/").text)
    assert total is not None
    assert fresh is not None
    assert total[1] == fresh[1]


def test_shared_words_of_many_at_once_are_all_kept(tmp_path: Path) -> None:
    """Added and removed, beside a comment of a person's."""
    (tmp_path / "words.txt").write_text("# Ours\ngone\nstays\n", "utf-8")

    def add(name: str) -> Callable[[], None]:
        def adding() -> None:
            for number in range(10):
                add_shared_words(tmp_path, [f"{name}{number}"])

        return adding

    at_once([*(add(name) for name in "abcdef"), lambda: remove_shared_words(tmp_path, ["gone"])])
    assert shared_words(tmp_path) == sorted(
        ["stays", *(f"{name}{number}" for name in "abcdef" for number in range(10))]
    )
    assert (tmp_path / "words.txt").read_text("utf-8").startswith("# Ours\n")


def test_an_assignment_of_somebody_else_is_said_before_it_is_replaced(data: Path) -> None:
    first, second = Reviewer(data, default_who="Ann"), Reviewer(data, default_who="Bea")
    assert first.post(f"{SITE}/owners", {"finding": f"{SPELLED}:0", "other": "Dana"}).status_code == 303
    answer = second.post(
        f"{SITE}/owners", {"finding": f"{SPELLED}:0", "other": "Eve"}, {"HX-Request": "true"}
    )
    assert answer.status_code == 409
    assert "Ann assigned this meanwhile to Dana" in answer.text
    assert second.post(f"{SITE}/owners", {"finding": f"{SPELLED}:1", "other": "Eve"}).status_code == 303
    with closing(open_review(data / HOST)) as review:
        rows = review.execute("SELECT owner, who FROM assignments ORDER BY id").fetchall()
    assert rows == [("Dana", "Ann"), ("Eve", "Bea")]
    for other in ("x" * 70, "\x1b[31m"):
        answer = second.post(f"{SITE}/owners", {"finding": f"{SPELLED}:2", "other": other})
        assert answer.status_code == 422
        assert "--owner" not in answer.text


@pytest.mark.parametrize(
    "word",
    ["", "#comment", "x" * 61, "a\0b", "a\x1bb", " ".join("abcdefghij"[i % 10] + str(i) for i in range(201))],
)
def test_what_is_no_word_is_refused(data: Path, word: str) -> None:
    answer = Reviewer(data).post(f"{SITE}/words", {"word": word})
    assert answer.status_code == 422
    assert not (data / "words.txt").exists()
    assert read_review(data / HOST)[1] == []


def test_a_word_is_added_and_removed_on_the_site_and_on_all(data: Path) -> None:
    """In lower case, each once."""
    reviewer = Reviewer(data)
    reviewer.post(f"{SITE}/words", {"word": "Recieve recieve  Medrol"})
    reviewer.post(f"{SITE}/words", {"word": "Tylenol", "shared": "1"})
    assert (read_review(data / HOST)[1], shared_words(data)) == (["medrol", "recieve"], ["tylenol"])
    row = reviewer.get(f"{SITE}/findings/{SPELLED}").text
    assert "In your word list" in row
    reviewer.post(f"{SITE}/words", {"word": "recieve", "action": "remove"})
    reviewer.post(f"{SITE}/words", {"word": "tylenol", "shared": "1", "action": "remove"})
    assert (read_review(data / HOST)[1], shared_words(data)) == (["medrol"], [])
