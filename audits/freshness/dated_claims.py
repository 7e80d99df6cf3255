"""Find what a sentence claims of a time that it names with its year, and that time has overtaken."""

from __future__ import annotations

import re

from audits.freshness import forward_cues as forward
from audits.freshness import present_cues as present
from audits.freshness.claim_limits import ClaimLimits
from audits.freshness.clause_words import (
    MOST_LOOKED_AT,
    clause_around,
    is_cited,
    is_history,
    is_open_ended,
    is_past_between,
    is_time_of_year,
)
from audits.freshness.ending_cues import ending_before
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
_WORD = re.compile(r"[^\W\d_]{3,}")
"""Matches ``class``."""
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


def _claim(kind: ClaimKind, clause: Clause, time: TimeSpan, tier: Tier, start: int, end: int = 0) -> Claim:
    """Return a claim whose words go from an offset of the clause's words before the time to one after it."""
    return Claim(kind, clause.before_start + start, clause.time_end + end, tier, time)


def _latest(clause: Clause, time: TimeSpan, limits: ClaimLimits) -> Claim | None:
    cue = present.LATEST.search(clause.before)
    if cue is None or not limits.is_perhaps_replaced(time) or is_past_between(cue[0]):
        return None
    return _claim(ClaimKind.LATEST, clause, time, Tier.MAYBE, cue.start(), clause.after.startswith(")"))


def _beside(clause: Clause, time: TimeSpan, limits: ClaimLimits) -> Claim | None:
    """Return a claim that a time is this year, next week or tomorrow."""
    before = present.BESIDE_BEFORE.search(clause.before)
    if before is None and time.grain is not Grain.YEAR:
        before = present.THIS_BEFORE.search(clause.before)
    after = None if before else present.BESIDE_AFTER.search(clause.after)
    if (before or after) and limits.is_over(time) and not _REPORTED.search(clause.before):
        start = before.start() if before else len(clause.before)
        return _claim(ClaimKind.PRESENT, clause, time, Tier.LIKELY, start, after.end() if after else 0)
    last = present.LAST_BEFORE.search(clause.before)
    if last is not None and limits.is_no_longer_now(time):
        return _claim(ClaimKind.PRESENT, clause, time, Tier.LIKELY, last.start())
    return None


def _present(clause: Clause, time: TimeSpan, limits: ClaimLimits) -> Claim | None:
    """Return a claim that something holds now."""
    if not limits.is_over(time):
        return None
    before, after = clause.before, clause.after
    greeting = present.GREETING.search(before) if time.grain is not Grain.DAY else None
    if greeting is not None and not is_past_between(before + after):
        return _claim(ClaimKind.PRESENT, clause, time, Tier.LIKELY, greeting.start())
    if (
        time.grain in (Grain.YEAR, Grain.SEASON)
        and not before.strip(' “"•-')
        and (does := present.YEAR_DOES.search(after))
    ):
        return _claim(ClaimKind.PRESENT, clause, time, Tier.LIKELY, len(before), does.end())
    best = present.BEST_OF.search(before) if time.grain is Grain.YEAR else None
    if best is not None and not is_past_between(before + after):
        return _claim(ClaimKind.PRESENT, clause, time, Tier.MAYBE, best.start())
    if (
        time.grain is Grain.YEAR
        and present.THE_OR_OUR.match(before)
        and (does := present.OF_YEAR_IS.match(after))
    ):
        return _claim(ClaimKind.PRESENT, clause, time, Tier.LIKELY, len(before), does.end())
    if not limits.is_no_longer_now(time):
        return None
    for cue, kind_tier in ((present.AS_OF, Tier.LIKELY), (present.NEW_IN, Tier.LIKELY)):
        found = cue.search(before)
        if found is not None and not _REPORTED.search(after) and not forward.FUTURE.search(after):
            return _claim(ClaimKind.PRESENT, clause, time, kind_tier, found.start())
    bound = present.BOUND.search(before)
    if bound is not None:
        now = present.NOW.search(before)
        if now is not None and not is_past_between(before[now.end() :]):
            return _claim(ClaimKind.PRESENT, clause, time, Tier.LIKELY, now.start())
        now = None if after.lstrip()[:1] in "-–—" else present.NOW.search(after[:60])
        if (
            now is not None
            and not is_past_between(after[: now.start()])
            and clause.sentence[:2] == before[:2]
        ):
            return _claim(ClaimKind.PRESENT, clause, time, Tier.MAYBE, bound.start(), now.end())
    if time.grain is not Grain.YEAR:
        return None
    opens = present.OPENS_WITH_IN.search(before)
    if opens is not None and (does := present.IS_NOW.search(after)) and not is_past_between(does[0]):
        return _claim(ClaimKind.PRESENT, clause, time, Tier.MAYBE, 0, does.end())
    found = present.FOR_A_YEAR.search(before)
    if found is not None and (does := present.IS_AFTER.search(after)) and not is_past_between(before):
        return _claim(ClaimKind.PRESENT, clause, time, Tier.MAYBE, found.start(), does.end())
    return None


