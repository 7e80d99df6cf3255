"""Bands of confidence: what they hold, whether they are in order, how far they are from the truth."""

from __future__ import annotations

from benchmarks.confidence_bands import ReadText, bands, calibration_error, ordered, table

TEXTS = [
    ReadText(0.99, 1.0, title_right=True, published_right=True),
    ReadText(0.98, 0.9, title_right=False),
    ReadText(0.85, 0.8),
]


def test_a_band_holds_the_texts_from_its_edge_up() -> None:
    """An edge belongs to its band; bands without a text are left out."""
    assert [(band.least, band.pages) for band in bands(TEXTS)] == [(0.98, 2), (0.8, 1)]


def test_titles_and_days_count_only_where_they_are_known() -> None:
    """A page without a known title is neither right nor wrong."""
    first, last = bands(TEXTS)
    assert (first.titles, first.published) == ((1, 2), (1, 1))
    assert (last.titles, last.published) == ((0, 0), (0, 0))


def test_bands_are_in_order_where_the_surer_have_the_better_bodies() -> None:
    """The share of neighbouring pairs says how many are."""
    assert ordered(bands(TEXTS)) == 1.0
    assert ordered(bands([ReadText(0.99, 0.5), ReadText(0.85, 0.8)])) == 0.0
    assert ordered(bands(TEXTS[:1])) == 1.0


def test_the_distance_is_the_mean_of_the_pages() -> None:
    """A band's confidence and its F1 may be off by what this says."""
    assert abs(calibration_error(bands([ReadText(0.9, 0.8), ReadText(0.5, 0.5)])) - 0.05) < 1e-9


def test_the_table_says_how_many_were_known() -> None:
    """A share without its number says little."""
    assert table(bands(TEXTS)).splitlines()[2:] == [
        "| 0.98 | 2 | 0.985 | 0.950 | 0.500 of 2 | 1.000 of 1 |",
        "| 0.80 | 1 | 0.850 | 0.800 | – | – |",
    ]
