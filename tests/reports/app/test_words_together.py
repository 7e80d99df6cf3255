"""Words are gone through one row each, and many are called right at once; that is taken back at once, too."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from reports.app import decide
from reports.words_to_triage import word_of
from schemas.finding import Finding
from schemas.vocabulary import AuditCategory
from store.review import read_review
from tests.reports.app.review_site import HOST, publish
from tests.reports.app.review_window import ACROSS, RECEIVE, SEPARATE, TEL, Desk, window
from tests.reports.app.reviewer import SITE, Reviewer
from tests.reports.opened_report import expect, needs_browser

_UNDO = re.compile(r'name="action" value="undo"><input type="hidden" name="at" value="([^"]+)"')


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder with one published run."""
    publish(tmp_path)
    return tmp_path


def words(data: Path) -> list[str]:
    """Return the words of the site."""
    return read_review(data / HOST)[1]


def together(reviewer: Reviewer, *found: str, **more: Any) -> Any:
    """Call the words of findings right."""
    fields = {"finding": [f"{one}:0" for one in found], "together": "1", "return": f"{SITE}/?by=word", **more}
    return reviewer.post(f"{SITE}/words", fields)


def spelling(data: Path) -> list[Finding]:
    """Return the spelling findings of the run."""
    (run,) = (data / HOST / "runs").iterdir()
    lines = (run / "findings.jsonl").read_text("utf-8").splitlines()
    found = [Finding.model_validate_json(line) for line in lines]
    return [one for one in found if one.category is AuditCategory.SPELLING]


def test_one_row_a_word_with_its_context_its_correction_and_its_pages(data: Path) -> None:
    """Nothing else is in the list; each row has the word marked in its words."""
    page = html.unescape(Reviewer(data).get(f"{SITE}/?by=word").text)
    rows = page.split("data-row")[1:]
    found = spelling(data)
    assert len(rows) == len(found)
    for one in found:
        (row,) = [row for row in page.split("<li ") if f'id="{one.finding_id}"' in row]
        quote = one.evidence.quote
        assert f"{one.evidence.prefix}<mark>{quote}</mark>{one.evidence.suffix}" in row
        assert all(f"{meant}" in row for meant in one.suggestions[:3])
        assert f"{one.page_count} page" in row
    assert f'<span id="total">{len(found)}</span>' in page


def test_the_list_leads_there_where_there_are_words(data: Path) -> None:
    page = Reviewer(data).get(f"{SITE}/").text
    assert "?by=word" in page
    assert 'data-key="w"' in page
    assert "?by=word" not in Reviewer(data).get(f"{SITE}/?topic=links").text
    assert f"{SITE}/?by=word" in Reviewer(data).get(f"{SITE}/words").text


def test_words_of_chosen_rows_are_right_at_once_and_taken_back_at_once(data: Path) -> None:
    """The way back says so, and takes back just these; what was in the list before stays."""
    reviewer = Reviewer(data)
    reviewer.post(f"{SITE}/words", {"word": "accross"})
    answer = together(reviewer, RECEIVE, SEPARATE, ACROSS, reason="Ours.")
    assert (answer.status_code, words(data)) == (303, ["accross", "recieve", "seperate"])
    page = html.unescape(reviewer.get(answer.headers["location"]).text)
    assert "2 words right from now on. The next check won’t report them." in page
    for found in (RECEIVE, SEPARATE):
        assert f'id="{found}"' not in page
    assert (
        "“Ours.”" in html.unescape(reviewer.get(f"{SITE}/decisions").text)
        or "Ours." in reviewer.get(f"{SITE}/decisions").text
    )
    (moment,) = _UNDO.findall(page)
    reviewer.post(f"{SITE}/words", {"word": "medrol"})
    undone = reviewer.post(f"{SITE}/words", {"action": "undo", "at": moment, "return": f"{SITE}/?by=word"})
    assert (undone.status_code, words(data)) == (303, ["accross", "medrol"])
    assert "Taken back." in reviewer.get(undone.headers["location"]).text
    reviewer.post(f"{SITE}/words", {"action": "undo", "at": moment})
    assert words(data) == ["accross", "medrol"]


