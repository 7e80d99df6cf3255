"""Choose the four dates from HTML, with all modules of dates at once."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.dates.choice.choose_dates import ChosenDates, choose_dates
from extraction.dates.date_facts import DateFacts
from extraction.dates.read_dates import read_dates
from extraction.page.document import UnreadablePage, parse_text
from extraction.page_reading import Reference
from schemas.dates import DateValue
from schemas.vocabulary import Region, Source
from tests.extraction.dates.chosen_values import values

FETCHED = {"date": "Fri, 20 Mar 2026 15:00:00 GMT", "last-modified": "Thu, 19 Mar 2026 10:00:00 GMT"}
BODY = "<p>" + "Most back pain gets better within a few weeks with heat, movement and patience. " * 4 + "</p>"
SIDEBAR = (
    '<aside class="widget_recent_entries"><ul><li><a href="/x">Myalgia</a> <span class="post-date">December 15, 2025'
    "</span>"
    '</li><li><time datetime="2025-12-14">Updated December 14, 2025</time></li></ul></aside>'
    '<div class="comments-area"><p>Walt says: <time datetime="2025-11-01">November 1, 2025</time></p></div>'
    "<footer><p>© 2010-2025 Clinic. Last updated March 19, 2026.</p></footer>"
)


def chosen(
    head: str = "", top: str = "", end: str = "", *, lang: str = "en", url: str = "https://clinic.example/a/"
) -> ChosenDates:
    page = (
        f'<html lang="{lang}"><head><title>When back pain needs a doctor</title>{head}</head><body><main><article>'
        f"<h1>When back pain needs a doctor</h1>{top}{BODY}{BODY}{end}</article></main>{SIDEBAR}</body></html>"
    )
    return choose_dates(read_dates(parse_text(page, url, FETCHED), None), DateFacts(), [])


def json_ld(**properties: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(properties)}</script>'


def test_a_page_without_a_date_of_its_own_has_none() -> None:
    """Sidebar, comment, copyright, footer, Last-Modified and the day of the fetch are observed, never chosen."""
    dates = chosen()
    assert values(dates) == {}
    assert {"2025-12-15", "2025-12-14", "2025-11-01", "2026-03-19"} <= {
        o.value[:10] for o in dates.observations
    }


def test_the_seed_line_is_an_update_and_nothing_else() -> None:
    """The page this product was conceived for: a modified date with its raw text, no publication, no review."""
    line = "Page Updated on Dec 12, 2022 by Dr. Freeman (Pain Management Specialist) of Redefine Healthcare"
    dates = chosen(end=f"<p>{line}</p>")
    assert values(dates) == {"modified": "2022-12-12"}
    assert isinstance(dates.modified, DateValue)
    assert (line, Source.VISIBLE) == (dates.modified.raw, dates.modified.source)


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("<p>08.02.2021</p>", {"published": "2021-02-08"}),
        ("<p>Feb 23, 2023 / Colds &amp; Illnesses By Jane Doe</p>", {"published": "2023-02-23"}),
        ('<p><span style="display:none">Posted On</span> Feb 23, 2023</p>', {"published": "2023-02-23"}),
        ("<p>Updated: 2026-02-27</p>", {"modified": "2026-02-27"}),
        ("<p>Last reviewed: August 2021</p>", {"reviewed": "2021-08"}),
        ("<p>Posted Aug. 3rd, 2021</p>", {"published": "2021-08-03"}),
        ("<p>novembre 19, 2020</p>", {"published": "2020-11-19"}),
        ("<p>Next review due: March 2025</p>", {"next_review_due": "2025-03"}),
        ("<p>Reviewed 2021</p>", {"reviewed": "2021"}),
        ("<div class=date><b>12</b><div>Sep</div><div>2013</div></div>", {"published": "2013-09-12"}),
        ("<p>Originally published in October 2016; updated and republished February 11, 2020.</p>",
         {"published": "2016-10", "modified": "2020-02-11"}),
        ("<div><span>By Priya Raman, MD</span><span>Updated: <!-- -->Oct 5, 2023</span></div>",
         {"modified": "2023-10-05"}),
        ("<p><small>Last modified: Tue Oct 14 16:22:10 2008</small></p>", {"modified": "2008-10-14"}),
        ("<p>Leaflet 22. Revised: March 2015; January 2018; August 2020.</p>", {"modified": "2020-08"}),
        ("<p>By Jane Roe | Sep 4, 2019</p><p><em>This post was originally published in September 2019 and was updated"
         " in April 2022.</em></p>", {"published": "2019-09-04", "modified": "2022-04"}),
        ("<p>Posted 3 days ago</p>", {"published": "2026-03-17"}),
        ("<p>By Dr. Ann Good, yesterday</p>", {}),
        ("<p>3 days ago</p>", {}),
        ("<p>Published: 20210304</p>", {"published": "2021-03-04"}),
        ("<p>Order 20210304</p>", {}),
        ("<p>Published: Feb 30, 2021</p>", {}),
        ("<p>March 20, 2026</p>", {}),
        ("<p>Join us for our event: April 9, 2024</p>", {}),
        ("<p>Mirrored from clinic.example by HTTrack, 3 May 2012</p>", {}),
        ("<p>Fact checked on May 3, 2012</p>", {}),
        ('<time class="entry-date published updated" datetime="2020-01-02">Jan 2</time>', {"published": "2020-01-02"}),
    ],
)  # fmt: skip
def test_formats_seen_on_real_sites(top: str, expected: dict[str, str]) -> None:
    """Each line below the headline gives exactly the dates it states, at the precision it states."""
    assert expected == values(chosen(top=top))


def test_order_of_trust() -> None:
    """JSON-LD before meta before labelled text; each date by itself."""
    head = json_ld(**{"@type": "MedicalWebPage", "lastReviewed": "2021-03-02", "dateModified": "2026-01-30"})
    head += '<meta property="article:published_time" content="2019-05-06T08:00:00-04:00">'
    dates = chosen(head=head, top="<p>Updated Dec 12, 2022</p>")
    assert values(dates) == {
        "published": "2019-05-06T08:00:00-04:00",
        "modified": "2026-01-30",
        "reviewed": "2021-03-02",
    }
    assert [o.source for o in dates.observations][:4] == [
        Source.JSON_LD,
        Source.JSON_LD,
        Source.META,
        Source.VISIBLE,
    ]


def test_other_works_in_json_ld_are_not_the_page() -> None:
    """Comments, list items and related articles keep their dates to themselves."""
    head = json_ld(**{
        "@type": "WebPage",
        "comment": [{"@type": "Comment", "datePublished": "2020-01-01"}],
        "mainEntity": {"@type": "ItemList", "itemListElement": [{"@type": "Article", "datePublished": "2020-01-02"}]},
    })  # fmt: skip
    assert values(chosen(head=head)) == {}


def test_a_byline_beats_a_later_stamp_of_publication() -> None:
    """A content system's re-publication is not a publication; the earlier visible day is kept."""
    head = json_ld(**{"@type": "BlogPosting", "datePublished": "2025-08-21T10:00:00Z"})
    assert values(chosen(head=head, top="<p>Published Apr 26, 2023</p>")) == {"published": "2023-04-26"}


