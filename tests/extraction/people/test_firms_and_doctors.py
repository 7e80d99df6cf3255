"""Read firms, posts and several doctors in bylines, and the names that no label marks."""

from __future__ import annotations

import pytest

from extraction.page.document import parse_text
from extraction.people.choose_people import choose_people
from extraction.people.read_people import read_people
from schemas.vocabulary import Role

BODY = "<p>Most back pain gets better within a few weeks.</p><p>Heat and gentle movement help more than bed rest.</p>"


def people(top: str = "", end: str = "", head: str = "") -> list[tuple[str, list[str], str | None]]:
    """Return the authors of a page with this byline or this end, with credentials and firm."""
    text = (
        f"<html><head><title>When back pain needs a doctor</title>{head}</head><body><article>"
        f"<h1>When back pain needs a doctor</h1>{top}{BODY}{end}</article></body></html>"
    )
    chosen = choose_people(
        read_people(parse_text(text, "https://clinic.example/a/"), None), site_names=["Harbor Clinic"]
    )
    return [
        (found.person.name, found.person.credentials, found.person.organization)
        for found in chosen
        if found.person.role is Role.AUTHOR
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Levi Parr, Harbor Clinic", [("Levi Parr", [], "Harbor Clinic")]),
        ("By Levi Parr for Harbor Clinic", [("Levi Parr", [], "Harbor Clinic")]),
        ("By Levi Parr, DDS, Harbor Clinic", [("Levi Parr", ["DDS"], "Harbor Clinic")]),
        (
            "By Amy Lin, PhD / Summit &amp; Bo Reed, MD / Summit",
            [("Amy Lin", ["PhD"], "Summit"), ("Bo Reed", ["MD"], "Summit")],
        ),
        ("By Drs. Lin &amp; Reed", [("Dr. Lin", [], None), ("Dr. Reed", [], None)]),
        (
            "By Drs. Lin, Reed, and Park",
            [("Dr. Lin", [], None), ("Dr. Reed", [], None), ("Dr. Park", [], None)],
        ),
        (
            "By Dr. Priya Shah, Associate Dentist specialising in family and cosmetic dentistry",
            [("Dr. Priya Shah", [], None)],
        ),
        (
            "By Justin Meserole, Trial Attorney at Morgan &amp; Morgan",
            [("Justin Meserole", ["Trial Attorney"], "Morgan & Morgan")],
        ),
        (
            "By Ben Johnson, Director of Operations, Atlas Van Lines",
            [("Ben Johnson", ["Director of Operations"], "Atlas Van Lines")],
        ),
        ("By Ada Roe and the Harbor Team", [("Ada Roe", [], None)]),
        ("By the Editor's Office", []),
        ("By Marsh &amp; Reed Podiatry", []),
        ("Von der Redaktion", []),
        ("執筆者：山田 太郎", [("山田 太郎", [], None)]),
        ("著者：さくら編集部", []),
        ("الكاتب: سارة خليل", [("سارة خليل", [], None)]),
        ("نویسنده: مریم احمدی", [("مریم احمدی", [], None)]),
        ("Автор: Ирина Петрова", [("Ирина Петрова", [], None)]),
        ("Автор: редакция", []),
    ],
)
def test_bylines(line: str, expected: list[tuple[str, list[str], str | None]]) -> None:
    """A firm, a post or a team in a byline is not a person, and makes none of its people one less."""
    assert people(f"<p class=byline>{line}</p>") == expected


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("<span id=author>Levi Parr for Harbor Clinic</span>", [("Levi Parr", [], "Harbor Clinic")]),
        ("<p class=by>Drs. Lin &amp; Reed</p>", [("Dr. Lin", [], None), ("Dr. Reed", [], None)]),
        ("<p>Dr. Farah Qureshi BDS | Reviewed by Prof. Neil Croft</p>", [("Dr. Farah Qureshi", ["BDS"], None)]),
        (
            "<p class=byline><span itemprop=author><span itemprop=name>Bettina Graff</span></span>, MD, FAAD</p>",
            [("Bettina Graff", ["MD", "FAAD"], None)],
        ),
        ("<p><a href='/profiles/ada-roe-3/'>Ada Roe</a>, <i>Summit University</i></p>", [("Ada Roe", [], None)]),
        ("<div class=credits><span>Author: Ada Roe</span></div>", [("Ada Roe", [], None)]),
        ("<p>Ada Roe</p><div><span>23.07.2025</span> · <span>6 min read</span></div>", [("Ada Roe", [], None)]),
        ("<div class=image-credit>By Ada Roe</div>", []),
        ("<a id=author-modal>Back Pain</a>", []),
        ("<p><a href='/team/'>Our Team</a></p>", []),
    ],
)  # fmt: skip
def test_names_by_the_headline(top: str, expected: list[tuple[str, list[str], str | None]]) -> None:
    """A title, degrees, a writer's address, an id or the date beside it make a name an author's."""
    assert people(top) == expected


@pytest.mark.parametrize(
    "end",
    [
        "<div class=author-box><h4>Ada Roe</h4><p>Associate Dentist who enjoys running and her two dogs</p></div>",
        "<p><a href='/author/ada/'>View all posts by Ada Roe →</a></p>",
        "<p>About the author: Ada Roe is a nurse at Summit Institute and has two dogs.</p>",
    ],
)
def test_names_at_the_end(end: str) -> None:
    """A box about the author names it without a heading, by a link to the other posts, or in a sentence."""
    assert [name for name, _, _ in people(end=end)] == ["Ada Roe"]


def test_metadata() -> None:
    """Entities in JSON-LD's names are resolved, and scholars' elements are the whole list."""
    author = '{"@type": "Article", "author": {"name": "Ada Roe &amp; Bo Reed"}}'
    script = f'<script type="application/ld+json">{author}</script>'
    assert [name for name, _, _ in people(head=script)] == ["Ada Roe", "Bo Reed"]
    meta = "<meta name=citation_author content='Ada Roe'><meta name=citation_author content='Bo Reed'>"
    assert [name for name, _, _ in people(top="<p class=author>Ada Roe</p>", head=meta)] == [
        "Ada Roe",
        "Bo Reed",
    ]
