"""List the words by which a text says until when: of an offer, a deadline, an enrollment."""

from __future__ import annotations

import re

_OFFERED = (
    r"(?:offer|special|deal|sale|promotion|promo|discount|coupon|voucher|price|pricing|rate|enrollment|enrolment|"
    r"registration|savings|rebate|gift|certificate|event|early bird|membership|application|nomination|entrie|entry|"
    r"submission|contest|giveaway)s?"
)
_UNTIL = r"(?:until|till?|by|before|no later than|on or before|through|thru)"
_ENDS = (
    r"(?:ends?|expires?|closes?|runs?|lasts?|continues?|must be (?:used|redeemed)|"
    r"(?:is|are) (?:valid|good|available|due|open|extended)|valid|good|available|on)"
)
_TAIL = (
    r"(?:[:,]| is| are)?\s?(?:(?:on|from|now|by|before|until|through|the|end of|midnight|midnight on|close of business|"
    r"noon on)\s|\()*$"
)
"""Words between a cue and its time: `` is the end of ``."""

ENDING = (
    re.compile(rf"\b{_OFFERED}\b[^.]{{0,80}}?\s(?:{_ENDS}|{_UNTIL}){_TAIL}", re.IGNORECASE),
    re.compile(
        r"\b(?:(?:not )?valid|expir(?:es?|y|ation)(?: date)?|deadline(?: for [\w ]{1,40}| to [\w ]{1,40})?|ends?|hurry|"
        rf"last day(?: to [\w ]{{1,40}})?|now (?:until|through)){_TAIL}",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:\b(?:good|available|open|closed|extended|offered|off|free|half price|only|running|continues?|save)|\$\d+)"
        rf"\b[^.]{{0,60}}?\s(?:until|till?|through|thru){_TAIL}",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:^|[,:;!–—(-]\s?|\b(?:please|must|and|or|to|can|should|just|simply|you)\s)"
        r"(?:register|apply|enroll?|sign up|rsvp|order|book|schedule|call|mention|purchase|buy|submit|redeem|reserve|"
        r"respond|donate|nominate|vote|return|use|spend|claim|become|bring|drop off|stop by|visit|donate|try|"
        r"enjoy|come|come in|text|email|pay|pre-?order)\b[^.]{0,80}?\s?"
        rf"\b{_UNTIL}{_TAIL}",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:\b(?:is|are|remains?|stays?|will be|has|have|from (?:today|now))|[’'](?:s|re))\b[^.]{0,80}?\s"
        rf"(?:until|till?|through|thru){_TAIL}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:must be (?:used|redeemed|received|submitted|made|booked)|(?:is|are) due)\b[^.]{{0,40}}?{_TAIL}",
        re.IGNORECASE,
    ),
)
"""Match, in this order, ``The offer ends ``; ``valid until ``; ``20% off all peels through ``; ``Register by ``;
``is on leave until ``; ``must be used by `` before a time."""


def ending_before(words: str) -> int | None:
    """Return where the words begin that make the time behind them an end; null where none do.

    >>> ending_before("Register now by "), ending_before("She worked there until ")
    (0, None)
    """
    starts = (found.start() for cue in ENDING if (found := cue.search(words)))
    first = min(starts, default=None)
    if first is None:
        return None
    return first + len(words[first:]) - len(words[first:].lstrip(" ,:;!–—(-"))
