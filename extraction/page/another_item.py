"""Recognise dates of items that the article's page only names: another post, a file, a source, a comment.

Structure decides first (a link that opens the entry, a heading with a link, a column of its own), then the heading
above the date.
"""

from __future__ import annotations

import re
from collections.abc import Set

from lxml import html

from extraction.dates.labels.wordings import find_wordings
from extraction.dates.parsing.months import MONTH_PATTERN, plain
from extraction.dates.sources.page_history import HEADING as HISTORY
from extraction.page.document import fold
from extraction.page.text_lines import UNSEEN

MAX_ENTRY = 400
"""Characters that an entry of a list of posts has at most, teaser and all."""
MAX_COLUMN = 80
"""Characters from which a cell beside the headline's is a column of its own and not a byline."""
MAX_HEADING = 60
"""Characters that the heading of such a list has at most."""
_LEVELS = 6
"""Elements around a date that are looked at."""
_OWN_LEVELS = 4
"""Elements around a date in a box about the page."""
_SIBLINGS = 25
"""Elements before one that are looked at for its heading."""
_HEADINGS_TEXT = """
h2 h3 h4 h5 h6
"""
_HEADINGS = frozenset(_HEADINGS_TEXT.split())
_LISTS_TEXT = """
ul ol dl table
"""
_LISTS = frozenset(_LISTS_TEXT.split())
_ENTRIES_TEXT = """
li dd td article section div p
"""
_ENTRIES = frozenset(_ENTRIES_TEXT.split())

