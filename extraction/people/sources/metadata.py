"""Read people from metadata: JSON-LD, microdata and meta elements."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import Any

from extraction.page.document import Document
from extraction.page.main_entity import main_nodes
from extraction.page.structured_data import types_of
from extraction.people.candidate import PersonCandidate
from extraction.people.names.people_in_text import people_in_text
from schemas.vocabulary import Role, Source

_PROPERTIES = (
    ("author", Role.AUTHOR),
    ("creator", Role.AUTHOR),
    ("reviewedBy", Role.REVIEWER),
    ("editor", Role.EDITOR),
)
"""schema.org's properties; a creator counts only where no author is named."""
_META = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "twitter:data1",
)
_OF_SCHOLARS = ("citation_author", "citation_authors")
"""Highwire's elements, one for each author, which publishers write for Google Scholar: the whole list."""
_ORGANISATIONS = frozenset(
    (
        "organization",
        "educationalorganization",
        "collegeoruniversity",
        "governmentorganization",
        "researchorganization",
        "onlinebusiness",
        "hospital",
        "ngo",
        "project",
        "brand",
        "website",
        "medicalorganization",
        "newsmediaorganization",
        "localbusiness",
        "medicalbusiness",
        "medicalclinic",
        "dentist",
        "corporation",
    )
)


def people_in_metadata(document: Document) -> Iterator[PersonCandidate]:
    """Yield the people of the page's main entity, then of its meta elements."""
    for node, kind, _ in main_nodes(document):
        source = Source.JSON_LD if kind == "json_ld" else Source.MICRODATA
        done: set[Role] = set()
        for key, role in _PROPERTIES:
            if role in done:
                continue
            for value in _values(node.get(key)):
                for found in _person(document, value, role, source, f"$.{key}"):
                    done.add(role)
                    yield found
    meta = document.structured.meta
    for name in _OF_SCHOLARS:
        for value in meta.get(name, ())[:20]:
            for part in value.split(";"):
                yield from people_in_text(
                    unescape(part), Role.AUTHOR, Source.META, trust=2, selector=f"meta[{name}]"
                )
    for name in _META:
        if name == "twitter:data1" and meta.get("twitter:label1", ("",))[0].lower() not in (
            "written by",
            "author",
            "by",
        ):
            continue
        for value in meta.get(name, ())[:20]:
            yield from people_in_text(
                unescape(value), Role.AUTHOR, Source.META, trust=1, selector=f"meta[{name}]", login=True
            )


def _values(value: Any) -> list[Any]:
    if value is None:
        return []
    return value[:50] if isinstance(value, list) else [value]


def _person(
    document: Document, value: Any, role: Role, source: Source, selector: str
) -> Iterator[PersonCandidate]:
    node = document.structured.resolve(value)
    if isinstance(node, str):
        yield from people_in_text(unescape(node), role, source, trust=3, selector=selector, login=True)
        return
    if not isinstance(node, dict) or types_of(node) & _ORGANISATIONS:
        return
    name = node.get("name") or " ".join(str(node.get(k) or "") for k in ("givenName", "familyName"))
    if isinstance(name, list):
        name = name[0] if name else ""
    if not isinstance(name, str):
        return
    name = unescape(name)  # "Maria &amp; Katerina", as plug-ins copy it from a page
    suffix = node.get("honorificSuffix")
    if isinstance(suffix, str) and suffix.strip() and suffix.strip().lower() not in name.lower():
        name = f"{name}, {suffix.strip()}"
    prefix = node.get("honorificPrefix")
    if isinstance(prefix, str) and prefix.strip() and not name.lower().startswith(prefix.strip().lower()):
        name = f"{prefix.strip()} {name}"
    title = node.get("jobTitle")
    employer = document.structured.resolve(node.get("worksFor") or node.get("affiliation"))
    organisation = (
        employer.get("name")
        if isinstance(employer, dict)
        else employer
        if isinstance(employer, str)
        else None
    )
    address = node.get("url")
    for found in people_in_text(
        name, role, source, trust=3, selector=selector, login=True,
        organization=organisation if isinstance(organisation, str) else None,
        profile_url=document.absolute(address) if isinstance(address, str) else None,
    ):  # fmt: skip
        if (
            isinstance(title, str)
            and 2 < len(title.strip()) <= 80
            and title.strip() not in found.person.credentials
        ):
            extended = [*found.person.credentials, " ".join(title.split())]
            found = found.model_copy(
                update={"person": found.person.model_copy(update={"credentials": extended})}
            )
        yield found
