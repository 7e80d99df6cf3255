"""The words beside a date that say which of the four dates it is, or that it is none of them.

The wordings are those of bylines, review boxes and update lines of publishing software and of the NHS,
HSE, MedlinePlus and Healthwise pages, in seven languages. They are matched on `months.plain` text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.extract.dates.months import MONTH_PATTERN, plain
from schemas.vocabulary import DateRole

_LABELS: tuple[tuple[DateRole, str], ...] = (
    (
        DateRole.NEXT_REVIEW_DUE,  # "Next review due: March 2025", "Due for review", "Review due", "Prochaine révision"
        r"(?:date (?:of|for) )?next (?:\w+ )?(?:review|revision|update|revised|reviewed|updated)(?: date)?(?: (?:is )?(?:due|on|by))?"
        r"|(?:review|revision|update) (?:is )?due(?: date| by| on)?|due (?:for |to be )?(?:review(?:ed)?|update)(?: date)?"
        r"|(?:to be|will be|should be) (?:next )?reviewed(?: (?:again|by|on|in))*|(?:re-?)?review (?:again )?(?:by|before)"
        r"|(?:planned|scheduled|future) (?:for )?review(?: date)?|(?:date )?for (?:next )?review|proxima (?:revision|revisao|actualizacion)|prochaine (?:revision|mise a jour)"
        r"|nachste (?:uberprufung|aktualisierung|prufung)|prossim[ao] (?:revisione|aggiornamento)|volgende (?:herziening|beoordeling|controle)",
    ),
    (
        DateRole.REVIEWED,  # "Medically reviewed", "Last review date", "Date reviewed", "Revisado por", "Überprüft am"
        r"(?:(?:medical(?:ly)?|clinical(?:ly)?|last|expert|content|peer|editorial(?:ly)?|doctor|physician|professional(?:ly)?|date(?: of)?"
        r"|full|most recent(?:ly)?|recently) )*(?:re-?reviewed|reviewed|review)(?: (?:on|date|completed))?"
        r"|(?:medically|clinically) (?:checked|verified|approved)|(?:date of )?last (?:medical )?check(?:ed)?"
        r"|(?:ultima |medicamente )?(?:revisad[oa](?: (?:medica|clinica)mente)?|revision medica|revist[oa]|revisao|revisionato|revisione)"
        r"|(?:fecha de (?:la )?)?ultima revision|relu|derniere relecture|medizinisch (?:gepruft|uberpruft)"
        r"|(?:zuletzt )?(?:uberpruft|gepruft)|(?:medisch )?(?:gecontroleerd|beoordeeld|nagekeken)",
    ),
    (
        DateRole.MODIFIED,  # "Last updated", "Page Updated", "Date modified", "Dernière mise à jour", "Stand:"
        r"(?:(?:last|latest|most recent(?:ly)?|recently|date(?: of)?|page|post|content|newly|re) )*"
        r"(?:(?<=last )update|(?<=latest )update|(?<=recent )update|up-?dated|date updates?|modified|modification|revised|revision|re-?edited|edited|edit|amended|amendment|changed?|refreshed|corrected)(?: (?:date|time))?"
        r"|(?:information |content |page )?(?:is )?(?:current|correct|accurate|up[- ]to[- ]date) (?:as of|at|on)|rev\.?(?=\s*$)"
        r"|(?:ultima |fecha de )*(?:actualizad[oa]|actualizacion|modificad[oa]|modificacion|editado)"
        r"|(?:derniere )?(?:mise? a jour|modifie|modification|actualise|revise)e?|(?:letzte |zuletzt )?(?:aktualisiert|aktualisierung|geandert|anderung|uberarbeitet|bearbeitet)"
        r"|stand|(?:ultim[ao] )?(?:aggiornat[oa]|aggiornamento|modificat[oa]|modifica)|(?:ultima )?(?:atualizad[oa]|atualizacao|alterad[oa]|alteracao)"
        r"|(?:laatst |laatste )?(?:bijgewerkt|gewijzigd|wijziging|(?<=laatste )update|aangepast|herzien)",
    ),
    (
        DateRole.PUBLISHED,  # "Posted On", "First published", "Date of issue", "Publié le", "Veröffentlicht am"
        r"(?:(?:first|originally|initially|date(?: of)?|article|post|page|blog) )*"
        r"(?:published|posted|publication|publish|issued|issue(?= date)|created|creation|written|uploaded|submitted|filed)(?: (?:date|time))?"
        r"|post date|pub date|pubdate|(?:fecha de )?(?:publicad[oa]|publicacion)|(?:date de )?(?:publiee?|publication|parution|mise? en ligne|cree)"
        r"|(?:erst)?veroffentlicht(?:ung)?(?:sdatum)?|erstellt|eingestellt|(?:data di )?(?:pubblicat[oa]|pubblicazione|inserito|scritto)"
        r"|gepubliceerd|geplaatst|publicatiedatum|(?:data de )?(?:publicacao|postado|postagem)",
    ),
    (DateRole.PUBLISHED, r"date|dated|fecha|datum|data(?=\s*:)"),
)

_ROLE_OF_GROUP = {f"r{number}": role for number, (role, _) in enumerate(_LABELS)}
_ANY = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<r{n}>{p})" for n, (_, p) in enumerate(_LABELS)) + r")(?![\w-])"
)
"""Matches ``page updated`` in ``page updated on dec 12, 2022``."""
_DAY_NAME = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lunes|martes|miercoles|jueves|viernes|sabado|domingo|lundi"
    r"|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
)
_OBJECT = r"(?:this|the|our) (?:page|article|post|content|information|guide|leaflet|document|web ?page|text|topic)"
_LINK = rf"(?:[\s:,.|/•·()\[\]–—*“\"'@-]|\b(?:{_OBJECT}|spring|summer|autumn|fall|winter|early|late|mid|q[1-4]|as|for (?:accuracy|clarity|freshness|relevance|comprehensiveness|content)(?:,? (?:and )?(?:accuracy|clarity|freshness|relevance|comprehensiveness|content))*|on|at|in|the|by|date|was|is|of|am|um|le|el|em|il|lo|op|den|dem|a|au|du|the|it|since|{_DAY_NAME})\b)*"
_WITH_OBJECT = re.compile(rf"\b{_OBJECT}\b")
"""Matches ``this article`` of ``Dr. Smith updated this article on``."""
_CLOSE = re.compile(rf"^{_LINK}$")
"""Matches what may stand between a label and its date: ``: on Monday,``."""
_BY = re.compile(
    rf"^{_LINK}\b(?:by|por|par|von|da|di|door|durch)\b[\s:].{{2,110}}$|^\s*(?:in|under)\b.{{2,60}}\bon\s*$|^{_LINK}\d{{1,2}}[:.h]?\d{{2}}\b.{{0,30}}$"
)
"""Matches a person between label and date: ``by Dr. Jane Smith, MD on``; or a time: ``10:30 am on``."""
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
"""Matches the ``. `` of ``by the CDC. Another``."""
_SUBJECT = re.compile(
    r"(?:^|[.!?;:|•·–—()\[\]/*>»“\"'-]|\d)\s*(?:and|&|but|then|later|we|this|the|our|all|its|it|on|/|,|\s|page|pages|article|post|blog|content|contents|information|info|document|leaflet"
    r"|fact|sheet|factsheet|topic|guide|web|webpage|text|entry|story|handout|resource|section|material|policy|was|were|is|has|have|been"
    r"|completely|fully|thoroughly|since|revamped|revised|rewritten|also|medically|last|first|originally|most|recently|date|esta|este|pagina|articulo|cette|cet|article|page|diese|dieser|seite|artikel|beitrag|questo|questa|pagina|articolo)*$"
)
"""Matches what may stand before a label in running text: ``This page was``, or nothing."""
_DECOY = re.compile(
    r"copyright|©|\(c\)|all rights|mirrored|mirror of|webinar|deadline|expir|\bvalid\b|effective|access(?:ed)?\b|retrieved|cited|archived|\bborn\b"
    r"|\bsince\b|establish|founded|\best\b|joined|member|offer|\bends?\b|\bstarts?\b|regist|admission|\bevent|\bdob\b|\bfrom\b|until|\bthrough\b|(?:web)?site (?:was )?(?:last )?(?:up|mod)"
    r"|in response|vol(?:ume)?\b|issue\b(?! date)|\bdoi\b|\bet al|comment|tweet|birth|\bdied\b|\bseen\b|\bopen(?:ed|ing)?\b|patent|version"
)
"""Matches the ``mirrored`` of ``Mirrored from clinic.example by HTTrack, 3 May 2012``."""
_JOINED = re.compile(r"\s*(?:and|&|/|,|\+|y|et|und|e|en)\s*(?:last )?")
"""Matches the `` and `` of ``Reviewed and updated``."""
_AFTER = re.compile(
    r"^[\s,:;|(\[–—•·-]*(?P<label>(?:last |most recently |medically )?(?:updated|modified|revised|reviewed|published|posted)|aktualisiert|geandert|uberarbeitet|gepruft|uberpruft|veroffentlicht|bijgewerkt|gewijzigd|gepubliceerd)\b"
)
"""Matches `` (updated)`` after a date."""

_UNKNOWN = re.compile(r"(?::|\b(?:on|in|at|of|as|for|by|before|after|verified|checked|approved))\s*$")
"""Matches ``Fact checked on`` and ``Approved:``: they announce a date that is none of the four."""
_BYLINE = re.compile(r"^\W*(?:by|por|par|von|di|door)\b[\s:].{2,80}?(?:\b(?:on|el|le|am|il|em|op)|[|•·,/–—-])?\s*$")
"""Matches ``By: Jane Smith on``: a byline's date is that of the publication."""
_READING_TIME = re.compile(r"^[\s|•·,/()–—-]*(?:estimated )?(?:reading time:? )?\d{1,2}[\s-]*min(?:ute)?s?\b")
"""Matches `` · 6 min read``, which stands in bylines only."""

