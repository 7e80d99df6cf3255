"""Links are gathered as a reader meets them and as the crawler follows them."""

from __future__ import annotations

import pytest

from crawler.page_links import LinkFinder
from schemas.vocabulary import Region
from tests.extraction.facts.gathered import URL, gathered


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("<a href=/a>  Knee \n pain </a>", "Knee pain"),
        ("<a href=/a><h3>Knee pain</h3><p>What helps</p></a>", "Knee pain What helps"),
        ("<a href=/a>Knee<br>pain</a>", "Knee pain"),
        ("<a href=/a>Kn<b>ee</b></a>", "Knee"),
        ("<a href=/a><img alt='Our  clinic'></a>", "Our clinic"),
        ("<a href=/a title=Top><img alt='Logo'> Home</a>", "Home"),
        ("<a href=/a><i class=icon></i></a>", ""),
        ("<a href=/a aria-label='Follow us'><i class=icon></i></a>", "Follow us"),
        ("<a href=/a title='Follow us'></a>", "Follow us"),
        ("<a href=/a aria-label='Read about knees'>Read more</a>", "Read more"),
        ("<a href=/a><svg><title>Phone</title><text>x</text></svg></a>", "Phone"),
        ("<a href=/a><i aria-hidden=true>arrow_right</i> Next</a>", "Next"),
        ("<a href=/a><span hidden>secret</span>Next</a>", "Next"),
        ("<a href=/a><script>var a</script><style>b</style>Next</a>", "Next"),
        ("<a href=/a><noscript><img alt=copy></noscript><img alt=Knee></a>", "Knee"),
        ("<a href=/a aria-labelledby='one two'></a><i id=one>Our</i><i id=two>team</i>", "Our team"),
        ("<a href=/a>Fish &amp; chips &#x1F600;</a>", "Fish & chips \U0001f600"),
        ("<map><area href=/a alt='Left knee'></map>", "Left knee"),
        (f"<a href=/a>{'word ' * 100}</a>", ("word " * 100)[:200].rstrip()),
    ],
)
def test_the_words_are_what_a_screen_reader_says(link: str, words: str) -> None:
    """Text first, without what is hidden; then a picture's alternative; then a label or title."""
    assert [found.words for found in gathered(f"<body>{link}").links] == [words]


@pytest.mark.parametrize(
    ("link", "label"),
    [
        ("<a href=/a aria-label='Read about knees'>Read more</a>", "Read about knees"),
        ("<a href=/a title='About knees'>Read more</a>", "About knees"),
        ("<a href=/a aria-labelledby='one two'>More</a><i id=one>Our</i><i id=two>team</i>", "Our team"),
        ("<a href=/a><img><img alt='Knee'> Read more</a>", "Knee Read more"),
        ("<a href=/a aria-label='Knees'><img alt='Knee'> Read more</a>", "Knees"),
        ("<a href=/a aria-label='Read more'>Read more</a>", None),
        ("<a href=/a><img alt=''> Read more</a>", None),
        ("<a href=/a><img alt='Knee'></a>", None),
        ("<a href=/a aria-label='Knees'></a>", None),
        ("<a href=/a>Read more</a>", None),
    ],
)
def test_a_label_is_what_is_said_beside_the_words(link: str, label: str | None) -> None:
    """Null where the words are all, or there are none: a label is in their place then."""
    assert [found.label for found in gathered(f"<body>{link}").links] == [label]


@pytest.mark.parametrize(
    ("href", "url", "fragment"),
    [
        ("/a b/?utm_source=x&b=1", "https://www.clinic.example/a%20b/?b=1", None),
        (" HTTPS://Other.Example:443/x ", "https://other.example/x", None),
        ("//other.example", "https://other.example/", None),
        ("..", "https://www.clinic.example/knee/", None),
        ("../../team.html", "https://www.clinic.example/team.html", None),
        ("../../../../team.html", "https://www.clinic.example/team.html", None),
        ("./a/./b", "https://www.clinic.example/knee/pain/a/b", None),
        ("?page=2", "https://www.clinic.example/knee/pain/?page=2", None),
        ("#causes", URL, "causes"),
        ("/team#ann-lee", "https://www.clinic.example/team", "ann-lee"),
    ],
)
def test_addresses_are_absolute_and_normalised(href: str, url: str, fragment: str | None) -> None:
    """A part of the page itself has the page's own address."""
    (link,) = gathered(f"<body><a href='{href}'>x</a>").links
    assert (link.url, link.fragment) == (url, fragment)


