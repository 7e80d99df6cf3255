"""Find a time that has passed in a sentence that speaks of it as of now or later, where no cue tells it."""

from __future__ import annotations

import re

from audits.freshness.clause_words import LONG_WORD, MOST_LOOKED_AT, is_past_between
from audits.freshness.time_claims import Claim, ClaimKind, Clause
from language.times.time_span import Grain, TimeSpan
from schemas.vocabulary import Tier

_INTRODUCED = re.compile(
    r"(?:\b(?:on|by|through|thru|until|till|during|at|in|over|(?:week|month) of|starting|beginning|"
    r"(?<=^)for)\s(?:the\s)?"
    r"(?:early\s|late\s|mid-?\s?|(?:end|beginning|middle|week) of\s)*|[,–—-]\s)$",
    re.IGNORECASE,
)
"""Matches ``in `` before a day, a month or a season."""
_ENDED = re.compile(
    r"\b(?:through|thru|until|till|by|no later than)\s(?:the\s)?(?:end of\s)?$", re.IGNORECASE
)
"""Matches ``through `` before it."""
_NOT_PAST = re.compile(
    r"\b(?:is|are|am|isn[’']t|aren[’']t|will|must|should|please|we|us|you|comes|goes|gets)\b|[’'](?:ll|re)\b",
    re.IGNORECASE,
)
"""Matches ``please`` and ``are``: the sentence speaks of now or of later."""
_PERFECT = re.compile(r"\b(?:been|has|have|had|[’']ve)\b", re.IGNORECASE)
"""Matches ``been``: it speaks of what was."""
_LEAST_OF_A_SENTENCE = 6
"""Words of three letters or more from which a line with a full stop is a sentence; own choice."""


def tense_claim(clause: Clause, time: TimeSpan) -> Claim | None:
    """Return a claim of a sentence that speaks of a day, a month or a season that has passed as of now or later.

    The tense tells it where no cue does: ``Our parking lot should be finished by October 15, 2019``.
    """
    whole = clause.sentence[: 2 * MOST_LOOKED_AT]
    if time.grain is Grain.YEAR or time.reckoned or is_past_between(whole) or _PERFECT.search(whole):
        return None
    ended = _ENDED.search(clause.before)
    if ended is not None:
        return clause.claim(ClaimKind.OFFER, time, Tier.LIKELY, ended.start())
    introduced = _INTRODUCED.search(clause.before)
    if introduced is None or clause.before.rfind("(") > clause.before.rfind(")"):
        return None
    speaks = _NOT_PAST.search(clause.before + " " + clause.after)
    if not speaks and (not introduced[0][0].isalpha() or not _is_whole(clause)):
        return None
    return clause.claim(ClaimKind.PROMISE, time, Tier.MAYBE, introduced.start())


def _is_whole(clause: Clause) -> bool:
    """Return whether a time is in a whole sentence, whose verb is then one of the present, and in no line of a list."""
    sentence = clause.sentence.rstrip('”"’) ')
    return sentence.endswith((".", "!", "?")) and len(LONG_WORD.findall(sentence)) >= _LEAST_OF_A_SENTENCE