def test_all_words_of_a_list_are_what_its_filters_choose(data: Path) -> None:
    """What is not about one word stays, and is counted."""
    (run,) = (data / HOST / "runs").iterdir()
    fields = {"all": "1", "filters": "by=word", "run": run.name, "together": "1"}
    reviewer = Reviewer(data)
    answer = reviewer.post(f"{SITE}/words", fields)
    found = spelling(data)
    single = {word_of(one) for one in found if one.audit == "misspelling" and " " not in one.subject}
    assert set(words(data)) == single
    page = reviewer.get(answer.headers["location"]).text
    left = len(found) - sum(one.audit == "misspelling" and " " not in one.subject for one in found)
    assert (f"{left} row" in page) is bool(left)


def _misspelled(words: Iterable[str], locale: str) -> Iterable[tuple[str, str]]:
    """Know one misspelling, as the spelling engine does."""
    return [(word, f"receive ({locale})") for word in words if word == "recieve"]


def test_a_known_misspelling_is_right_with_a_warning(data: Path) -> None:
    """Called right together, alone, in its row or on all sites; a forged address warns of nothing."""
    reviewer = Reviewer(data, sure_misspellings=_misspelled)
    said = "“recieve” is a known misspelling of “receive (en-US)”"
    answer = together(reviewer, RECEIVE, SEPARATE)
    for _ in range(2):  # a page that is loaded again says it, too
        page = html.unescape(reviewer.get(answer.headers["location"]).text)
        assert page.count(said) == 1
        assert "“seperate” is" not in page
    reviewer.post(f"{SITE}/words", {"word": "recieve", "action": "remove"})
    assert said not in html.unescape(reviewer.get(answer.headers["location"]).text)
    form = {"word": "recieve", "action": "add", "finding": RECEIVE}
    row = reviewer.post(f"{SITE}/words", form, {"HX-Request": "true"})
    assert said in html.unescape(row.text)
    reviewer.post(f"{SITE}/words", {"word": "recieve", "action": "remove"})
    for shared in ({}, {"shared": "1"}):
        alone = reviewer.post(f"{SITE}/words", {"word": "recieve Zyvanta", **shared})
        assert said in html.unescape(reviewer.get(alone.headers["location"]).text)
    forged = reviewer.get(f"{SITE}/words?done=word-shared&word=%3Cb%3E+recieved").text
    assert "known misspelling" not in forged


def test_a_right_word_is_taken_back_under_decided(data: Path) -> None:
    """As every decision is, long after the line above the list is gone."""
    reviewer = Reviewer(data)
    together(reviewer, RECEIVE, SEPARATE)
    page = reviewer.get(f"{SITE}/decisions").text
    assert 'aria-label="Undo: recieve"' in page
    (form,) = [one for one in page.split("<form")[1:] if 'aria-label="Undo: recieve"' in one]
    fields = dict(re.findall(r'name="(action|word)" value="([^"]+)"', form))
    reviewer.post(f"{SITE}/words", {**fields, "return": f"{SITE}/decisions"})
    assert words(data) == ["seperate"]


def test_once_more_is_said_and_takes_nothing_back(data: Path) -> None:
    """The form was sent twice: the words are right since the first time."""
    reviewer = Reviewer(data)
    together(reviewer, RECEIVE)
    page = reviewer.get(together(reviewer, RECEIVE).headers["location"]).text
    assert "in the list already" in page
    assert _UNDO.findall(page) == []


