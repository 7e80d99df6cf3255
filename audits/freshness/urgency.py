"""Grade how much an outdated page can harm: doses, procedures and emergencies first, then symptoms and treatments.

The order is that of the default policies, which hold doses and procedures to half the age of other health information
(docs/profile.md); the words and counts are our own choice. Texts are folded to small letters first: patterns that
need not do so themselves take a third of the time.
"""

from __future__ import annotations

import re
from enum import IntEnum

from reference.match_needles import foldable
from schemas.text import RunningText
from schemas.vocabulary import Severity


class Urgency(IntEnum):
    """How much a reader who acts on an old page risks."""

    GENERAL = 0
    """Habits, choices, the clinic's services."""
    CLINICAL = 1
    """Symptoms, conditions, treatments."""
    CRITICAL = 2
    """Doses, procedures, emergencies."""


_DOSE = re.compile(
    r"\b\d[\d.,]*\s?(?:mg|mcg|[µμ]g|ml|iu|units?|tablets?|pills?|drops?|capsules?)\b"
    r"|\b(?:once|twice|\d times|three times|four times) (?:a|per) day\b|\bevery \d+ hours\b",
)
"""Matches ``200 mg`` and ``twice a day``."""
_EMERGENCY = re.compile(
    r"\b(?:call|dial|ring) (?:911|999|112|000)\b|\bemergency (?:room|department|care)\b|\bgo to a&e\b"
    r"|\b(?:seek|get|need) (?:immediate|urgent|emergency) (?:medical )?(?:attention|care|help)\b"
    r"|\bmedical emergency\b|\bfirst aid\b",
)
"""Matches ``call 911`` and ``seek immediate medical attention``."""
_ACCIDENT = re.compile(
    r"\b(?:emergenc(?:y|ies)|first aid|injur(?:y|ies)|poison\w*|overdose|burns?(?! (?:fat|calories|energy))"
    r"|choking|foreign object|stroke(?! (?:of|the|your|a)\b)"
    r"|heart attack|bleeding|fractures?|concussions?)\b",
)
"""Matches the ``foreign object`` of a headline."""
_PROCEDURE = re.compile(
    r"\b(?:procedures?|surger(?:y|ies)|surgical|operation|injections?|injectables?|fillers?|implants?|an(?:a)?esthe(?:sia|tic)\w*"
    r"|sedation|lasers?|biops(?:y|ies)|extractions?|incisions?|root canals?|transplants?|grafts?|microneedling"
    r"|catheters?|stitches|sutures?|radiotherapy|chemotherapy)\b",
)
"""Matches ``surgery``, ``injections`` and ``anesthetic``."""
_CLINICAL = re.compile(
    r"\b(?:symptoms?|diseases?|disorders?|infections?|conditions?|syndromes?|diagnos\w+|treat(?:ed|ing|ments?)?"
    r"|therap(?:y|ies)|medicines?|medications?|antibiotics?|vaccin\w+|prescri\w+|side effects?|pain|injur(?:y|ies)"
    r"|cancers?|diabet\w+|arthritis|allerg(?:y|ies|ic)|toxic|cavit(?:y|ies)|decay(?:ed)?|fillings?|crowns?|dentures?)\b",
)
"""Matches ``symptoms`` and ``treated``."""
_OFTEN = (3, 5)
"""Mentions from which on a text is about procedures, or about an illness, that its headline does not name: one for each
hundred words, within these."""
_DOSES = 2
"""Mentions from which on a text gives doses: one alone may be a study's."""
_EMERGENCIES = 2
"""Mentions from which on a text is about emergencies: many texts end with one."""


def urgency_of(text: RunningText) -> Urgency:
    """Return how much an outdated text can harm, by its headline and by what its body says often."""
    title, body = foldable(text.headline or ""), foldable(text.body_text)
    mentions = min(max(_OFTEN[0], text.word_count // 100), _OFTEN[1])
    if (
        _ACCIDENT.search(title)
        or _often(_EMERGENCY, body, _EMERGENCIES)
        or _PROCEDURE.search(title)
        or _often(_DOSE, body, _DOSES)
        or _often(_PROCEDURE, body, mentions)
    ):
        return Urgency.CRITICAL
    if _CLINICAL.search(title) or (_often(_CLINICAL, body, mentions) and _of_several(_CLINICAL, body)):
        return Urgency.CLINICAL
    return Urgency.GENERAL


def severity_of(urgency: Urgency, steps_late: int) -> Severity:
    """Return the severity of an overdue page: its urgency, and nought to two steps for how far it is overdue."""
    return (Severity.MINOR, Severity.MINOR, Severity.MODERATE, Severity.SERIOUS, Severity.SERIOUS)[
        urgency + steps_late
    ]


def _often(words: re.Pattern[str], text: str, least: int) -> bool:
    return any(number >= least for number, _ in enumerate(words.finditer(text), 1))


def _of_several(words: re.Pattern[str], text: str) -> bool:
    """Return whether two of the words are there: "treatment" alone, however often, sells as well as informs."""
    first = next(words.finditer(text))[0][:5]
    return any(found[0][:5] != first for found in words.finditer(text))
