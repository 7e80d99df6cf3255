"""Find announcements of a day without its year, ``Join us on Saturday, March 4``, that have passed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from audits.freshness import forward_cues as forward
from audits.freshness import present_cues as present
from audits.freshness.claim_limits import ClaimLimits
from audits.freshness.clause_words import CONDITION, clause_around, is_history, is_past_between
from audits.freshness.dated_claims import dated_claim
from audits.freshness.time_claims import Claim, ClaimKind
from language.times.time_span import Grain, TimeSpan
from language.times.undated_times import UndatedTime
from schemas.vocabulary import Tier


def undated_claim(
    sentence: str,
    time: UndatedTime,
    limits: ClaimLimits,
    *,
    announced: bool,
    near: Sequence[int],
    written: datetime.date | None,
) -> Claim | None:
    """Return what a sentence announces for a day without its year; null where the year is not known, or to come.

    The year is one named nearby, else that of the text's own date or the one after it, else the last one in which the
    day falls on its weekday, where none of the coming year does.
    """
    clause = clause_around(sentence, time.start, time.end)
    if CONDITION.search(sentence) or is_history(clause):
        return None
    if time.grain is not Grain.DAY and not forward.ORGANISER.search(sentence):
        return None
    if time.grain is not Grain.DAY and forward.TO_A_PATIENT.search(sentence):
        return None
    known = _known(time, limits, near, written)
    if known is None or not limits.is_over(known):
        return None
    claim = dated_claim(sentence, known, limits, announced=announced)
    if claim is not None and not is_past_between(sentence[claim.start : claim.end]):
        return claim._replace(tier=Tier.MAYBE, time=known)
    beside = present.BESIDE_BEFORE.search(clause.before)
    if beside is not None and time.grain is Grain.DAY:
        return clause.claim(ClaimKind.EVENT, known, Tier.MAYBE, beside.start())
    return None


def _known(
    time: UndatedTime, limits: ClaimLimits, near: Sequence[int], written: datetime.date | None
) -> TimeSpan | None:
    for year in near:
        found = time.in_year(year)
        if found is not None:
            return found
    if written is not None:
        return time.after(written)
    return time.by_weekday(limits.today)
