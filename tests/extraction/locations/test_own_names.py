"""The clinic's own name is nobody else's, nor are a menu and what stands behind an address below that name."""

from __future__ import annotations

import pytest

from extraction.locations.site.resolve_offices import resolve_offices, select_offices
from extraction.locations.sources.fragment_lines import read_lines
from extraction.locations.sources.link_lists import is_link_list
from tests.extraction.locations.test_resolving import HOME, UNION, reading, streets

EDISON = "17 Main St, Edison, NJ 08837"
SOCIETIES = (
    '<p><a href="https://a.example/">General Spine Council</a> Registered | Member of the '
    '<a href="https://b.example/">Spine Association</a></p>'
)
MEMBER = "<p>Member of the American Spine Association</p>"
MENU = (
    '<ul><li><a href="/team/">Our doctors</a></li><li><a href="/insurance/">Insurance</a></li>'
    '<li><a href="/privacy/">Privacy</a></li></ul>'
)


@pytest.mark.parametrize(
    "footer",
    [
        pytest.param(f"<p>© Hill Clinic | X-ray</p><p>{EDISON}</p>{SOCIETIES}", id="copyright and societies"),
        pytest.param(f"<p>© 2026 Hill Clinic</p><p>{EDISON}</p>{MEMBER}", id="copyright and a society"),
        pytest.param(
            f"<p>(c) Hill Foundation</p><p>{EDISON}</p>", id="its copyright line has another's word"
        ),
        pytest.param(f"<p>Hill Clinic</p><p>{EDISON}</p>{MEMBER}", id="its name"),
        pytest.param(f"<p>{EDISON}</p>{SOCIETIES}", id="a line of links behind"),
        pytest.param(f"{MENU}<p>{EDISON}</p>", id="a menu before"),
        pytest.param(
            f'<p><a href="/a/">About</a> <a href="/i/">Insurance</a></p><p>{EDISON}</p>', id="links before"
        ),
    ],
)
def test_the_clinics_own_address_is_its_office(footer: str) -> None:
    """In the frame of all pages, beside its name, its memberships and its menu."""
    pages = [reading(f"post-{n}/", f"<p>Text {n}</p><footer>{footer}</footer>") for n in range(12)]
    found = select_offices(pages, HOME, {})
    assert ([office.address.street for office in found.offices], found.others) == (["17 Main St"], [])


@pytest.mark.parametrize(
    ("footer", "words"),
    [
        pytest.param(
            f"<p>© Hill Clinic</p><p>Web design by Acme</p><p>{EDISON}</p>",
            "Web design by Acme",
            id="a maker",
        ),
        pytest.param(
            f"<h2>Hill Clinic</h2><h3>Hospital privileges</h3><p>{EDISON}</p>",
            "Hospital privileges",
            id="below its name",
        ),
        pytest.param(f"<p>© Mercy Hospital</p><p>{EDISON}</p>", "© Mercy Hospital", id="another's copyright"),
        pytest.param(
            f'<p><a href="https://m.example/">Mercy Hospital</a><br><a href="https://map.example/">{EDISON}</a></p>',
            "Mercy Hospital",
            id="a linked name",
        ),
        pytest.param(
            f"<p>{EDISON}</p><p>Registered office of Acme</p>", "Registered office of Acme", id="behind"
        ),
    ],
)
def test_anothers_address_is_not(footer: str, words: str) -> None:
    """The reason quotes the words that decided."""
    pages = [reading(f"post-{n}/", f"<p>Text {n}</p><footer>{footer}</footer>") for n in range(12)]
    (other,) = select_offices([*pages, reading("contact/", f"<p>{UNION}</p>")], HOME, {}).others
    assert (other.why, other.address_raw) == ("anothers_name", EDISON)
    assert words in other.reason


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p><a href="/a/">About</a> | <a href="/b/">Blog</a> | Fees</p>', True),
        ('<p><a href="/a/">About</a> <a href="/b/">Blog</a></p>', True),
        ('<p>See <a href="/a/">Mercy</a> and <a href="/b/">Union</a></p>', False),
        ('<p><a href="/a/">Mercy Hospital</a></p><p>At the park</p>', False),
        ('<p><a href="tel:1">1</a> | <a href="mailto:a@b.example">a@b.example</a></p>', False),
        ("<p>© Hill Clinic | Terms | Fees</p>", False),
        ('<ul><li><a href="/a/">About</a></li><li><a href="/b/"><b>Blog</b></a></li></ul>', False),
        (MENU, True),
    ],
)
def test_lists_of_links(html: str, expected: bool) -> None:
    """Several links that are all of a line or that signs part, and three lines of one link each."""
    assert is_link_list(read_lines(html), 0) is expected


def test_a_contact_pages_own_wording_is_the_offices() -> None:
    """Not that of the footer, which its page and all others show too; the two are one office."""
    body = "<p>4 Ransomes Dock<br>35 Parkgate Road<br>London SW11 4NP</p>"
    footer = "<p>4 Ransomes Dock, 35-37 Parkgate Road, London SW11 4NP</p>"
    pages = [reading(f"post-{n}/", f"<p>Text {n}</p><footer>{footer}</footer>") for n in range(12)]
    contact = reading("contact/", f"<h1>Contact</h1>{body}<h2>Where</h2>{footer}")
    (office,) = resolve_offices([contact, *pages], HOME, {})
    assert office.address.street == "4 Ransomes Dock, 35 Parkgate Road"
    assert len({seen.url for seen in office.seen_on}) == 13


def test_a_page_under_the_contact_page_gives_the_office_no_numbers() -> None:
    """Insurers' numbers on the page of fees are not the clinic's because the footer's address is behind them."""
    footer = f"<p>{EDISON}</p><p>Tel: 908-555-0108</p>"
    pages = [reading(f"post-{n}/", f"<p>Text {n}</p><footer>{footer}</footer>") for n in range(12)]
    numbers = "<p>Acme: 800-555-0142</p><p>Zenith: 800-555-0177</p>"
    for path, expected in (("contact/fees/", 1), ("contact/index.html", 3), ("contact/", 3)):
        fees = reading(path, f"<div>{numbers}{footer}</div>", "Hill Clinic")
        (office,) = resolve_offices([*pages, fees], HOME, {})
        assert len(office.phones) == expected, path
    assert streets([office]) == ["17 Main St"]


def test_anothers_name_above_the_template_labels_no_office() -> None:
    """The last insurer of a page of fees is above the footer, and is not the office's name."""
    pages = [reading(f"post-{n}/", f"<p>Text {n}</p><footer><p>{EDISON}</p></footer>") for n in range(12)]
    for heading in ("Western Insurance Association", "Getting to us by car"):
        fees = reading("fees/", f"<div><h2>{heading}</h2><p>{EDISON}</p></div>")
        (office,) = resolve_offices([*pages, fees], HOME, {})
        assert office.label is None
