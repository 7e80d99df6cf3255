"""Make pages and texts of n units each, for the benchmark of growth: links, blocks, dates, addresses and the like."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice

_WORDS = [
    "pain", "often", "follows", "the", "nerve", "that", "was", "pressed", "by", "swollen", "tissue", "and",
    "most", "people", "find", "rest", "helps", "them", "sleep", "while", "exercise", "done", "with", "care",
    "makes", "muscles", "of", "the", "lower", "back", "strong", "again",
]  # fmt: skip
_MONTHS = ("January", "March", "May", "July", "August", "October", "December")


def _head(content: str) -> str:
    return (
        '<html lang="en"><head><title>Back pain | Clinic</title><meta name="author" content="Jane Miller">'
        '<link rel="canonical" href="/page/"></head><body class="single-post"><main><article class="post"><h1>Back'
        f" pain</h1><p>By Jane Miller, MD. Updated March 3, 2024.</p>{content}</article></main></body></html>"
    )


def sentence(number: int, words: int = 14) -> str:
    """Return a sentence of so many words, another for each number."""
    text = " ".join(islice(cycle(_WORDS), number % 9, number % 9 + words))
    return f"{text[0].upper()}{text[1:]} {_letters(number)}."


def _letters(number: int) -> str:
    letters = ""
    number += 26
    while number:
        number, rest = divmod(number, 26)
        letters += chr(97 + rest)
    return letters


def _each(template: str) -> Callable[[int], str]:
    """Return a maker of pages that hold the template n times; ``{0}`` is the number, ``{1}`` a word, ``{2}`` a date."""

    def make(n: int) -> str:
        return _head(
            "".join(
                template.format(
                    i, _letters(i), f"{_MONTHS[i % 7]} {i % 27 + 1}, {2000 + i % 24}", sentence(i)
                )
                for i in range(n)
            )
        )

    return make


PAGES: dict[str, Callable[[int], str]] = {
    "paragraphs": _each("<p>{3}</p>"),
    "words in a paragraph": lambda n: _head("<p>" + " ".join(islice(cycle(_WORDS), 8 * n)) + "</p>"),
    "links": _each('<p><a href="/post-{1}/">{1} joint</a></p>'),
    "links in a paragraph": lambda n: _head(
        "<p>" + " ".join(f'<a href="/p-{i}/">{_letters(i)} joint</a> that hurts' for i in range(n)) + "</p>"
    ),
    "list items": lambda n: _head("<ul>" + "".join(f"<li>{sentence(i)}</li>" for i in range(n)) + "</ul>"),
    "menu items": lambda n: _head(
        "<nav><ul>" + "".join(f'<li><a href="/m{i}/">M {i}</a></li>' for i in range(n)) + "</ul></nav>"
    ),
    "table rows": lambda n: _head(
        "<table>" + "".join(f"<tr><td>{_letters(i)}</td><td>{i}</td></tr>" for i in range(n)) + "</table>"
    ),
    "divs": _each("<div><div class='c{0}'>{3}</div></div>"),
    "nested divs": lambda n: _head("<div>" * (n // 4) + "x" + "</div>" * (n // 4)),
    "line breaks": lambda n: _head("<p>" + "".join(f"{sentence(i)}<br>" for i in range(n)) + "</p>"),
    "spans in a paragraph": lambda n: _head(
        "<p>" + "".join(f"<span>{_letters(i)}</span> " for i in range(n)) + "</p>"
    ),
    "headings": _each("<h2>{1} pain</h2><p>{3}</p>"),
    "headings of level 1": _each("<h1>{1} pain</h1>"),
    "questions": _each("<h3>What is {1}?</h3><p>{3}</p>"),
    "dates": _each("<p>Updated {2}</p>"),
    "dates in a line": lambda n: _head(
        "<p>" + ", ".join(f"{_MONTHS[i % 7]} {i % 27 + 1}, {2000 + i % 24}" for i in range(n)) + "</p>"
    ),
    "time elements": _each('<p><time datetime="2020-03-{0}">{2}</time></p>'),
    "time elements in a line": lambda n: _head(
        "<p>"
        + " ".join(f'<time datetime="2020-03-04">May {i % 27 + 1}, 2020</time>' for i in range(n))
        + "</p>"
    ),
    "lines with a digit": _each("<div>{0} x</div>"),
    "table of dates": lambda n: _head(
        "<table><tr><th>Updated</th></tr>"
        + "".join(f"<tr><td>Jul {i % 27 + 1}, 2020</td></tr>" for i in range(n))
        + "</table>"
    ),
    "bylines": _each("<p class=byline>By John {1}, MD</p>"),
    "author boxes": _each(
        '<div class="author-box"><h4>About the author</h4><p>John {1}, MD, is a doctor.</p></div>'
    ),
    "offices": _each(
        "<p>Clinic {1}<br>{0} Main Street<br>Springfield, IL 62701<br>(217) 555-0100<br>Mon-Fri 9am-5pm</p>"
    ),
    "offices in a footer": lambda n: _head("<p>x</p>").replace(
        "</main>",
        "</main><footer>"
        + "".join(
            f"<p>{i} Main Street<br>Springfield, IL 62701<br>(217) 555-{i % 10000:04}</p>" for i in range(n)
        )
        + "</footer>",
    ),
    "offices in one block": lambda n: _head(
        "<div>" + "<br>".join(f"{i + 1} Main Street<br>Springfield, IL 62701" for i in range(n)) + "</div>"
    ),
    "phones": _each('<p>Call <a href="tel:+1217555{0:04}">(217) 555-{0:04}</a></p>'),
    "phones in a line": lambda n: _head(
        "<p>" + ", ".join(f"(217) 555-{i % 10000:04}" for i in range(n)) + "</p>"
    ),
    "hours": _each("<p>Monday 9:00 am - 5:00 pm</p>"),
    "hours in a line": lambda n: _head("<p>" + ", ".join(["Mon 9am-5pm"] * n) + "</p>"),
    "map links": _each(
        '<p><a href="https://maps.google.com/?q={0}+Main+St,+Springfield,+IL+62701">Map</a></p>'
    ),
    "cards": _each(
        '<div class="card"><a href="/post-{1}/"><h3>{1} pain</h3></a><span>{2}</span><p>{3}</p></div>'
    ),
    "cards without dates": _each('<div class="card"><h3><a href="/post-{1}/">{1}</a></h3><p>{3}</p></div>'),
    "tags": _each('<a rel="tag" href="/tag/{1}/">{1}</a>'),
    "breadcrumbs": lambda n: _head(
        '<div class="breadcrumb">' + " &gt; ".join(f'<a href="/c{i}/">c{i}</a>' for i in range(n)) + "</div>"
    ),
    "comments": _each('<div class="comment"><p>{3}</p><time datetime="2020-03-04">{2}</time></div>'),
    "sources": lambda n: _head(
        "<h2>Sources</h2><ol>"
        + "".join(f"<li>Smith J. Pain. {1990 + i % 30};12:1-{i}.</li>" for i in range(n))
        + "</ol>"
    ),
    "classes of an element": lambda n: _head(
        f'<div class="{" ".join(_letters(i) for i in range(n))}"><p>Text.</p></div>'
    ),
    "meta elements": lambda n: _head("<p>x</p>").replace(
        "</head>",
        "".join(f'<meta property="article:tag" content="{_letters(i)}">' for i in range(n)) + "</head>",
    ),
    "JSON-LD nodes": lambda n: _head("<p>x</p>").replace(
        "</head>",
        '<script type="application/ld+json">{"@graph": ['
        + ",".join(
            f'{{"@type": "BlogPosting", "@id": "#{i}", "author": {{"@id": "#{i + 1}"}}, "headline": "{_letters(i)}",'
            f' "datePublished": "2020-03-04"}}'
            for i in range(n)
        )
        + "]}</script></head>",
    ),
    "JSON-LD offices": lambda n: _head("<p>x</p>").replace(
        "</head>",
        '<script type="application/ld+json">{"@graph": ['
        + ",".join(
            '{"@type": "MedicalClinic", "name": "C", "address": {"@type": "PostalAddress", "streetAddress": '
            f'"{i} Main St", "addressLocality": "Springfield", "addressRegion": "IL", "postalCode": "62701"}}}}'
            for i in range(n)
        )
        + "]}</script></head>",
    ),
    "microdata items": _each(
        '<div itemscope itemtype="https://schema.org/BlogPosting"><a itemprop="url" href="/p{0}/">'
        '<span itemprop="headline">{1}</span></a></div>'
    ),
    "hCards": _each(
        '<div class="vcard"><span class="fn">C {0}</span><span class="adr"><span class="street-address">{0} Main St'
        '</span> <span class="locality">Springfield</span>, <span class="region">IL</span> <span class="postal-code">'
        "62701</span></span></div>"
    ),
    "elements in another language": _each('<p lang="es">El dolor de espalda es muy {1} para todos.</p>'),
    "hidden elements": _each('<div style="display:none"><p>{3}</p></div>'),
    "a long word": lambda n: _head("<p>" + "abcdefgh" * n + "</p>"),
    "dashes": lambda n: _head("<p>" + "a-" * n + " " + "- " * n + "</p>"),
    "digits": lambda n: _head("<p>" + "1 " * n + "2" * n + " " + "3," * n + "</p>"),
    "capitals": lambda n: _head("<p>" + "Ann " * n + "A. " * n + "Dr. " * n + "</p>"),
    "commas": lambda n: _head("<p>" + "Smith, " * n + "MD, " * n + "</p>"),
    "unclosed elements": lambda n: _head("<b><i><u>x" * (n // 8) + "<p>y" * n),
    "a long title": lambda n: _head("<p>x</p>").replace("<title>", "<title>" + "pain | " * n),
    "blanks": lambda n: _head(
        "<p>a" + " " * (8 * n) + "b</p>" + "\n" * (8 * n) + "<p>Updated" + "\u00a0" * (8 * n) + "</p>"
    ),
}
"""Unit to the maker of an article's page with n of it."""

