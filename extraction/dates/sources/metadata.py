"""Read dates from a page's metadata: JSON-LD, microdata and meta elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extraction.dates.candidate import DateCandidate
from extraction.dates.parsing.instant import Instant, read_instant
from extraction.dates.parsing.written import find_written
from extraction.page.document import Document
from extraction.page.main_entity import main_nodes
from schemas.vocabulary import DateRole, Region, Source

_PROPERTIES = (
    ("datePublished", DateRole.PUBLISHED),
    ("dateModified", DateRole.MODIFIED),
    ("lastReviewed", DateRole.REVIEWED),
    ("dateCreated", DateRole.UNKNOWN),
    ("uploadDate", DateRole.UNKNOWN),
)
"""schema.org's properties. A creation is not a publication: dateCreated is kept and never chosen."""

_META: tuple[tuple[str, DateRole, int], ...] = (
    ("article:published_time", DateRole.PUBLISHED, 72),
    ("og:article:published_time", DateRole.PUBLISHED, 71),
    ("og:published_time", DateRole.PUBLISHED, 71),
    ("datepublished", DateRole.PUBLISHED, 70),
    ("citation_online_date", DateRole.PUBLISHED, 69),
    ("citation_publication_date", DateRole.PUBLISHED, 68),
    ("citation_date", DateRole.PUBLISHED, 68),
    ("dcterms.issued", DateRole.PUBLISHED, 68),
    ("dc.date.issued", DateRole.PUBLISHED, 68),
    ("dcterms.created", DateRole.PUBLISHED, 64),
    ("dc.date.created", DateRole.PUBLISHED, 64),
    ("parsely-pub-date", DateRole.PUBLISHED, 68),
    ("sailthru.date", DateRole.PUBLISHED, 66),
    ("publish-date", DateRole.PUBLISHED, 67),
    ("publish_date", DateRole.PUBLISHED, 67),
    ("pubdate", DateRole.PUBLISHED, 67),
    ("publication_date", DateRole.PUBLISHED, 67),
    ("published_time", DateRole.PUBLISHED, 67),
    ("article.published", DateRole.PUBLISHED, 67),
    ("article:published", DateRole.PUBLISHED, 67),
    ("cxenseparse:recs:publishtime", DateRole.PUBLISHED, 66),
    ("dc.date", DateRole.PUBLISHED, 62),
    ("dcterms.date", DateRole.PUBLISHED, 62),
    ("date", DateRole.PUBLISHED, 61),
    ("article:modified_time", DateRole.MODIFIED, 72),
    ("og:article:modified_time", DateRole.MODIFIED, 71),
    ("og:updated_time", DateRole.MODIFIED, 66),
    ("datemodified", DateRole.MODIFIED, 70),
    ("dcterms.modified", DateRole.MODIFIED, 68),
    ("dc.date.modified", DateRole.MODIFIED, 68),
    ("last-modified", DateRole.MODIFIED, 64),
    ("lastmod", DateRole.MODIFIED, 64),
    ("last-updated", DateRole.MODIFIED, 64),
    ("modified_time", DateRole.MODIFIED, 66),
    ("revised", DateRole.MODIFIED, 62),
    ("lastreviewed", DateRole.REVIEWED, 70),
    ("dc.date.reviewed", DateRole.REVIEWED, 68),
    ("dcterms.reviewed", DateRole.REVIEWED, 68),
    ("last-reviewed", DateRole.REVIEWED, 66),
    ("review_date", DateRole.REVIEWED, 64),
    ("dc.date.reviewdue", DateRole.NEXT_REVIEW_DUE, 66),
    ("dc.date.review", DateRole.UNKNOWN, 0),
    ("dcterms.valid", DateRole.UNKNOWN, 0),
    ("expires", DateRole.UNKNOWN, 0),
)
"""Names of meta elements, their role and trust: OpenGraph's article vocabulary, Dublin Core, Highwire tags and the
names that publishing software made up; the vaguer the name, the lower."""

