"""Match the words around a name in a byline, in some twenty languages."""

from __future__ import annotations

import re
from functools import cache

from extraction.dates.parsing.months import MONTH_PATTERN

_ON_DATE = rf"(?: on)?(?:[ :]*(?:{MONTH_PATTERN}|\d)[\w ,./:]{{3,24}}?)?"
_HOW = r"(?:medically|clinically|expert|last|content|scientifically|peer|professionally|doctor|physician|dentist|nurse)"
_BOTH = rf"(?:written|authored|created) (?:and|&) (?:{_HOW} )?reviewed"  # Written and reviewed by
_REVIEWER = (
    rf"(?:{_HOW}[ -]?)*"
    r"(?:re-?)?(?:reviewed|review)(?: (?:and|&) (?:approved|verified|updated|edited|fact[- ]checked))?"
    r"(?: on [\w ,./]{4,20})?"
    r"|fact[ -]?checked|(?:(?:medically|clinically) )?approved"
    r"|(?:medically|clinically) (?:checked|vetted)"  # Clinically vetted
    r"|(?:(?:medical|clinical|expert|peer) )?reviewers?|revisad[oa](?: medicamente)?|relu"  # Revisado por
    r"|(?:medizinisch )?gepr[uü]ft|gecontroleerd|revisto|revisionato"  # Medizinisch geprüft von
)
_UPDATED_BY = (
    rf"(?:(?:last|page|post|article|content|recently) )*(?:updated|modified|revised|amended){_ON_DATE}"  # Page Updated
    r"|actualizado|mis [àa] jour|aktualisiert|aggiornato|bijgewerkt|atualizado"  # Mis à jour par
)
_FARTHER_REVIEWER = r"監修(?:者|医師?|歯科医師?)?|医学监修|审核|审阅|감수"  # 監修：
_FARTHER_AUTHOR = (
    r"(?:この記事の)?(?:著者|執筆者?|筆者|文責|ライター|投稿者|記者|作成者)"  # 執筆者：
    r"|作者|撰文|编辑|글쓴이|작성자|저자"  # 작성자:
    r"|(?:ال)?كاتبة?|إعداد|المؤلف|نویسنده|نگارنده|автор(?: статьи)?|автори|συντ[άα]κτης|συγγραφ[έε]ας"  # نویسنده:
    r"|yazar|yazan|skribent|f[öo]rfattare|forfatter|kirjoittaja|szerz[őo]"  # Yazar:
)
_EDITOR = r"edited|editor|editado|redaktion"  # Edited by
_AUTHOR = (
    r"(?:(?:originally|article|post|story|blog|page|text|words|content) )*"
    r"(?:written|writed|posted|published|authored|contributed|submitted|prepared|compiled|created|reported|added|words"
    rf"|story|text|article){_ON_DATE}"  # Posted by
    r"|about the author|(?:medical |guest |lead |contributing |co-?)?(?:authors?|writers?)(?: name|\(s\))?"  # Author:
    r"|contributors?"
    r"|(?:e|re)?scrit[oa]|publicado|postado|autor(?:a|in|es)?|auteur|autore|[ée]crit|publi[ée]|r[ée]dig[ée]"
    r"|geschrieben|ver[öo]ffentlicht|verfasst|scritto|pubblicato|geschreven|gepubliceerd"  # Verfasst von
)


