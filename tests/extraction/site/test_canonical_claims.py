"""A canonical link is a claim: it is believed only where both pages say nearly the same."""

from __future__ import annotations

import random
from functools import partial
from hashlib import sha256

import pytest

from extraction import FinishedPage, SitePage, read
from extraction.finish_site import finish_site
from extraction.site.canonical_claims import says_the_same, text_grams

SITE = "https://hill-clinic.example"
_WORDS_TEXT = """
ankle back brace calm clinic cold doctor ease exercise foot gentle heal heat hip ice joint knee leg ligament move muscle
neck nerve pain rest rise shoe sit sleep spine stand strain stretch swell towel walk warm week wrap wrist
"""
_WORDS = _WORDS_TEXT.split()


def post_text(name: str, sentences: int = 12) -> list[str]:
    """Return sentences that no other name has."""
    chance = random.Random(name)
    return [f"The {' '.join(chance.choices(_WORDS, k=14))}, says the doctor." for _ in range(sentences)]


def page(path: str, texts: list[str], canonical: str | None = None, *, body: bytes | None = None) -> SitePage:
    """Return a page that was read."""
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    paragraphs = "".join(f"<p>{text}</p>" for text in texts)
    title = path.strip("/").replace("-", " ") or "Hill Clinic"
    html = (
        body
        or (
            f"<html lang=en><head><title>{title}</title>{link}</head><body"
            f" class='single-post'><article><h1>{title}</h1>"
            f"<div class='entry-content'>{paragraphs}</div></article></body></html>"
        ).encode()
    )
    return SitePage(
        url=SITE + path,
        page_id="p-" + sha256(path.encode()).hexdigest()[:16],
        body_sha256=sha256(html).hexdigest(),
        load=partial(bytes, read(html, SITE + path, "text/html").to_bytes()),
    )


def fates(pages: list[SitePage]) -> dict[str, tuple[bool, str | None, str | None]]:
    """Return for each path whether it gives a text, what it is a copy of, and which claim was denied."""
    found: list[FinishedPage] = list(finish_site(pages, SITE).finished)

    def path(url: str | None) -> str | None:
        return url.removeprefix(SITE) if url else None

    return {
        page.url.removeprefix(SITE): (
            page.text is not None, path(page.copy_of), path(page.canonical_elsewhere),
        )
        for page in found
    }  # fmt: skip


def test_articles_that_all_name_the_home_page_stay() -> None:
    """Eight articles give eight texts; each page notes its claim."""
    posts = [page(f"/post-{n}/", post_text(f"post {n}"), SITE + "/") for n in range(8)]
    found = fates([page("/", post_text("home"), SITE + "/"), *posts])
    assert found.pop("/") == (True, None, None)
    assert set(found.values()) == {(True, None, "/")}
    assert len(found) == 8


def test_a_home_page_that_shows_whole_posts_is_not_their_original() -> None:
    """Each post is held by it, but it says much more."""
    texts = {n: post_text(f"post {n}") for n in range(6)}
    home = page("/", [text for own in texts.values() for text in own])
    found = fates([home, *(page(f"/post-{n}/", own, SITE + "/") for n, own in texts.items())])
    assert all(found[f"/post-{n}/"] == (True, None, "/") for n in texts)


def test_a_post_that_names_another_post_stays_and_says_so() -> None:
    """The note holds the URL that was named."""
    site = finish_site([page("/a/", post_text("a"), SITE + "/b/"), page("/b/", post_text("b"))], SITE)
    first, second = site.finished
    assert first.text is not None
    assert first.page_notes() == [f"canonical_elsewhere:{SITE}/b/"]
    assert second.text is not None
    assert second.page_notes() == []


@pytest.mark.parametrize(
    "canonical", ["/gone/", "https://www.production.example/a/", None, "javascript:void(0)", "/a/#top"]
)
def test_a_claim_about_a_page_that_was_not_read_changes_nothing(canonical: str | None) -> None:
    """A dead page, another host, nothing, the page itself."""
    assert fates([page("/a/", post_text("a"), canonical), page("/b/", post_text("b"))])["/a/"] == (
        True,
        None,
        None,
    )


@pytest.mark.parametrize("path", ["/a/?print=1", "/a/?replytocom=77", "/a/print/", "/print/a/", "/amp/a/"])
def test_other_views_of_a_page_are_its_copies(path: str) -> None:
    """They leave out lines and add their own."""
    own = post_text("a", 20)
    view = [*own[:9], *own[12:], f"Printed from {SITE}/a/ on Monday, all rights reserved by the clinic."]
    assert fates([page("/a/", own, SITE + "/a/"), page(path, view, SITE + "/a/")]) == {
        "/a/": (True, None, None),
        path: (False, "/a/", None),
    }


