"""Name a URL or an id of the run as a person would: by headline, title, else path.

Pages that share a title (a print view, a second copy) are distinguished by their path.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from reports.page_lines import PageLine, page_lines
from reports.view import ReportData
from reports.wording import path
from schemas.location import Location

_WORD = re.compile(r"\w+")
"""Matches the words of ``Maple Ridge``."""
_MOST_WORDS = 12
_FEW = 3
"""Pages that may share a title; one that more share says nothing of any."""
_NOTHING = re.compile(r"(?!)")


def pages_of(data: ReportData) -> list[PageLine]:
    """Return what is read of every page; it is read once, however many renderers ask."""
    if not data.paged:
        data.paged.append(list(page_lines(data.pages)))
    return data.paged[0]


def names_of(data: ReportData) -> Names:
    """Return the names of the run's pages and offices; they are gathered once, however many renderers ask."""
    if not data.named:
        data.named.append(Names(data))
    return data.named[0]


class Names:
    """Index of names, built once a report."""

    def __init__(self, data: ReportData) -> None:
        self._titles: dict[str, str] = {}
        self._urls: dict[str, str] = {}
        final: set[str] = set()
        suffix = clinic_suffix(data.name)
        for page in pages_of(data):
            final.add(page.final_url)
            self._urls[page.page_id] = page.final_url
            if page.title:
                title = without_suffix(suffix, page.title)
                self._titles.setdefault(page.final_url, title)
                self._titles.setdefault(page.url, title)
        for text in data.texts:
            final.add(text.url)
            self._urls[text.text_id] = text.url
            if text.article_id is not None:
                self._urls[text.article_id] = text.url
            if text.headline:
                self._titles[text.url] = text.headline
        self._own = dict(self._titles)
        shared = Counter(self._titles[url] for url in final if url in self._titles)
        self._titles = {
            url: title
            if shared[title] == 1
            else f"{title} ({path(url)})"
            if shared[title] <= _FEW
            else path(url)
            for url, title in self._titles.items()
        }
        self._offices = {location.location_id: office(location) for location in data.locations}

    def title(self, url: str | None) -> str:
        """Return the name of the page at ``url``; "the whole site" where there is none."""
        if url is None:
            return "the whole site"
        return self._titles.get(url) or path(url)

    def own_title(self, url: str) -> str:
        """Return the page's own title, which other pages may have, too; else its path."""
        return self._own.get(url) or path(url)

    def url(self, subject: str) -> str | None:
        """Return the URL of a page or an article."""
        return self._urls.get(subject)

    def subject(self, subject: str, url: str | None) -> str:
        """Return the name of a record: of an office its label or street, of others that of their page."""
        return self._offices.get(subject) or self.title(url or self._urls.get(subject))


def clinic_suffix(clinic: str | None) -> re.Pattern[str]:
    """Return what matches the clinic's name at the end of a title, with what is before it: `` | Maple Ridge Spine``."""
    if not clinic:
        return _NOTHING
    letters = r"\W*".join(re.escape(word) for word in _WORD.findall(clinic)[:_MOST_WORDS])
    return re.compile(rf"[|·•»«:–—-]\s*{letters}\W*$", re.IGNORECASE)


def without_suffix(suffix: re.Pattern[str], title: str) -> str:
    """Return a title without the clinic's name at its end; never empty."""
    found = suffix.search(title)
    return (title[: found.start()].rstrip() if found else title) or title


def office(location: Location) -> str:
    """Return an office's label, else its street and city, else the address as written."""
    address = location.address
    parts: Iterable[str | None] = (address.street, address.unit, address.city)
    return location.label or ", ".join(part.rstrip(", ") for part in parts if part) or location.address_raw
