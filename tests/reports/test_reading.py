"""A page's view says how hard its text is, what makes it easier, and marks that in the text."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from reports.agreement_words import agreement_in_words
from reports.counted_share import counted_share
from reports.difficulty_words import difficulty_in_words
from reports.html.report_files import report_files
from reports.reading import why_unscored
from reports.site_words import SiteWords
from reports.view import ReportData
from schemas.audit_info import Agreement
from schemas.finding import Finding, Quote
from schemas.vocabulary import Genre, PageKind, Severity
from tests.reports import hard_text
from tests.reports.clinic_sample import AUDITS, finding, sample, summaries

WORDS = SiteWords("en-US")
_TODAY = datetime.date(2026, 11, 30)


def _hard(data: ReportData, words: str, audit: str = "hard-to-read") -> Finding:
    """Return a finding about some words of the first text, the worst of all."""
    at = hard_text.BODY.index(words)
    one = data.articles[0]
    quote = Quote(field="/body_text", quote=words, start=at, end=at + len(words))
    return finding(audit, one.text_id, one.url, f"Message of {audit}.", quote, severity=Severity.CRITICAL)


def _page(
    change: Mapping[str, Any] | None = None, findings: Sequence[Finding] = (), **more: Any
) -> html.HtmlElement:
    """Return the view of the first article's page, with these fields and findings."""
    data = sample()
    article = data.articles[0].model_copy(update=dict(change or {}))
    articles = [article, *data.articles[1:]]
    found = findings or [_hard(data, hard_text.SPLIT)]
    files = dict(
        report_files(
            replace(data, articles=articles, texts=summaries(articles), findings=list(found), **more)
        )
    )
    return html.document_fromstring(files[f"page/{article.page_id}.html"])


