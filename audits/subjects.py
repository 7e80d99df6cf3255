"""Tell which subjects an audit judges from the facts that it reads, and hold the facts of one subject."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from audits.items import Owner, owner_of
from schemas.facts.page_facts import PageFacts, TemplateFacts
from schemas.location import Location
from schemas.page import Page
from schemas.record import Record
from schemas.text import RunningText
from schemas.vocabulary import FactName

SubjectKind = Literal["text", "page", "template", "location"]
"""What an audit of one subject can judge: a text, a page, a region of a template, an office."""

MARKUP = (
    FactName.LINKS,
    FactName.CONTACT_LINKS,
    FactName.IMAGES,
    FactName.HEADINGS,
    FactName.STRUCTURED_DATA,
    FactName.FORMS,
)
"""Lists of facts that both a page and a template hold."""

OFFERS: Mapping[SubjectKind, frozenset[FactName]] = {
    "text": frozenset({FactName.TEXT, FactName.OBSERVATIONS, FactName.PAGE, FactName.META, *MARKUP}),
    "page": frozenset({FactName.PAGE, FactName.META, *MARKUP}),
    "template": frozenset({FactName.TEMPLATE_TEXTS, *MARKUP}),
    "location": frozenset({FactName.LOCATION}),
}
"""Facts that an audit of such a subject can read."""


def kinds_of(reads: Iterable[FactName]) -> frozenset[SubjectKind]:
    """Return the kinds of subjects that offer all of these facts: an audit that reads them judges each of these.

    A text offers its page's facts too, but is not the subject of an audit that reads nothing of the text itself.
    """
    wanted = set(reads)
    kinds = frozenset(kind for kind, offered in OFFERS.items() if wanted and wanted <= offered)
    return kinds - {"text"} if "page" in kinds else kinds


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject with the facts that audits can be handed."""

    kind: SubjectKind
    id: str
    """Subject of its findings: the id of the text, page or office, or e.g. ``template:footer``."""
    url: str | None
    """Its URL; of an office or a template, that of the first page that shows it."""
    record: Record
    """The record that pointers such as ``/headline`` point into."""
    facts: Mapping[FactName, Any]
    """The facts that it has; a page that was not read has no markup."""
    owner: Owner | None = None
    """Holder of the facts of markup; null where there are none."""


def of_text(text: RunningText, page: Page | None = None, facts: PageFacts | None = None) -> Subject:
    """Return a text as a subject, with its page's facts."""
    own = {FactName.TEXT: text, FactName.OBSERVATIONS: text.date_observations}
    return Subject(
        "text", text.text_id, text.url, text, own | _of_page(page, facts), owner_of(facts) if facts else None
    )


def of_draft(text: RunningText) -> Subject:
    """Return a text that is not on a page as a subject: it has neither a page's facts nor dates."""
    return Subject("text", text.text_id, text.url, text, {FactName.TEXT: text})


def of_page(page: Page | None, facts: PageFacts | None) -> Subject | None:
    """Return a page as a subject; null without its record and its facts."""
    known = _of_page(page, facts)
    if page is not None:
        return Subject("page", page.page_id, page.final_url, page, known, owner_of(facts) if facts else None)
    if facts is not None:
        return Subject("page", facts.page_id, facts.url, facts, known, owner_of(facts))
    return None


def of_template(facts: TemplateFacts) -> Subject:
    """Return what several pages show in one region as a subject."""
    known = {name: getattr(facts, name.value) for name in OFFERS["template"]}
    urls = (item.seen_on.urls for items in known.values() for item in items if item.seen_on)
    first = min((shown[0] for shown in urls if shown), default=None)
    return Subject("template", facts.subject, first, facts, known, owner_of(facts))


def of_location(location: Location) -> Subject:
    """Return an office as a subject."""
    url = location.seen_on[0].url
    return Subject("location", location.location_id, url, location, {FactName.LOCATION: location})


def _of_page(page: Page | None, facts: PageFacts | None) -> dict[FactName, Any]:
    known: dict[FactName, Any] = {} if page is None else {FactName.PAGE: page}
    if facts is not None:
        known |= {name: getattr(facts, name.value) for name in (*MARKUP, FactName.META)}
    return known
