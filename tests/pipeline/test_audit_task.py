"""A worker judges a page with its text and its facts, an office, or a region of the template, one task at a time."""

from __future__ import annotations

import datetime
import json

import pytest

from pipeline.audit_task import (
    Audited,
    AuditTask,
    OfficeTask,
    PageTask,
    RecordAuditor,
    Sight,
    StoredText,
    TemplateTask,
)
from schemas.article import Article
from schemas.location import Address, Location, SeenOn, SeenPhone
from schemas.profile import Profile
from schemas.vocabulary import PageKind, Region
from tests.audits.build import TODAY, article, date, text
from tests.audits.facts import image, page, page_facts, seen_on, template, template_text

LONG = (
    "If the pain in your back has lasted for more than some weeks, and neither rest nor heat nor the tablets that your "
    "own doctor gave you have helped you at all, then please call us and ask for a visit."
)
NOW = datetime.datetime.combine(TODAY, datetime.time(9), datetime.UTC)
SLIP = "Take the the pill at noon, and mind the helath of your back."


@pytest.fixture(scope="module")
def auditor() -> RecordAuditor:
    """Return an auditor with its engines loaded."""
    return RecordAuditor(Profile(url="https://clinic.example/"), TODAY)


def page_task(**parts: object) -> AuditTask:
    """Return a task of the first page."""
    values: dict[str, object] = {"key": "https://clinic.example/1/", "page": page(1).to_json()}
    return PageTask(**(values | parts))  # type: ignore[arg-type]


def found(result: Audited) -> set[tuple[str, str]]:
    """Return audit and subject of each finding."""
    return {
        (finding["audit"], finding["subject"])
        for _, line in result.findings
        for finding in [json.loads(line)]
    }


def test_a_page_its_text_and_its_facts_are_one_task(auditor: RecordAuditor) -> None:
    """Findings of the text have its id as subject; words and facts wait for the audits of the site."""
    stored = StoredText(kind="text", line=text(SLIP, LONG).to_json())
    facts = page_facts(1, images=[image("a.jpg")]).to_json().encode()
    result = auditor(page_task(text=stored, facts=facts))
    assert found(result) == {("long-sentence", f"t-{1:016x}")}
    assert [json.loads(line)["suspects"][0]["word"] for line in result.words] == ["helath"]
    assert result.rejects == []


def test_the_scores_of_a_text_are_filled_in(auditor: RecordAuditor) -> None:
    """Readability of every kind, freshness of articles."""
    service = auditor(page_task(text=StoredText(kind="text", line=text(SLIP).to_json())))
    post = auditor(page_task(text=StoredText(kind="article", line=article(SLIP).to_json())))
    scored = [json.loads(result.text or "{}") for result in (service, post)]
    assert [(value["record"], value["freshness"] is None) for value in scored] == [
        ("text", True),
        ("article", False),
    ]
    assert all(value["readability"] for value in scored)


def test_a_page_that_was_a_text_before_is_compared_with_it(auditor: RecordAuditor) -> None:
    """Its kind changed, and its date moved while its words stayed: the date that it had counts."""
    before = text(SLIP, kind=PageKind.OTHER, modified=date("2025-01-01"))
    now = article(SLIP, modified=date("2026-01-01"))
    task = page_task(
        text=StoredText(kind="article", line=now.to_json()),
        previous=StoredText(kind="text", line=before.to_json()),
        sight=Sight(now=NOW, past=None, previous_now=NOW - datetime.timedelta(days=7)),
    )
    judged = Article.model_validate_json(auditor(task).text or "")
    assert judged.believed is not None
    assert judged.believed.modified == "2025-01-01"


def test_a_page_without_text_and_facts_is_judged_too(auditor: RecordAuditor) -> None:
    """An address that did not answer with a page: the audits of one record have nothing to say."""
    result = auditor(page_task(page=page(1, 404).to_json()))
    assert (result.text, result.findings, result.words) == (None, [], [])
    assert {json.loads(line)["outcome"] for _, line in result.outcomes} <= {"inapplicable"}


def test_a_region_of_the_template_is_a_task(auditor: RecordAuditor) -> None:
    """Its words are counted, once; its images wait for the audit of the site."""
    shown = seen_on(1, 2, pages=87)
    facts = template(
        images=[image("a.jpg", region=Region.FOOTER, seen_on=shown)],
        template_texts=[template_text(SLIP, shown), template_text("Rest helps.", shown)],
    )
    result = auditor(TemplateTask(key="footer", line=facts.to_json()))
    assert found(result) == set()
    assert [json.loads(line)["subject"] for line in result.words] == ["template:footer", "template:footer"]
    assert result.rejects == []


def test_an_office_is_a_task(auditor: RecordAuditor) -> None:
    """As before."""
    address = Address(street="12 Elm St", city="Union", region="NJ", postal_code="07083", country="US")
    raw = "12 Elm St, Union, NJ 07083"
    phone = SeenPhone(raw="(908) 155-0142", tied=True)
    seen = SeenOn(
        url="https://clinic.example/1/", region=Region.MAIN, raw=raw, address=address, phones=[phone]
    )
    office = Location(location_id=f"l-{1:016x}", address_raw=raw, address=address, seen_on=[seen])
    result = auditor(OfficeTask(key=office.location_id, line=office.to_json()))
    assert ("impossible-address", office.location_id) in found(result)