def test_a_short_posts_print_view_is_its_copy_where_its_address_says_so() -> None:
    """Half of it are notes of the printer; at an address of its own that is another text."""
    own = post_text("a", 4)
    view = [*own, *post_text("printer", 3)]
    found = fates(
        [page("/a/", own), page("/a/?print=1", view, SITE + "/a/"), page("/leaflet/", view, SITE + "/a/")]
    )
    assert found["/a/?print=1"] == (False, "/a/", None)
    assert found["/leaflet/"] == (True, None, "/a/")


def test_the_second_page_of_a_post_is_no_copy_of_the_first() -> None:
    """Nor is a translation of the original."""
    spanish = [
        "El descanso ayuda a la espalda, y el movimiento suave cada día la fortalece poco a poco con el tiempo.",
        "Consulte a su médico cuando el dolor dura más de dos semanas o despierta por la noche sin una causa clara.",
    ] * 3
    pages = [
        page("/a/", post_text("a")),
        page("/a/2/", post_text("second part"), SITE + "/a/"),
        page("/es/a/", spanish, SITE + "/a/"),
    ]
    found = fates(pages)
    assert found["/a/2/"] == (True, None, "/a/")
    assert found["/es/a/"] == (True, None, "/a/")


def test_pages_without_a_text_are_copies_only_where_what_they_say_is_the_same() -> None:
    """A page without a word is nobody's copy, unless both are the same bytes."""
    nothing = b'<html><head><title>x</title><link rel=canonical href="/a/"></head><body><img src=/a.png></body></html>'
    captions = ["<p>Before and after, in May of the year</p><p>One more picture of an ankle brace</p>"]
    pages = [
        page("/a/", captions),
        page("/a/?big=1", captions, SITE + "/a/"),
        page("/b/", [], SITE + "/a/", body=nothing),
        page("/c/", [], body=nothing.replace(b"/a/", b"/b/")),
    ]
    found = fates(pages)
    assert found["/a/?big=1"] == (False, "/a/", None)
    assert found["/b/"] == (False, None, "/a/")
    assert found["/c/"] == (False, None, "/b/")


def test_a_page_that_cannot_be_read_is_nobodys_original() -> None:
    """As where a server answers with an empty page."""
    assert fates([page("/a/", post_text("a"), SITE + "/b/"), page("/b/", [], body=b" ")])["/a/"] == (
        True,
        None,
        "/b/",
    )


def test_of_a_ring_of_equal_pages_one_gives_the_text() -> None:
    """Of different pages all do."""
    own = post_text("a")
    ring = {"/a/": "/b/", "/b/": "/c/", "/c/": "/a/"}
    same = fates([page(path, own, SITE + target) for path, target in ring.items()])
    assert [path for path, fate in same.items() if fate[0]] == ["/a/"]
    other = fates([page(path, post_text(path), SITE + target) for path, target in ring.items()])
    assert all(fate == (True, None, ring[path]) for path, fate in other.items())


def test_the_order_of_the_pages_decides_nothing() -> None:
    """A site of believed and denied claims, forwards and backwards."""
    own = post_text("a")
    pages = [page("/a/", own), page("/x/", own, SITE + "/a/"), page("/y/", post_text("y"), SITE + "/a/")]
    assert fates(pages) == fates(pages[::-1])


def test_a_page_with_many_views_keeps_its_text() -> None:
    """What its copies repeat is not the template's: a service page with three of them gives its text once."""
    own = post_text("surgery", 15)
    paths = ["/services/knee/", "/services/knee/?print=1", "/services/knee/?a=2", "/services/knee/?b=3"]
    html = (
        f'<html lang=en><head><title>Knee surgery</title><link rel="canonical" href="{SITE}{paths[0]}"></head><body>'
        f"<nav><a href=/>Home</a></nav><main><h1>Knee surgery</h1>{''.join(f'<p>{text}</p>' for text in own)}"
        "<p>Shown at {}</p></main></body></html>"
    )
    found = fates([page(path, [], body=html.format(path).encode()) for path in paths])
    assert [path for path, fate in found.items() if fate[0]] == paths[:1]
    assert all(found[path] == (False, paths[0], None) for path in paths[1:])


def test_a_line_left_out_takes_no_other_lines_along() -> None:
    """4-grams lie within a text: two lists of short lines are compared line by line."""
    lines = [" ".join(line.split()[:4]) for line in post_text("lines", 40)]
    assert says_the_same(text_grams(lines[::2]), text_grams(lines), 0.8)
    assert not says_the_same(text_grams(lines), text_grams(lines[::3]), 0.8)
    assert not says_the_same(set(), set())