@pytest.mark.parametrize(
    "href", ["", "  ", "#", "javascript:void(0)", "JavaScript:x", "tel:1", "data:text/html,x", "http://[x", "ftp://a/b",
             "/" + "a" * 2_000],
)  # fmt: skip
def test_what_leads_nowhere_is_not_a_link(href: str) -> None:
    assert gathered(f"<body><a href='{href}'>x</a><a name=top>y</a>").links == []


def test_the_crawler_and_the_facts_agree() -> None:
    """What is fetched is what is listed, whatever the form of the reference."""
    hrefs = ["a", "a/", "../b", "../../c?x=1", "/d", "//e.example/f", "http://g.example", "./h", "i.html#j",
             "k?l=/../m", "..", ".", "?n", "o//p", "q/../r", "../../../s", "/t/../u", "v%20w", "x y", "é", "a:b",
             "\\z"]  # fmt: skip
    for url in (URL, "https://clinic.example/", "https://clinic.example/x.html?y=/z/"):
        for base in ("", "<base href='/base/file.html'>", "<base href='https://cdn.example'>"):
            page = f"<html><head>{base}</head><body>" + "".join(f"<a href='{href}'>x</a>" for href in hrefs)
            crawled = LinkFinder().find(page.encode(), url, "text/html; charset=utf-8")
            found = dict.fromkeys(link.url for link in gathered(page, url=url).links)
            assert list(found) == list(dict.fromkeys(target for target, _ in crawled.links))


def test_inside_is_the_sites_own_host() -> None:
    """With or without www, on both schemes; a subdomain or another port's host is asked for by name."""
    page = "".join(
        f"<a href='{url}'>x</a>"
        for url in (
            "/a",
            "http://clinic.example/b",
            "https://blog.clinic.example",
            "https://clinic.example.evil.com",
        )
    )
    assert [link.inside for link in gathered(f"<body>{page}").links] == [True, True, False, False]


def test_region_rel_and_pictures_are_said() -> None:
    page = (
        "<body><nav><a href=/a rel='NoFollow  noopener nofollow'>x</a></nav><main><a href=/b><img></a></main>"
        "<footer><a href=/c>x</a></footer>"
    )
    links = gathered(page).links
    assert [link.region for link in links] == [Region.NAVIGATION, Region.MAIN, Region.FOOTER]
    assert links[0].rel == ["nofollow", "noopener"]
    assert [link.image for link in links] == [False, True, False]


def test_a_link_in_the_running_text_is_marked() -> None:
    """A link around a whole block too; where one element holds blocks of both sorts, the words decide."""
    page = (
        "<body><p>Knees <a href=/a>hurt</a>.</p><p><a href=/b>Book</a></p>"
        "<div>Own text with a <a href=/c>source</a><p>x</p>Share <a href=/d>this page</a></div>"
        "<a href=/e><h2>Knees explained</h2></a><div>Own words<div><a href=/f>Pay</a></div></div>"
        "<table><tr><td>Cell <td><b><a href=/g>data</a></b></table>"
    )
    found = gathered(page, "Knees", "Own", "Cell")
    assert [link.url[-1] for link in found.links if link.in_text] == ["a", "c", "e", "g"]


def test_hidden_links_are_marked_and_unread_ones_left_out() -> None:
    """A drop-down's links work; those of a template or noscript are nobody's."""
    page = (
        "<body><div style='display: none'><ul><li><a href=/a>x</a></ul></div><a href=/b>x</a>"
        "<template><a href=/c>x</a></template><noscript><a href=/d>x</a></noscript>"
    )
    assert [(link.url[-1], link.hidden) for link in gathered(page).links] == [("a", True), ("b", False)]


def test_at_most_five_thousand_are_gathered() -> None:
    links = gathered("<body>" + "".join(f"<a href=/{at}>x</a>" for at in range(6_000))).links
    assert len(links) == 5_000
