"""Test that a trap's references are bounded and a site's are not."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.page_links import MAX_LINKS, LinkFinder, PageLinks
from crawler.references import NEW_A_PAGE, NEW_BEYOND
from schemas.page_note import PageNote, PageNoteName

SITE = "https://clinic.example"
CUT = PageNote(PageNoteName.LINKS_CUT)


def find(finder: LinkFinder, hrefs: Sequence[str], at: str = f"{SITE}/list/") -> PageLinks:
    return finder.find("".join(f'<a href="{href}">x</a>' for href in hrefs).encode(), at)


def lists(pages: int, links: int, form: str = "/{}/{}/") -> list[list[str]]:
    return [[form.format(page, link) for link in range(links)] for page in range(pages)]


def test_a_few_long_lists_are_read_whole() -> None:
    """A site's lists of all doctors and all articles lose no link."""
    finder = LinkFinder()
    for hrefs in lists(pages=7, links=3_000):
        found = find(finder, hrefs)
        assert (len(found.links), found.notes) == (3_000, ())


def test_a_trap_of_long_lists_is_cut_and_says_so() -> None:
    """Once the site has had its share, each page gives its first new references, with a note."""
    for form in ("/{}/{}/", "w{}/{}/"):
        finder = LinkFinder()
        found = [find(finder, hrefs, f"{SITE}/list/") for hrefs in lists(pages=40, links=3_000, form=form)]
        assert (len(found[-1].links), found[-1].notes) == (NEW_A_PAGE, (CUT,))
        assert sum(len(page.links) for page in found) == 40 * NEW_A_PAGE + NEW_BEYOND


def test_a_long_menu_costs_a_site_nothing() -> None:
    """References that earlier pages had are not new, on either of two hosts, written from the root or not."""
    menu = [f"/menu/{number}/" for number in range(900)] + [f"about-{number}.html" for number in range(900)]
    finder = LinkFinder()
    for number in range(100):
        host = ("https://clinic.example", "https://doctors.clinic.example")[number % 2]
        found = find(finder, [*menu, f"/post-{number}/"], f"{host}/page-{number}.html")
        assert (len(found.links), found.notes) == (1_801, ())


def test_a_page_that_is_cut_loses_neither_its_footer_nor_its_wishes() -> None:
    """What earlier pages had is found behind the cut, written from the root or not, and so is a wish of the page."""
    finder = LinkFinder()
    footer = '<a href="/contact/">x</a><a href="../hours/">x</a><meta name="robots" content="noindex">'
    for hrefs in lists(pages=40, links=1_000):
        menu = "".join(f'<a href="{href}">x</a>' for href in hrefs)
        found = finder.find((menu + footer).encode(), f"{SITE}/list/{hrefs[0][1:-1].split('/')[0]}.html")
    assert found.notes == (PageNote(PageNoteName.NOINDEX), CUT)
    assert len(found.links) == NEW_A_PAGE + 2
    assert [url for url, _ in found.links[-2:]] == [f"{SITE}/contact/", f"{SITE}/hours/"]


def test_a_page_of_too_many_links_is_read_to_its_end() -> None:
    """The footer that the page before had follows the first five thousand links."""
    finder = LinkFinder()
    find(finder, ["/contact/"])
    found = find(finder, [*lists(pages=1, links=MAX_LINKS + 9)[0], "/contact/"])
    assert len(found.links) == MAX_LINKS + 1
    assert found.links[-1][0] == f"{SITE}/contact/"
    assert found.notes == (CUT,)
