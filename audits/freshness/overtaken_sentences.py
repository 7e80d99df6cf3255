"""Find the sentences of a text that time has overtaken."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from audits.freshness import forward_cues as forward
from audits.freshness.ageing import add_months
from audits.freshness.claim_limits import ClaimLimits
from audits.freshness.clause_words import clause_around, is_cited, is_history
from audits.freshness.counted_years import anniversary, counted_years
from audits.freshness.dated_claims import dated_claim
from audits.freshness.dated_listings import dated_listing
from audits.freshness.ended_validity import ended_validity
from audits.freshness.lasting_notices import lasting_notice
from audits.freshness.lasting_states import YEARS, lasting_state
from audits.freshness.relative_claims import announcement, relative_claim
from audits.freshness.time_claims import Claim, ClaimKind
from audits.freshness.time_signs import is_sign_between, time_signs
from audits.freshness.undated_claims import undated_claim
from language.quoted import is_quoted
from language.references import is_reference
from language.text_blocks import BlockText, TextBlocks
from language.times.dated_times import dated_times
from language.times.relative_times import relative_times
from language.times.time_span import TimeSpan
from language.times.undated_times import undated_times
from schemas.vocabulary import BlockKind, BlockLabel, Tier

_QUOTATION = re.compile(r"“[^”]{12,}(?:”|$)|(?<!\w)\"[^\"]{12,}\"")
"""Matches ``“We will open in 2022”``: somebody's words, whose time was right when they were said."""
_RIGHTS = re.compile(r"©|\(c\)\s|\bcopyright\b|all rights reserved", re.IGNORECASE)
"""Matches ``©``: years of rights are another audit's."""
_MOST_TIMES = 12
"""Times of a sentence that are looked at: what has more is a table."""
_LONGEST = 2_000
"""Characters of a sentence that are looked at."""


class Overtaken(NamedTuple):
    """A claim of a text with its place."""

    claim: Claim
    start: int
    """Offset of its quoted words in the text."""
    end: int
    own: bool
    """True where the sentence is about what the clinic does."""


class Unsure(NamedTuple):
    """Words that announce something soon in a text without a date."""

    words: str


def overtaken(
    text: TextBlocks,
    limits: ClaimLimits,
    written: datetime.date | None,
    *,
    headline: str | None = None,
    day_first: bool = False,
) -> Iterator[Overtaken | Unsure]:
    """Yield what a text claims of times that have passed, at most one claim a sentence, each wording once.

    Quotations, references, copyright lines and texts in other languages are not judged.
    """
    seen: set[str] = set()
    section = _Section((), announced=False)
    signs = time_signs(text.text)
    title_years = _years(headline or "", day_first=day_first)
    for block in text.english():
        named = is_sign_between(signs, block.start, block.end)
        if not named and block.kind is not BlockKind.HEADING:
            continue
        slice_ = text.text[block.start : block.end]
        if block.kind is BlockKind.HEADING:
            section = _Section(
                _years(slice_, day_first=day_first), announced=forward.SECTION.search(slice_) is not None
            )
        if not named or not _is_judged(text.text, block):
            continue
        near = _Near(slice_, section.years + title_years, day_first=day_first)
        for start, end in block.sentences:
            if not is_sign_between(signs, start, end):
                continue
            sentence = text.text[start : min(end, start + _LONGEST)]
            if sentence in seen:
                continue
            seen.add(sentence)
            if _RIGHTS.search(sentence) or is_quoted(text.text, start, end):
                continue
            found = _claim_of(sentence, limits, written, section, near, day_first=day_first)
            if isinstance(found, Unsure):
                yield found
            elif found is not None:
                own = forward.ORGANISER.search(sentence) is not None
                begin, stop = _quoted(sentence, found)
                yield Overtaken(found, start + begin, start + stop, own)


class _Section(NamedTuple):
    """What a heading says of the blocks below it."""

    years: tuple[int, ...]
    announced: bool


class _Near:
    """Years named near a sentence, looked for once a block and only where a day lacks its year."""

    __slots__ = ("_block", "_day_first", "_outer", "_years")

    def __init__(self, block: str, outer: tuple[int, ...], *, day_first: bool) -> None:
        self._block, self._outer, self._day_first = block, outer, day_first
        self._years: tuple[int, ...] | None = None

    def years(self) -> tuple[int, ...]:
        """Return the years of the block, then those of its heading and the text's title."""
        if self._years is None:
            self._years = _years(self._block, day_first=self._day_first) + self._outer
        return self._years


