"""Every audit speaks to the people who edit a site: plain words, the difference first, in the site's English."""

from __future__ import annotations

import functools
import re

import pytest

from audits.registry import OURS
from schemas.audit_info import AuditInfo
from schemas.finding import Finding
from schemas.outcome import Outcome
from tests.audits.build import context
from tests.audits.pages import cases, run
from tests.plain_words import banned, own

_DAY = {
    "en-US": re.compile(
        r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}\b|\d\.\d\d[ap]m"
    ),
    "en-GB": re.compile(
        r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{1,2}, \d{4}\b|\d:\d\d [ap]m"
    ),
}
"""Matches ``18 Nov 2021`` in a message to an American, ``Nov 18, 2021`` in one to a Briton."""
_OF_ONE_COUNTRY = re.compile(
    r"\b(?:misspelt|dial(?:l?ed|l?ing)|colou?rs?|cent(?:er|re)s?|(?:organi|recogni|utili|speciali)[sz]\w*"
    r"|neighbou?r\w*|postcodes?|programmes?|fall|autumn)\b"
)
"""Matches ``dialed`` and ``dialled``: what an audit says of itself is written once, for both."""
_FIRST, _WHOLE = 16, 30
"""Most words of a message's first sentence, and of the message; a quote, a date or a page's name is one."""
_LONGER = {
    "conflicting-location": "two values, each with the parts of the site that show it",
}
"""Audits whose messages may be longer by half, and why."""
INFOS = [audit.info for audit in OURS]
IDS = [info.audit for info in INFOS]


@functools.cache
def said(audit: str, locale: str = "en-US") -> tuple[tuple[Finding, ...], tuple[Outcome, ...]]:
    """Return the findings of all audits on one audit's fixture pages, and their outcomes."""
    findings: list[Finding] = []
    outcomes: list[Outcome] = []
    for pages in cases(audit).values():
        ends, found, _ = run(pages, context(locale=locale))
        findings += found
        outcomes += ends
    return tuple(findings), tuple(outcomes)


def about(info: AuditInfo) -> list[str]:
    """Return what an audit says of itself in a report."""
    return [info.title, info.failure_title, info.why, info.fix]


@pytest.mark.parametrize("info", INFOS, ids=IDS)
def test_an_audit_introduces_itself_in_plain_words(info: AuditInfo) -> None:
    """None that only makers of reports use."""
    assert [word for text in about(info) for word in banned(text)] == []


@pytest.mark.parametrize("info", INFOS, ids=IDS)
def test_an_audit_introduces_itself_in_the_english_of_all(info: AuditInfo) -> None:
    """They are written once, for sites of all countries."""
    words = {found[0] for text in about(info) for found in _OF_ONE_COUNTRY.finditer(own(text))}
    assert words == set()


@pytest.mark.parametrize("info", INFOS, ids=IDS)
def test_titles_are_headings(info: AuditInfo) -> None:
    """Short, with a capital letter and no full stop; a fix ends with one."""
    for title in (info.title, info.failure_title):
        assert len(title.split()) <= 8
        assert title[0].isupper()
        assert title[-1] not in ".!"
    assert info.title != info.failure_title
    assert info.why[-1] == info.fix[-1] == "."


@pytest.mark.parametrize("audit", IDS)
def test_findings_and_reasons_are_in_plain_words(audit: str) -> None:
    """Whatever a fixture page makes an audit say, its reasons for not telling included."""
    findings, outcomes = said(audit)
    texts = [finding.message for finding in findings]
    texts += [outcome.reason for outcome in outcomes if outcome.reason]
    assert texts
    assert {text for text in texts if banned(text)} == set()


@pytest.mark.parametrize("audit", IDS)
def test_messages_are_short(audit: str) -> None:
    """About twelve words for what is wrong; what follows is one or two short sentences."""
    for finding in said(audit)[0]:
        more = 1.5 if finding.audit in _LONGER else 1
        sentences = re.split(r"(?<=[.:]) ", _counted(finding.message))
        assert len(sentences[0].split()) <= _FIRST * more, finding.message
        assert len(" ".join(sentences).split()) <= _WHOLE * more, finding.message


def _counted(message: str) -> str:
    """Return a message whose quotes, dates and names of pages are one word each.

    >>> _counted("“our fees” on the New Patients page is of Nov 18, 2021")
    '“” on page is of date'
    """
    dated = re.sub(r"\b[A-Z][a-z]{2} \d{1,2}, \d{4}", "date", own(message))
    return re.sub(r"\bthe (?:[A-Z]\w*… |[A-Z]\w* )+page\b", "page", dated)


@pytest.mark.parametrize("locale", sorted(_DAY))
def test_dates_and_hours_are_in_the_sites_english(locale: str) -> None:
    """In messages and in reasons; at least one fixture page of each locale has a date."""
    texts = []
    for audit in IDS:
        findings, outcomes = said(audit, locale)
        texts += [finding.message for finding in findings]
        texts += [outcome.reason for outcome in outcomes if outcome.reason]
    (other,) = set(_DAY) - {locale}
    assert any(_DAY[other].search(own(text)) for text in texts)
    assert {text for text in texts if _DAY[locale].search(own(text))} == set()
