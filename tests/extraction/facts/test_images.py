"""Pictures are gathered with what they say to those who do not see them."""

from __future__ import annotations

import pytest

from tests.extraction.facts.gathered import gathered

SITE = "https://www.clinic.example"


@pytest.mark.parametrize(
    ("image", "alternative"),
    [
        ("<img src=/a.jpg>", None),
        ("<img src=/a.jpg alt>", ""),
        ("<img src=/a.jpg alt=' '>", ""),
        ("<img src=/a.jpg alt=' A  knee '>", "A knee"),
        ("<img src=/a.jpg title='A knee'>", "A knee"),
        ("<img src=/a.jpg alt='' title='A knee'>", ""),
        ("<img src=/a.jpg aria-label='A knee'>", "A knee"),
        ("<p id=c>A knee</p><img src=/a.jpg aria-labelledby=c>", "A knee"),
        ("<img src=/a.jpg aria-labelledby=nobody>", None),
        ("<input type=Image src=/a.jpg>", None),
        ("<input type=image src=/a.jpg alt=Search>", "Search"),
        ("<svg role=img></svg>", None),
        ("<svg role=img><title>A knee</title><g><title>no</title></g></svg>", "A knee"),
        ("<svg role=img aria-label='A knee'></svg>", "A knee"),
        (f"<img src=/a.jpg alt='{'x' * 300}'>", "x" * 200),
    ],
)
def test_no_alternative_and_an_empty_one_are_not_the_same(image: str, alternative: str | None) -> None:
    """Null says nothing, empty says decoration."""
    assert [found.alternative for found in gathered(f"<body>{image}").images] == [alternative]


@pytest.mark.parametrize(
    ("image", "src"),
    [
        ("<img src='../a b.jpg'>", "/knee/a%20b.jpg"),
        ("<img src='data:image/gif;base64,R0' data-src=/real.jpg>", "/real.jpg"),
        ("<img data-lazy-src=/real.jpg>", "/real.jpg"),
        ("<img srcset='/small.jpg 300w, /big.jpg 900w'>", "/small.jpg"),
        ("<img src='' data-srcset=' /small.jpg, /big.jpg 2x'>", "/small.jpg"),
        ("<picture><source srcset='/a.webp 1x'><img></picture>", "/a.webp"),
        ("<picture><source srcset='/a.webp'><img src=/a.jpg></picture>", "/a.jpg"),
    ],
)
def test_a_lazy_picture_has_the_address_that_it_gets(image: str, src: str) -> None:
    assert [found.src for found in gathered(f"<body>{image}").images] == [SITE + src]


@pytest.mark.parametrize("image", ["<img>", "<img src='data:image/png;base64,AA'>", "<svg role=img></svg>"])
def test_a_picture_without_an_address_is_listed(image: str) -> None:
    """An address of megabytes is none."""
    assert [found.src for found in gathered(f"<body>{image}").images] == [""]


def test_pixels_that_count_visitors_are_left_out() -> None:
    """One pixel, or none; and the copies for browsers without scripts."""
    page = (
        "<body><img src=/p.gif width=1 height=1><img src=/q.gif width=0 height=0><img src=/r.gif width=1 height=300>"
        "<noscript><img src=/s.gif></noscript><img src=/t.gif width=100% height='20px'>"
    )
    assert [(image.src[-5], image.width, image.height) for image in gathered(page).images] == [
        ("r", 1, 300), ("t", None, 20),
    ]  # fmt: skip


def test_decoration_is_marked() -> None:
    """By its own role, or by aria-hidden on it or around it."""
    page = (
        "<body><img src=/a role=presentation><img src=/b role=none><div aria-hidden=TRUE><p><img src=/c></p></div>"
        "<img src=/d aria-hidden=false><svg role=img aria-hidden=true></svg><svg><image/></svg>"
    )
    images = gathered(page).images
    assert [(image.src[-1:], image.decorative) for image in images] == [
        ("a", True), ("b", True), ("c", True), ("d", False), ("", True),
    ]  # fmt: skip


def test_the_link_around_a_picture_is_said() -> None:
    """And whether a reader who does not see the picture is left with nothing."""
    page = (
        "<body><a href=/a><span><img src=/1></span></a><a href=/b><img src=/2> Home</a><a name=x><img src=/3></a>"
        "<img src=/4><a href=''><img src=/5></a><a href='javascript:x'><img src=/6>x</a>"
        "<a href=/c title='Our fees'><img src=/7></a>"
    )
    assert [(image.link, image.alone_in_link) for image in gathered(page).images] == [
        (f"{SITE}/a", True), (f"{SITE}/b", False), (None, False), (None, False), (None, True), (None, False),
        (f"{SITE}/c", False),
    ]  # fmt: skip


def test_hidden_pictures_and_those_in_the_text_are_marked() -> None:
    page = "<body><p>A knee <img src=/a></p><div hidden><img src=/b></div>"
    assert [(image.src[-1], image.in_text, image.hidden) for image in gathered(page, "knee").images] == [
        ("a", True, False), ("b", False, True),
    ]  # fmt: skip
