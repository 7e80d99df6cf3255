"""A mismatch planted anywhere on a small site is found; a spelling planted there is not.

Each site has a home page, a contact page and posts with a footer; structured data on the home page and a map
link on the contact page. They walk through the real extractor: read, learn, finish, resolve, audit.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import quote_plus

import pytest

from extraction import extract_pages
from schemas.finding import Finding
from schemas.location import Location
from tests.audits.build import context, judge

CONTEXT = context()
START = "https://maplehill.example/"
AUDITS = {
    "conflicting-location",
    "phone-link-mismatch",
    "unattached-phone",
    "impossible-address",
}
"""Those that must be silent on a site without a fault."""


@dataclass(frozen=True)
class Says:
    """The office as one part of the site gives it."""

    street: str = "2500 Morris Ave."
    unit: str = "Suite 208"
    last: str = "Union, NJ"
    code: str = "07083"
    phone: str = "(908) 555-0142"
    href: str = "+19085550142"
    hours: str = "Mon–Fri: 8:30am – 5pm"
    schema_hours: str = "Mo-Fr 08:30-17:00"


PLACES = ("footer", "contact", "structured", "map")
RIGHT = Says()
PLANTED = {
    "suite": replace(RIGHT, unit="Suite 210"),
    "zip": replace(RIGHT, code="07038"),
    "phone": replace(RIGHT, phone="(908) 555-0124", href="+19085550124"),
    "hours": replace(RIGHT, hours="Mon–Fri: 8:30am – 6pm", schema_hours="Mo-Fr 08:30-18:00"),
}
WRONG_WORDS = {"suite": "210", "zip": "07038", "phone": "0124", "hours": "6 pm"}
"""Words that the finding must name."""
CELLS = [
    (part, place)
    for part in PLANTED
    for place in PLACES
    if not (place == "map" and part in ("phone", "hours"))
]
"""A map link holds no number and no hours."""

SPELLINGS: dict[str, Says] = {
    "avenue": replace(RIGHT, street="2500 Morris Avenue"),
    "ave without dot": replace(RIGHT, street="2500 Morris Ave"),
    "capitals": replace(RIGHT, street="2500 MORRIS AVE", last="UNION, NJ"),
    "two blanks": replace(RIGHT, street="2500  Morris  Ave."),
    "ste": replace(RIGHT, unit="Ste 208"),
    "ste with dot": replace(RIGHT, unit="Ste. 208"),
    "hash": replace(RIGHT, unit="#208"),
    "hash with blank": replace(RIGHT, unit="# 208"),
    "unit": replace(RIGHT, unit="Unit 208"),
    "suite with hash": replace(RIGHT, unit="Suite #208"),
    "suite in capitals": replace(RIGHT, unit="SUITE 208"),
    "floor and suite": replace(RIGHT, unit="2nd Floor, Suite 208"),
    "zip+4": replace(RIGHT, code="07083-1234"),
    "state in full": replace(RIGHT, last="Union, New Jersey"),
    "state with dots": replace(RIGHT, last="Union, N.J."),
    "no comma": replace(RIGHT, last="Union NJ"),
    "phone with dots": replace(RIGHT, phone="908.555.0142"),
    "phone with hyphens": replace(RIGHT, phone="908-555-0142"),
    "phone with blanks": replace(RIGHT, phone="908 555 0142"),
    "phone with country code": replace(RIGHT, phone="+1 908-555-0142"),
    "phone with 1": replace(RIGHT, phone="1-908-555-0142"),
    "phone in one": replace(RIGHT, phone="(908)555-0142"),
    "link without country code": replace(RIGHT, href="9085550142"),
    "link with hyphens": replace(RIGHT, href="+1-908-555-0142"),
    "link with dots": replace(RIGHT, href="908.555.0142"),
    "link with brackets": replace(RIGHT, href="(908)%20555-0142"),
    "hours in full": replace(RIGHT, hours="Monday to Friday: 8:30 a.m. to 5:00 p.m."),
    "hours in capitals": replace(RIGHT, hours="MON-FRI 8:30 AM - 5:00 PM"),
    "hours through": replace(RIGHT, hours="Monday through Friday 8:30am-5:00pm"),
    "hours day by day": replace(
        RIGHT,
        hours="Mon 8:30am–5pm<br>Tue 8:30am–5pm<br>Wed 8:30am–5pm<br>Thu 8:30am–5pm<br>Fri 8:30am–5pm",
        schema_hours="Mo,Tu,We,Th,Fr 08:30-17:00",
    ),
    "hours with a closed weekend": replace(
        RIGHT, hours="Mon–Fri: 8:30am – 5pm<br>Sat–Sun: Closed", schema_hours="Mo-Fr 8:30am-5pm"
    ),
    "hours with a break": replace(
        RIGHT, hours="Mon–Fri: 8:30am – 12pm<br>Mon–Fri: 1pm – 5pm", schema_hours="Mo-Fr 08:30-17:00"
    ),
}


def block(says: Says) -> str:
    """Return an office as a visitor reads it."""
    return (
        f'<div class="office"><h3>Union</h3><p>{says.street}<br>{says.unit}<br>{says.last} {says.code}</p>'
        f'<p>Phone: <a href="tel:{says.href}">{says.phone}</a></p><p>{says.hours}</p></div>'
    )


def structured(says: Says) -> str:
    """Return an office as JSON-LD."""
    city, _, region = says.last.replace(",", "").partition(" ")
    node = {
        "@context": "https://schema.org",
        "@type": "MedicalClinic",
        "name": "Maple Hill Clinic",
        "url": START,
        "telephone": says.phone,
        "openingHours": says.schema_hours,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": f"{says.street}, {says.unit}",
            "addressLocality": city,
            "addressRegion": region,
            "postalCode": says.code,
        },
    }
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def map_link(says: Says) -> str:
    """Return a link to a map."""
    text = " ".join((says.street, says.unit, says.last, says.code)).replace("#", "")
    return f'<p><a href="https://www.google.com/maps/search/?api=1&amp;query={quote_plus(text)}">Directions</a></p>'


def page(title: str, main: str, footer: str, head: str = "") -> bytes:
    """Return a page."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title} – Maple Hill Clinic</title>{head}</head><body>'
        f'<header><a href="/">Maple Hill Clinic</a></header><main>{main}</main><footer>{footer}</footer></body></html>'
    ).encode()


