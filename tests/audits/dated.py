"""Build articles with the dates that extraction observed."""

from __future__ import annotations

from typing import Any

from schemas.article import Article
from schemas.dates import DateObservation, DateValue
from schemas.vocabulary import DateRole, Genre, Precision, Region, Source
from tests.audits.build import article

_NAMES = {
    "modified": "dateModified",
    "published": "datePublished",
    "reviewed": "lastReviewed",
    "unknown": "dateCreated",
}

_PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}


def hidden(value: str, role: DateRole = DateRole.MODIFIED, **fields: Any) -> DateObservation:
    """Return a date of the page's hidden data."""
    values: dict[str, Any] = {
        "role": role,
        "value": value,
        "precision": _PRECISIONS.get(len(value), Precision.TIME),
        "raw": value,
        "source": Source.JSON_LD,
        "selector": f"$.BlogPosting.{_NAMES[role.value]}",
        "region": Region.HEAD,
        "own": True,
    }
    return DateObservation(**(values | fields))


def shown(value: str, raw: str, role: DateRole = DateRole.PUBLISHED, **fields: Any) -> DateObservation:
    """Return a date that readers see."""
    values = {"raw": raw, "source": Source.VISIBLE, "selector": "p.byline", "region": Region.MAIN}
    return hidden(value, role, **(values | fields))


def chosen(seen: DateObservation) -> DateValue:
    """Return an observation as the article's date."""
    return DateValue(**seen.model_dump(exclude={"role", "region", "own", "stamp"}), confidence=1)


def dated(*observations: DateObservation, number: int = 1, **fields: Any) -> Article:
    """Return a guide with these dates, of which the first of each role is chosen."""
    dates: dict[str, DateValue] = {}
    for seen in observations:
        if seen.own and seen.role is not DateRole.UNKNOWN:
            dates.setdefault(seen.role.value, chosen(seen))
    values: dict[str, Any] = {"genre": Genre.GUIDE, "date_observations": list(observations)}
    return article("Rest helps.", number=number, **(values | dates | fields))
