"""Cut a sentence at its clauses, and tell a time that is history, a citation or a habit there."""

from __future__ import annotations

import re

from audits.freshness.time_claims import Clause

MOST_LOOKED_AT = 240
"""Characters on either side of a time that can belong to it: a long clause."""
_BREAK = re.compile(
    r";|,?\s(?:but|which|who|whose|because|although|though|whereas|while)\s|,\s(?:and|so|where|when)\s"
    r"|\sand\s(?=(?:is|are|was|were|will|has|had|have|now|we|he|she|they|it|our)\b)",
    re.IGNORECASE,
)
"""Matches ``, which `` and `` and `` before a verb: another statement begins."""
FINITE_PAST = re.compile(
    r"\b(?:was|were|had|did|would|could|began|found|said|made|became|took|went|came|got|gave|saw|led|won|grew|rose|fell|"
    r"joined|opened|launched|received|announced|reported|(?<!an )(?<!a )(?<!the )(?<!our )(?<!be )(?<!been )(?<!being )"
    r"(?<!are )(?<!is )(?<!also )(?!need|unless|limited|certified|licensed|advanced|related|estimated|closed|scheduled|"
    r"planned|expected|extended|invited|projected|based|covered|interested|qualified|red\b|bed\b)[a-z]{3,}ed(?=\s(?!to\b)))",
    re.IGNORECASE,
)
"""Matches ``was`` and the ``reviewed`` of ``researchers reviewed the signs``; not ``will be offered`` or ``an estimated``."""
_PARTICIPLE = re.compile(
    r"(?:(?<!\bbe )(?<!\bbeing )(?<!\bbe re)(?<!\bget )\b(?!closed|scheduled|planned|expected|extended|invited|slated|"
    r"anticipated|projected|estimated|limited|need|postponed|rescheduled|offered|predicted)"
    r"(?:[a-z]{2,}ed|born|built|begun|began|made|held|given|founded|written|done|taken|shown|known|found|sold|won|"
    r"became|seen|grown|led|left|bought|moved|ran|met|opened))"
    r"\s(?:[\w’'-]+\s){0,3}?(?:(?:back\s)?(?:in|on|during|of|by|at|until|for|from|through|around|about)\s)?(?:the\s)?"
    r"(?:early\s|late\s|mid-?\s?|end\sof\s|(?:beginning|summer|spring|fall)\sof\s)?$",
    re.IGNORECASE,
)
"""Matches ``opened its doors in `` and ``born on `` before a time; not ``to be held on ``."""
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
    r"^(?:[’']s)?\s(?:[\w-]+\s){0,3}?(?:study|studies|review|report|survey|trial|analysis|meta-analysis|guidelines?|census|"
    r"article|paper|edition|research|olympics?|games|act|law|awards?|winners?|graduates?|consensus|cohort|pandemic|"
    r"outbreak|epidemic|recall|hurricane|earthquake|world cup|statement|position|recommendations?|patients|people|"
    r"mg|mcg|calories|hours|steps|women|men|children|cases|deaths|st|street|ave|avenue|road|rd|blvd|drive|dr|main|"
    r"hwy|highway|lane|ln|suite)\b",
    re.IGNORECASE,
)
"""Matches `` systematic review`` after the year of a study, `` Main Street`` after a house number."""
CONDITION = re.compile(
    r"\b(?:if|whenever|unless|every|each|annually|yearly|always|usually|typically|generally|often|should you|in case)\b",
    re.IGNORECASE,
)
"""Matches ``if`` of ``If you register in March, we will call you``: a rule or a habit, no announcement."""


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
    return bool(_OF_HISTORY.search(clause.before) or _PARTICIPLE.search(clause.before))


def is_cited(clause: Clause) -> bool:
    """Return whether a time names a publication, a number of things or an address."""
    return bool(_CITED.search(clause.before) or _NAMES.match(clause.after))


def is_past_between(words: str) -> bool:
    """Return whether words between a cue and a time hold a verb of the past, so that they do not belong together."""
    return FINITE_PAST.search(words) is not None
