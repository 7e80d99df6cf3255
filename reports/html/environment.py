"""The templates' environment: escaping, a site's words, and a content security policy that forbids all but our own."""

from __future__ import annotations

import base64
import functools
import hashlib
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from reports import wording
from reports.changes.line_words import SHOWN_PLACES, about_words
from reports.context import in_context
from reports.first_sentence import first_sentence
from reports.harmless_text import finalize, harmless, shorten
from reports.inline_code import inline_code
from reports.known_from import certainty, in_ten, known_from
from reports.link import safe_href, shows_words, words_link
from reports.site_words import SiteWords


@functools.lru_cache(maxsize=8)
def environment(locale: str) -> Environment:
    """Return the environment for a site of this locale.

    Whatever came from the site is neutralised and escaped; links are built by `reports.link` alone.
    """
    made = Environment(
        loader=PackageLoader("reports"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = _asset("report.css"), _asset("report.js")
    made.globals.update(
        style=Markup(style),  # noqa: S704 - our own file, no page's text
        script=Markup(script),  # noqa: S704 - our own file, no page's text
        style_hash=_digest(style),
        script_hash=_digest(script),
        in_context=in_context,
        safe_href=safe_href,
        words_link=words_link,
        shows_words=shows_words,
        known_from=known_from,
        certainty=certainty,
        in_ten=in_ten,
        first_sentence=first_sentence,
        about_words=about_words,
        shown_places=SHOWN_PLACES,
        decides=False,  # the review app's pages decide, those of the report do not
    )
    words = SiteWords(locale)
    made.filters.update(
        words=wording.words,
        sentence=wording.sentence,
        minutes=wording.minutes,
        seconds=wording.seconds,
        age=wording.age,
        path=wording.path,
        day=words.day,
        iso_day=words.iso_day,
        month=words.month,
        moment=words.moment,
        number=words.number,
        plural=words.plural,
        percent=words.percent,
        shorten=shorten,
        inline_code=inline_code,
        lines=_lines,
    )
    return made


def _lines(text: str) -> Markup:
    """Return a text of several lines, each made harmless and escaped."""
    return Markup("\n").join(escape(harmless(line)) for line in text.split("\n"))


def _asset(name: str) -> str:
    return resources.files("reports").joinpath("templates", name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """Return a content security policy's source expression for an inline element (CSP Level 3, 2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
