"""Cut a sentence at its clauses, and tell a time that is history, a citation or a habit there."""

from __future__ import annotations

import re

from audits.freshness.time_claims import Clause

MOST_LOOKED_AT = 240
"""Characters on either side of a time that can belong to it: a long clause."""
LONG_WORD = re.compile(r"[^\W\d_]{3,}")
"""Matches ``class``."""
_BREAK = re.compile(
    r";|,?\s(?:but|which|who|whose|because|although|though|whereas|while)\s|,\s(?:and|so|where|when)\s"
    r"|\sand\s(?=(?:is|are|was|were|will|has|had|have|now|we|he|she|they|it|our)\b)",
    re.IGNORECASE,
)
"""Matches ``, which `` and `` and `` before a verb: another statement begins."""
FINITE_PAST = re.compile(
    r"\b(?:was|were|had|did|would|could|began|found|said|made|became|took|went|came|got|gave|saw|led|won|grew|rose|fell|"
    r"spent|felt|kept|paid|ran|sent|stood|taught|wrote|bought|brought|caught|chose|drew|fought|heard|knew|lost|meant|"
    r"sold|spoke|threw|understood|broke)\b"
    r"|\b(?<!\ban )(?<!\ba )(?<!\bthe )(?<!\bour )(?<!\bbe )(?<!\bbeen )(?<!\bbeing )(?<!\bare )(?<!\bis )(?<!\balso )"
    r"(?!need|unless|limited|certified|licensed|advanced|related|estimated|closed|scheduled|planned|expected|extended|"
    r"invited|projected|based|covered|interested|qualified|red\b|bed\b|speed\b|indeed\b|exceed\b|proceed\b|succeed\b|feed\b|seed\b|"
    r"bleed\b|breed\b|weed\b)[a-z]{2,}ed(?=[\s.,;!?](?!to\b))"
    r"|(?<!been )(?<!be )(?<!is )(?<!are )(?<!has )(?<!have )\bmoved to\b"
    r"|\b(?:we|they|he|she|who|which)\s(?:\w+ly\s)?[a-z]{2,}ed\b",
    re.IGNORECASE,
)
"""Matches ``was`` and the ``reviewed`` of ``researchers reviewed the signs``; not ``be offered``, ``an estimated``."""
_PARTICIPLE = re.compile(
    r"(?:(?<!\bbe )(?<!\bbeing )(?<!\bget )(?<!\bare )(?<!\bis )(?<![’']re )\b(?!closed|scheduled|planned|"
    r"expected|extended|invited|slated|"
    r"anticipated|projected|estimated|limited|need|postponed|rescheduled|offered|predicted)"
    r"(?:[a-z]{2,}ed|born|built|begun|began|made|held|given|founded|written|done|taken|shown|known|found|sold|won|"
    r"became|seen|grown|led|left|bought|moved|ran|met|opened))"
    r"\s(?:[\w’'-]+\s){0,3}?(?:(?:back\s)?(?:in|on|during|of|by|at|until|for|from|through|around|about)\s)?(?:the\s)?"
    r"(?:early\s|late\s|mid-?\s?|end\sof\s|(?:beginning|summer|spring|fall)\sof\s)?$",
    re.IGNORECASE,
)
"""Matches ``opened its doors in `` and ``born on `` before a time; not ``to be held on ``."""
_OWN = re.compile(r"\b(?:our|your|this)\s$", re.IGNORECASE)
"""Matches ``our `` before a time that tells which of a thing's is meant: ``spots left in our May 2022 class``."""
_OF_HISTORY = re.compile(
    r"\b(?:since|ever since|class of|dated?|as early as|as late as|back in|until recently|older than|copyright|"
    r"(?:last |page |content )?(?:updated|reviewed|modified|revised|posted|published|accessed|retrieved)(?: on| in|:)*|"
    r"(?:born|passed away) (?:in|on)|more than|fewer than|less than|over|about|approximately|nearly|"
    r"(?:est|established|founded|act of|vol|no|issue)\.?|©)[\s:(]*(?:the\s)?$",
    re.IGNORECASE,
)
"""Matches ``since `` and ``Last updated: `` before a time."""
_CITED = re.compile(r"\([^()]{0,60}(?:\b[A-Z][a-z]+|et al)[^()]{0,40}$")
"""Matches ``(Yeu et al., The Open Ophthalmology Journal, `` before the year of a publication."""
_NAMES = re.compile(
    r"^(?:[’']s)?\s(?:[\w-]+\s){0,3}?(?:study|studies|review|report|survey|trial|analysis|meta-analysis|guidelines?|"
    r"census|article|paper|edition|research|olympics?|games|act|law|awards?|winners?|graduates?|consensus|cohort|"
    r"pandemic|outbreak|epidemic|recall|hurricane|earthquake|world cup|statement|position|recommendations?)\b"
    r"|^\s(?:patients|people|mg|mcg|calories|hours|steps|women|men|children|cases|deaths|times|units|feet|miles)\b"
    r"|^\s(?:[\w.]+\s){1,3}?(?:st|street|ave|avenue|road|rd|blvd|boulevard|drive|dr|hwy|highway|lane|ln|suite)\b",
    re.IGNORECASE,
)
"""Matches `` systematic review`` after the year of a study, `` Main Street`` after a house number."""
CONDITION = re.compile(
    r"\b(?:if|whenever|unless|every|each|annually|yearly|always|usually|typically|generally|often|should you|"
    r"in case)\b",
    re.IGNORECASE,
)
"""Matches ``if`` of ``If you register in March, we will call you``: a rule or a habit, no announcement."""