def _forward(clause: Clause, time: TimeSpan, *, announced: bool) -> Claim | None:
    """Return a claim that something is to happen or to end at a time that has passed."""
    before, after = clause.before, clause.after
    if is_open_ended(clause) or (time.grain is Grain.YEAR and not is_time_of_year(clause)):
        return None
    opened = forward.NOW_OPEN.search(before) or forward.LABELLED.search(before)
    if opened is not None:
        return _claim(ClaimKind.EVENT, clause, time, _sure(time), opened.start())
    ending = ending_before(before)
    if ending is not None and not is_past_between(before):
        return _claim(ClaimKind.OFFER, clause, time, _sure(time), ending)
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
            return _claim(ClaimKind.PROMISE, clause, time, Tier.LIKELY, start)
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
        return _claim(kind, clause, time, _sure(time), last.start())
    first = cue.search(clause.after)
    if first is None or is_past_between(clause.after[: first.start()]):
        return None
    if time.grain is Grain.YEAR and (
        kind is ClaimKind.EVENT or cue is forward.PROGRESSIVE or not _dates_the_rest(clause)
    ):
        return None
    if last is None and is_past_between(clause.before):
        return None
    return _claim(kind, clause, time, _sure(time), len(clause.before), first.end())


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
        return _claim(ClaimKind.PROMISE, clause, time, Tier.LIKELY, coming.start())
    if time.grain in (Grain.DAY, Grain.MONTH) and not is_past_between(before + after):
        found = forward.SCHEDULED.search(before) or forward.CLOSED.search(before)
        if found is not None:
            return _claim(ClaimKind.EVENT, clause, time, _sure(time), found.start())
        hour = forward.AT_AN_HOUR.match(after)
        if (
            hour is not None
            and not forward.LOOKED_BACK_ON.search(clause.sentence[:MOST_LOOKED_AT])
            and len(_WORD.findall(before)) >= _LEAST_NAMED
        ):
            return _claim(ClaimKind.EVENT, clause, time, Tier.LIKELY, len(before), hour.end())
    if (
        announced
        and time.grain in (Grain.DAY, Grain.MONTH)
        and not is_past_between(clause.sentence[:MOST_LOOKED_AT])
    ):
        return _claim(ClaimKind.EVENT, clause, time, Tier.LIKELY, len(before))
    return _not_past(clause, time)


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


def _not_past(clause: Clause, time: TimeSpan) -> Claim | None:
    """Return a claim of a sentence that speaks of a day, a month or a season that has passed as of now or later.

    The tense tells it where no cue does: ``Our parking lot should be finished by October 15, 2019``.
    """
    whole = clause.sentence[: 2 * MOST_LOOKED_AT]
    if time.grain is Grain.YEAR or time.reckoned or is_past_between(whole) or _PERFECT.search(whole):
        return None
    ended = _ENDED.search(clause.before)
    if ended is not None:
        return _claim(ClaimKind.OFFER, clause, time, Tier.LIKELY, ended.start())
    introduced = _INTRODUCED.search(clause.before)
    if introduced is None or clause.before.rfind("(") > clause.before.rfind(")"):
        return None
    speaks = _NOT_PAST.search(clause.before + " " + clause.after)
    if not speaks and (not introduced[0][0].isalpha() or not _is_whole(clause)):
        return None
    return _claim(ClaimKind.PROMISE, clause, time, Tier.MAYBE, introduced.start())


def _is_whole(clause: Clause) -> bool:
    """Return whether a time is in a whole sentence, whose verb is then one of the present, and in no line of a list."""
    sentence = clause.sentence.rstrip('”"’) ')
    return sentence.endswith((".", "!", "?")) and len(_WORD.findall(sentence)) >= _LEAST_OF_A_SENTENCE


_LEAST_OF_A_SENTENCE = 6
"""Words of three letters or more from which a line with a full stop is a sentence; own choice."""


def _dated_thing(clause: Clause, time: TimeSpan) -> Claim | None:
    """Return a claim that something of a year is what readers need now: ``2022 holiday hours``."""
    if is_past_between(clause.sentence[:MOST_LOOKED_AT]):
        return None
    thing = forward.THING_BEFORE.search(clause.before)
    if thing is not None:
        return _claim(ClaimKind.EVENT, clause, time, Tier.LIKELY, thing.start())
    thing = forward.THING_AFTER.search(clause.after)
    if thing is None and time.grain in (Grain.MONTH, Grain.SEASON):
        thing = forward.OF_A_MONTH.match(clause.after)
    if thing is not None:
        return _claim(ClaimKind.EVENT, clause, time, Tier.LIKELY, len(clause.before), thing.end())
    return None


def _sure(time: TimeSpan) -> Tier:
    """Return how sure a passed announcement is: sure where the text names the day with its year."""
    if time.reckoned:
        return Tier.MAYBE
    return Tier.SURE if time.grain is Grain.DAY else Tier.LIKELY