_NAMED: tuple[tuple[DateRole, re.Pattern[str]], ...] = (
    (DateRole.NEXT_REVIEW_DUE, re.compile(r"next[-_.: ]?review|review[-_.: ]?due")),  # next_review
    (
        DateRole.REVIEWED,  # last_reviewed_on
        re.compile(
            r"(?:last|medical\w*)[-_.: ]?review\w*|review\w*[-_.: ]?(?:date|time|on)$|(?:^|[-_.: ])reviewed$"
        ),
    ),
    (
        DateRole.MODIFIED,  # lastUpdate
        re.compile(
            r"(?:modif|updat|revis)\w*[-_.: ]?(?:date|time|on|at)$|(?:date|last)[-_.: ]?(?:modif|updat)"
            r"|(?:^|[-_.: ])(?:modified|updated|revised|lastmod)$"
        ),
    ),
    (
        DateRole.PUBLISHED,  # w-published-date
        re.compile(
            r"(?:publi[sc]|posted|issued)\w*[-_.: ]?(?:date|time|on|at)$|date[-_.: ]?(?:publi[sc]|posted|issued)"
            r"|(?:^|[-_.: ])(?:published|posted|publishdate|publication)$"
        ),
    ),
)
"""Other names that publishing software gives its dates; each matches the example behind it."""
_MAX_NAME = 100
"""Characters of a name; the patterns look on from each of its words."""
_NAMED_TRUST = 58
"""Rank of a meta element that is only understood by its name: below a labelled text."""


def dates_in_metadata(document: Document, *, day_first: bool) -> Iterator[DateCandidate]:
    """Yield the dates of structured data and meta elements, in the order of trust of their kinds."""
    yield from _structured(document, day_first)
    meta = document.structured.meta
    known = {name for name, _, _ in _META}
    others = [
        (name, role, _NAMED_TRUST)
        for name in meta
        if name not in known and len(name) <= _MAX_NAME
        for role, pattern in _NAMED
        if pattern.search(name)
    ]
    for name, role, trust in (*_META, *others):
        for value in meta.get(name, ())[:3]:
            instant = read_machine(value, day_first)
            if instant is not None:
                yield _stated(role, instant, value.strip(), Source.META, f"meta[{name}]", trust)


def read_machine(value: Any, day_first: bool) -> Instant | None:
    """Return the date of a property's value: ISO or RFC as it should be, or written as some software does."""
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip() or len(value) > 100:
        return None
    instant = read_instant(value)
    if instant is not None:
        return instant
    written = next(find_written(" ".join(value.split()), day_first=day_first), None)
    return None if written is None or written.ambiguous else written.instant


def _structured(document: Document, day_first: bool) -> Iterator[DateCandidate]:
    own: set[int] = set()
    for node, kind, rank in main_nodes(document):
        own.add(id(node))
        source = Source.JSON_LD if kind == "json_ld" else Source.MICRODATA
        trust = {(Source.JSON_LD, 2): 90, (Source.JSON_LD, 1): 86, (Source.MICRODATA, 2): 80}.get(
            (source, rank), 76
        )
        yield from _of_node(node, source, trust, day_first)
    for node in document.structured.nodes:
        if id(node) not in own:
            for found in _of_node(node, Source.JSON_LD, 0, day_first):
                yield found.model_copy(update={"role": DateRole.UNKNOWN, "in_article": False})


def _of_node(node: Any, source: Source, trust: int, day_first: bool) -> Iterator[DateCandidate]:
    kind = node.get("@type")
    name = kind if isinstance(kind, str) else next(iter(kind), "") if isinstance(kind, list) else ""
    for key, role in _PROPERTIES:
        value = node.get(key)
        instant = read_machine(value, day_first) if value else None
        if instant is not None:
            own = 0 if role is DateRole.UNKNOWN else trust
            yield _stated(role, instant, str(value), source, f"$.{name}.{key}", own)


def _stated(
    role: DateRole, instant: Instant, raw: str, source: Source, selector: str, trust: int
) -> DateCandidate:
    return DateCandidate(
        role=role,
        value=instant.value,
        precision=instant.precision,
        raw=raw[:200],
        source=source,
        selector=selector,
        region=Region.HEAD,
        in_article=True,
        trust=trust,
    )
