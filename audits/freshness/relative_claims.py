"""Find what a text says is to come from its own day on, ``coming soon``, ``next month``, long after that day."""

from __future__ import annotations

import datetime
import re

from audits.freshness import forward_cues as forward
from audits.freshness import present_cues as present
from audits.freshness.claim_limits import ClaimLimits
from audits.freshness.clause_words import CONDITION, clause_around, is_past_between
from audits.freshness.near_notices import near_notice
from audits.freshness.time_claims import Claim, ClaimKind
from language.times.relative_times import NEEDS_NOTICE, RelativeTime
from schemas.vocabulary import Tier

_SOON = re.compile(
    r"(?:coming|opening|launching|arriving|starting|available|moving|here|re-?opening) (?:very )?soon|"
    r"stay tuned|watch this space|"
    r"check back|this (?:week|month|weekend)(?:[’']s)? (?:only|special|offer|deal|promotion)",
    re.IGNORECASE,
)
"""Matches ``Coming soon``: an announcement by itself."""
_NOT_SOON = re.compile(r"^\s?(?:after|as|thereafter|enough|before|if|when)\b", re.IGNORECASE)
"""Matches `` after`` of ``soon after the surgery``."""
_OF_THE_READER = re.compile(
    r"\b(?:your|have an?|having an?)\s(?:[\w-]+\s){0,2}?(?:treatment|surgery|procedure|appointment|operation|"
    r"visit|baby|birth|"
    r"delivery|due date|smile|scan|test|results?|implants?|braces|aligners|big day|wedding|consultation)\b",
    re.IGNORECASE,
)
"""Matches ``Your surgery`` before ``is coming soon``: each reader's own."""
_NO_TIME = re.compile(r"\b(?:as|too|how|very|so|get well|pretty|sooner or|or|until|till)\s$", re.IGNORECASE)
"""Matches ``as `` of ``as soon as possible``."""
_SAYS = re.compile(
    r"\b(?:will|[’']ll|(?:is|are|[’']re|[’']m|[’']s) (?:\w+ly )?(?:opening|re-?opening|launching|moving|"
    r"relocating|adding|hosting|holding|offering|expanding|"
    r"welcoming|introducing|planning|starting|beginning|bringing|working on|updating|building|going|joining|"
    r"retiring|closing|"
    r"celebrating|coming|hiring|scheduled|set|due|expected|excited|thrilled|proud|pleased|happy|"
    r"looking forward|having|running|"
    r"participating|speaking|rolling out|launched|on (?:its|the) way)|"
    r"(?:plans?|hopes?|expects?|aims?|intends?|look forward) to|join us|save the date|sign up|register|don[’']t miss|"
    r"(?:opens?|launches|starts|begins|arrives|moves|returns|expands))\b",
    re.IGNORECASE,
)
"""Matches ``will`` and ``are opening``."""


_ENDS = re.compile(
    r"\b(?:(?:sale|offer|special|promotion|registration|enrollment|deal) (?:ends?|expires?|closes)|last chance)\b",
    re.IGNORECASE,
)
"""Matches ``offer ends``."""
_WE_DO = re.compile(
    r"\bwe\s(?!have|had|were|did|can|could|may|might|would|know|think|said|saw)(?:\w+ly\s)?[a-z]{3,}(?<!ed)\b",
    re.IGNORECASE,
)
"""Matches ``we begin``: with a time to come, the present tense is a plan."""
_NEAR = frozenset(("tomorrow", "week", "weeks"))
"""Kinds of times that are days away."""
_IS_ON = re.compile(r"\b(?:is|are|starts?|begins?|opens?|takes? place|happens)\s(?:on\s)?$", re.IGNORECASE)
"""Matches ``are `` before ``this Saturday``."""
_OURS = re.compile(r"\b(?:our|us|dr|office|clinic)\b", re.IGNORECASE)
"""Matches ``our``: what is said of the coming days is what the clinic does."""
_OF_THIS_YEAR = re.compile(r"\bthis year[’']s\b|\b(?:for|of) this year\b", re.IGNORECASE)
"""Matches ``this year's``."""
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
"""Matches ``your``: advice."""
_TO_COME = frozenset(("tomorrow", "weeks", "next month", "next year"))
"""Kinds of times that can only be to come."""


def relative_claim(
    sentence: str, time: RelativeTime, limits: ClaimLimits, written: datetime.date
) -> Claim | None:
    """Return an announcement of something soon, written so long ago that it must be past; null for advice, for what
    happens to each patient and for what is not over yet."""
    if time.last_day(written) + datetime.timedelta(days=limits.grace_days) >= limits.today:
        return None
    if (limits.today - written).days < 365 and time.kind in ("soon", "months"):
        return None
    start = (None if time.kind in NEEDS_NOTICE else announcement(sentence, time)) or (
        near_notice(sentence, time) if time.kind != "soon" else None
    )
    if start is None:
        return None
    return Claim(ClaimKind.PROMISE, min(start[0], time.start), max(start[1], time.end), Tier.MAYBE)


def announcement(sentence: str, time: RelativeTime) -> tuple[int, int] | None:
    """Return where the words are that make a relative time an announcement of the clinic; null where there are none."""
    clause = clause_around(sentence, time.start, time.end)
    if _NOT_SOON.match(clause.after) or _NO_TIME.search(clause.before[-20:]):
        return None
    if CONDITION.search(sentence):
        return None
    if time.kind == "soon" and (_OF_THE_READER.search(clause.before) or clause.after.lstrip()[:1] == "?"):
        return None
    if _SOON.match(sentence, time.start) and not is_past_between(clause.before):
        return time.start, time.end
    if time.kind == "year" and (trend := present.TREND.search(sentence)) and not is_past_between(sentence):
        return trend.span()
    for words, at in ((clause.before, clause.before_start), (clause.after, clause.time_end)):
        if (ends := _ENDS.search(words)) is not None:
            return at + ends.start(), at + ends.end()
    if (
        time.kind in _NEAR
        and (on := _IS_ON.search(clause.before))
        and not forward.TO_A_PATIENT.search(sentence)
    ):
        return clause.before_start + on.start(), time.end
    if time.kind == "year" and _OF_THIS_YEAR.search(sentence) and not _YOU.search(sentence):
        return (time.start, time.end) if not is_past_between(sentence) else None
    if forward.TO_A_PATIENT.search(sentence) or not (
        forward.ORGANISER.search(sentence) or (time.kind == "next year" and not _YOU.search(sentence))
    ):
        return None
    for words, at in ((clause.before, clause.before_start), (clause.after, clause.time_end)):
        found = _SAYS.search(words) or forward.INVITATION.search(words)
        if found is None and (time.kind in _TO_COME or sentence[time.start :][:5].lower() == "later"):
            found = _WE_DO.search(words)
        if found is not None and not is_past_between(words[: found.start()]):
            return at + found.start(), at + found.end()
    if (
        time.kind in _TO_COME | _NEAR
        and _OURS.search(sentence)
        and not _YOU.search(sentence)
        and not is_past_between(sentence)
    ):
        return time.start, time.end
    return None
