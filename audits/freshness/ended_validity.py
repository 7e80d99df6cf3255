"""Find what a sentence holds valid of a time that has ended: ``current to 30 June 2022``, ``your 2023 FSA dollars``."""

from __future__ import annotations

import re

from audits.freshness import forward_cues as forward
from audits.freshness.claim_limits import ClaimLimits
from audits.freshness.clause_words import clause_around, is_cited, is_history
from audits.freshness.time_claims import Claim, ClaimKind
from language.times.time_span import Grain, TimeSpan
from schemas.vocabulary import Tier

_CURRENT = re.compile(
    r"\b(?:current|correct|accurate|valid|up to date)\s(?:to|at|until|till|as at|up to|through)\s(?:the end of\s)?$",
    re.IGNORECASE,
)
"""Matches ``is current to `` before a day."""
_BUSINESS_YEAR = re.compile(
    r"\b(?:FY|(?:fiscal|financial|tax|plan|benefit|calendar|school|academic|membership) year)\s?(?:of\s)?$",
    re.IGNORECASE,
)
"""Matches ``FY `` before a year."""
_IN_FORCE = re.compile(
    r"\b(?:in effect|in force|currently|now|present|(?:apply|applies) (?:to|until|from)|"
    r"(?:is|are) (?:as follows|due|valid))\b",
    re.IGNORECASE,
)
"""Matches ``in effect``."""
_PRESENT_BEFORE = re.compile(
    r"\bpresent (?:[\w-]+ )?(?:guidance|guidelines?|advice|rules?|policy|recommendations?|rates?|fees|prices|limits?)"
    r"\s?[(,]?\s?(?:of |from |dated )?$",
    re.IGNORECASE,
)
"""Matches ``present guidance (`` before a year."""
_PRESENT_AFTER = re.compile(
    r"^\)\s(?:present|current|latest)\s(?:[\w-]+\s)?(?:guidance|guidelines?|advice|rules?|policy|"
    r"recommendations?|rates?|"
    r"fees|prices)\b",
    re.IGNORECASE,
)
"""Matches ``) present guidance`` after a year."""
_IF_PAID = re.compile(
    r"\bif (?:you )?(?:paid|pay|received?|booked|book|registered|register|ordered|order|postmarked|purchased|returned)"
    r"(?: [\w’']+){0,3} (?:by|before|on or before)\s(?:[A-Z][a-z]{2,8}\.? \d|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8})",
)
"""Matches ``if paid by May 3``."""
_MONEY_BEFORE = re.compile(
    r"\b(?:your|use|spend|remaining|unused|last of (?:your|the))\s(?:\w+\s){0,2}?$", re.IGNORECASE
)
"""Matches ``your `` before a year."""
_MONEY_AFTER = re.compile(
    r"^\s(?:\w+\s)?(?:FSA|HSA|flex(?:ible)?|(?:dental |vision |insurance )?benefits?|deductible|insurance|allowance)\b",
    re.IGNORECASE,
)
"""Matches `` FSA dollars`` after it."""
_SPENT_BY = re.compile(
    r"\b(?:December|Dec|expire\w*|use|spend|lose|before|by the end|run out|year[- ]end|deadline)\b",
    re.IGNORECASE,
)
"""Matches ``December``."""
_BY = re.compile(
    r"\b(?:by|before|until|in|during|for)\s(?:the\s)?(?:end of\s|start of\s|early\s|late\s|mid-?\s?)*$",
    re.IGNORECASE,
)
"""Matches ``before `` a season."""
_PLANNED = re.compile(
    r"\b(?:must|please|hope|aim|plan|intend|(?:is|are) (?:to|due)(?= (?!say|blame))|(?:book|order|register|"
    r"apply|enrol|enroll|"
    r"complete|return|submit|sign up|pay)(?= [\w ]{0,40}\b(?:by|before)\b))\b|\b(?:we|[’']re)\b[^.]{0,20}\bto\b",
    re.IGNORECASE,
)
"""Matches ``is to``: what is planned."""
_IS_TO = re.compile(
    r"\b(?:is|are) to (?:be|re-?open|open|move|start|close|join|begin|return|launch)\b", re.IGNORECASE
)
"""Matches ``is to reopen``."""
_PAST = re.compile(
    r"\b(?:was|were|had|did|has been|have been|would|began|became|rose|fell|"
    r"\w{2,}ed (?:in|by|during|before|until|that))\b",
    re.IGNORECASE,
)
"""Matches ``was``: history."""


def ended_validity(sentence: str, time: TimeSpan, limits: ClaimLimits) -> Claim | None:
    """Return a claim that something holds until, or in, a time that is over; null for history."""
    if not limits.is_over(time):
        return None
    clause = clause_around(sentence, time.start, time.end)
    before, after = clause.before, clause.after

    present = _PRESENT_BEFORE.search(before)
    if present is not None and limits.is_no_longer_now(time):
        return clause.claim(ClaimKind.LATEST, time, Tier.MAYBE, present.start(), after.startswith(")"))
    named = _PRESENT_AFTER.match(after)
    if named is not None and limits.is_no_longer_now(time):
        return clause.claim(ClaimKind.LATEST, time, Tier.MAYBE, max(before.rfind("("), 0), named.end())
    if is_cited(clause) or is_history(clause) or _PAST.search(sentence):
        return None
    current = _CURRENT.search(before)
    if current is not None:
        return clause.claim(ClaimKind.PRESENT, time, Tier.MAYBE, current.start())
    business = _BUSINESS_YEAR.search(before)
    if business is not None and _IN_FORCE.search(sentence):
        return clause.claim(ClaimKind.PRESENT, time, Tier.MAYBE, business.start())
    if time.grain in (Grain.YEAR, Grain.SEASON) and _IF_PAID.search(sentence):
        return clause.claim(ClaimKind.OFFER, time, Tier.MAYBE)
    money = _MONEY_AFTER.match(after)
    if time.grain is Grain.YEAR and money and _MONEY_BEFORE.search(before) and _SPENT_BY.search(sentence):
        return clause.claim(ClaimKind.OFFER, time, Tier.MAYBE, None, money.end())
    by = _BY.search(before)
    whole = time.grain is not Grain.YEAR or "mid" in before[-5:].lower()
    if (
        by is not None
        and whole
        and (forward.FUTURE.search(before + after) or _PLANNED.search(before) or _IS_TO.search(after))
    ):
        return clause.claim(ClaimKind.PROMISE, time, Tier.MAYBE, by.start())
    return None