def _years(words: str, *, day_first: bool) -> tuple[int, ...]:
    """Return the years of some words that may date what is beside them: not those of history."""
    words = words[:_LONGEST]
    times = dated_times(words, day_first=day_first)[:_MOST_TIMES]
    clauses = ((time, clause_around(words, time.start, time.end)) for time in times)
    return tuple(
        dict.fromkeys(
            time.last.year for time, clause in clauses if not is_history(clause) and not is_cited(clause)
        )
    )


def _is_judged(text: str, block: BlockText) -> bool:
    if block.kind is BlockKind.QUOTE or block.label is BlockLabel.SOURCES:
        return False
    return not is_quoted(text, block.start, block.end) and not is_reference(text, block.start, block.end)


_BESIDE_WHAT_COMES = frozenset((ClaimKind.OFFER, ClaimKind.PRESENT))
"""Claims that are over though the sentence names a time to come: ``Book by May 1, 2023 for travel in 2027``."""


def _claim_of(
    sentence: str,
    limits: ClaimLimits,
    written: datetime.date | None,
    section: _Section,
    near: _Near,
    *,
    day_first: bool,
) -> Claim | Unsure | None:
    """Return the claim of a sentence, from the surest evidence to the weakest."""
    quotes = [match.span() for match in _QUOTATION.finditer(sentence)]
    dated = [
        time
        for time in dated_times(sentence, day_first=day_first)[:_MOST_TIMES]
        if not _is_within(time.start, quotes)
    ]
    to_come = any(time.last >= limits.today for time in dated)
    for time in dated:
        claim = (
            dated_claim(sentence, time, limits, announced=section.announced)
            or dated_listing(sentence, time, limits)
            or ended_validity(sentence, time, limits)
        )
        if claim is not None and (not to_come or claim.kind in _BESIDE_WHAT_COMES):
            return claim
    counted = anniversary(sentence, limits) or counted_years(sentence, limits)
    if counted is not None:
        return counted
    notice = lasting_notice(sentence, limits.today, written, limits.present_months)
    if notice is not None:
        return notice
    if to_come:
        return None
    state = _state(sentence, limits, written, dated)
    if state is not None:
        return state
    for undated in undated_times(sentence)[:_MOST_TIMES]:
        if not _is_within(undated.start, quotes):
            claim = undated_claim(
                sentence, undated, limits, announced=section.announced, near=near.years(), written=written
            )
            if claim is not None:
                return claim
    for relative in relative_times(sentence)[:_MOST_TIMES]:
        if _is_within(relative.start, quotes):
            continue
        if written is not None:
            claim = relative_claim(sentence, relative, limits, written)
            if claim is not None:
                return claim
        elif relative.kind == "soon" and announcement(sentence, relative):
            return Unsure(sentence[relative.start : relative.end])
    return None


def _state(
    sentence: str, limits: ClaimLimits, written: datetime.date | None, dated: list[TimeSpan]
) -> Claim | None:
    """Return a passing state that holds now in a text, or of a day, that is years old."""
    last = max(dated, key=lambda time: time.last, default=None)
    if last is not None:
        old = limits.is_no_longer_now(last)
    else:
        old = written is not None and add_months(written, 12 * YEARS) < limits.today
    found = lasting_state(sentence) if old else None
    return None if found is None else Claim(ClaimKind.NOTICE, *found, Tier.MAYBE, last)


def _is_within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


_MOST_QUOTED = 90
"""Characters of the quoted words; of longer ones the time with the words before it is quoted."""
_BEFORE_TIME = re.compile(r"(?:\S+\s){0,3}\S*$")
"""Matches ``smokers will by `` before a time: its last three words."""
_PREPOSITION = re.compile(
    r"(?:\b(?:in|on|by|for|from|until|through|during|before|as of|the|year|early|late|mid|end of)[\s-]){1,6}$",
    re.IGNORECASE,
)
"""Matches ``by the end of `` before a time."""


def _quoted(sentence: str, claim: Claim) -> tuple[int, int]:
    """Return the slice of a sentence that is quoted: whole words, with the preposition of its time."""
    start, end = claim.start, claim.end
    if claim.time is not None:
        start, end = min(start, claim.time.start), max(end, claim.time.end)
        if end - start > _MOST_QUOTED:
            before = _BEFORE_TIME.search(sentence, max(0, claim.time.start - 40), claim.time.start)
            start, end = before.start() if before else claim.time.start, claim.time.end
        if start == claim.time.start and (before := _PREPOSITION.search(sentence, max(0, start - 40), start)):
            start = before.start()
    while start and not sentence[start - 1].isspace() and sentence[start - 1] not in '(“"—–-':
        start -= 1
    while start < end and not sentence[start].isalnum():
        start += 1
    while end > start and sentence[end - 1] in " ,;:–—-(":
        end -= 1
    return start, end
