"""Drop the words that a class denies."""

from __future__ import annotations

import pytest

from extraction.page.class_hints import BIT, hints
from extraction.page.document import parse_text
from schemas.vocabulary import Region


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("wsite-elements wsite-not-footer", Region.UNKNOWN),
        ("layout no-sidebar", Region.UNKNOWN),
        ("wsite-elements wsite-footer", Region.FOOTER),
        ("notice footer", Region.FOOTER),
    ],
)
def test_a_part_that_a_class_denies_is_not_opened(name: str, region: Region) -> None:
    document = parse_text(
        f'<html><body><div class="{name}"><p>Text</p></div></body></html>', "http://clinic.example/"
    )
    assert document.region(next(document.body.iter("p"))) is region
    assert bool(hints(name) & BIT["footer"]) is (region is Region.FOOTER)
