"""What was read and proofread is counted, and every page that was not is listed with the reason."""

from __future__ import annotations

from reports.coverage import TextSummary, coverage
from schemas.page import Page
from schemas.vocabulary import Fetch, PageKind


def page(name: str, **values: object) -> Page:
    """Return a page that answered."""
    given = {"fetch": Fetch.FETCHED, "kind": PageKind.SERVICE, "http_status": 200} | values
    url = f"https://clinic.example/{name}/"
    return Page.model_validate(
        {"page_id": f"p-{abs(hash(name)):016x}"[:18], "url": url, "final_url": url, **given}
    )


def text(name: str, words: int = 100, kind: PageKind = PageKind.SERVICE) -> TextSummary:
    return TextSummary(
        text_id=f"t-{name}", url=f"https://clinic.example/{name}/", kind=kind, word_count=words
    )


def test_every_page_that_answered_is_proofread_or_listed() -> None:
    """With its reason, the most frequent first; and so are those that did not answer."""
    pages = [
        page("veneers"), page("spanish"), page("menu", notes=["no_running_text"]),
        page("gallery", notes=["no_running_text", "noindex"]), page("print", notes=["copy_of:https://clinic.example/"]),
        page("scan", notes=["pdf_without_text"]), page("down", fetch=Fetch.ERROR, http_status=503),
        page("lost", http_status=404), page("closed", fetch=Fetch.ROBOTS, http_status=None),
        page("spam", kind=PageKind.JUNK),
    ]  # fmt: skip
    seen = coverage(
        pages, [text("veneers"), text("spanish", 40)], {"t-veneers": None, "t-spanish": "in Spanish"}
    )
    assert (seen.asked, seen.read, seen.proofread, seen.proofread_words) == (9, 7, 1, 100)
    assert {reason: len(urls) for reason, urls in seen.not_proofread.items()} == {
        "no main text of its own": 2, "a copy of another page": 1, "a scanned PDF without text": 1,
        "in Spanish": 1, "not a page for readers": 1, "server error (503)": 1, "page not found (404)": 1,
    }  # fmt: skip
    assert next(iter(seen.not_proofread)) == "no main text of its own"
    assert seen.proofread + sum(map(len, seen.not_proofread.values())) == seen.asked


def test_words_are_counted_by_kind() -> None:
    seen = coverage([page("a"), page("b")], [text("a", 30), text("b", 12, PageKind.LEGAL)], {})
    assert (seen.words["service"], seen.words["legal"], seen.texts["legal"]) == (30, 12, 1)
    assert seen.to_counts()["words"] == 42


def test_a_text_that_no_audit_spelled_says_so() -> None:
    """As where every spelling audit is switched off."""
    assert list(coverage([page("a")], [text("a")], {}).not_proofread) == ["spelling checks are switched off"]
