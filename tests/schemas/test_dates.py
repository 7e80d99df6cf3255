"""Dates are written as the site's own English writes them."""

from __future__ import annotations

import pytest

from schemas.dates import in_words


@pytest.mark.parametrize(
    ("value", "locale", "words"),
    [
        ("2021-11-18", "en-US", "Nov 18, 2021"),
        ("2021-11-18T04:33:46+00:00", "en-CA", "Nov 18, 2021"),
        ("2021-11-18", "en-GB", "18 Nov 2021"),
        ("2021-11-03", "en-IN", "3 Nov 2021"),
        ("2021-11", "en-US", "Nov 2021"),
        ("2021", "en-US", "2021"),
    ],
)
def test_a_date_is_no_finer_than_it_is_and_in_the_sites_order(value: str, locale: str, words: str) -> None:
    assert in_words(value, locale) == words
