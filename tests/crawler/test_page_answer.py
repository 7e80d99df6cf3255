"""The headers of an answer are noted on its page."""

from __future__ import annotations

import pytest

from crawler.answer import Answer
from crawler.link_marks import NOINDEX
from crawler.page_answer import read_page
from crawler.page_links import LinkFinder


@pytest.mark.parametrize(
    ("header", "noted"),
    [("noindex, nofollow", True), ("none", True), ("googlebot: noindex", False), ("nofollow", False)],
)
def test_a_header_that_asks_search_engines_to_stay_away_is_noted(header: str, noted: bool) -> None:
    """Like the meta tag of that meaning; one that speaks to a single robot is not noted."""
    answer = Answer(
        status=200,
        headers={"content-type": "text/html", "x-robots-tag": header},
        body=b"<title>x</title><p>Hello",
    )
    page = read_page(answer, "https://clinic.example/x", LinkFinder(), 10_000)
    assert (NOINDEX in page.notes) is noted
