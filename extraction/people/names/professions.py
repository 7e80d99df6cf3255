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
    r"injector|phlebotomist|fellow|resident|intern|student)s?\b",
    re.I,
)
"""Matches ``Pain Management Specialist``."""
LONGEST = 80
"""Most characters of a profession."""


def is_specialty(text: str) -> bool:
    """Return whether a text names a profession, post or field; a title before a name does not count.

    >>> is_specialty("Pain Management Specialist"), is_specialty("Professor Imran Sheikh")
    (True, False)
    """
    return len(text) <= LONGEST and _SPECIALTY.search(without_title(text)) is not None