_LONG_LINE = 160
"""Characters from which a line is prose, where only a whole phrase such as "This page was last updated" counts."""


@dataclass(frozen=True, slots=True)
class Label:
    """What the words beside a date say."""

    role: DateRole
    """The date they announce; unknown where they only say that it is none of the page's."""
    words: str
    """The words, as on the page."""
    generic: bool = False
    """Whether it is no more than "Date:"."""
    decoy: bool = False
    """Whether the words announce something else: copyright, an event, a citation."""


def label_before(text: str, *, line_length: int, own_line: bool = True) -> list[Label]:
    """Return the labels that end a text, the text that stands right before a date; mostly one or none.

    "Reviewed and updated on" gives two. `line_length` is the whole line's: in prose only a complete
    phrase counts. `own_line` is false where the text comes from the element before; then it must end in
    the label.
    """
    folded = plain(text)
    found = list(_ANY.finditer(folded))
    for at in range(len(found) - 1, -1, -1):
        match = found[at]
        tail = text[match.end() :]
        if not (_CLOSE.match(folded[match.end() :]) or (own_line and _by(folded[match.end() :], tail))):
            break
        opening = match
        joined = at and _JOINED.fullmatch(folded[found[at - 1].end() : match.start()])
        if joined:
            opening = found[at - 1]
        head = folded[: opening.start()]
        strict = _SUBJECT.search(head) is not None or _WITH_OBJECT.search(folded[match.end() :]) is not None
        capital = text[opening.start()].isupper() and line_length < _LONG_LINE
        if not strict and not capital:
            break
        if _site_wide(head):
            return [Label(DateRole.UNKNOWN, text.strip()[-80:], decoy=True)]
        labels = [_label(match, text)]
        if joined and (first := _label(opening, text)).role is not labels[0].role:
            labels.insert(0, first)
        return labels
    if _DECOY.search(folded[-60:]):
        return [Label(DateRole.UNKNOWN, text.strip()[-80:], decoy=True)]
    if own_line and _UNKNOWN.search(folded) and not _CLOSE.match(folded):
        return [Label(DateRole.UNKNOWN, text.strip()[-80:], decoy=True)] if not _BYLINE.match(folded) else [
            Label(DateRole.PUBLISHED, text.strip(), generic=True)
        ]
    if own_line and line_length <= 40 and re.fullmatch(r"\W*updates?\W*", folded):
        return [Label(DateRole.MODIFIED, text.strip())]
    if own_line and line_length < _LONG_LINE and _BYLINE.match(folded):
        return [Label(DateRole.PUBLISHED, text.strip(), generic=True)]
    return []


