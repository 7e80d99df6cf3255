"""Choose findings by what the address of a worklist says, and write that address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal
from urllib.parse import urlencode

from reports.sections import SECTIONS, section_of
from schemas.finding_states import CLOSED, DECIDED
from schemas.vocabulary import AuditCategory, FindingStatus, Genre, Severity, Tier

State = Literal["open", "new", "decided", "closed", "all"]
STATES: Mapping[str, str] = {
    "open": "To fix",
    "new": "New",
    "decided": "Decided",
    "closed": "Fixed or gone",
    "all": "Everything",
}
"""States that a worklist shows, with their names."""
CONFIDENCES: Mapping[str, tuple[str, float, float]] = {
    "high": ("Text read well", 0.95, 2.0),
    "middle": ("Text read mostly", 0.8, 0.95),
    "low": ("Text read badly", -1.0, 0.8),
}
"""How well the text of a page was read, with the bounds of its ``confidence`` (docs/measured.md, "What a text's
confidence means"): from .95 a reader finds more than nine of ten words right, under .8 hardly half."""
NOBODY = "-"
"""Owner of a finding that nobody takes care of."""
_LONGEST = 4_000
"""Characters of a value; the rest of a longer one is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a worklist shows; empty words choose nothing."""

    state: str = "open"
    """One of `STATES`."""
    topic: str = ""
    """Anchor of a list of the report (`reports.sections`)."""
    audit: str = ""
    """Id of an audit."""
    severity: str = ""
    """A severity."""
    tier: str = ""
    """A tier."""
    section: str = ""
    """First folder of a page's path, e.g. ``/blog/``."""
    genre: str = ""
    """Genre of the page's text."""
    owner: str = ""
    """Who takes care of it; `NOBODY` for nobody."""
    confidence: str = ""
    """One of `CONFIDENCES`."""
    page: str = ""
    """URL of a page."""
    subject: str = ""
    """What a finding is about, e.g. a template's part."""
    alike: str = ""
    """What findings of one cause have in common."""
    by: str = ""
    """``word`` for what spelling checks found, a row a word with its context; empty for the usual rows."""
    q: str = ""
    """Words that a row shows: of its message, its quote, its page or its office."""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filters:
        """Return the filters of an address; what it does not know, or has no such value, is left out."""
        # SQLite reads a pattern up to its first NUL, and would find everything.
        known: dict[str, str] = {
            field.name: query[field.name].replace("\0", "\ufffd")[:_LONGEST]
            for field in fields(cls)
            if query.get(field.name)
        }
        if "q" in known:
            known["q"] = known["q"].strip()
        allowed: dict[str, Any] = {
            "state": STATES,
            "topic": {section.anchor for section in SECTIONS},
            "severity": set(Severity),
            "tier": set(Tier),
            "genre": set(Genre),
            "confidence": CONFIDENCES,
            "by": {"word"},
        }
        return cls(
            **{name: value for name, value in known.items() if name not in allowed or value in allowed[name]}
        )

    def query(self, **changed: str) -> str:
        """Return the address's query with some filters changed; the defaults are not written."""
        made = replace(self, **changed)
        values = {field.name: getattr(made, field.name) for field in fields(Filters)}
        return urlencode(
            {name: value for name, value in values.items() if value and value != _DEFAULTS[name]}
        )

    @property
    def chosen(self) -> dict[str, str]:
        """Return the filters that are set, the state left out."""
        values = {field.name: getattr(self, field.name) for field in fields(Filters) if field.name != "state"}
        return {name: value for name, value in values.items() if value}

    def statuses(self) -> tuple[str, ...]:
        """Return the statuses that the state means."""
        match self.state:
            case "new":
                return (FindingStatus.NEW, FindingStatus.REOPENED)
            case "decided":
                return tuple(sorted(DECIDED))
            case "closed":
                return tuple(sorted(CLOSED))
            case "all":
                return tuple(FindingStatus)
        return (FindingStatus.NEW, FindingStatus.OPEN, FindingStatus.REOPENED)

    def where(self, owner: str) -> tuple[str, list[object]]:
        """Return SQL and values that choose the findings ``f``, the state left out.

        ``owner`` is the column of the owner as of now; findings with the words of a search are in ``temp.sought``
        (`reports.app.search`).
        """
        parts: list[str] = []
        values: list[object] = []
        for name in ("audit", "severity", "tier", "section", "genre", "subject", "alike"):
            if value := getattr(self, name):
                parts.append(f"f.{name} = ?")
                values.append(value)
        if self.topic:
            categories = [one.value for one in AuditCategory if section_of(one).anchor == self.topic]
            parts.append(f"f.category IN ({', '.join('?' * len(categories))})")
            values += categories
        if self.by:
            parts.append(f"f.category = '{AuditCategory.SPELLING.value}'")
        if self.page:
            parts.append("f.url = ?")
            values.append(self.page)
        if self.owner:
            parts.append(f"{owner} IS NULL" if self.owner == NOBODY else f"{owner} = ?")
            values += [] if self.owner == NOBODY else [self.owner]
        if self.confidence:
            _, low, high = CONFIDENCES[self.confidence]
            parts.append("f.confidence >= ? AND f.confidence < ?")
            values += [low, high]
        if self.q:
            parts.append("f.line IN (SELECT line FROM temp.sought WHERE words = ?)")
            values.append(self.q)
        return " AND ".join(parts) or "1", values


_DEFAULTS = {field.name: field.default for field in fields(Filters)}
