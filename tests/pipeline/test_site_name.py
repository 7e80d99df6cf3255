"""The clinic's name is whole, without the pieces of a title, and not guessed."""

from __future__ import annotations

import pytest

from pipeline.site_name import NamingPage, site_name

HOST = "www.harborkneeclinic.example"
OG = "og:site_name"
TITLES = "the titles of several pages"
TITLE = "the start page's title"


def page(title: str | None, *stated: str) -> NamingPage:
    return NamingPage(stated=tuple((name, OG) for name in stated), title=title)


@pytest.mark.parametrize(
    ("pages", "name"),
    [
        ([page("Home | Harbor", "Harbor Knee Clinic")], ("Harbor Knee Clinic", OG)),
        ([page("Home", "Harbor Knee &amp; Hip Clinic")], ("Harbor Knee & Hip Clinic", OG)),
        ([page("Home", "Home", "Harbor Knee Clinic")], ("Harbor Knee Clinic", OG)),
        ([page("Home", "harborkneeclinic.example", "Harbor Knee Clinic")], ("Harbor Knee Clinic", OG)),
        ([page("x", "Top Doctors in Leeds | Harbor Knee Clinic")], ("Harbor Knee Clinic", OG)),
        ([page("x", "Harbor Knee Clini…", "Harbor Knee Clinic")], ("Harbor Knee Clinic", OG)),
        ([page("Harbor Knee Clinic | Leeds", "Harbor Knee Cli")], ("Harbor Knee Clinic", OG)),
        ([page("Welcome to Harbor Knee Clinic")], ("Harbor Knee Clinic", TITLE)),
        ([page("Best Surgeons – Harbor Knee Clinic – Leeds")], ("Harbor Knee Clinic", TITLE)),
        ([page("Dr. Ann Smith-Jones")], ("Dr. Ann Smith-Jones", TITLE)),
        ([page("Joints | Seaside Care"), page("Contact | Seaside Care")], ("Seaside Care", TITLES)),
        ([page("Joints | Seaside Care Group"), *[page(f"{n} | Seaside Care") for n in "ab"]],
         ("Seaside Care Group", TITLES)),
        ([page("A | Seaside Care | La Jolla, CA"), page("B | Seaside Care | La Jolla, CA")], ("Seaside Care", TITLES)),
        ([page("Joints – Hips – Knees")], None),
        ([page("Home")], None),
        ([page("Harbor Knee Cli…")], None),
        ([page("x" * 200)], None),
        ([page(None)], None),
        ([page("")], None),
        ([], None),
    ],
)  # fmt: skip
def test_the_name(pages: list[NamingPage], name: tuple[str, str] | None) -> None:
    """Stated before titles; a piece that titles share or the host is made of; else none."""
    assert site_name(pages, HOST) == name
