"""Find states that hold at present in a text years old: ``remains closed``, ``as soon as the lockdown is lifted``."""

from __future__ import annotations

import re
from typing import Final

from audits.freshness.clause_words import CONDITION

YEARS: Final = 2
"""Years after which a state that was told as passing is looked at again; own choice."""
_LOCKDOWN = re.compile(
    r"\b(?:as soon as|once|when|until|after) (?:the )?(?:\w+ )?(?:lockdown|restrictions?|quarantine|"
    r"state of emergency)\b"
    r"[\w ]{0,20}\b(?:lifted|eased?|over|ends?|ended|allow)\b",
    re.IGNORECASE,
)
"""Matches ``as soon as the lockdown is lifted``."""
_FOR_NOW = re.compile(
    r"\b(?:at present|presently|currently|at the moment|at this time|right now|for now|for the time being|remains?|"
    r"as yet|not yet|still|under ?way|on (?:its|their|the) way|in the process of)\b",
    re.IGNORECASE,
)
"""Matches ``at present``."""
_STATE = re.compile(
    r"\b(?:closed|shut|suspended|on hold|paused|out of (?:stock|order|action|use)|unavailable|not available|"
    r"on (?:maternity |parental |sick )?leave|fully booked|(?:list|books?|clinic|class(?:es)?) (?:is|are|remains?) "
    r"(?:\w+ )?(?:full|closed)|"
    r"not (?:\w+ )?(?:accepting|taking|able to take|seeing|running|operating)(?: on)?(?: any)?(?: new)?|"
    r"no (?:vacanc(?:y|ies)|places|(?:fixed |firm |confirmed |set |opening )?date|appointments|spaces)|short of|"
    r"shortages?|in short supply|being (?:built|rebuilt|repaired|renovated|refurbished|updated|upgraded|redecorated|"
    r"installed|replaced|redesigned)|(?:building|construction|renovation|refurbishment|repair|extension|planning|"
    r"recruitment|fundraising)(?: works?)?|extension|recruiting|hiring|advertising for|raising (?:funds|money)|new "
    r"(?:website|building|wing|clinic|scanner|office|premises|lift|surgery|portal|car park|system))\b",
    re.IGNORECASE,
)
"""Matches ``closed`` and ``no date``: what does not last."""
_PROGRESS = re.compile(r"\b(?:under ?way|on (?:its|their|the) way)\b", re.IGNORECASE)
"""Matches ``under way``."""
_NOT_A_STATE = re.compile(
    r"\b(?:was|were|had|medicare|medicaid|insurance|insurers?|hmos?|ppos?|plans?|walk-?ins|patients with|people|"
    r"research(?:ers)?|stud(?:y|ies)|trials?|mouth|wound|eyes?|incision|airway|vein|valve|when (?:you|your|the|we are)|"
    r"closed on|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|holidays)\b",
    re.IGNORECASE,
)
"""Matches ``insurance``: a policy; ``mouth``: of the body; ``Sundays``: the hours of every week."""
_OURS = re.compile(
    r"\b(?:we|our|us|clinic|practice|surgery|office|pool|gym|café|car park|lift|group|class(?:es)?|service|"
    r"waiting list|"
    r"list|dr|branch|centre|center|department|ward|unit|website|portal|work|building|team|recruitment|vaccines?|shop)\b|[’']re\b",
    re.IGNORECASE,
)
"""Matches ``our``: the sentence is about the clinic."""
_PAST = re.compile(r"\b(?:was|were|had|did)\b", re.IGNORECASE)
"""Matches ``was``: the sentence looks back."""
_MOST_LOOKED_AT = 400
"""Characters of a sentence that are looked at."""


def lasting_state(sentence: str) -> tuple[int, int] | None:
    """Return where a sentence says that a passing state of the clinic holds now; null where it says none.

    >>> sentence = "Our hydrotherapy pool remains closed."
    >>> sentence[slice(*lasting_state(sentence))]
    'remains closed'
    """
    words = sentence[:_MOST_LOOKED_AT]
    lockdown = _LOCKDOWN.search(words)
    if lockdown is not None and not _PAST.search(words):
        return lockdown.span()
    if CONDITION.search(words) or _NOT_A_STATE.search(words) or not _OURS.search(words):
        return None
    now, state = _FOR_NOW.search(words), _STATE.search(words)
    if now is None or state is None:
        return None
    if state[0].lower().startswith("new ") and not _PROGRESS.search(words):
        return None
    return min(now.start(), state.start()), max(now.end(), state.end())