OTHER = Says("10 Parsonage Road", "Suite 3", "Edison, NJ", "08837", "(732) 555-0187", "+17325550187")


def site(places: dict[str, Says], posts: int, *, second: bool) -> list[Location]:
    """Return the offices of a site whose parts say this; ``second`` adds an office that is alike everywhere."""
    also = block(OTHER).replace("Union</h3>", "Edison</h3>") if second else ""
    footer = block(places["footer"]) + also
    contact = f"<h1>Contact</h1>{block(places['contact'])}{map_link(places['map'])}{also}"
    head = structured(places["structured"]) + (structured(OTHER) if second else "")
    text = "<h1>{}</h1><p>Rest and gentle stretching help most people with back pain within some weeks.</p>"
    pages = {
        "": page("Home", "<h1>Maple Hill Clinic</h1><p>We treat back pain.</p>", footer, head),
        "contact/": page("Contact", contact, footer),
        **{
            f"post-{n}/": page(f"Post {n}", text.format(f"How to rest, part {n}"), footer)
            for n in range(posts)
        },
    }
    rows = [(path, START + path, body, "text/html; charset=utf-8") for path, body in pages.items()]
    found = {location.location_id: location for _, _, own in extract_pages(rows) for location in own}
    return list(found.values())


@cache
def findings(part: Says, place: str, posts: int, second: bool) -> tuple[Finding, ...]:
    """Return the findings of the audits on a site of which one part says something else."""
    locations = site(dict.fromkeys(PLACES, RIGHT) | {place: part}, posts, second=second)
    result = judge(locations, CONTEXT)
    return tuple(finding for finding in result.findings if finding.audit in AUDITS)


@pytest.mark.parametrize("second", [False, True], ids=["one office", "two offices"])
@pytest.mark.parametrize("posts", [2, 8])
@pytest.mark.parametrize(("part", "place"), CELLS)
def test_a_planted_mismatch_is_found(part: str, place: str, posts: int, second: bool) -> None:
    """By a finding that names the planted words."""
    found = findings(PLANTED[part], place, posts, second)
    named = [f for f in found if f.audit == "conflicting-location"]
    words = [" ".join((f.message, f.evidence.quote, *f.suggestions)) for f in named]
    assert any(WRONG_WORDS[part] in text for text in words)


@pytest.mark.parametrize("second", [False, True], ids=["one office", "two offices"])
@pytest.mark.parametrize("posts", [2, 8])
@pytest.mark.parametrize(("part", "place"), CELLS)
def test_a_planted_mismatch_brings_no_other_finding(part: str, place: str, posts: int, second: bool) -> None:
    """One fault is one finding."""
    found = findings(PLANTED[part], place, posts, second)
    allowed = {"conflicting-location"} | ({"impossible-address"} if part == "zip" else set())
    assert allowed >= {finding.audit for finding in found}
    assert len([finding for finding in found if finding.audit == "conflicting-location"]) == 1


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", SPELLINGS)
def test_a_spelling_is_no_conflict(name: str, place: str) -> None:
    """Neither in one part of the site nor as a second office."""
    assert findings(SPELLINGS[name], place, 4, False) == ()


@pytest.mark.parametrize("part", ["phone", "href"])
@pytest.mark.parametrize("place", ["footer", "contact"])
def test_a_link_that_dials_another_number_is_found(part: str, place: str) -> None:
    """A slip in the text is found, and so is one in the link."""
    slip = {"phone": "(908) 555-0149", "href": "+19085550149"}[part]
    found = findings(replace(RIGHT, **{part: slip}), place, 4, False)
    assert any(f.audit == "phone-link-mismatch" and "0149" in f.message for f in found)
