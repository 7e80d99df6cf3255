"""Make sites of n pages, and findings of n, for the benchmark of growth."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.growth_inputs import sentence

_SITE = "https://clinic.example"
_PAGE = (
    '<html lang="en"><head><title>{title} | Clinic</title>{head}</head><body class="single-post"><nav><a href="/">Home'
    '</a></nav><main><article class="post"><h1>{title}</h1>{body}</article></main><footer>Clinic, since 1990, for all'
    " of us.</footer></body></html>"
)


def _pages(
    n: int, body: Callable[[int], str], head: Callable[[int], str] = lambda _: "", folder: str = "blog"
) -> dict[str, bytes]:
    return {
        f"{_SITE}/{folder}/{number}/": _PAGE.format(
            title=f"Pain {number}", head=head(number), body=body(number)
        ).encode()
        for number in range(n)
    }


def _text(number: int) -> str:
    return "".join(f"<p>{sentence(number * 5 + line)}</p>" for line in range(5))


def _office(number: int) -> str:
    return f"<p>{number + 10} Main Street<br>Springfield, IL 62701<br>(217) 555-{number % 10_000:04}</p>"


def _suite(number: int) -> str:
    suite = f"<p>10 Main Street, Suite {number + 10}<br>Springfield, IL 62701</p>"
    return f"{suite}<p>Call (217) 556-{number % 10_000:04}</p>"


def _card(number: int) -> str:
    link = f'<a href="/blog/{number}/"><h3>Pain {number}</h3></a>'
    return f'<div class="card">{link}<span>May {number % 27 + 1}, 2020</span></div>'


SITES: dict[str, Callable[[int], dict[str, bytes]]] = {
    "articles": lambda n: _pages(n, _text),
    "equal pages": lambda n: _pages(n, lambda _: _text(0)),
    "short equal pages": lambda n: _pages(n, lambda _: "<p>Just a moment.</p>"),
    "offices": lambda n: _pages(n, _office, folder="locations"),
    "suites": lambda n: _pages(n, _suite, folder="locations"),
    "chain of canonicals": lambda n: _pages(
        n, lambda _: _text(0), lambda i: f'<link rel="canonical" href="/blog/{max(0, i - 1)}/">'
    ),
    "canonicals of one page": lambda n: _pages(n, _text, lambda _: '<link rel="canonical" href="/blog/0/">'),
    "cards of the next pages": lambda n: _pages(
        n, lambda i: _text(i) + "".join(_card(i + at) for at in range(5))
    ),
}
"""Unit to the maker of a site of n pages, by URL."""