def label_after(text: str) -> Label | None:
    """Return the label that follows a date with nothing else to belong to: ``Dec 12, 2022 (updated)``."""
    folded = plain(text)
    if _READING_TIME.match(folded):
        return Label(DateRole.PUBLISHED, text.strip()[:40], generic=True)
    found = _AFTER.match(folded)
    if found is None or re.search(rf"\d{{4}}|{MONTH_PATTERN}\.? \d", folded[found.end() :]):
        return None
    rest = folded[found.end() :].strip(" )].")
    if rest and not rest.startswith(("by ", "on ", "|", "•", "·", "-", "–")):
        return None
    match = _ANY.search(folded, found.start("label"))
    return None if match is None else _label(match, text)


def _label(match: re.Match[str], text: str) -> Label:
    group = match.lastgroup or ""
    generic = group == f"r{len(_LABELS) - 1}"
    return Label(_ROLE_OF_GROUP[group], text[match.start() : match.end()].strip(), generic)


def _by(folded: str, tail: str) -> bool:
    return (
        _BY.match(folded) is not None
        and len(_SENTENCE_END.findall(re.sub(r"\b[A-Z][A-Za-z]{0,3}\.", "", tail))) == 0
    )


def _site_wide(head: str) -> bool:
    return re.search(r"\b(?:web ?)?site\s*(?:was|is|has been|last|:|\s)*$", head) is not None
