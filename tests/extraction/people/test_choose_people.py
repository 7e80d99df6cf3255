"""Test the way from HTML to the people of an article."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.page.document import UnreadablePage, parse_text
from extraction.people.choose_people import choose_people
from extraction.people.read_people import read_people
from schemas.person import Person
from schemas.vocabulary import Role

BODY = "<p>" + "Most back pain gets better within a few weeks with heat, movement and patience. " * 4 + "</p>"


def people(top: str = "", end: str = "", head: str = "", site: str = "Example Clinic") -> list[Person]:
    page = (
        f'<html lang="en"><head><title>When back pain needs a doctor</title>{head}</head><body><main><article>'
        f"<h1>When back pain needs a doctor</h1>{top}{BODY}{end}</article></main>"
        '<aside class="widget"><p>By Sidney Sidebar</p></aside>'
        '<ol class="comment-list"><li>Posted by Walt Comment</li></ol>'
    )
    found = read_people(parse_text(page, "https://clinic.example/a/"), None)
    return [candidate.person for candidate in choose_people(found, site_names=[site])]


def pairs(found: list[Person]) -> list[tuple[str, Role]]:
    return [(person.name, person.role) for person in found]


def test_the_seed_line() -> None:
    """The one who updated the page has name, credential and organisation; the page has no author."""
    line = "Page Updated on Dec 12, 2022 by Dr. Freeman (Pain Management Specialist) of Redefine Healthcare"
    (person,) = people(end=f"<p>{line}</p>")
    assert (person.name, person.role) == ("Dr. Freeman", Role.UPDATED_BY)
    assert person.credentials == ["Pain Management Specialist"]
    assert person.organization == "Redefine Healthcare"


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("<p>By Jane Smith</p>", [("Jane Smith", Role.AUTHOR)]),
        ("<p>Written by Carly Sorenson, DO</p>", [("Carly Sorenson", Role.AUTHOR)]),
        ("<p>Posted by s w on September 9, 2013</p>", [("s w", Role.AUTHOR)]),
        ("<p>Writed by masterface</p>", [("masterface", Role.AUTHOR)]),
        ("<p>Posted by admin</p>", []),
        ("<p>By Example Clinic Team</p>", []),
        ('<p>By <a href="/author/x">View all</a></p>', []),
        ("<p>By jane@clinic.example</p>", []),
        ("<p>Von Willebrand Disease (VWD), Research</p>", []),
        ("<p>By following these steps you can ease the pain.</p>", []),
        (
            "<p>Author: Jane Smith | Medically reviewed by John Keats, MD</p>",
            [("Jane Smith", Role.AUTHOR), ("John Keats", Role.REVIEWER)],
        ),
        ("<p>By Jane Smith, RN and Al Keats, MD, FACC</p>", [("Jane Smith", Role.AUTHOR), ("Al Keats", Role.AUTHOR)]),
        ("<p>Medically reviewed by</p><p>Dr. Mital Patel, OD</p>", [("Dr. Mital Patel", Role.REVIEWER)]),
        ('<i class="entry-author"><a rel="author" href="/a/">Jane Smith</a></i>', [("Jane Smith", Role.AUTHOR)]),
        ("<p>Updated: 2026-02-01 · Prepared for review by Dr. Cheena Langer</p>", []),
        ("<div><b>Jane Smith</b> • <time datetime='2024-03-03'>Mar 3</time></div>", [("Jane Smith", Role.AUTHOR)]),
        ("<div><b>Harley Street</b> • <time datetime='2024-03-03'>Mar 3</time></div>", []),
        ("<p>Escrito por Ana López el 3 de mayo de 2021</p>", [("Ana López", Role.AUTHOR)]),
    ],
)  # fmt: skip
def test_bylines(top: str, expected: list[tuple[str, Role]]) -> None:
    """A byline names people with their roles; teams, logins of software, addresses and prose do not."""
    assert expected == pairs(people(top=top))


def test_a_doctor_whom_the_practice_is_named_after_is_a_person() -> None:
    """Structured data names the doctor as the business; the credentials say who it is."""
    line = "<p>Medically reviewed by Dr. Orlando Cedeno, DPM</p>"
    assert pairs(people(top=line, site="Dr. Orlando Cedeno, DPM")) == [("Dr. Orlando Cedeno", Role.REVIEWER)]


def json_ld(**properties: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(properties)}</script>'


def test_structured_person_with_reviewer() -> None:
    """JSON-LD resolves @id, keeps the reviewer apart, and gains the byline's credentials."""
    graph = [
        {
            "@type": "Article",
            "author": {"@id": "#jane"},
            "reviewedBy": {"@type": "Person", "name": "John Keats"},
        },
        {"@type": "Person", "@id": "#jane", "name": "Jane Smith", "url": "/team/jane/"},
    ]
    found = people(head=json_ld(**{"@graph": graph}), top="<p>By Jane Smith, DO</p>")
    assert pairs(found) == [("Jane Smith", Role.AUTHOR), ("John Keats", Role.REVIEWER)]
    assert (found[0].credentials, found[0].profile_url) == (["DO"], "https://clinic.example/team/jane/")


def test_a_login_loses_to_a_name() -> None:
    """A login in JSON-LD does not count where the page prints a person."""
    head = json_ld(**{"@type": "Article", "author": {"@type": "Person", "name": "masterface"}})
    assert pairs(people(head=head, top="<p>By Jane Smith</p>")) == [("Jane Smith", Role.AUTHOR)]
    assert people(head=head) == []


@pytest.mark.parametrize("name", ["Example Clinic", "Bright Smile"])
def test_the_site_is_nobody(name: str) -> None:
    """A site's own name is not an author, though software calls it a Person."""
    head = json_ld(**{"@type": "Article", "author": {"@type": "Person", "name": name}})
    assert people(head=head, site=name) == []


MARKUP = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<a rel=author>", "</a>", "<h1>", "By ", "Posted by ", "Author:"),
            *("Jane Smith", ", MD", " and ", "(", ")", "admin"),
        ]
    )
    | st.text(max_size=8),
    max_size=40,
)  # fmt: skip


@given(MARKUP)
def test_never_raises_and_never_invents(parts: list[str]) -> None:
    """No page raises an exception, and every raw name is in its evidence."""
    try:
        document = parse_text("<html><body>" + "".join(parts), "https://a.com/x/")
    except UnreadablePage:
        return
    for candidate in choose_people(read_people(document, None), site_names=[]):
        assert candidate.person.name
        assert candidate.evidence.raw