def test_what_is_no_word_or_nothing_is_refused(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reviewer = Reviewer(data)
    assert "None of the chosen rows" in together(reviewer, TEL).text
    assert "Nothing was chosen" in together(reviewer).text
    assert reviewer.post(f"{SITE}/words", {"action": "undo", "at": "yesterday"}).status_code == 422
    assert reviewer.post(f"{SITE}/words", {"action": "undo", "at": "2026-11-23T00:00:00"}).status_code == 422
    (run,) = (data / HOST / "runs").iterdir()
    monkeypatch.setattr(decide, "MOST_TOGETHER", 5)
    fields = {"all": "1", "filters": "by=word", "run": run.name, "together": "1"}
    assert reviewer.post(f"{SITE}/words", fields).status_code == 422
    assert words(data) == []


def test_a_forged_address_says_nothing_of_its_own(data: Path) -> None:
    """What an address claims was done is numbers and a time, or is not shown."""
    page = Reviewer(data).get(f"{SITE}/?done=words&kept=%3Cb%3E&at=%3Cscript%3E&left=x").text
    assert "script>alert" not in page
    assert "<b>" not in page
    assert _UNDO.findall(page) == []


def _torn(file: str, record: dict[str, Any]) -> dict[str, Any] | None:
    """Let one word be two, another one a text that no list can hold."""
    if file == "findings" and record["finding_id"] in (RECEIVE, SEPARATE):
        word = "re cieve" if record["finding_id"] == RECEIVE else "\u202e<b>\"x'"
        return record | {"subject": word, "evidence": record["evidence"] | {"quote": word}}
    return record


def test_a_word_that_no_list_can_hold_is_not_offered(tmp_path: Path) -> None:
    """Neither in its row nor together with others; it is shown harmless."""
    publish(tmp_path, edit=_torn)
    reviewer = Reviewer(tmp_path)
    for found in (RECEIVE, SEPARATE):
        row = reviewer.get(f"{SITE}/findings/{found}/row").text
        assert "is spelled right" not in row
        assert 'value="accept"' in row
    answer = together(reviewer, RECEIVE, SEPARATE, ACROSS)
    assert words(tmp_path) == ["accross"]
    page = reviewer.get(f"{SITE}/?by=word").text
    assert "\u202e" not in page
    assert "<b>\"x'" not in page
    assert "2 rows left as they are" in reviewer.get(answer.headers["location"]).text


@needs_browser
def test_words_are_gone_through_by_keyboard(browser: Any, desk: Desk, host: str) -> None:
    """w is about the row; where rows are chosen it is about them, asks for no reason, and is taken back at once."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open()
        page.get_by_role("link", name="Spelling by word").click()
        page.wait_for_url("**by=word*")
        ids = page.locator("li[data-row]").evaluate_all("rows => rows.map((row) => row.id)")
        page.keyboard.press("j")
        page.keyboard.press("w")
        page.locator(f"[id='{ids[1]}']:focus-within").wait_for()
        first = read_review(desk.data / host)[1]
        assert len(first) == 1
        page.keyboard.press("x")
        page.keyboard.press("j")
        page.keyboard.press("x")
        expect(page.locator("#bulk .chosen")).to_have_text("2 rows chosen")
        page.keyboard.press("w")
        page.get_by_text("2 words right from now on.").wait_for()
        assert page.evaluate("document.activeElement.innerText").startswith("2 words right")
        assert len(read_review(desk.data / host)[1]) == 3
        page.locator(".flash").get_by_role("button", name="Undo").click()
        page.get_by_text("Taken back.").wait_for()
        assert read_review(desk.data / host)[1] == first


def _quoted(file: str, record: dict[str, Any]) -> dict[str, Any] | None:
    """Let two words be in quotations alone, a third one in a paragraph as well."""
    blocks = {RECEIVE: ["quote"], SEPARATE: ["quote", "quote"], ACROSS: ["quote", "paragraph"]}
    if file != "findings" or record["finding_id"] not in blocks:
        return record
    (place,) = record["occurrences"]
    places = [
        place | {"evidence": place["evidence"] | {"block": one}} for one in blocks[record["finding_id"]]
    ]
    return record | {"occurrences": places, "evidence": places[0]["evidence"]}


def test_a_sort_of_text_is_ignored_and_taken_back(tmp_path: Path) -> None:
    """What is elsewhere too stays; the rows and the list of decisions say what was decided about."""
    publish(tmp_path, edit=_quoted)
    reviewer = Reviewer(tmp_path)
    assert "all that this check finds in quotations" in reviewer.get(f"{SITE}/findings/{SEPARATE}").text
    assert "in quotations" not in reviewer.get(f"{SITE}/findings/{ACROSS}").text
    assert reviewer.decide(f"{ACROSS}:0", scope="block").status_code == 422
    assert reviewer.decide(f"{SEPARATE}:0", scope="block", until="30").status_code == 303
    page = reviewer.get(f"{SITE}/?by=word").text
    assert [f'id="{one}"' in page for one in (RECEIVE, SEPARATE, ACROSS)] == [False, False, True]
    decided = html.unescape(reviewer.get(f"{SITE}/?state=decided&by=word").text)
    assert decided.count("everything this check finds in this sort of text") == 2
    assert "Everything this check finds in <bdi>quotations</bdi>" in reviewer.get(f"{SITE}/decisions").text
    reviewer.post(f"{SITE}/decisions/undo", {"numbers": "1"})
    assert f'id="{SEPARATE}"' in reviewer.get(f"{SITE}/?by=word").text
