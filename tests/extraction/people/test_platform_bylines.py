"""Test bylines as publishing software writes them, and the texts beside them that name no author."""

from __future__ import annotations

import pytest

from extraction.page.document import parse_text
from extraction.people.choose_people import choose_people
from extraction.people.read_people import read_people

BODY = (
    "<p>" + "Most sore knees calm down within six weeks if you keep walking a little each day. " * 4 + "</p>"
)
DATE = '<time datetime="2024-03-05">March 5, 2024</time>'


def people(top: str, end: str = "", site: str = "Harbor Knee Clinic") -> list[str]:
    page = (
        f'<html lang="en"><head><title>When knees ache | {site}</title></head><body><main><article>'
        f'<header><h1>When knees ache</h1></header>{top}<div class="entry-content">{BODY}{end}</div>'
        '</article></main><footer class="site-footer"><p>By Webby Design</p></footer>'
    )
    document = parse_text(page, "https://www.harborkneeclinic.com/blog/a/")
    found = read_people(document, document.body.find(".//article"))
    chosen = choose_people(found, site_names=[site], hosts={"harborkneeclinic"})
    return [f"{one.person.role.value} {one.person.name}" for one in chosen]


LENA, TOM = "author Lena Marsh", "author Tom Reed"


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        (f'<div class="wp-block-post-author-name"><a href="/l">Lena Marsh, FNP-C</a></div>{DATE}', [LENA]),
        (
            '<div class="wp-block-post-author"><p class="wp-block-post-author__byline">Written by</p>'
            '<p class="wp-block-post-author__name">Lena Marsh</p><p class="wp-block-post-author__bio">Hills.</p></div>',
            [LENA],
        ),
        ('<ul><li itemprop="author"><a href="/l"><i></i><span>Lena Marsh</span></a></li></ul>', [LENA]),
        ('<p> by <span class="author vcard"><a rel="author">Lena Marsh</a></span> | Mar 5</p>', [LENA]),
        ('<div class="p-author author">Written By <a class="blog-author-name">Lena Marsh</a></div>', [LENA]),
        (f'<ul><li><span class="tQ user-name" data-hook="user-name">Chidi Okonkwo</span></li><li>{DATE}</li></ul>',
         ["author Chidi Okonkwo"]),
        (
            '<div><div>By</div><a class="n">Dr. Lena Marsh</a><div>and</div><a class="n">Tom Reed, WHNP-BC</a></div>',
            ["author Dr. Lena Marsh", TOM],
        ),
        ('<div class="m"><div>By</div><a class="n">Lena Marsh</a><a class="n">Tom Reed</a></div>', [LENA, TOM]),
        ('<h4 class="author-name"><a href="/l">Lena Marsh</a>, <a href="/t">Tom Reed</a></h4>', [LENA, TOM]),
        ('<div><div class="field__label">Author</div><div class="field__item">Lena Marsh</div></div>', [LENA]),
        ("<div><span>Written by Dr Lena Marsh</span> <span>October 2025</span></div>", ["author Dr Lena Marsh"]),
        ("<div><div>Clinically reviewed by</div><div>Professor Tom Reed</div></div>", ["reviewer Professor Tom Reed"]),
        (
            "<dl><dt>Author</dt><dd>Miss Priya Nair FRCS (Tr &amp; Orth), Consultant Surgeon</dd>"
            "<dt>Reviewed by</dt><dd>Dr Tom Reed MRCGP</dd><dt>Next review due</dt><dd>March 2027</dd></dl>",
            ["author Miss Priya Nair", "reviewer Dr Tom Reed"],
        ),
        ('<div class="x"><img><div><p>Lena Marsh, PT, DPT</p><p>Physical Therapist</p></div>' f"{DATE}</div>", [LENA]),
        ("<p>March 5, 2024 — Chidi Okonkwo, MD</p>", ["author Chidi Okonkwo"]),
        ("<p>By Lena Marsh, MD, with Tom Reed, PA-C</p>", [LENA, TOM]),
        ("<p>Written by Lena Marsh, MD and reviewed by Tom Reed, RN</p>", [LENA, "reviewer Tom Reed"]),
        ("<p>Written and medically reviewed by Lena Marsh, MD</p>", [LENA, "reviewer Lena Marsh"]),
        ("<p>This page was last reviewed by Mr Al Keane FRCS (Tr&amp;Orth), May 2024</p>", ["reviewer Mr Al Keane"]),
        ("<p>By Dr. Larry Page, DPM</p>", ["author Dr. Larry Page"]),
        ("<p>Medically reviewed by Ellen Best, MD</p>", ["reviewer Ellen Best"]),
        ("<p>By Marsh, Lena</p>", [LENA]),
        ('<p class="hidden md:block">By Lena Marsh</p>', [LENA]),
        ('<div class="elementor-hidden-mobile"><p>By Lena Marsh</p></div>', [LENA]),
    ],
)  # fmt: skip
def test_bylines_of_platforms(top: str, expected: list[str]) -> None:
    """Everybody named in a byline is read, however many elements it is made of."""
    assert expected == people(top)


