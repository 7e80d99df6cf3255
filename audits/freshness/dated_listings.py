"""Find lines of listings that name an event or opening hours by their day: ``Webinar | Thursday 9 May 2024, 7pm``."""

from __future__ import annotations

import re

from audits.freshness.claim_limits import ClaimLimits
from audits.freshness.clause_words import MOST_LOOKED_AT, clause_around, is_cited, is_history, is_past_between
from audits.freshness.forward_cues import LOOKED_BACK_ON
from audits.freshness.time_claims import Claim, ClaimKind
from language.times.time_span import Grain, TimeSpan
from schemas.vocabulary import Tier

_HOURS_AFTER = re.compile(
    r"^(?: (?:and|&) new year)?\s(?:holiday |bank holiday |festive |season )?(?:opening|closing|closures?|hours|"
    r"opening times|times|"
    r"arrangements|rota|shutdown)\b(?=\s?(?:[:–—-]|hours|times|dates|arrangements|$))",
    re.IGNORECASE,
)
"""Matches `` opening:`` after ``Christmas 2022``."""
_HOURS_BEFORE = re.compile(
    r"\b(?:christmas|easter|holiday|festive|bank holiday|thanksgiving|new year) (?:opening|closing|closures?|"
    r"hours|times|"
    r"arrangements|rota)(?: times| hours| dates)?[\s,:(–—-]*(?:for |in |over |during )?$",
    re.IGNORECASE,
)
"""Matches ``Festive opening times `` before a year."""
_EVENT = re.compile(
    r"\b(?:webinar|seminar|workshop|talk|open (?:day|evening|morning|house)|(?:information|health|"
    r"advice) (?:evening|day|"
    r"morning|fair)|masterclass|class|course|fair|screening|support group|coffee morning|fun run|fundraiser|"
    r"fête|lecture|"
    r"drop-in|clinic day|walk|concert|conference|q&a|quiz night|bake sale|blood drive|ceilidh|raffle|taster session)\b",
    re.IGNORECASE,
)
"""Matches ``Webinar``."""
_DETAILS = re.compile(
    r"\b\d{1,2}(?:[:.][0-5]\d)?\s?[ap]\.?m\b|\b\d{1,2}[:.][0-5]\d\b|\bnoon\b|\b(?:places|tickets|free|admission|entry|"
    r"venue|rsvp|book|donation)\b|[£$€]\d",
    re.IGNORECASE,
)
"""Matches ``7pm`` and ``Places``."""
_PARTED = re.compile(r"\s[|·•–—/-]\s|:\s")
"""Matches `` | ``."""
_VERB = re.compile(r"\b(?:was|were|had|has|have|did|said)\b", re.IGNORECASE)
"""Matches ``was``: the line is a statement."""


def dated_listing(sentence: str, time: TimeSpan, limits: ClaimLimits) -> Claim | None:
    """Return a claim of a line without a verb that something is on, or open, at a time that is over."""
    if not limits.is_over(time):
        return None
    clause = clause_around(sentence, time.start, time.end)
    if is_history(clause) or is_past_between(sentence[:MOST_LOOKED_AT]):
        return None
    if _VERB.search(sentence) or LOOKED_BACK_ON.search(sentence):
        return None
    hours = _HOURS_AFTER.match(clause.after) if time.grain is Grain.SEASON else None
    if hours is not None:
        return clause.claim(ClaimKind.EVENT, time, Tier.LIKELY, None, hours.end())
    named = _HOURS_BEFORE.search(clause.before)
    if named is not None:
        return clause.claim(ClaimKind.EVENT, time, Tier.LIKELY, named.start())
    if time.grain is not Grain.DAY or is_cited(clause):
        return None
    rest = sentence[: time.start] + " " + sentence[time.end :]
    if _EVENT.search(rest) and _DETAILS.search(rest) and _PARTED.search(sentence):
        return clause.claim(ClaimKind.EVENT, time, Tier.MAYBE)
    return None