def _label(reviewer: str, author: str, bare: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:(?:(?P<both>{_BOTH})|(?P<reviewer>{reviewer})|(?P<updated_by>{_UPDATED_BY})"
        rf"|(?P<editor>{_EDITOR})|(?P<author>{author}))"
        r"\s*(?:\s(?:by|por|par|von|di|da|door|durch)\b\s*:?|[:：]|\|)"
        rf"|(?P<bare>(?-i:{bare}\b|By(?=[A-Z]))\s*:?))\s*(?=\S|$)",
        re.I,
    )


_BARE = "By|BY|by|Por|Par|Von|Di|Door"
LABEL = _label(_REVIEWER, _AUTHOR, rf"(?:{_BARE})")
"""Matches ``Medically reviewed by``, ``Author:``, ``Page Updated on Dec 12, 2022 by`` and ``By``."""


@cache
def farther_label() -> re.Pattern[str]:
    """Return what matches ``執筆者：`` too, for lines in which `FARTHER` finds something: it costs twice as much."""
    return _label(rf"{_REVIEWER}|{_FARTHER_REVIEWER}", rf"{_AUTHOR}|{_FARTHER_AUTHOR}", rf"(?:{_BARE}|بقلم)")


FARTHER = re.compile("[\u0370-\u1fff\u3040-\ud7a3]|azar|azan|kribent|orfatt|rfattare|irjoittaja|zerz")
"""Matches the ``執`` of ``執筆者：`` and the ``azar`` of ``Yazar:``."""
LEAD = re.compile(
    r"(?:(?:this|the|our) )?(?:page|article|post|content|information|leaflet|factsheet|guide|resource|text)"
    r"(?: (?:was|is|has been))?",
    re.I,
)
"""Matches the ``This page was`` before ``last reviewed by``."""
ALONE = re.compile(
    r"\s*(?:(?P<reviewer>(?:medical(?:ly)?|clinical(?:ly)?|content|expert)? ?(?:reviewers?|reviewed))"
    r"|(?P<editor>editors?|edited)"
    r"|(?P<author>(?:page |article |lead |medical )?(?:authors?|writers?)(?:\(s\))?|written))\s*",
    re.I,
)
"""Matches ``Author`` in a cell or element of its own, with the name in the next."""

_WEEKDAY = r"(?:mon|tues?|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|rsday|urday)?"
END = re.compile(
    rf"\s+(?:on|el|le|am|il|em|op)\s+(?=(?:{MONTH_PATTERN})\b|\d|{_WEEKDAY}\b)|\s*[|•·►»/\n]\s*"
    rf"|\s+[–—-]+\s+(?=\d|(?:{MONTH_PATTERN})\b|(?-i:[a-z]))"  # " - Mar 27"
    rf"|,?\s*\b(?:{_WEEKDAY},?\s+)?(?:{MONTH_PATTERN})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"  # ", March 27, 2024"
    rf"|,?\s*\b(?:{MONTH_PATTERN})\.?,?\s+(?:19|20)\d{{2}}\b"  # " October 2025"
    rf"|,?\s*\d{{1,4}}[./-]\d|\s+\d{{1,2}}\s+(?:{MONTH_PATTERN})\b|\s+at\s+\d|\(\d|\s+on\s*$"
    rf"|[\s,]+{_WEEKDAY}\b"  # " Sat"
    r"|\s*(?:(?:歯科|獣)?医師|先生|院長|[（／、])"  # "山田太郎 医師"
    r"|,?\s+(?:is|was)\s+(?=(?:an?|the|our)\s)"  # ", is an eye surgeon"
    r"|[\s,]+(?:(?:and )?(?:last |page |medically |clinically )?"
    r"(?:updated|reviewed|published|posted|modified|edited|written|released)\b"  # " Updated"
    r"|in (?-i:[A-Z])|under\b|filed\b|leave a|\d+ (?:comments?|min)|comments?\b|no comments|share\b|read time"
    r"|fact[- ]checked|follow\b|date:)"  # " in News"
    r"|(?<!(?-i:\b[A-Z]))(?<!(?-i:Dr|Mr|Ms|St|Jr|Sr))(?<!Mrs)(?<!Drs)(?<!Prof)[.!?]"
    r"(?-i:(?=\s+[A-Z][a-z]+\s[a-z]))",  # ". She is"
    re.I,
)
"""Matches the end of a name in a byline; each line, the example behind it."""

MARKED = re.compile(
    r"(?:^|[\s_-])(?:author|authors|byline|by-?author|post-?author|entry-?author|author-?name|authorname|fn|contributor"
    r"|writer|authored-by|user-name)"
    r"(?:$|[\s_-])"
)
"""Matches the class ``entry-author-name``."""
BESIDE = re.compile(
    r"(?:avatar|image|img|photo|bio|desc|box|social|links?|icon|title|job|posts|grid|list|card|archive|role|info|date)"
    r"(?:$|[\s_-])"
)
"""Matches the class ``author-bio``: an element beside a name."""
PARTS = (
    *("by", "By", "BY", "uthor", "UTHOR", "utor", "uteur", "eviewer", "EVIEWER", "ditor", "ontributor"),
    *("por ", "Por ", "par ", "Par ", "von ", "Von ", "Di ", "oor ", "durch ", " di ", " da "),
)
"""Parts of words; a text without any of them holds no label."""
_FARTHER_PARTS_TEXT = """
著者 執筆 筆者 文責 ライター 投稿者 記者 作成者 監修 监修 作者 撰文 审核 审阅 编辑
글쓴이 작성자 저자 감수 بقلم كاتب إعداد المؤلف نویسنده نگارنده
втор ВТОР υντ υγγρ azar azan kribent rfattare orfatter irjoittaja zerz
"""
FARTHER_PARTS = tuple(_FARTHER_PARTS_TEXT.split())
"""Parts of the words of farther languages, looked for on pages that are not English only."""
