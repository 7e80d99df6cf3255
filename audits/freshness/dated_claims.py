"""Find what a sentence claims of a time that it names with its year, and that time has overtaken."""

from __future__ import annotations

import re

from audits.freshness import forward_cues as forward
from audits.freshness import present_cues as present
from audits.freshness.claim_limits import ClaimLimits
from audits.freshness.clause_words import (
    LONG_WORD,
    MOST_LOOKED_AT,
    clause_around,
    is_cited,
    is_history,
    is_open_ended,
    is_past_between,
    is_time_of_year,
)
from audits.freshness.ending_cues import ending_before
from audits.freshness.tense_claims import tense_claim
from audits.freshness.time_claims import Claim, ClaimKind, Clause
from language.times.time_span import Grain, TimeSpan
from schemas.vocabulary import Tier

_REPORTED = re.compile(r"\b(?:would|had)\b", re.IGNORECASE)
"""Matches ``would``: what somebody expected then."""
_BARRED = re.compile(
    r"\b(?:since|after|before|prior to|between|than|following|until)\s(?:the\s)?$", re.IGNORECASE
)
"""Matches ``after `` before a time that begins what lasts, or ended it."""
_IN_FORCE_FROM = re.compile(
    r"(?:^|[.:|•]\s|\b(?:our|the|of|and|current)\s)(?:[\w-]+\s)?(?<!new\s)(?:fees?|prices?|charges|rates|"
    r"price list|tariff|"
    r"costs|terms|polic(?:y|ies)|opening hours)\s(?:\w+\s){0,2}?(?:[(,:]\s?)?(?:valid |effective |in force |"
    r"applicable )?"
    r"(?:from|as of|as from|with effect from)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Matches ``Fees from `` before a day: a list that began to hold then, and may hold still."""
_OWN_AFTER = re.compile(r"^,\s(?:we|our|the (?:office|clinic|practice))\b", re.IGNORECASE)
"""Matches ``, we`` after a time: ``After May 1, 2022, we will be at Oak Street``."""
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|does|did|can|may|[a-z]{3,}ed)\b", re.IGNORECASE)
"""Matches ``has``: the words are a statement and no announcement without a verb."""
_SAID = re.compile(
    r"\b(?:said|announced|reported|predicted|estimated|decided|found|stated|told|projected|forecast|promised|believed|"
    r"thought|warned|suggested)(?: \w+){0,3} that\b",
    re.IGNORECASE,
)
"""Matches ``announced that``: what somebody said then was right then."""
_PREPOSITION = re.compile(r"\b(?:in|by|during|for|through)\s$", re.IGNORECASE)
"""Matches ``in `` before a year."""
_LEAST_NAMED = 2
"""Words before a day and its hour that name what is on then: a stamp has none, a comment's a name alone; own choice."""
_FEW_WORDS = 14
"""Words of the longest announcement that needs no verb: a heading, a line of a list; own choice."""


def dated_claim(sentence: str, time: TimeSpan, limits: ClaimLimits, *, announced: bool) -> Claim | None:
    """Return what a sentence claims of one of its times; null where that is history or not over yet.

    `announced` is true below a heading that announces what is below it.
    """
    if time.first > limits.today:
        return None
    clause = clause_around(sentence, time.start, time.end)
    if present.LATEST.search(clause.before):
        return _latest(clause, time, limits)
    if is_cited(clause):
        return None
    claim = _beside(clause, time, limits) or (_dated_thing(clause, time) if limits.is_over(time) else None)
    if claim is not None or is_history(clause):
        return claim
    return _present(clause, time, limits) or (
        _forward(clause, time, announced=announced) if limits.is_over(time) else None
    )


def _latest(clause: Clause, time: TimeSpan, limits: ClaimLimits) -> Claim | None:
    cue = present.LATEST.search(clause.before)
    if cue is None or not limits.is_perhaps_replaced(time) or is_past_between(cue[0]):
        return None
    return clause.claim(ClaimKind.LATEST, time, Tier.MAYBE, cue.start(), clause.after.startswith(")"))


def _beside(clause: Clause, time: TimeSpan, limits: ClaimLimits) -> Claim | None:
    """Return a claim that a time is this year, next week or tomorrow."""
    before = present.BESIDE_BEFORE.search(clause.before)
    if before is None and time.grain is not Grain.YEAR:
        before = present.THIS_BEFORE.search(clause.before)
    after = None if before else present.BESIDE_AFTER.search(clause.after)
    if (before or after) and limits.is_over(time) and not _REPORTED.search(clause.before):
        start = before.start() if before else len(clause.before)
        return clause.claim(ClaimKind.PRESENT, time, Tier.LIKELY, start, after.end() if after else 0)
    last = present.LAST_BEFORE.search(clause.before)
    if last is not None and limits.is_no_longer_now(time):
        return clause.claim(ClaimKind.PRESENT, time, Tier.LIKELY, last.start())
    return None