_OPEN_ENDED = re.compile(
    r"^\+|^,?\s(?:and|&|or)\s(?:beyond|onwards?|later|after|newer)\b|^\s(?:onwards?|forward)\b", re.IGNORECASE
)
"""Matches `` and beyond`` after a time."""
_TIME_OF_YEAR = re.compile(
    r"(?:^|[,:(–—-]|\b(?:in|by|for|during|through|throughout|until|till|thru|from|before|around|of|year|end|starting|"
    r"beginning|effective|early|late|mid|opening|coming|launching|arriving|is|expires?|ends|upcoming|and|or|to|this|next))"
    r"\s?[\W]*$",
    re.IGNORECASE,
)
"""Matches ``in `` before a year that is a time, not the ``the `` of ``the 2025 model``."""


def is_open_ended(clause: Clause) -> bool:
    """Return whether a time goes on: ``2025 and beyond``."""
    return _OPEN_ENDED.match(clause.after) is not None


def is_time_of_year(clause: Clause) -> bool:
    """Return whether a year is when something is, and does not only name what it is of: ``your 2025 tax return``."""
    return _TIME_OF_YEAR.search(clause.before) is not None


def clause_around(sentence: str, start: int, end: int) -> Clause:
    """Return the clause around a time of a sentence, no longer than can belong to it."""
    low = max(0, start - MOST_LOOKED_AT)
    high = min(len(sentence), end + MOST_LOOKED_AT)
    for match in _BREAK.finditer(sentence, low, start):
        low = match.end()
    following = _BREAK.search(sentence, end, high)
    return Clause(sentence, start, end, low, following.start() if following else high)


def is_history(clause: Clause) -> bool:
    """Return whether a time is that of something past: ``opened in spring 2022``, ``since 1998``."""
    if _OF_HISTORY.search(clause.before):
        return True
    return not _OWN.search(clause.before) and _PARTICIPLE.search(clause.before) is not None


def is_cited(clause: Clause) -> bool:
    """Return whether a time names a publication, a number of things or an address."""
    return bool(_CITED.search(clause.before) or _NAMES.match(clause.after))


def is_past_between(words: str) -> bool:
    """Return whether words between a cue and a time hold a verb of the past, so that they do not belong together."""
    return FINITE_PAST.search(words) is not None
