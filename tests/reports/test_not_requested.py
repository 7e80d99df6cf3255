"""A report says what a crawl left alone, where and how much."""

from __future__ import annotations

from reports.not_requested import LeftOutRow, crawl_notes, left_out


def test_reasons_in_words_the_largest_first() -> None:
    """A cap names its shape or section; a reason without words of its own stays as it is."""
    counts = {"robots": 2, "max_depth /calendar": 59, "max_pattern_pages /facet?": 11536, "new_reason": 1}
    rows = left_out(counts)
    assert [(row.where, row.count) for row in rows] == [
        ("/facet?", 11536),
        ("/calendar", 59),
        ("", 2),
        ("", 1),
    ]
    assert rows[2] == LeftOutRow("closed to us by your robots.txt", "", 2)
    assert rows[3].words == "new reason"


def test_notes_name_the_site_map() -> None:
    """A note about one file carries its address."""
    notes = ["crawl_delay_bounded", "sitemap_cut:https://clinic.example/s.xml"]
    assert crawl_notes(notes) == [
        ("robots.txt wants a longer pause (Crawl-delay) than we keep", ""),
        ("this site map is too long: we read its first 50,000 addresses", "https://clinic.example/s.xml"),
    ]


def test_a_site_with_ten_thousand_shapes_gives_fifty_rows() -> None:
    """The report stays readable, whatever a site makes up."""
    assert len(left_out({f"max_pattern_pages /{at}?": at for at in range(10_000)})) == 50
    assert len(crawl_notes([f"sitemap_broken:https://clinic.example/{at}" for at in range(100)])) == 50