_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|rtf|odt|zip)(?:[?#]|$)", re.I)
"""Matches ``/forms/intake.pdf?v=2``."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_TITLE = re.compile(rf"{MONTH_PATTERN}|\b(?:on|by|at|in|am|el|le|the|this|page|read|more|full)\b")
"""Matches ``august`` and ``read``: words of a link's text beside its title and a label."""
_BRACKETED = re.compile(r"\s*\([^()]{0,40}\b(?:19|20)\d\d[^()]{0,20}\)")
"""Matches `` (updated 9 May 2021)`` behind a link, or behind the title in it."""
_PERSON_BEFORE = re.compile(r"\b(?:by|author|editor|reviewer|owner|contact|por|par|von|da|di|door)\b[\s:]*$")
"""Matches ``written by `` before a link to a person."""
_SOURCES = re.compile(
    r"\b(?:references?|sources?|bibliograph\w*|citations?|cited|further reading|footnotes|end ?notes"
    r"|referencias|bibliografia|fuentes|sources|quellen(?:angaben)?|literatur(?:verzeichnis)?|fonti|bronnen|fontes)\b"
)
"""Matches ``references and further reading``."""
_REMARKS = re.compile(
    r"^\W*(?:\d+\W*)?(?:(?:leave|post|add|write|join|view|show|all|reader|user|recent|latest|the|a|your|our"
    r"|patient|google|client"
    r"|customer|facebook|yelp|verified)\W+)*"
    r"(?:comments?|responses?|repl(?:y|ies)|discussion|conversation|thoughts|guest ?book|feedback|reviews|testimonials?"
    r"|comentarios?|opiniones|resenas|commentaires?|avis|kommentare?|bewertungen|commenti|recensioni|reacties)"
    r"(?:\W*(?:\d+|\(.*|(?:on|to|from|about|for|by|so far|below|sur|zu|su|op|a|en)\b.*))?\W*$"
    r"|\b(?:(?:patients?|clients?|people|families) (?:are )?say(?:ing)?|\d+ (?:comments?|thoughts|responses?"
    r"|replies))\b"
)
"""Matches ``3 comments on this page``, ``what patients say``; not ``comments and complaints``, a part of a leaflet."""
_OTHERS = re.compile(
    r"(?<!-)\b(?:related|recent(?:ly)?|latest|newest|popular|trending|most (?:read|viewed)|also (?:like|read|enjoy)"
    r"|keep reading|read (?:next|more)|more (?:from|articles|posts|stories|reading|news)"
    r"|other (?:articles|posts|news|topics|pages|leaflets|documents)"
    r"|up next|news|what['’]?s new|announcements?|upcoming|events?|classes|workshops|calendar|archives?|archived"
    r"|careers?|vacanc(?:y|ies)|jobs?|job openings|positions|we['’]?re hiring|recruitment|minutes"
    r"|board (?:papers|meetings?)"
    r"|board of (?:trustees|directors)|press releases?|alerts|recalls|tweets?|twitter|facebook|instagram"
    r"|podcasts?|webinars?"
    r"|awards?|forms|downloads?|documents|policies|price list|prices|fees"
    r"|recientes|relacionad[oa]s|noticias|empleos?|vacantes|eventos"
    r"|articles? (?:recents?|lies|similaires)|actualites|evenements|offres d['’]emploi|aktuelles|neueste"
    r"|neuigkeiten|termine"
    r"|ahnliche|verwandte|weitere|formulare|stellenangebote|veranstaltungen|correlati|recenti|notizie|gerelateerd"
    r"|recente|nieuws|vacatures|nyheter|aktualnosci)\b"
)
"""Matches ``recent posts`` and ``careers``: headings of other parts of a page; not ``age-related changes``."""
_OWN = re.compile(
    r"\b(?:this|the) (?:page|article|post|document|leaflet|information)\b(?!['’]s)|^(?:page|article|document"
    r"|publication) "
    r"(?:info(?:rmation)?|details?|data|status|history|control|properties|facts)\W*$"
    r"|\b(?:esta pagina|este articulo|cette page|cet article|diese[rn]? (?:seite|artikel)|questa pagina|deze pagina)\b"
)
"""Matches ``about this page``: the heading of a box that speaks of the page itself."""
_PROSE = 100
"""Characters from which a paragraph under a heading is running text, and the heading one of the article's own."""


def of_another(
    element: html.HtmlElement, holders: Set[html.HtmlElement], *, near: bool, plain_line: bool
) -> bool:
    """Return whether a date in an element is that of another post, file, source or comment.

    `holders` are the elements around the headline; `near` is true for a date by the headline, `plain_line` for a
    line that holds nothing but a label and the date.
    """
    if _in_titled_link(element):
        return True
    node: html.HtmlElement | None = element
    listed = False
    for _ in range(_LEVELS):
        if node is None or node in holders or node.tag in ("body", "main"):
            return False
        if node.tag in ("td", "th") and node.getparent() in holders and len(_text(node)) > MAX_COLUMN:
            return True
        listed = listed or node.tag in _LISTS
        if node.tag in _ENTRIES and _is_entry(node, element, near=near):
            return True
        heading, prose = _heading_before(node, listed=listed)
        if heading and _is_of_others(heading, listed=listed, plain_line=plain_line, prose=prose):
            return True
        node = node.getparent()
    return False


def heads_own(element: html.HtmlElement) -> bool:
    """Return whether the nearest heading before an element is that of a box about the page itself."""
    node: html.HtmlElement | None = element
    for _ in range(_OWN_LEVELS):
        if node is None or node.tag in ("body", "main"):
            return False
        heading, _ = _heading_before(node, listed=True)
        if heading:
            return _OWN.search(heading) is not None or HISTORY.match(heading) is not None
        node = node.getparent()
    return False


def _is_of_others(heading: str, *, listed: bool, plain_line: bool, prose: bool) -> bool:
    """Return whether a heading is that of a part which is not the article's.

    A question heads the article's own text, and so does a heading with running text between it and a line that holds
    nothing but a label and its date: "Forms", how to ask for one, and the page's update.
    """
    if _SOURCES.search(heading):
        return listed or not plain_line
    if (_OWN.search(heading) or HISTORY.match(heading)) and not _REMARKS.search(heading):
        return False
    if heading.endswith("?"):
        return False
    return _REMARKS.search(heading) is not None or (
        _OTHERS.search(heading) is not None and not (prose and plain_line and not listed)
    )


def _in_titled_link(element: html.HtmlElement) -> bool:
    """Return whether a date is in the text of a link to a file or with a title of its own, perhaps in brackets."""
    link = next((node for node in (element, *element.iterancestors("a")) if node.tag == "a"), None)
    address = link.get("href") if link is not None else None
    if link is None or not address or address.startswith("#"):
        return False
    text = plain(_text(link))
    bracketed = _BRACKETED.search(text)
    if bracketed is not None and _WORD.search(text[: bracketed.start()]):
        return True
    for label in find_wordings(text):
        text = text[: label.start] + " " * (label.end - label.start) + text[label.end :]
    words = _WORD.findall(_NO_TITLE.sub(" ", text))
    return len(words) >= (1 if _FILE.search(address) else 3)


def _is_entry(node: html.HtmlElement, element: html.HtmlElement, *, near: bool) -> bool:
    """Return whether an element is one post of a list: its heading is a link, or a link opens its list item."""
    text = _text(node)
    if len(text) > MAX_ENTRY:
        return False
    for heading in node.iter(*_HEADINGS):
        link = heading.find(".//a[@href]")
        if link is None:
            link = next(heading.iterancestors("a"), None)
        if link is not None and element not in heading.iter():
            return True
    if node.tag == "article" and (next(node.iter(*_HEADINGS), None) is not None or _has_sister(node)):
        return True
    if near:
        return False  # a byline may be opened by a link to its author
    if _is_bracketed_behind_link(element):
        return True
    first = next((found for found in node.iter("a") if found.get("href")), None)
    if first is None or element in first.iter():
        return False
    title = _text(first)
    if title and text.startswith(title) and _FILE.search(first.get("href") or ""):
        return True
    opens = len(_WORD.findall(title)) >= 2 and text.startswith(title)
    return opens and (node.tag == "li" or _has_twin(node))


def _is_bracketed_behind_link(element: html.HtmlElement) -> bool:
    """Return whether a date in an element, in brackets behind a titled link, is that of the link's target."""
    for link in element.iterchildren("a"):
        behind = _BRACKETED.match(plain(link.tail or ""))
        if behind is not None and link.get("href") and len(_WORD.findall(_text(link))) >= 2:
            before = link.getprevious()
            lead = plain((before.tail if before is not None else element.text) or "")
            return _PERSON_BEFORE.search(lead) is None
    return False


def _has_sister(article: html.HtmlElement) -> bool:
    """Return whether another ``article`` is right beside one."""
    return any(
        beside is not None and beside.tag == "article"
        for beside in (article.getnext(), article.getprevious())
    )


def _has_twin(node: html.HtmlElement) -> bool:
    """Return whether an element of the same tag and class beside it is opened by a link too."""
    for twin in (node.getnext(), node.getprevious()):
        if twin is not None and twin.tag == node.tag and twin.get("class") == node.get("class"):
            first = next((found for found in twin.iter("a") if found.get("href")), None)
            if first is not None and _text(first) and _text(twin).startswith(_text(first)):
                return True
    return False


def _heading_before(node: html.HtmlElement, *, listed: bool) -> tuple[str | None, bool]:
    """Return the heading above an element, in small letters without accents, and whether prose is between them.

    The heading is null where a list has ended its section.
    """
    before = node.getprevious()
    prose = False
    for _ in range(_SIBLINGS):
        if before is None:
            return None, prose
        if isinstance(before.tag, str) and before.tag not in UNSEEN:
            if before.tag in _HEADINGS or _is_bold_line(before):
                text = _text(before)
                return (plain(text) if len(text) <= MAX_HEADING else None), prose
            if before.tag in _LISTS and not listed:
                return None, prose
            prose = prose or (before.tag == "p" and len(_text(before)) >= _PROSE)
        before = before.getprevious()
    return None, prose


def _is_bold_line(element: html.HtmlElement) -> bool:
    """Return whether an element is a short line in bold, or holds only a heading: a heading in all but name."""
    text = _text(element)
    if not text or len(text) > MAX_HEADING:
        return False
    if element.tag in ("b", "strong"):
        return True
    inner = next((found for found in element.iter("b", "strong", *_HEADINGS)), None)
    return inner is not None and _text(inner) == text


def _text(element: html.HtmlElement) -> str:
    return fold(element.text_content())
