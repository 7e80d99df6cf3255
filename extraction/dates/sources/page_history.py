"""Read a page's own history: the list or table of its versions, and the dated notes on changes.

The last entry of a history is the page's modification; its first is the publication only where it says so.
"""

from __future__ import annotations

import re

from lxml import html

from extraction.dates.parsing.months import plain
from extraction.dates.sources.table_header import header_row
from extraction.page.document import fold
from extraction.page.text_lines import UNSEEN
from schemas.vocabulary import DateRole

MAX_HEADING = 70
"""Characters that the heading of a history has at most."""
_LEVELS = 4
"""Elements around an entry that are looked at for the heading."""
_SIBLINGS = 12
"""Elements before one that are looked at: the entries of a history in paragraphs."""
_HEADS_TEXT = """
h1 h2 h3 h4 h5 h6 summary caption legend dt strong b button th
"""
_HEADS = frozenset(_HEADS_TEXT.split())

_KIND = (
    r"(?:page|document|leaflet|article|content|post|version|revision|update|change|edit|amendment|modification"
    r"|correction)"
)
HEADING = re.compile(
    r"^\W*(?:(?:the|this|our|full|short|brief|view|show|see|recent|latest|all)['’]?s?\W+)*"
    rf"(?:(?:(?:{_KIND}|publication|editorial|review)['’]?s?\W+)+(?:history|log|record|control|tracker|tracking"
    r"|timeline)(?: (?:of|for) (?:this|the|our) \w+)?"
    rf"|(?:history|log|record) of (?:(?:this|the) )?(?:{_KIND}s?|guide|information)\b.*"
    r"|change ?log|(?:changes|updates|amendments|revisions|corrections|edits|modifications) (?:made )?(?:to|on|of|in) "
    r"(?:this|the) (?:\w+ )?\w+|amendments|revisions|corrections"
    r"|what(?:['’]?s| has| was)? (?:new|changed|different)(?: (?:on|in|to|about) this \w+)"
    r"|historial (?:de (?:cambios|revisiones|versiones|actualizaciones))|control de (?:cambios|versiones)"
    r"|historique(?: des? .*)|(?:anderungs|versions|bearbeitungs)(?:historie|verlauf|geschichte|protokoll|ubersicht)"
    r"|cronologia (?:delle? )?(?:modifiche|revisioni|versioni)|storico (?:delle )?(?:modifiche|revisioni|versioni)"
    r"|historico (?:de|das) (?:alteracoes|revisoes|versoes|atualizacoes)|(?:wijzigings|versie)(?:geschiedenis"
    r"|overzicht)"
    r"|(?:andrings|versions)(?:historik|historikk|historie)|historia zmian|historie zmen|更新(?:历史|歷史|记录"
    r"|記錄|履歴)"
    r"|改訂履歴|修订记录|變更記錄)\W*$"
)
"""Matches ``changes to this page``, ``version history``; not ``history``, which may be the clinic's."""
_BEFORE_DATE = re.compile(
    r"^\W*(?:v(?:er(?:sion)?|\.)?\W*)?(?:\d{1,2}(?:\.\d{1,2}){0,2})?\W*(?:on|am|le|el|il)?\W*$"
)
"""Matches the ``v1.2 (`` before an entry's date."""
_MAX_ENTRY = 200
"""Characters of an entry that says no more than that the page is new."""
_FIRST = re.compile(
    r"^\W*(?:v(?:ersion)?\W*)?(?:[\d.]+\W+)?(?:(?:the|this|a|our|page|document|leaflet|article|post|guide|text) )*"
    r"(?:(?:was |is )?(?:first|initial(?:ly)?|original(?:ly)?)\b.{0,30}|published|posted|created|issued"
    r"|launched|written"
    r"|new (?:page|document|leaflet|article|guide|post)\b.{0,20}|page created|erstmals.*|erstellt"
    r"|veroffentlicht|publicad[oa]"
    r"|primera .{0,20}|premiere .{0,20}|publie|creation|prima .{0,20}|primeira .{0,20}|eerste .{0,20}|gepubliceerd)"
    r"(?: online| by .{2,40}| on (?:the|our) (?:web)?site)?\W*$"
)
"""Matches ``first published``, ``initial version``, ``new leaflet``: the first entry of a history."""
_REVIEWED = re.compile(
    r"^\W*(?:\w+ ){0,2}re-?view(?:ed)?\b(?!.*(?:updat|revis|chang|add|amend|rewr|correct|remov))|\bno changes?\b"
)
"""Matches ``reviewed by Dr. Lee`` and ``annual review, no changes``."""
_COLUMN_VERSION = re.compile(r"^\W*(?:version|revision|rev|issue|edition|ver|v|no|number|status)\b")
_COLUMN_CHANGE = re.compile(
    r"\b(?:changes?|amendments?|modifications?|revisions?|updates?|edits?|(?:reason|nature|summary|details?) (?:for|of)"
    r"|what changed|anderung(?:en)?|cambios?|modifiche|wijziging(?:en)?|description|comments?)\b"
)
"""Headers of the columns of a history: ``Version``, ``Summary of changes``."""

