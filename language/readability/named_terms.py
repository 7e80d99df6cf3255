"""Recognise the names of medical things that must stay on a patient's page: *diabetes*, *colonoscopy*, *MRI*."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib import resources

from language.spelling.medical import MedicalWords, medical_words
from language.word_list import words_in

_LISTED = (
    "drugs",
    "brands",
    "conditions and signs",
    "anatomy",
    "procedures, tests, devices",
    "specialties and people at work",
    "skin, looks",
    "feet, bones and joints",
    "teeth",
    "eyes and ears",
    "heart, lungs, gut and the rest",
    "second names of species that clinics write of",
)
"""Sections of the spelling engine's list that hold names; its everyday words of clinics (*website*, *copay*) and
its short forms (*don'ts*) are not."""
_ENDING = re.compile(
    r"""(?: [cdghklmnprtxz]osis | otic | otomy | scop[yei]c? | opathic | [a-z]emi[ac] | oma | (?:o|u)logist | ology
    | iatrist | iatry | iatrics? | uria | pne[ai]c? | rrhagia | rrhea | plegi[ac] | phagia | phasia | dermal? | cyte
    | blast | [aeo]lysis | olytic | ectasis | centesis | odontist | odontics? | pexy | kinesia | esthesia | esthetic
    | cardi(?:a|al|ac) | algesi[ac] | globulin | thorax | toxin | toxic | trophy | scler(?:osis|otic) | graphy | gram
    | therapy | phobia | coccus | cocci | tension | stenosis | lith | lithiasis | stasis | ptosis | genesis | genic
    | itic | logical | somnia | natal | vascular
    )$""",
    re.VERBOSE,
)
"""Endings of names after learned parts; matches ``logist`` of ``nephrologist``. Own choice; the spelling engine's
endings are more, and make *serious* and *website* a medical word."""
_SURE_ENDING = re.compile(
    r"""(?<=\w\w\w)(?: itis | ectomy | oscopy | ostomy | plasty | [aeiklmnrt]emia | [iln]uria | encephaly | dactyly
    | cephaly | plasia | [dhlnrt]algia | opathy | olysis | cytosis | matosis | myelia | penia | plegia | paresis
    | megaly | [bdglnr]oma | cytoma | blastoma | carcinoma | sarcoma | thyroidism | (?:id|yl|er)ase
    | cillin | mycin | [^p]azole | sartan | prazole | oxacin | dipine | gliptin | gliflozin | glutide | tidine
    | dronate | caine | [bl][ai]mab | [iou]zumab | tinib | ciclib
    )$""",
    re.VERBOSE,
)
"""Endings that only names have; matches ``encephaly`` of ``holoprosencephaly``. Own choice, with the stems of
generic drugs (WHO, The use of stems in the selection of international nonproprietary names, 2024,
https://www.who.int/publications/i/item/9789240099388)."""
_NAME_PARTS = re.compile(r"[-‐‑/]")
"""What joins the parts of a word; matches ``-`` of ``insulin-dependent``."""
_PLURALS = (("ies", "y"), ("ses", "sis"), ("es", ""), ("s", ""), ("ata", "a"), ("ae", "a"), ("i", "us"))
"""Endings of plurals and what they replace, tried in order; own choice."""
_LONGEST = 60
"""Letters of the longest string that is looked at; the longest name of a disease in dictionaries has 45."""
_LEAST_LENGTH = 3
"""Letters of the shortest listed word that may be made by taking a plural's ending off."""


@dataclass(frozen=True, slots=True)
class NamedTerms:
    """Names of medical things, and the learned parts that others are made of."""

    words: frozenset[str]
    """Lower case."""
    initialisms: frozenset[str]
    """As written, since *AIDS* is a name and *aids* is not."""
    eponyms: frozenset[str]
    """People whose names conditions bear, lower case, without names that are common in any town."""
    others: frozenset[str]
    """Words that are never names of medical things, though they are listed or made like those."""
    medical: MedicalWords

    def has(self, word: str) -> bool:
        """Return whether a word as written, without a hyphen, is a name."""
        bare = word.replace("’", "'").removesuffix("'s").removesuffix("'")
        if bare in self.initialisms or bare.removesuffix("s") in self.initialisms:
            return True
        lower = bare.lower()
        if lower in self.others:
            return False
        return any(self._named(form) for form in _forms(lower))

    def _named(self, word: str) -> bool:
        if word in self.words or word in self.eponyms:
            return True
        if word in self.others:
            return False
        if _SURE_ENDING.search(word):
            return True
        return _ENDING.search(word) is not None and self.medical.composed(word)


@functools.cache
def named_terms() -> NamedTerms:
    """Return the names of this process; loads in about 0.01 seconds."""
    ours = _sections(
        resources.files("language.readability").joinpath("data", "named_terms.txt").read_text("utf-8")
    )
    engines = _sections(
        resources.files("language.spelling").joinpath("data", "medical_words.txt").read_text("utf-8")
    )
    others = ours.pop("not names")
    initialisms = ours.pop("initialisms")
    common = ours.pop("common surnames")
    medical = medical_words()
    listed = frozenset().union(*(engines[title] for title in _LISTED))
    return NamedTerms(
        words=(listed - others).union(*ours.values()),
        initialisms=initialisms,
        eponyms=medical.eponyms - common,
        others=others,
        medical=medical,
    )


@functools.lru_cache(maxsize=32_768)
def is_named_term(word: str) -> bool:
    """Return whether a word as written is the name of a medical thing that must stay on a patient's page.

    Conditions, drugs, procedures and tests, anatomy beyond what children know, specialties, people at work and medical
    initialisms are; general words of medicine (*treatment*, *symptom*, *chronic*) are not. Any case, plurals and
    possessives are accepted; a hyphenated word is a name if one of its parts is: *insulin-dependent*.

    Lists: ``data/named_terms.txt`` and the spelling engine's, own work; the rest by their learned parts.
    """
    if len(word) > _LONGEST:
        return False
    terms = named_terms()
    if terms.has(word):
        return True
    parts = _NAME_PARTS.split(word)
    return len(parts) > 1 and any(len(part) > _LEAST_LENGTH and terms.has(part) for part in parts)


def _forms(word: str) -> list[str]:
    """Return a lower-case word, what it may be the plural of, and the American spellings of both."""
    forms = [word]
    for ending, singular in _PLURALS:
        if ending == "es" and len(word) > 8 and word.endswith("ises"):
            continue  # British verbs: prioritises is not a plural of prioritis
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_LENGTH:
            forms.append(word.removesuffix(ending) + singular)
    if "ae" in word or "oe" in word:
        forms += [form.replace("ae", "e").replace("oe", "e") for form in forms]
    return forms


def _sections(text: str) -> dict[str, frozenset[str]]:
    """Return the words of each section of a list, by its title."""
    return {
        title: words_in(lines)
        for title, _, lines in (part.partition("\n") for part in text.split("\n# ")[1:])
    }
