"""The day of a move or a bulk edit is told from days that pages have of their own."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from extraction.dates.choice.choose_dates import ChosenDates, choose_dates
from extraction.dates.learn_dates import learn_dates
from extraction.dates.read_dates import read_dates
from extraction.kinds.page_kind import DecidedKind
from extraction.page.document import parse_text
from extraction.page_reading import PageReading, Reference
from schemas.vocabulary import DateRole, PageKind, Source

FETCHED = {"date": "Fri, 20 Mar 2026 15:00:00 GMT"}
STAMP = "2021-11-18"


def reading(number: int, modified: str | None, published: str | None = None) -> PageReading:
    """Return a page whose hidden data name these days."""
    name = f"Back pain {number}"
    metas = "".join(
        f'<meta property="article:{key}_time" content="{value}">'
        for key, value in (("published", published), ("modified", modified))
        if value
    )
    page = (
        f"<html><head><title>{name}</title>{metas}</head><body><article><h1>{name}</h1><p>Rest.</p></article>"
    )
    url = f"https://a.com/{number}/"
    return PageReading(url=url, dates=read_dates(parse_text(page, url, FETCHED), None))


def articles(site: list[PageReading]) -> dict[str, DecidedKind]:
    """Return the kinds of a site that is a blog and nothing more."""
    return {page.url: DecidedKind(PageKind.ARTICLE, 1.0) for page in site}


def chosen(page: PageReading, site: list[PageReading]) -> ChosenDates:
    """Return a page's dates as the site's facts decide them."""
    return choose_dates(page.dates, learn_dates(site, articles(site)), [])


def is_stamped(site: list[PageReading]) -> bool:
    """Return whether the first page's update is taken for a stamp."""
    return any(seen.stamp for seen in chosen(site[0], site).observations)


def year(number: int) -> str:
    """Return a different day of publication for each page, all long ago."""
    return (datetime.date(2011, 6, 10) + datetime.timedelta(days=100 * number)).isoformat()


def at(seconds: int) -> str:
    """Return the stamp's day with a time."""
    return f"{STAMP}T04:{seconds // 60:02d}:{seconds % 60:02d}+00:00"


def test_old_pages_updated_within_minutes_were_stamped() -> None:
    """The day stays what the page states; the observation says what it is worth."""
    site = [reading(n, at(20 * n), year(n)) for n in range(12)]
    dates = chosen(site[0], site)
    assert dates.modified is not None
    assert dates.modified.value[:10] == STAMP
    assert [seen.stamp for seen in dates.observations if seen.role is DateRole.MODIFIED] == [True]
    assert [seen.own for seen in dates.observations] == [True, True]


def test_days_without_times_need_old_pages() -> None:
    """Twelve pages of twelve years with one update's day."""
    assert is_stamped([reading(n, STAMP, year(n)) for n in range(12)])


def test_pages_without_a_publication_need_times() -> None:
    """Most of the site's pages within minutes; without times they may be one day's work."""
    assert is_stamped([reading(n, at(20 * n)) for n in range(12)])
    assert not is_stamped([reading(n, STAMP) for n in range(12)])


@pytest.mark.parametrize(
    "page",
    [
        lambda n: reading(n, f"{STAMP}T{4 + n:02d}:00:00+00:00", year(n)),
        lambda n: reading(n, STAMP, "2021-10-01"),
        lambda n: reading(n, STAMP, "2011-06-10"),
        lambda n: reading(n, year(n + 30), year(n)),
    ],
    ids=["an hour each", "a new site", "imported together", "days of their own"],
)
def test_what_can_be_work_or_a_new_site_is_no_stamp(page: Callable[[int], PageReading]) -> None:
    """A date is disbelieved on strong evidence alone."""
    assert not is_stamped([page(n) for n in range(12)])


def test_a_few_pages_are_no_bulk() -> None:
    """Nine can be an afternoon's work."""
    assert not is_stamped([reading(n, STAMP, year(n)) for n in range(9)])


def test_the_order_of_the_pages_does_not_matter() -> None:
    """Facts of a site are the same in any order."""
    site = [reading(n, at(20 * n), year(n)) for n in range(12)]
    assert learn_dates(site, {}).stamps == learn_dates(site[::-1], {}).stamps == [f"hidden modified {STAMP}"]


def test_a_day_that_all_pages_of_a_site_state_is_its_templates() -> None:
    """Pages that are no articles have it, too: it is chosen for none, and its observations are stamps."""
    site = [reading(n, STAMP) for n in range(5)]
    dates = choose_dates(site[0].dates, learn_dates(site, {}), [])
    assert dates.modified is None
    assert [(seen.own, seen.stamp) for seen in dates.observations] == [(False, True)]


def test_a_feed_that_gives_one_day_to_all_names_its_build() -> None:
    """The day dates no page, and is kept as a stamp; days of their own do."""
    same = [reference(n, "2026-03-18") for n in range(6)]
    others = [reference(n, f"2026-03-{n + 1:02d}") for n in range(6)]
    feeds = [
        PageReading(url="https://a.com/feed/", dates=[], references=references)
        for references in (same, others)
    ]
    built, lived = (choose_dates([], learn_dates([feed], {}), feed.references[:1]) for feed in feeds)
    assert built.published is None
    assert [(seen.own, seen.stamp) for seen in built.observations] == [(False, True)]
    assert lived.published is not None


def reference(number: int, published: str) -> Reference:
    """Return a feed's entry."""
    return Reference(
        url=f"https://a.com/{number}/",
        source=Source.FEED,
        published=published,
        raw=published,
        selector="feed",
    )
