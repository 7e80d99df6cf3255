"""Learn a whole site's habits of dating."""

from __future__ import annotations

from extraction.dates.choice.choose_dates import choose_dates
from extraction.dates.date_facts import DateFacts
from extraction.dates.learn_dates import learn_dates
from extraction.dates.read_dates import read_dates
from extraction.page.document import parse_text
from extraction.page_reading import PageReading

FETCHED = {"date": "Fri, 20 Mar 2026 15:00:00 GMT"}


def reading(number: int, line: str) -> PageReading:
    name = f"Back pain {number}"
    page = f"<html><head><title>{name}</title></head><body><article><h1>{name}</h1>{line}</article>"
    url = f"https://a.com/{number}/"
    return PageReading(url=url, dates=read_dates(parse_text(page, url, FETCHED), None))


def test_unambiguous_dates_decide_the_others() -> None:
    """A site that writes 25/12/2021 means February by 8/2/2021, whatever its language says."""
    readings = [reading(1, "<p>Posted 25/12/2021</p>"), reading(2, "<p>Posted 8/2/2021</p>")]
    facts = learn_dates(readings, {})
    assert (facts.day_first, facts.day_first_dates, facts.month_first_dates) == (True, 1, 0)
    published = choose_dates(readings[1].dates, facts, []).published
    assert published is not None
    assert published.value == "2021-02-08"


def test_contradicting_dates_decide_nothing() -> None:
    """One date each way leaves the order open."""
    facts = learn_dates([reading(1, "<p>Posted 25/12/2021</p>"), reading(2, "<p>Posted 12/25/2021</p>")], {})
    assert facts.day_first is None


def test_the_day_of_the_fetch_on_most_pages_is_a_clock() -> None:
    """ "Last updated" today on every page is automatic; the one page updated today is not."""
    clock = [reading(n, '<p class="u">Last updated March 20, 2026</p>') for n in range(3)]
    assert choose_dates(clock[0].dates, learn_dates(clock, {}), []).modified is None
    assert choose_dates(clock[0].dates, learn_dates(clock[:1], {}), []).modified is not None


def test_facts_survive_json() -> None:
    """The facts are stored between the two passes."""
    facts = learn_dates([reading(1, "<p>Posted 25/12/2021</p>")], {})
    assert facts == DateFacts.model_validate_json(facts.to_json())