def _said(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def test_the_grade_is_said_with_its_gain() -> None:
    """In words, with the share that was counted; the formulas are under "How we know"."""
    part = _page().get_element_by_id("reading")
    words = _said(part)
    grade = sample().articles[0].readability
    assert grade is not None
    assert grade.reading_grade is not None
    before, bare = grade.reading_grade, grade.reading_grade - 1.1
    assert f"Grade {before:.1f}; without medical terms {bare:.1f}." in words
    assert f"Splitting these 2 sentences: {before:.1f} → {before - 0.6:.1f}" in words
    assert "About as hard as most health texts for patients." in words
    assert "812 of 1,020 words counted; left out: references, 3 table rows, 1 quote." in words
    (know,) = part.xpath(".//details[@class='know']")
    assert "SMOG grade (US school years; made for 30 sentences)" in _said(know)
    (row, _) = part.xpath(".//table[caption='Each heading with what follows it']/tbody/tr")
    assert [_said(cell) for cell in row] == ["Before you come", "300", "9.1", "8.7"]
    assert "1 section is too short for a grade." in words
    assert "ameliorate → help, ease" in words
    assert "corticosteroids 2 times (medical term)" in words


def test_the_very_words_are_marked() -> None:
    """Each hard sentence with its number, scissors where to split, and a note that says what to do."""
    part = _page().get_element_by_id("reading")
    marks = part.xpath(".//mark[@class='hard']")
    assert [mark.get("id") for mark in marks] == ["sentence-1", "sentence-3", "sentence-2"]
    assert ["".join(mark.xpath(".//bdi/text()")) for mark in marks] == [
        hard_text.SPLIT,
        hard_text.RARE,
        hard_text.ITEM,
    ]
    places = marks[0].xpath(".//*[@class='scissors']/following-sibling::*[1]")
    assert [(place.tag, place.text_content()) for place in places] == [("del", ", which "), ("del", ", and ")]
    first, second, third = (_said(part.get_element_by_id(f"note-{number}")) for number in (1, 2, 3))
    assert "split in 3, here: ✂ before “helps you move again, …”, which then begins with “This”;" in first
    assert "✂ before “most people go home …”." in first
    assert second == "Sentence 2 28 words: say it in 2 sentences."
    assert third == "Sentence 3 13 words: use easier words. Hard words: “corticosteroids”, “ameliorate”."


def test_findings_lead_from_the_text_to_their_row() -> None:
    """Words of their own are marked; what is about a whole sentence is in its note."""
    data = sample()
    found = [
        _hard(data, hard_text.SPLIT),
        _hard(data, "swollen", "misspelling"),
        _hard(data, "Visit", "misspelling"),
    ]
    tree = _page(findings=found)
    marked = tree.xpath("//mark[@class='found']")
    assert [_said(mark) for mark in marked] == ["swollen", "Visit"]
    rows = [mark.xpath("string(a/@href)").removeprefix("#") for mark in marked]
    assert rows == [found[0].finding_id, found[2].finding_id]  # overlapping ones are one row
    assert all(tree.get_element_by_id(row).tag == "li" for row in rows)
    (link,) = tree.xpath("//*[@id='note-1']/a[not(@class)]")
    assert (link.get("href"), link.text) == (f"#{found[0].finding_id}", "Page is hard to read")


@pytest.mark.parametrize("name", ["index.html", "fix.html"])
def test_a_row_leads_to_the_marked_text(name: str) -> None:
    """Of a page that is hard to read, in the letter and in the list; of a spelling mistake none does."""
    data = sample()
    found = [_hard(data, hard_text.SPLIT), _hard(data, "swollen", "misspelling")]
    tree = html.document_fromstring(dict(report_files(replace(data, findings=found)))[name])
    links = tree.xpath("//a[text()='See the sentences marked in the text']/@href")
    assert set(links) == {f"page/{data.articles[0].page_id}.html#reading"}
    assert len(links) == 1


def test_every_page_that_is_listed_as_hard_has_a_view() -> None:
    """Also those that this week's list does not name; of a large site the first twenty."""
    data = sample()
    pages = [
        data.pages[0].model_copy(
            update={"page_id": f"p-{at:016x}", "url": f"https://c.example/{at}/", "final_url": f"https://c.example/{at}/"}
        )
        for at in range(1_600)
    ]  # fmt: skip
    found = [
        finding("long-sentence", f"t-{at:016x}", page.url, "Long.", Quote(field="/x", quote="y"))
        for at, page in enumerate(pages)
    ]
    for count, wanted in ((60, 60), (1_600, 20)):
        run = replace(data, pages=pages[:count], findings=found[:count], articles=[], texts=[])
        views = {path for path, _ in report_files(run) if path.startswith("page/")}
        assert wanted <= len(views) <= wanted + 10


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202ereversed"]
)
def test_a_hostile_sentence_is_text(hostile: str) -> None:
    """In the mark, in the note and in the lists of words, nothing of it is markup or turns the line round."""
    swapped = hard_text.BODY.replace("epidural steroid injection", hostile.ljust(26, "."))
    scores = hard_text.readability(
        rare_words=[{"word": hostile, "count": 1, "alternatives": [hostile]}],
        sections=[
            {
                "heading": hostile, "start": 0, "end": 9, "word_count": 150, "sentence_count": 9, "reading_grade": 9.0,
                "reading_grade_without_terms": 8.0,
            }
        ],
    )  # fmt: skip
    words = scores.hard_sentences[0].model_copy(update={"hard_words": [hostile]})
    scores = scores.model_copy(update={"hard_sentences": [words, *scores.hard_sentences[1:]]})
    data = sample()
    tree = _page({"body_text": swapped, "readability": scores}, [_hard(data, hard_text.RARE)])
    part = tree.get_element_by_id("reading")
    assert part.xpath(".//script|.//img") == []
    assert "\u202e" not in part.text_content()
    assert part.text_content().count(hostile.replace("\u202e", "\ufffd")) == 5


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"readability": None, "language": "es"}, "We can grade English text only."),
        ({"readability": None, "body_blocks": []}, "The lines of a document don’t show where its sentences end."),
        ({"readability": hard_text.readability(None)}, "Too short to grade: 80 words in whole sentences."),
        ({"genre": Genre.STORY}, "Patients’ own words are read, not graded."),
        ({"kind": PageKind.LEGAL}, "Legal texts are read, not graded."),
    ],
)  # fmt: skip
def test_a_text_without_a_grade_says_why(change: Mapping[str, Any], said: str) -> None:
    """Its text is shown, without marks of hard sentences."""
    assert why_unscored(sample().articles[0].model_copy(update=dict(change)), WORDS) == said
    part = _page(change).get_element_by_id("reading")
    assert said in _said(part)
    assert part.xpath(".//mark[@class='hard']|.//*[@class='scissors']|.//*[@class='grade']") == []
    assert "Eat nothing for six hours." in _said(part)


def test_people_agree_with_the_estimate() -> None:
    """A sentence for each sort of text, beside the classic grade where both were measured."""
    estimate = Agreement(
        score="difficulty", data="medical sentences", correlation=0.75, sample_size=1_682, measured_on=_TODAY
    )
    more = [
        estimate,
        estimate.model_copy(update={"score": "reading_grade", "correlation": 0.53}),
        estimate.model_copy(update={"data": "passages", "correlation": 0.6, "sample_size": 1_189}),
    ]
    info = next(one for one in AUDITS if one.audit == "hard-to-read").model_copy(update={"agreement": more})
    said = [
        "People who rated 1,682 medical sentences agree with the estimate at r = .75, "
        "with the Flesch–Kincaid grade at .53.",
        "People who rated 1,189 passages agree with the estimate at r = .60.",
    ]
    assert agreement_in_words(more) == said
    assert " ".join(said) in _said(_page(audits=[info]).get_element_by_id("reading"))


@pytest.mark.parametrize(("difficulty", "first"), [(1.2, "easier"), (2.5, "about"), (3.3, "harder")])
def test_the_difficulty_is_compared(difficulty: float, first: str) -> None:
    """With health texts for patients."""
    assert difficulty_in_words(difficulty).split()[0] == first


def test_a_text_of_which_all_is_counted_says_so() -> None:
    """Without a list of what is left out."""
    assert counted_share(hard_text.readability(left_out=[]), WORDS) == "All 812 words counted."
