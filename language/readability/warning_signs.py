"""Find the signs of an emergency in a text, the call that goes with them, and whether it says how soon."""

from __future__ import annotations

import re

from reference.match_needles import foldable, needles_of

_WARNING_SIGN = re.compile(
    r"\b(?:"
    r"(?:loss\sof|los(?:e|ing)|unable\sto|can['’]?t|cannot|trouble|no)\s(?:(?:the|your|of)\s)?(?:bladder|bowel)\b(?:\s(?:or|and)\s(?:bladder|bowel))?(?:\scontrol)?|bladder\sor\sbowel\scontrol"
    r"|incontinence\s(?:with|and)\sback"
    r"|chest\s(?:pain|pressure|tightness)|pain\sin\s(?:the|your)\schest"
    r"|(?:trouble|difficulty|problems?)\sbreathing|difficulty\sin\sbreathing|shortness\sof\sbreath|can['’]?t\sbreathe"
    r"|(?:sudden|one[-\s]sided|facial)\s(?:\w+\s(?:or|and)\s)?(?:weakness|numbness|drooping|paralysis)"
    r"|(?:weakness|numbness)\s(?:\w+\s(?:or|and)\s\w+\s)?(?:in|of|on|down)\s(?:(?:one|both|an?|the|your)\s)?(?:side|arms?|legs?|face)\b"
    r"|slurred\sspeech|(?:trouble|difficulty)\s(?:speaking|talking)"
    r"|sudden\s(?:\w+\s){0,2}(?:loss\sof\svision|vision\sloss|loss\sof\ssight)|sudden(?:ly)?\s(?:severe|worst)\sheadache"
    r"|(?:loss\sof\s|los(?:e|ing)\s)consciousness|pass(?:ing)?\sout|faint(?:s|ing|ed)?\b|seizures?|convulsions?"
    r"|(?:cough|vomit|throw)(?:s|ing)?\s(?:up\s)?blood|blood\sin\s(?:your\s)?vomit"
    r"|(?:uncontrolled|uncontrollable|heavy)\sbleeding|bleeding\sthat\s(?:won['’]t|does\snot|doesn['’]t|will\snot)\sstop"
    r"|swelling\sof\s(?:the|your)\s(?:face|lips|tongue|throat)"
    r"|stiff\sneck|suicid(?:e|al)|thoughts\sof\s(?:death|hurting|harming)"
    r")",
    re.IGNORECASE,
)
"""Matches ``Loss of bladder or bowel control``. The signs are those that the NHS (999 and A&E) and
the American College of Emergency Physicians (warning signs of a medical emergency,
https://www.emergencyphysicians.org/article/know-when-to-go) list; the wordings are our own."""

_NEEDLES = needles_of(_WARNING_SIGN)

CALL = re.compile(
    r"\b(?:call|see|contact|consult(?:\swith)?|talk\sto|speak\s(?:to|with)|visit|tell|notify|inform|check\swith|reach\sout\sto)\s"
    r"(?:(?:your|a|an|the|our|us|one|of|own|any|his|her|their|to)\s){0,3}"
    r"(?:(?:primary|family|health|medical|healthcare|care|eye|dental|foot)[-\s]){0,3}"
    r"(?:doctors?|dentists?|physicians?|us\b|providers?|office|surgeons?|clinic|dermatologists?|professionals?|GP|"
    r"specialists?|podiatrists?|pediatricians?|practitioners?|team|nurse)"
    r"|\b(?:seek|get)\s(?:(?:professional|medical)\s)?(?:medical\s)?(?:help|care|attention|advice|treatment|evaluation)\b",
    re.IGNORECASE,
)
"""Matches ``Call your doctor``."""

_HOW_SOON = re.compile(
    r"\b(?:immediate(?:ly)?|at\sonce|right\saway|straight\saway|prompt(?:ly)?|urgent(?:ly)?|emergency|emergencies|911|999|112|111"
    r"|A&E|ER\b|988|as\ssoon\sas|soon(?:er)?|without\sdelay|do\snot\s(?:wait|delay)|don['’]t\s(?:wait|delay|hesitate)|never\swait"
    r"|the\ssame\sday|same-day|today|tonight|now\b|within\s(?:\w+\s){1,3}(?:minutes?|hours?|days?|weeks?)|in\s\d+\s(?:hours|days)"
    r"|ambulance|hospital|after\shours|24/7|quickly)",
    re.IGNORECASE,
)
"""Matches ``right away``, ``911`` and ``within 24 hours``."""


def warning_signs(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the signs of an emergency that a text names, in order."""
    lower = foldable(text)
    if not any(needle in lower for needle in _NEEDLES):
        return []
    return [match.span() for match in _WARNING_SIGN.finditer(text)]


def urgent_words(text: str) -> list[tuple[int, int]]:
    """Return the offsets of what says how soon to call, in order."""
    return [match.span() for match in _HOW_SOON.finditer(text)]
