"""Test names, credentials and lists of people."""

from __future__ import annotations

import pytest

from extraction.people.names.credentials import split_credentials
from extraction.people.names.name import has_given_name, is_login, is_name, same_person
from extraction.people.names.split_people import split_people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Carly Sorenson, DO", ("Carly Sorenson", ["DO"], None)),
        ("James Fabozzi, D.D.S.", ("James Fabozzi", ["D.D.S."], None)),
        ("Holly Wilgus, E-RYT 200", ("Holly Wilgus", ["E-RYT 200"], None)),
        ("Michael Greger, M.D. FACLM", ("Michael Greger", ["M.D.", "FACLM"], None)),
        (
            "Dr. Freeman (Pain Management Specialist) of Redefine Healthcare",
            ("Dr. Freeman", ["Pain Management Specialist"], "Redefine Healthcare"),
        ),
        ("Jane Smith MD", ("Jane Smith", ["MD"], None)),
        ("Yo-Yo Ma", ("Yo-Yo Ma", [], None)),
    ],
)  # fmt: skip
def test_credentials(text: str, expected: tuple[str, list[str], str | None]) -> None:
    """Degrees and specialties leave the name; a surname that looks like one stays."""
    name, credentials, organisation = split_credentials(text)
    assert expected == (name, credentials, organisation)


@pytest.mark.parametrize(
    "text", ["Jane Smith", "Jean-Luc Aufranc", "Dr. O'Brien", "Amanda", "Marna van der Merwe"]
)
def test_names(text: str) -> None:
    """People's names of several shapes are names."""
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "admin",
        "Everfit Team",
        "View all posts",
        "Redefine Healthcare",
        "s w",
        "jane@x.com",
        "MD",
        "By",
        "Dr.",
    ],
)
def test_no_names(text: str) -> None:
    """Logins, teams, links, organisations and bare titles are not names."""
    assert not is_name(text)


def test_logins() -> None:
    """A login may be a user's, as a page prints it in its byline, but not software's own account."""
    assert [is_login(t) for t in ("masterface", "s w", "admin", "webmaster")] == [True, True, False, False]


def test_same_person() -> None:
    """Titles and middle initials do not make another person; another surname does."""
    assert same_person("Dr. Eric D. Freeman", "Eric Freeman")
    assert not same_person("Eric Freeman", "Erica Freeman")


def test_several_people() -> None:
    """A comma separates people only where no credential follows."""
    assert split_people("Jane Smith, RN and John Doe, MD, FACC") == ["Jane Smith, RN", "John Doe, MD, FACC"]
    assert split_people("Jennifer Huberty, Jeni Green") == ["Jennifer Huberty", "Jeni Green"]


def test_doctors_are_a_title_before_two_names_only() -> None:
    """An organisation may be called so too."""
    assert split_people("Doctors Lin and Reed") == ["Dr. Lin", "Dr. Reed"]
    for organisation in ("Doctors Without Borders", "Doctors Hospital of Augusta"):
        assert split_people(organisation) == [organisation]
    assert split_people("Doctors Without Borders and Ann Roe") == ["Doctors Without Borders", "Ann Roe"]


def test_a_firm_of_two_names_is_whole_before_another_person() -> None:
    """The sign between its names separates no people."""
    assert split_people("A. Lin, MD, for Harbor & Sons and Ann Roe") == [
        "A. Lin, MD, for Harbor & Sons",
        "Ann Roe",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Myles Katherine", True),
        ("André Moreau", True),
        ("Rick Steves", True),
        ("Harley Street", False),
        ("Willow Creek", False),
        ("Savannah Park", False),
        ("Dallas Morning", False),
    ],
)
def test_given_names(text: str, expected: bool) -> None:
    """A rarer given name shows a person, with accents too; before a place's noun, or as a word, it does not."""
    assert has_given_name(text) is expected
