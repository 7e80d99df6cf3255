"""Recognise professions, posts and fields of medicine written after a name."""

from __future__ import annotations

import re

from extraction.people.names.honorifics import without_title

_SPECIALTY = re.compile(
    r"\b(?:specialist|surgeon|physician|doctor|dentist|therapist|psychologist|psychiatrist|nurse|"
    r"practitioner|dietitian|dietician|nutritionist|pharmacist|pharmacologist|cardiologist|dermatologist|neurologist|"
    r"oncologist|orthodontist|endodontist|periodontist|prosthodontist|podiatrist|optometrist|optician|"
    r"ophthalmologist|chiropractor|pediatrician|paediatrician|gyna?ecologist|obstetrician|urologist|radiologist|"
    r"rheumatologist|endocrinologist|gastroenterologist|hepatologist|nephrologist|pulmonologist|hematologist|"
    r"haematologist|immunologist|allergist|pathologist|physiatrist|neurosurgeon|hospitalist|intensivist|"
    r"geriatrician|epidemiologist|microbiologist|an(?:a)?esthesiologist|an(?:a)?esthetist|internist|midwife|"
    r"health visitor|radiographer|sonographer|paramedic|technician|technologist|assistant|trainer|coach|"
    r"(?:[a-z]+(?:ology|iatry))|medicine|surgery|orthop(?:a)?edics|p(?:a)?ediatrics|obstetrics|geriatrics|"
    r"instructor|board[- ]certified|certified|registered|licensed|chartered|consultant|registrar|professor|lecturer|"
    r"director|officer|president|founder|owner|partner|principal|lead|head of|chief|chair(?:man|woman)?|editor|writer|"
    r"expert|analyst|reporter|correspondent|manager|administrator|coordinator|co-ordinator|receptionist|ceo|cto|cfo|coo|"
    r"counsell?or|hygienist|audiologist|physiotherapist|osteopath|acupuncturist|esthetician|aesthetician|"
    r"injector|phlebotomist|attorney|lawyer|solicitor|veterinarian|hypnotherapist|fellow|resident|intern|student)s?\b",
    re.I,
)
"""Matches ``Pain Management Specialist``."""
_RANK = re.compile(
    r"(?:associate|junior|senior|staff|lead|principal|locum|graduate|newly qualified|salaried) "
    r"(?!prof|lecturer|consultant)|.*\b(?:speciali[sz]ing|working|practi[cs]ing|focus(?:ing|ed)|based|trained|who|whose)\b",
    re.I,
)
"""Matches ``Associate Dentist`` and ``dentist specialising in family care``: what somebody is or does in a firm."""
_POST = re.compile(
    r"(?:director|officer|president|founder|owner|partner|principal|lead|chief|chair(?:man|woman)?|editor|writer|manager"
    r"|administrator|coordinator|receptionist|ceo|cto|cfo|coo|specialist|surgeon|physician|doctor|dentist|therapist|nurse"
    r"|practitioner|assistant|technician|technologist|reporter|correspondent|analyst|attorney|lawyer|coach|trainer"
    r"|consultant|professor|counsell?or|[a-z]{4,}ologist|[a-z]+iatrist|fellow|resident|intern|student)s?$"
    r"|(?:medical |clinical )?(?:head|director|chief|chair|professor|lecturer|doctor) of\b",
    re.I,
)
"""Matches the ``Director`` of ``Clinic Director``: a post's last word, or one that opens it."""
_HEADED = re.compile(
    r"\b(?:head|director|vp|vice president|chief|chair|professor|lecturer|doctor|master|bachelor|dean|department)s?$",
    re.I,
)
"""Matches the ``Sr. Director`` before ``of Operations``: what follows is the field, not the firm."""
LONGEST = 80
"""Most characters of a profession."""


def is_specialty(text: str) -> bool:
    """Return whether a text names a profession, post or field; a title before a name does not count.

    >>> is_specialty("Pain Management Specialist"), is_specialty("Professor Imran Sheikh")
    (True, False)
    """
    return len(text) <= LONGEST and _SPECIALTY.search(without_title(text)) is not None


def is_rank(text: str) -> bool:
    """Return whether a text says what somebody is or does in a firm, and names no field that was learned.

    >>> is_rank("Associate Dentist specialising in family"), is_rank("Pain Management Specialist")
    (True, False)
    """
    return _RANK.match(text) is not None


def is_post(text: str) -> bool:
    """Return whether a text ends as a post or profession does: "Clinic Director", not "Harbor Surgery".

    >>> is_post("Clinic Director"), is_post("Harbor Surgery")
    (True, False)
    """
    return _POST.search(text) is not None


def is_headed(text: str) -> bool:
    """Return whether "of" after a post leads to its field: "Director of Operations", not "Owner of Harbor Clinic".

    >>> is_headed("Sr. Director"), is_headed("Owner")
    (True, False)
    """
    return _HEADED.search(text) is not None