def _present(clause: Clause, time: TimeSpan, limits: ClaimLimits) -> Claim | None:
    """Return a claim that something holds now."""
    if not limits.is_over(time):
        return None
    before, after = clause.before, clause.after
    greeting = present.GREETING.search(before) if time.grain is not Grain.DAY else None
    if greeting is not None and not is_past_between(before + after):
        return clause.claim(ClaimKind.PRESENT, time, Tier.LIKELY, greeting.start())
    if (
        time.grain in (Grain.YEAR, Grain.SEASON)
        and not before.strip(' “"•-')
        and (does := present.YEAR_DOES.search(after))
    ):
        return clause.claim(ClaimKind.PRESENT, time, Tier.LIKELY, None, does.end())
    best = present.BEST_OF.search(before) if time.grain is Grain.YEAR else None
    if best is not None and not is_past_between(before + after):
        return clause.claim(ClaimKind.PRESENT, time, Tier.MAYBE, best.start())
    if (
        time.grain is Grain.YEAR
        and present.THE_OR_OUR.match(before)
        and (does := present.OF_YEAR_IS.match(after))
    ):
        return clause.claim(ClaimKind.PRESENT, time, Tier.LIKELY, None, does.end())
    if not limits.is_no_longer_now(time):
        return None
    for cue, kind_tier in ((present.AS_OF, Tier.LIKELY), (present.NEW_IN, Tier.LIKELY)):
        found = cue.search(before)
        if found is not None and not _REPORTED.search(after) and not forward.FUTURE.search(after):
            return clause.claim(ClaimKind.PRESENT, time, kind_tier, found.start())
    bound = present.BOUND.search(before)
    if bound is not None:
        now = present.NOW.search(before)
        if now is not None and not is_past_between(before[now.end() :]):
            return clause.claim(ClaimKind.PRESENT, time, Tier.LIKELY, now.start())
        now = None if after.lstrip()[:1] in "-–—" else present.NOW.search(after[:60])
        if (
            now is not None
            and not is_past_between(after[: now.start()])
            and clause.sentence[:2] == before[:2]
        ):
            return clause.claim(ClaimKind.PRESENT, time, Tier.MAYBE, bound.start(), now.end())
    if time.grain is not Grain.YEAR:
        return None
    opens = present.OPENS_WITH_IN.search(before)
    if opens is not None and (does := present.IS_NOW.search(after)) and not is_past_between(does[0]):
        return clause.claim(ClaimKind.PRESENT, time, Tier.MAYBE, 0, does.end())
    found = present.FOR_A_YEAR.search(before)
    if found is not None and (does := present.IS_AFTER.search(after)) and not is_past_between(before):
        return clause.claim(ClaimKind.PRESENT, time, Tier.MAYBE, found.start(), does.end())
    return None


def _forward(clause: Clause, time: TimeSpan, *, announced: bool) -> Claim | None:
    """Return a claim that something is to happen or to end at a time that has passed."""
    before, after = clause.before, clause.after
    if is_open_ended(clause) or (time.grain is Grain.YEAR and not is_time_of_year(clause)):
        return None
    opened = forward.NOW_OPEN.search(before) or forward.LABELLED.search(before)
    if opened is not None:
        return clause.claim(ClaimKind.EVENT, time, _sure(time), opened.start())
    ending = ending_before(before)
    if ending is not None and not is_past_between(before):
        return clause.claim(ClaimKind.OFFER, time, _sure(time), ending)
    if _BARRED.search(before) and not (_OWN_AFTER.match(after) or before.lower().rstrip().endswith("until")):
        return None
    starting = forward.STARTING.search(before)
    if starting is not None and _IN_FORCE_FROM.search(before):
        return None
    if starting is not None:
        whole = clause.sentence[clause.before_start : clause.after_end]
        will = forward.FUTURE.search(before)
        says = will or forward.FUTURE.search(after) or forward.INVITATION.search(whole)
        begins = starting[0][0].lower() in "sbec" or (
            time.grain in (Grain.DAY, Grain.MONTH) and starting[0].lower().startswith("from")
        )
        alone = begins and len(clause.sentence.split()) <= _FEW_WORDS
        if says or (alone and not _VERB.search(clause.sentence)):
            start = will.start() if will else starting.start()
            return clause.claim(ClaimKind.PROMISE, time, Tier.LIKELY, start)
        if time.grain is Grain.YEAR or begins is False:
            return None
    if time.grain is Grain.YEAR and before.rstrip().endswith("("):
        return None
    for cue, kind in forward.KIND_OF_CUE:
        claim = _with_cue(cue, kind, clause, time)
        if claim is not None:
            return claim
    return _without_verb(clause, time, announced=announced)