TEXTS: dict[str, Callable[[int], str]] = {
    "words": lambda n: " ".join(islice(cycle(_WORDS), 4 * n)) + ".",
    "different words": lambda n: " ".join(_letters(12_000_000 + i * 7919) for i in range(n)) + ".",
    "sentences": lambda n: " ".join(sentence(i) for i in range(n)),
    "paragraphs": lambda n: "\n\n".join(sentence(i) for i in range(n)),
    "lines": lambda n: "\n".join(sentence(i) for i in range(n)),
    "list items": lambda n: "\n".join(f"- {sentence(i)}" for i in range(n)),
    "abbreviations": lambda n: "Dr. " * n + "Smith.",
    "initials": lambda n: "A. " * n + "Smith.",
    "full stops": lambda n: "a." * n,
    "a long word": lambda n: "abcdefgh" * n,
    "no_a": lambda n: "no_a" * n,
    "dashes": lambda n: "a-" * n,
    "apostrophes": lambda n: "a'" * n,
    "slashes": lambda n: "/a" * n + "/" * n,
    "at signs": lambda n: "a@" * n + "@" * n,
    "digits": lambda n: "1" * n + " " + "1." * n,
    "exclamations": lambda n: "!" * n + "?! " * n + ")" * n,
    "blanks": lambda n: "a" + " " * (8 * n) + "b" + "\n" * (8 * n) + "c" + "\t" * (8 * n) + "d",
    "repeated words": lambda n: "the the " * n + "end.",
    "slips": lambda n: " ".join(f"recieve{'' if i % 2 else 'd'} teh" for i in range(n)) + ".",
    "capitals": lambda n: "PAIN " * n + "Ann Lee " * n,
    "unclosed markup": lambda n: "*a_b`" * n + "[" * n + "<" * n + "![" * n,
    "brackets": lambda n: "(" * n + ")" * n,
    "quotes": lambda n: "> " * n + "a",
    "links": lambda n: "[a](/b) " * n,
    "markup": lambda n: "<p>" * n + "<b>x</b> &amp; " * n + "<!-- " * n,
    "table": lambda n: "|a|b|\n|-|-|\n" + "|c|d|\n" * n,
}
"""Unit to the maker of a draft or a block with n of it."""
