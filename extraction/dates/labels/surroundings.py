"""Match the words that may precede a label, part it from its date, or replace it.

All expressions are matched on `months.plain` text: small letters, no accents.
"""

from __future__ import annotations

import re

from extraction.dates.labels import small_words as small
from extraction.dates.parsing.months import MONTH_PATTERN

_AIM = r"(?:(?:\w+ )?(?:accuracy|clarity|freshness|relevance|comprehensiveness|completeness|content))"
_LINK = (
    rf"(?:[\s:,.|/•·()\[\]–—*“\"'@-]|\b(?:{small.OBJECT}|{small.JOINING}|for {_AIM}(?:,? (?:and )?{_AIM})*"
    rf"|{small.DAY_NAME})\b)*"
)

DAY_BEFORE = re.compile(rf"(?:\b(?:{small.DAY_NAME})\b[\s,.]*)+$")
"""Matches the ``thursday, `` between an announcement and its date."""
WITH_OBJECT = re.compile(rf"\b{small.OBJECT}\b")
"""Matches ``this article`` of ``dr. smith updated this article on``."""
CLOSE = re.compile(rf"^{_LINK}$")
"""Matches the words that may part a label from its date: ``: on monday,``."""
BY = re.compile(
    rf"^{_LINK}\b(?:by|por|par|von|da|di|door|durch|przez|av|af|gan|od)\b[\s:].{{2,110}}$"
    rf"|^\s*(?:in|under)\b.{{2,60}}\bon\s*$|^{_LINK}\d{{1,2}}[:.h]?\d{{2}}\b.{{0,30}}$"
    r"|^\s*(?:with|to (?:add|cover|include|reflect|show|make))\b.{2,80}\b(?:on|in)\s*$"
)
"""Matches a person between label and date, ``by dr. jane smith, md on``; a category; a time, ``10:30 am on``; what the
update brought, ``with new research on``."""
CLAUSE = re.compile(r"\b(?:who|whose|which|that|where|when|while|because|after|before)\b")
"""Matches the ``whose`` of ``by the office, whose prices rose in``: the date is the clause's."""
SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
"""Matches the ``. `` of ``by the CDC. Another`` (in the text as written)."""
ABBREVIATION = re.compile(r"\b(?:[A-Z][A-Za-z]{0,3}\.|[ap]\.m\.)")
"""Matches ``Dr.``, ``J.`` and ``p.m.`` (in the text as written), whose full stop does not end a sentence."""
SUBJECT = re.compile(
    rf"(?:^|[.!?;:|•·–—()\[\]/*>»“\"'-]|\d)\s*(?:\b(?:{small.SUBJECTS})\b|[&/,\s])*$|{small.ON_PAGE}"
)
"""Matches the words that may precede a label in running text: ``this page was``, or nothing."""
SITE_WIDE = re.compile(r"\b(?:web ?)?site(?:\s|was|is|has been|last|:)*$")
"""Matches ``site was`` of ``site was last updated``: the site's date, not a page's."""
EDITION = re.compile(r"\b\d{1,2}(?:st|nd|rd|th) ed(?:n|ition)?\b[\s.,;]*$")
"""Matches ``3rd ed., `` before ``updated 2019``: a book."""
KEY_HYPHEN = re.compile(r"(?<=\blast|\bdate|\bpage)[-_](?=[a-z])")
"""Matches the hyphen of ``last-updated``, a key written out for readers."""
JOINED = re.compile(r"\s*(?:,?\s*and|&|/|,|\+|y|et|und|e|en|och|og|i|oraz|ac|a|и)\s*(?:last )?")
"""Matches the `` and `` of ``reviewed and updated``."""
OWNER = re.compile(r"copyright|©|\(c\)|all rights")
"""Matches the ``©`` of a footer's line that speaks of the whole site."""
PAGE = re.compile(r"\b(?:page|pagina|seite|article|articulo|artikel|document)\b")
"""Matches the ``page`` of ``page last updated``."""
THIS_PAGE = re.compile(
    r"\bthis (?:web ?)?(?:page|article|document|leaflet|post|fact ?sheet|booklet|brochure|hand-?out)\b"
    r"|^\W*(?:web ?)?page(?: content)? (?:was |is |has been )?(?:last |most recently |medically )*"
    r"(?:updated|modified|revised|reviewed|amended|changed|edited)"
    r"|\b(?:esta pagina|cette page|diese seite|questa pagina|deze pagina|denna sida)\b"
)
"""Matches ``this page was last updated on``: wherever it is, it speaks of its page."""
DOCUMENT = re.compile(
    r"^\W*(?:[\w &'’-]{2,40}, )?(?:(?:patient |information )*(?:leaflet|booklet|brochure|form|fact ?sheet"
    r"|hand-?out|pamphlet"
    r"|document|doc|publication|pub|ref(?:erence)?|item|cat(?:alogue)?)\W+(?:no\b|number|code|ref\b|id\b"
    r"|#)?\W*[a-z]{0,8}[-/ ]?\d"
    r"|[a-z]{2,8}[-/]\d)"
)
"""Matches ``mri department, leaflet rad-09``: a footer's line that names the document it ends."""
UPDATE_NOTE = re.compile(r"\W*updates?\W*")
"""Matches ``update:`` alone on a line with its date."""
BYLINE = re.compile(
    r"^\W*(?:by|por|par|von|di|door)\b[\s:].{2,80}?(?:\b(?:on|el|le|am|il|em|op)|[|•·,/–—-])?\s*$"
)
"""Matches ``by: jane smith on``: a byline's date is that of the publication."""
BYLINE_BEHIND = re.compile(
    r"^\s*[|•·,/–—-]\s*(?:(?:written |posted |published )?by|por|par|von|di|door|نوشته\u0654?|بقلم)[\s:].{2,60}$"
)
"""Matches `` - by jane smith`` behind a date that opens its line: a byline's too."""
READING_TIME = re.compile(r"^[\s|•·,/()–—-]*(?:estimated )?(?:reading time:? )?\d{1,2}[\s-]*min(?:ute)?s?\b")
"""Matches `` · 6 min read``, which appears in bylines only."""
UNKNOWN = re.compile(r"(?::|\b(?:on|in|at|of|as|for|by|before|after|verified|checked|approved))\s*$")
"""Matches ``fact checked on`` and ``approved:``: they announce a date that is not one of the four."""
DECOY = re.compile(
    r"copyright|©|\(c\)|all rights|mirrored|mirror of|webinar|deadline|expir|\bvalid\b|\beffective (?:date|from|as)"
    r"|access(?:ed)?\b|retrieved|cited|archived|\bborn\b|\bsince\b|establish|founded|\best\b|joined|member"
    r"|offer|\bends?\b|\bstarts?\b|regist"
    r"|admission|\bevent|\bdob\b|\bfrom\b|until|\bthrough\b|in response|vol(?:ume)?\b|issue\b(?! date)|\bdoi\b|\bet al"
    r"|clos(?:ing|es)\b|apply by|advert|interview|\bprint(?:ed|out)\b|download|survey|inspect|comment|tweet"
    r"|birth|\bdied\b|\bseen\b|\bopen(?:ed|ing)?\b|patent|version|\bwhen:|\brsvp\b"
    r"|開催|休診|講座|開院|創業|設立|締切|受付|حقوق|الساعة|تاسس|يقام|برگزار|تاسیس"
)
"""Matches the ``mirrored`` of ``mirrored from clinic.example by httrack, 3 may 2012``."""
OPEN_RANGE = re.compile(
    rf"(?:(?P<month>{MONTH_PATTERN})\.?\s\d{{1,2}}|\b(?P<day>\d{{1,2}})\.?(?:\s(?P<after>{MONTH_PATTERN}))?)(?:st|nd|rd|th)?"
    rf"\s*(?:[-–—~&]|\b(?:to|until|through|and|bis|und|au|al|et|y|e|tot|en)\b)\s*"
    rf"(?:(?:the|le|el|il|den|dem)\s)?(?:\b{small.DAY_NAME}\b\.?,?\s*)?$"
)
"""Matches the ``october 21 – sunday, `` before ``october 23, 2022``: the last day of an event."""
AFTER = re.compile(
    r"^[\s,:;|(\[–—•·-]*(?P<label>(?:last |most recently |medically )?"
    r"(?:updated|modified|revised|reviewed|published|posted)|aktualisiert|geandert|uberarbeitet|gepruft"
    r"|uberpruft|veroffentlicht|bijgewerkt|gewijzigd|gepubliceerd)\b"
)
"""Matches `` (updated)`` after a date."""
AFTER_LEAD = re.compile(
    r"[\s,:;|(\[–—•·=-]*(?:\b(?:date|day|this|the|page|article|leaflet|document|was|is)\b\s*)*"
)
"""Matches the `` (`` of `` (date of last revision)`` behind a date, and `` this page was``."""
ENTRY = re.compile(
    r"^\s*[:–—-]\s*(?P<label>(?:(?:last|first|originally|page|minor) )*"
    r"(?:updated?|modified|revised|revision|reviewed|review|published|posted|created))\b"
)
"""Matches `` – first published.`` behind a date that opens a line: an entry of a page's history."""