@pytest.mark.parametrize(
    ("lang", "host", "expected"),
    [
        ("en-US", "a.com", "2021-08-02"),
        ("en-GB", "a.com", "2021-02-08"),
        ("en", "a.co.uk", "2021-02-08"),
        ("es", "a.com", "2021-02-08"),
    ],
)  # fmt: skip
def test_order_of_day_and_month_by_language(lang: str, host: str, expected: str) -> None:
    """8/2/2021 is August in the United States and February nearly everywhere else."""
    found = chosen(top="<p>Updated 8/2/2021</p>", lang=lang, url=f"https://{host}/a/")
    assert {"modified": expected} == values(found)


def test_another_date_of_the_page_settles_day_and_month() -> None:
    """The URL's day decides what 8/2/2021 means."""
    url = "https://a.com/2021/02/08/back-pain/"
    assert values(chosen(top="<p>Posted 8/2/2021</p>", url=url)) == {"published": "2021-02-08"}


def test_listing_pages_fill_in_where_they_agree() -> None:
    """A date that only other pages give is taken from them, below everything that the page says itself."""
    page = parse_text("<html><body><h1>Back pain</h1></body></html>", "https://a.com/x/")
    references = [
        Reference(url="x", source=Source.LISTING, published="2020-05-06", selector="article > time")
    ] * 2
    both = [*references, Reference(url="x", source=Source.FEED, published="2020-05-07", selector="feed")]
    candidates = read_dates(page, None)
    assert values(choose_dates(candidates, DateFacts(), both)) == {"published": "2020-05-06"}
    assert values(choose_dates(candidates, DateFacts(), both[1:])) == {}


def test_a_feed_that_repeats_the_day_of_publication_states_no_update() -> None:
    page = parse_text("<html><body><h1>Back pain</h1></body></html>", "https://a.com/x/")
    known = Reference(url="x", source=Source.FEED, published="2020-05-06T08:00:00Z", modified="2020-05-06")
    later = known.model_copy(update={"modified": "2020-06-01"})
    candidates = read_dates(page, None)
    assert values(choose_dates(candidates, DateFacts(), [known])) == {"published": "2020-05-06T08:00:00Z"}
    assert values(choose_dates(candidates, DateFacts(), [later]))["modified"] == "2020-06-01"


def test_site_map_is_observed_only() -> None:
    """lastmod changes with every build; it stays an observation."""
    page = parse_text("<html><body><h1>Back pain</h1></body></html>", "https://a.com/x/")
    dates = choose_dates(read_dates(page, None), DateFacts(), [], sitemap_lastmod="2026-01-01")
    assert values(dates) == {}
    assert [(o.source, o.region) for o in dates.observations] == [(Source.SITEMAP, Region.UNKNOWN)]


MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "<p>",
                "</p>",
                "<time datetime='2021-13-40'>",
                "</time>",
                "<h1>",
                "</h1>",
                "<article>",
                "<aside>",
            ),
            *(
                "Updated ",
                "Reviewed by Dr. X, MD, on ",
                "Posted: ",
                "Dec 12, 2022",
                "12/13/14",
                "2021",
                "3 days ago",
            ),
            *("by ", " and ", "<dl><dt>", "<dd>", "\u2028", "\x00", "<br>", "0000-00-00", "31.02.2020", "© "),
        ]
    )
    | st.text(max_size=8),
    max_size=40,
)


@given(MARKUP)
def test_never_raises_and_chooses_only_what_it_observed(parts: list[str]) -> None:
    """Whatever the page holds: no exception, and every chosen value is among the observations."""
    try:
        document = parse_text("<html><body>" + "".join(parts), "https://a.com/2021/02/31/x/", FETCHED)
    except UnreadablePage:
        return
    dates = choose_dates(read_dates(document, None), DateFacts(), [])
    observed = {(o.value, o.source, o.selector) for o in dates.observations}
    for date in (dates.published, dates.modified, dates.reviewed, dates.next_review_due):
        assert date is None or (date.value, date.source, date.selector) in observed
