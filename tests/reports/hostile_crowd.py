"""A clinic with a page, a text, findings and an office for each hostile text, wherever a page's words reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import Any, TypeVar

from pydantic import BaseModel, JsonValue

from reports.view import ReportData
from schemas.block import Block
from schemas.change import Change
from schemas.finding import Finding, Occurrence, Quote
from schemas.location import Location
from schemas.manifest import RunFile
from schemas.record import Record
from schemas.software import Software
from schemas.text import RunningText
from schemas.vocabulary import (
    ChangeCause,
    ChangeOp,
    DecisionAction,
    FindingStatus,
    PhoneScope,
    RunStatus,
    Scope,
    Tier,
)
from tests.reports.clinic_sample import AUDITS, SITE, finding, partial, sample, summaries
from tests.reports.hostile_payloads import ODD_URLS, TEXTS, URLS

_Record = TypeVar("_Record", bound=Record)

OWNERS = 12
"""Owners, each with findings of its own."""
_URLS = {"url", "final_url", "canonical_url", "profile_url"}
_URL_LISTS = {"urls", "linked_from", "previous_urls"}
_GUARDED = {
    "record", "kind", "value", "days", "opens", "closes", "e164", "country", "content_hash", "policy", "field", "audit",
    "category", "unit", "page_id", "article_id", "text_id", "location_id", "finding_id", "id", "subject", "notes",
}  # fmt: skip
"""Texts that a pattern, an enumeration or our own code guards, so that a page cannot reach them."""
_MORE = (0, 2, 8, 0, 16, 0, 300)
"""Times that honest words go on."""
_DECIDED = (
    (FindingStatus.ACCEPTED, DecisionAction.ACCEPT),
    (FindingStatus.IGNORED, DecisionAction.FALSE_ALARM),
    (FindingStatus.FIXED, None),
    (FindingStatus.GONE, None),
)


def hostile() -> ReportData:
    """Return a run of all hostile texts; half of its addresses are hostile, too."""
    urls = [*URLS, *ODD_URLS, *(f"{SITE}{text}" for text in TEXTS)]
    return crowd(TEXTS, [urls[at] for at in range(len(TEXTS))])


def ordinary() -> ReportData:
    """Return the same run with honest words and addresses; some of the texts are as long as the hostile ones."""
    texts = [
        f"Honest words number {at} {'and more of them ' * _MORE[at % len(_MORE)]}".strip()
        for at in range(len(TEXTS))
    ]
    return crowd(texts, [f"{SITE}{at}/" for at in range(len(TEXTS))])


def named(text: str) -> ReportData:
    """Return an unfinished run whose clinic, reason and versions are this text."""
    return replace(
        partial(),
        name=text,
        reason=text,
        run=text,
        previous=text,
        versions={"checkup": text},
        timings={text: 1.0},
    )


def crowd(texts: Sequence[str], urls: Sequence[str]) -> ReportData:
    """Return a run with one page, article, office, change and several findings for each text, past all validation."""
    data = sample()
    made: dict[str, list[Any]] = {
        name: []
        for name in (
            "pages",
            "articles",
            "locations",
            "other_addresses",
            "outcomes",
            "changes",
            "rejects",
            "findings",
        )
    }
    plain = summaries(list(data.articles))
    summed = []
    for at, (text, url) in enumerate(zip(texts, urls, strict=True)):
        ids = _ids(at)

        def poisoned(records: Sequence[_Record], text: str = text, url: str = url, at: int = at) -> _Record:
            return _poison(records[at % len(records)], text, url, at)

        software = Software(name="wordpress", base_url=url, edit_id=str(at + 1)) if at % 2 else None
        made["pages"].append(poisoned(data.pages).model_copy(update={"software": software}))
        article = poisoned(data.articles)
        made["articles"].append(article)
        summed.append(
            replace(
                plain[at % len(plain)],
                text_id=ids["text_id"],
                article_id=ids["article_id"],
                url=url,
                headline=text,
            )
        )
        office = poisoned(data.locations)
        made["locations"].append(office)
        made["other_addresses"].append(poisoned(data.other_addresses))
        made["outcomes"].append(poisoned(data.outcomes).model_copy(update={"subject": ids["text_id"]}))
        made["changes"] += _changes(text, url, at)
        made["rejects"].append(poisoned(data.rejects).model_copy(update={"value": text}))
        made["findings"] += _findings(text, url, at, article, office)
    return replace(
        data,
        **made,
        texts=summed,
        unproofed={text.text_id: None if at % 2 else texts[at] for at, text in enumerate(summed)},
        audits=[_poison(info, texts[at], urls[at], at) for at, info in enumerate(AUDITS)],
        former_names={change.id: texts[at // 3] for at, change in enumerate(made["changes"])},
        versions=dict.fromkeys(texts, texts[0]),
        timings=dict.fromkeys(texts, 1.0),
        left_out={f"max_pattern_pages {text}": 1 for text in texts},
        crawl_notes=[f"sitemap_cut:{url}" for url in urls],
        field_coverage={text: {text: 0.5} for text in texts},
        files=[
            RunFile(path=f"{record}s.jsonl", rows=1, bytes=1, sha256="0" * 64)
            for record in ("page", "location", "finding")
        ],
        status=RunStatus.COMPLETE,
    )


def _ids(at: int) -> dict[str, str]:
    letters = {"page_id": "p", "article_id": "a", "text_id": "t", "location_id": "l"}
    return {name: f"{letter}-{at:016x}" for name, letter in letters.items()}


def _findings(text: str, url: str, at: int, article: RunningText, office: Location) -> list[Finding]:
    """Return one of each audit that is open, and one that is settled; those about an office disagree with it."""
    quotes = (
        Quote(field="/body_text", quote=text, prefix=text, suffix=text, start=0, end=len(text)),
        Quote(field="/images/0/alternative_text", quote=text, visible=False),
        Quote(field="/modified/raw", quote=text),
    )
    made = []
    for number, info in enumerate(AUDITS):
        if number % 3 != at % 3 and info.audit != "unattached-phone":
            continue
        about_office = info.audit == "unattached-phone"
        evidence = Quote(field="/address_raw", quote=text) if about_office else quotes[number % len(quotes)]
        status, decision = (FindingStatus.NEW, None) if number % 2 else (FindingStatus.OPEN, None)
        if number == at % len(AUDITS):
            status, decision = _DECIDED[at % len(_DECIDED)]
        one = finding(
            info.audit,
            office.location_id if about_office else article.text_id,
            url,
            text,
            Quote(field=evidence.field, quote=""),
            scope=Scope.LOCATION if about_office else Scope.PAGE,
            tier=list(Tier)[at % 3],
            suggestions=[text, text, text],
            status=status,
        )
        places = [Occurrence(subject=one.subject, url=url, evidence=evidence)]
        made.append(
            one.model_copy(
                update={
                    "finding_id": f"f-{at:08x}{number:08x}",
                    "evidence": evidence,
                    "occurrences": places * (2 if number % 2 else 1),
                    "decision": decision,
                    "reason": text,
                    "who": text,
                    "owner": text if number == 0 and at % (len(TEXTS) // OWNERS) == 0 else None,
                }
            )
        )
    return made


def _changes(text: str, url: str, at: int) -> list[Change]:
    """Return a changed article with every kind of value, an office with a new number, and a page that came or went."""
    ids = _ids(at)
    before: dict[str, JsonValue] = {
        "body_text": f"once {text} {at}",
        "headline": "x",
        "people": [],
        text: text,
    }
    after: dict[str, JsonValue] = {
        "body_text": f"once {text} new", "headline": text, text: "x",
        "people": [{"role": "author", "name": text, "name_raw": text}],
    }  # fmt: skip
    cause = ChangeCause.SITE if at % 4 else ChangeCause.EXTRACTOR
    changed = Change(
        op=ChangeOp.CHANGED, record="article", id=ids["article_id"], url=url, before=before, after=after,
        fields=[f"/{name}" for name in before], cause={f"/{name}": cause for name in before},
    )  # fmt: skip
    numbers: list[JsonValue] = [{"kind": "voice", "raw": raw, "extension": raw} for raw in ("x", text)]
    office = Change(
        op=ChangeOp.CHANGED, record="location", id=ids["location_id"], url=url, fields=["/phones", "/label"],
        before={"phones": numbers[:1], "label": "x"}, after={"phones": numbers[1:], "label": text},
        cause=dict.fromkeys(("/phones", "/label"), ChangeCause.SITE),
    )  # fmt: skip
    page = Change(op=list(ChangeOp)[at % len(ChangeOp)], record="page", id=ids["page_id"], url=url)
    return [changed, office, page]


def _poison(value: Any, text: str, url: str, at: int, name: str = "") -> Any:
    """Return a copy with ``text`` in every free text, ``url`` in every address and the ids of number ``at``."""
    if isinstance(value, Block):
        return value  # a page has no words in it
    if isinstance(value, BaseModel):
        update = {key: _poison(inner, text, url, at, key) for key, inner in value}
        return value.model_copy(update={key: inner for key, inner in update.items() if key != "record"})
    if name in (ids := _ids(at)) and value is not None:
        return ids[name]
    if isinstance(value, PhoneScope):
        return PhoneScope.OFFICE
    if value is None and name in ("label", "unit", "description", "title"):
        return text
    if isinstance(value, Enum) or value is None or name in _GUARDED:
        return value
    if name in _URL_LISTS:
        return [url]
    if isinstance(value, str):
        return url if name in _URLS else text
    if isinstance(value, list):
        return [_poison(inner, text, url, at, name) for inner in value]
    return value