def _with_cue(cue: re.Pattern[str], kind: ClaimKind, clause: Clause, time: TimeSpan) -> Claim | None:
    before_word = clause.before.rstrip().rpartition(" ")[2].lower()
    last = max(cue.finditer(clause.before), key=lambda match: match.start(), default=None)
    if _SAID.search(clause.sentence[: clause.time_start]):
        return None
    if last is not None and not is_past_between(clause.before[last.end() :]):
        of_thing = before_word == "from"
        if time.grain is Grain.YEAR and (of_thing or cue in (forward.INVITATION, forward.PROGRESSIVE)):
            return None
        return clause.claim(kind, time, _sure(time), last.start())
    first = cue.search(clause.after)
    if first is None or is_past_between(clause.after[: first.start()]):
        return None
    if time.grain is Grain.YEAR and (
        kind is ClaimKind.EVENT or cue is forward.PROGRESSIVE or not _dates_the_rest(clause)
    ):
        return None
    if last is None and is_past_between(clause.before):
        return None
    return clause.claim(kind, time, _sure(time), None, first.end())


_DATING = re.compile(
    r"(?:^|[,–—-]\s|\bthat\s)(?:(?:and|so|but|even|already)\s)?(?:in|by|during|from|for|"
    r"through)\s(?:the (?:year|end of)\s)?"
    r"(?:the end of |early |late |mid-? ?)*$",
    re.IGNORECASE,
)
"""Matches ``By the year `` before a year that dates the statement behind it."""


def _dates_the_rest(clause: Clause) -> bool:
    """Return whether a year begins its statement as a time: ``In 2015, 60,000 people will``."""
    return _DATING.search(clause.before) is not None or (
        clause.after.startswith(", ") and _PREPOSITION.search(clause.before) is not None
    )


def _without_verb(clause: Clause, time: TimeSpan, *, announced: bool) -> Claim | None:
    """Return a claim of a heading, a line of a list, or of the present tense of plans: ``Opening spring 2022``."""
    before, after = clause.before, clause.after
    short = time.grain is not Grain.YEAR or len(clause.sentence.split()) <= _FEW_WORDS
    coming = forward.COMING.search(before) if short and not before.lower().endswith("to ") else None
    if coming is not None and not is_past_between(before + after):
        return clause.claim(ClaimKind.PROMISE, time, Tier.LIKELY, coming.start())
    if time.grain in (Grain.DAY, Grain.MONTH) and not is_past_between(before + after):
        found = forward.SCHEDULED.search(before) or forward.CLOSED.search(before)
        if found is not None:
            return clause.claim(ClaimKind.EVENT, time, _sure(time), found.start())
        hour = forward.AT_AN_HOUR.match(after)
        if (
            hour is not None
            and not forward.LOOKED_BACK_ON.search(clause.sentence[:MOST_LOOKED_AT])
            and len(LONG_WORD.findall(before)) >= _LEAST_NAMED
        ):
            return clause.claim(ClaimKind.EVENT, time, Tier.LIKELY, None, hour.end())
    if (
        announced
        and time.grain in (Grain.DAY, Grain.MONTH)
        and not is_past_between(clause.sentence[:MOST_LOOKED_AT])
    ):
        return clause.claim(ClaimKind.EVENT, time, Tier.LIKELY)
    return tense_claim(clause, time)


def _dated_thing(clause: Clause, time: TimeSpan) -> Claim | None:
    """Return a claim that something of a year is what readers need now: ``2022 holiday hours``."""
    if is_past_between(clause.sentence[:MOST_LOOKED_AT]):
        return None
    thing = forward.THING_BEFORE.search(clause.before)
    if thing is not None:
        return clause.claim(ClaimKind.EVENT, time, Tier.LIKELY, thing.start())
    thing = forward.THING_AFTER.search(clause.after)
    if thing is None and time.grain in (Grain.MONTH, Grain.SEASON):
        thing = forward.OF_A_MONTH.match(clause.after)
    if thing is not None:
        return clause.claim(ClaimKind.EVENT, time, Tier.LIKELY, None, thing.end())
    return None


def _sure(time: TimeSpan) -> Tier:
    """Return how sure a passed announcement is: sure where the text names the day with its year."""
    if time.reckoned:
        return Tier.MAYBE
    return Tier.SURE if time.grain is Grain.DAY else Tier.LIKELY