NOTE = re.compile(
    r"^\W*(?:(?:editor['’]?s?|editorial|author['’]?s?|publisher['’]?s?|important|latest|new|medical|clinical)\W+)*"
    r"(?:updates?|corrections?|erratum|errata(?: corrige)?|corrigendum|clarification|addendum|amendment"
    r"|edit|revision|note|ed\.? note|correccion|fe de erratas|rectificati(?:f|on|e)|nachtrag|korrektur|berichtigung"
    r"|rettifica|correcao|nota|rattelse|sprostowanie)"
    r"(?:\W+(?:added|posted|made|issued|of|on|from|as of|dated|vom|am|du|del|de|di|van|no|\d))*\W*$"
)
"""Matches ``[update `` and ``correction (`` before a date."""
_PLAIN_NOTE = re.compile(r"^\W*(?:important |latest |new |medical |clinical )*not[ae]\b")
_AFTER_NOTE = re.compile(
    r"^(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [a-z]{2,4})?)?\s*[)\]]?\s*(?:[:–—-]|\.\s|(?<=[)\]])\s*\S)"
)
"""Matches the ``): `` behind a note's date."""


def is_note(before: str, after: str) -> bool:
    """Return whether a date belongs to a note on a change of the page.

    >>> is_note("Correction (", "): an earlier version gave the wrong dose.")
    True
    """
    folded = plain(before)
    if len(before) > 60 or not NOTE.match(folded) or _PLAIN_NOTE.match(folded):
        return False
    return _AFTER_NOTE.match(plain(after[:40])) is not None


def role_in_history(container: html.HtmlElement, before: str, after: str) -> tuple[DateRole, str] | None:
    """Return role and heading of a date that opens an entry of the page's history, or null where it opens none.

    `before` and `after` are the text of its line; in a table, the other cells of its row say what was done.
    """
    if not _BEFORE_DATE.match(plain(before)) or container.tag == "dd":
        return None
    cell_before = next(container.itersiblings("td", "th", preceding=True), None)
    if cell_before is not None and not _BEFORE_DATE.match(plain(_text(cell_before))):
        return None  # "Next review" is a row's name, "1.2" a version
    heading = _table_heading(container) or _heading(container)
    if heading is None:
        return None
    if container.tag in ("td", "th"):
        cells = [_text(cell) for cell in container.itersiblings("td", "th")]
        cells += [_text(cell) for cell in container.itersiblings("td", "th", preceding=True)]
    elif container.tag == "dt":
        cells = [_text(cell) for cell in container.itersiblings("dd")][:1]
    else:
        cells = []
    done = [plain(text).split(" (", 1)[0] for text in (after, *cells) if text.strip()]
    if any(len(text) <= _MAX_ENTRY and _FIRST.match(text) for text in done):
        return DateRole.PUBLISHED, heading
    if any(_REVIEWED.search(text) for text in done):
        return DateRole.REVIEWED, heading
    return DateRole.MODIFIED, heading


def _table_heading(container: html.HtmlElement) -> str | None:
    """Return the header row of a cell's table where it is one of versions: a version, a date, a change; or null."""
    if container.tag not in ("td", "th"):
        return None
    head = [plain(text) for text in header_row(container)]
    if len(head) < 3 and not (len(head) == 2 and _COLUMN_CHANGE.search(head[1])):
        return None
    versioned = any(_COLUMN_VERSION.match(text) for text in head)
    changed = any(_COLUMN_CHANGE.search(text) for text in head)
    dated = any("dat" in text or "fecha" in text for text in head)
    return " | ".join(head)[:MAX_HEADING] if versioned and changed and dated else None


def _heading(container: html.HtmlElement) -> str | None:
    """Return the heading of the history above an element, or null."""
    node: html.HtmlElement | None = container
    for _ in range(_LEVELS):
        if node is None or node.tag in ("body", "main", "article"):
            return None
        before = node.getprevious()
        for _ in range(_SIBLINGS):
            if before is None:
                break
            if isinstance(before.tag, str) and before.tag not in UNSEEN:
                text = _text(before) if before.tag in _HEADS or len(before) < 3 else ""
                if text and len(text) <= MAX_HEADING and HEADING.match(plain(text)):
                    return text
                if before.tag in _HEADS and before.tag[0] == "h":
                    return None
            before = before.getprevious()
        node = node.getparent()
    return None


def _text(element: html.HtmlElement) -> str:
    return fold(element.text_content())
