"""Put the records' enumerations, dates, durations and numbers into a reader's words."""

from __future__ import annotations

import datetime
import math
from urllib.parse import urlsplit

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_OWN_WORDS = {
    "json_ld": "JSON-LD",
    "http": "HTTP header",
    "url": "URL",
    "sitemap": "site map",
    "meta": "meta tag",
    "time": "time element",
    "visible": "visible text",
    "body_vote": "the body's vote",
    "map_link": "map link",
    "listing": "listing page",
    "due_soon": "due soon",
    "cannot_tell": "cannot tell",
    "not_modified": "not modified",
    "robots": "kept out by robots.txt",
    "error": "error",
    "needs_javascript": "needs JavaScript",
    "password_protected": "asks for a password",
    "wall": "a check, a login or a notice of the server in the page's place",
    "rendered": "drawn by a browser, because it is empty without JavaScript",
    "render_failed": "could not be drawn by the browser",
    "meta_refresh": "only sends on to another page",
    "soft_404": "says “not found” with status 200",
    "mo": "Mon",
    "tu": "Tue",
    "we": "Wed",
    "th": "Thu",
    "fr": "Fri",
    "sa": "Sat",
    "su": "Sun",
}

SORTS_OF_TEXT = {
    "heading": "headings",
    "paragraph": "paragraphs",
    "list_item": "lists",
    "table_row": "tables",
    "quote": "quotations",
    "answer": "answers",
    "title": "titles of pages",
    "description": "descriptions of pages",
    "alternative": "words of pictures",
    "link": "words of links",
}
"""Words for each `schemas.vocabulary.QuotedBlock`, as in *everything in lists*."""


def words(value: str | None) -> str:
    """Return an enumeration's value in words: ``due_soon`` is "due soon"."""
    if value is None:
        return "none"
    return _OWN_WORDS.get(value, str(value).replace("_", " "))


def sentence(text: str) -> str:
    """Return the text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """Return the text with a full stop, where it does not end with a mark of its own.

    >>> stopped("“teh” → “the”"), stopped("Wait.")
    ('“teh” → “the”.', 'Wait.')
    """
    return text if text.endswith((".", "!", "?", "…", ":")) else f"{text}."


def day(value: datetime.date | None) -> str:
    """Return a date (or the date of a time) as ``3 Aug 2021``, which no reader takes for another day."""
    return "" if value is None else f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def number(value: float) -> str:
    """Return a number with thousands apart: ``12,345``; at most one decimal."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return the count with its noun: ``1 page``, ``2 pages``."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def minutes(value: int) -> str:
    """Return an estimate of work: ``5 min``, ``1 hr 20 min``."""
    hours, rest = divmod(value, 60)
    return " ".join([*([f"{hours} hr"] if hours else []), *([f"{rest} min"] if rest or not hours else [])])


def seconds(value: float) -> str:
    """Return a duration: ``0.4 s``, ``2 min 05 s``, ``1 h 03 min``."""
    if not math.isfinite(value):
        return "unknown"
    if value < 60:
        return f"{value:.1f} s"
    whole = round(value)
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"


def age(days: int) -> str:
    """Return an age: ``12 days``, ``7 months``, ``3.4 years``."""
    if days < 60:
        return plural(days, "day")
    if days < 730:
        return plural(round(days / 30.44), "month")
    return f"{days / 365.25:.1f} years"


def host(url: str) -> str:
    """Return the host of a URL, or the text itself where it is not a URL."""
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url


def path(url: str) -> str:
    """Return path and query of a URL, which distinguish two pages of one site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme not in ("http", "https"):
        return url
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