@pytest.mark.parametrize(
    "top",
    [
        '<div class="author w-condition-invisible"><div>By</div><a class="author-name">Ada Quill</a></div>',
        '<p style="color:red; display: none">By Ada Quill</p>',
        '<div class="d-none"><span class="author">Ada Quill</span></div>',
        '<p class="elementor-hidden-desktop elementor-hidden-tablet elementor-hidden-mobile">By Ada Quill</p>',
        '<p>By <a class="author" href="/team/x">Jane Doe</a></p>',
        '<dl><dd itemprop="author">Written by: <span itemprop="name">Super User</span></dd></dl>',
        "<p>Posted by Front Desk</p>",
        "<p>Author: Physiotherapy Department</p>",
        '<p>By <a rel="author" href="/author/hk/">Harbor Knee</a></p>',
        '<p>By <a rel="author" href="/author/hk/">Harbor</a></p>',
        '<p>By <a rel="author" href="/author/hk/">HKClinic</a></p>',
        '<p>By <a rel="author" href="/author/hk/">Harborkneeclinic</a></p>',
        '<p>By <a rel="author" href="/a">Lakeside Bone &amp; Joint</a></p>',
        "<p>By Marsh &amp; Reed Podiatry</p>",
        "<figure><img><figcaption>By Ada Quill</figcaption></figure><p>Photo by Ada Quill on Unsplash</p>",
        '<blockquote>Great knees!<cite class="author">Mary Stone</cite></blockquote>',
        '<div itemscope itemtype="https://schema.org/Review"><i itemprop="author">Mary Stone</i></div>',
        "<p>Written by hand, the log helps.</p>",
    ],
)  # fmt: skip
def test_nobody(top: str) -> None:
    """Hidden text, a placeholder, an account, the practice, a quotation or a caption does not name an author."""
    assert people(top) == []


def test_an_ampersand_in_the_sites_name_parts_nobody() -> None:
    """The practice's own name is one name, though it looks like two people's."""
    top = '<p>By <a rel="author" href="/author/x/">Willow &amp; Main</a></p>'
    assert people(top, site="Willow & Main Pediatrics") == []


@pytest.mark.parametrize(
    "end",
    [
        '<h4>Recent Posts</h4><div><h3><a href="/b">Braces</a></h3><span class="author">By Tom Reed</span></div>',
        "<h2>Keep reading</h2><ul><li><a href='/b'><h3>Knee braces</h3></a><p>By Tom Reed</p></li></ul>",
        '<div class="testimonial"><p>They saved my knee.</p><p class="author">Mary Stone</p></div>',
    ],
)  # fmt: skip
def test_other_posts_and_voices(end: str) -> None:
    """The author of a post that is only linked, and a patient who is quoted, are not authors."""
    assert people("", end) == []


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("<h3>About the Author</h3><p>Dr. Lena Marsh is a knee surgeon. She runs.</p>", ["author Dr. Lena Marsh"]),
        ("<h4>About the Reviewer</h4><p>Tom Reed, MD, is board certified.</p>", ["reviewer Tom Reed"]),
        ('<div><h3 class="widget-title">About the author</h3><h4>Lena Marsh, DPM</h4></div>', [LENA]),
        ("<h3>About Dr. Marsh</h3><p>Dr. Lena Marsh is a knee surgeon.</p>", []),
        ("<p>Call us if it swells.</p><p>— Dr. Lena Marsh</p>", ["author Dr. Lena Marsh"]),
        ("<p><em>– Lena Marsh, PT, DPT, Cert. MDT</em></p>", [LENA]),
        ('<p>"They saved my knee."</p><p>— Dr. Mary Stone</p>', []),
        ("<p>They saved my knee.</p><p>— Mary Stone</p>", []),
        (f"<p>— Dr. Lena Marsh</p>{BODY * 2}", []),
    ],
)  # fmt: skip
def test_the_end_of_the_text(end: str, expected: list[str]) -> None:
    """A box about the author names one, and so does a doctor's signature that ends the text; a quotation does not."""
    assert expected == people("", end)
