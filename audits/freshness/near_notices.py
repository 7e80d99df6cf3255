"""Find notices of the days around a text's own day: ``Tonight's class is cancelled``, ``Dr. Lee joins us Monday``."""

from __future__ import annotations

import re

from audits.freshness import forward_cues as forward
from audits.freshness.clause_words import CONDITION
from language.times.relative_times import RelativeTime

_ENDING = (
    r"(?:registration|bookings?|entries|applications?|nominations?|enrol?lment|survey|poll|consultation|voting|"
    r"offer|sale|"
    r"giveaway|raffle|draw|contest|competition|exhibition|appeal|collection|promotion|discount|deal|early bird)"
)
_ONCE = (
    r"cancell?ed|called off|postponed|(?:will|[’']ll) be (?:closed|closing|shut|away|out|down|unavailable|back)|"
    r"(?:is|are|[’']re|[’']s|be) (?:now |both |all |also )?(?:closing early|joining (?:us|our|the)|speaking|"
    r"giving a talk)|"
    r"joins (?:us|our|the (?:team|practice|clinic))|speaks|gives a talk|re-?opens?|resumes?|"
    r"(?:dr\.?|doctor|nurse|class|classes|clinic|group|service|surgery) (?:[\w’'-]+ ){0,3}?returns|"
    r"(?:we|please|to) welcome|welcomes? (?:dr\b|our new|a new|two new|back)|"
    rf"{_ENDING}\b[\w ’',$%]{{0,40}}?\s(?:closes?|ends?|finish(?:es)?|(?:is|are|will be) (?:drawn|announced))|"
    r"(?:giveaway|raffle|prize draw|flash sale)|last (?:day|chance)|"
    r"(?:sign up|register|rsvp|apply|enter|enrol|vote|nominate|book(?: now| online| your (?:place|seat|spot|"
    r"ticket)s?)?)"
    r"\b[\w ’',]{0,40}?\s(?:by|before|until)"
)
_FOR_NOW = (
    r"(?:is|are|[’']re|[’']s|be|been|stays?|remains?) (?:now |all |also |temporarily )?(?:closed|shut|away|off sick|"
    r"on leave|on holiday|down|unavailable|out of (?:the office|order|action|use)|moving|back)|"
    r"(?:moved|moves) to|closes|sale(?! of)|competition|(?:join us|drop in|sign up|register|book your (?:place|"
    r"seat|spot)|"
    r"save the date)|(?:phones?|lines?|lift|elevator|systems?|portal|website|internet|power|water|"
    r"heating) (?:down|off|out)"
)
_ONE_OFF = re.compile(rf"\b(?:{_ONCE})\b", re.IGNORECASE)
"""Matches ``cancelled``, ``joins us``: what does not happen every week."""
_NOTICE = re.compile(rf"\b(?:{_ONCE}|{_FOR_NOW})\b", re.IGNORECASE)
"""Matches ``is closed``, too, which of a bare ``Sunday`` is a habit."""
_UNTIL = re.compile(
    r"\b(?:is|are|[’']re|[’']s)\s(?:away|closed|shut|down|on leave|off sick)\b", re.IGNORECASE
)
"""Matches ``is away`` before ``until Monday``."""
_OPENS = re.compile(
    r"\b(?:(?:we|our|clinic|practice|surgery|office|group|class|classes|café|pool|gym|wing|branch|centre|"
    r"center)\b[^.;]{0,60}?"
    r"\b(?:opens?|opening|launch(?:es|ing)?|moves?|moving|starts?|starting|returns?|returning|resumes?|closes?|closing|"
    r"comes? back|coming back|(?:will|hopes? to|plans? to|aims? to|expects? to)(?! (?:not )?(?:see|ask|give|"
    r"call|check|need)))"
    r"|(?:resumes|re-?opens|is (?:due|set) to)\b)",
    re.IGNORECASE,
)
"""Matches ``our walking group returns``: what is said of a season or a year to come."""
_TO_ACT = re.compile(
    r"^\s?(?:to|until|before) (?:register|book|enter|apply|sign|buy|donate|vote|order|claim|save|nominate|join|"
    r"use|get|our|"
    r"the|we)\b",
    re.IGNORECASE,
)
"""Matches `` to register`` after ``only three weeks left``."""
_OF_A_PATIENT = re.compile(
    r"\byou(?:[’']ll| will| can| may| should| must| might| are| have)\b|\b(?:feeling|sensation|pain|swelling|appetite|"
    r"symptoms?|numbness|ovulation|menstruation|breathing|circulation|functions?|pressure|weight|cholesterol|"
    r"sugar|cases|"
    r"people|children|patients|bleeding|periods?|activit(?:y|ies)|diet|exercise|vision|stitches|sutures|dressing|"
    r"bandage|wound|"
    r"tablets?|antibiotics?|medicines?|medications?|dose|incision|recovery|healing|fasting|pregnan\w+|due date|"
    r"baby|(?:your|the|after|before|of) (?:operation|procedure|injection|treatment)|your (?:surgery|appointment|visit|"
    r"next|follow-up|results?|check-?up|mouth|skin|teeth|eyes?|body))\b",
    re.IGNORECASE,
)
"""Matches ``you will`` and ``the stitches``: what happens to each patient, and is said to each."""
_PLACE = re.compile(
    r"\b(?:lifts?|elevators?|phones?|lines?|portal|website|systems?|power|water|heating|car park|pool|gym|café|"
    r"nurse|desk|"
    r"machine|scanner|pharmacy|shop|library|walk|yoga|pilates|sale|competition|raffle|tickets?)\b",
    re.IGNORECASE,
)
"""Matches ``lift``: what a notice is about, where it names no ``clinic``."""
_WAS = re.compile(r"\b(?:was|were|had|did|used to|would)\b", re.IGNORECASE)
"""Matches ``was``: the sentence tells what happened."""
_HABIT = re.compile(
    r"\b(?:when|once|any|most|daily|weekly|monthly|yearly|normally|regularly|from \w+day to|through \w+day|"
    r"opening hours|office hours|hours:|\w+days)\b",
    re.IGNORECASE,
)
"""Matches ``when`` and ``Sundays``: a rule or the hours of every week."""
_ONE_OFF_ONLY = frozenset(("weekday", "date"))
_FAR = frozenset(("season", "years"))


def near_notice(sentence: str, time: RelativeTime) -> tuple[int, int] | None:
    """Return where the words are that make a day near the text's own a notice; null for instructions and habits."""
    if (
        CONDITION.search(sentence)
        or _HABIT.search(sentence)
        or _WAS.search(sentence)
        or _OF_A_PATIENT.search(sentence)
        or forward.TO_A_PATIENT.search(sentence)
        or sentence.rstrip().endswith("?")
    ):
        return None
    if time.kind == "left":
        return (time.start, time.end) if _TO_ACT.match(sentence[time.end :]) else _cue(_ONE_OFF, sentence)
    if time.kind in _FAR:
        return _cue(_OPENS, sentence) or _cue(_ONE_OFF, sentence)
    if time.kind not in _ONE_OFF_ONLY or sentence[time.start :][:5].lower() == "since":
        about = forward.ORGANISER.search(sentence) or _PLACE.search(sentence)
        return _cue(_NOTICE if about else _ONE_OFF, sentence)
    if sentence[time.start :][:3].lower() in ("unt", "til"):
        return _cue(_UNTIL, sentence) or _cue(_ONE_OFF, sentence)
    return _cue(_ONE_OFF, sentence)


def _cue(cue: re.Pattern[str], sentence: str) -> tuple[int, int] | None:
    found = cue.search(sentence)
    return found.span() if found else None
