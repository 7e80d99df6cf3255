"""*a persons ability*, *patients rights*: a possessive that lost its apostrophe."""

from __future__ import annotations

from language.doubled_words import ASKING
from language.slips.closed_classes import (
    ARTICLES,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    FORMS_OF_BE,
    FORMS_OF_HAVE,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECTS,
)
from language.slips.plural_of import IRREGULAR_PLURALS, plural_of
from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

PEOPLE = words_in(
    """
    adult aunt boy boyfriend brother caregiver child chiropractor clinician clinic company daughter dentist
    dermatologist doctor employer family father friend girl girlfriend grandfather grandmother hospital husband infant
    insurer kid man mother neighbor neighbour nurse optometrist orthodontist parent partner patient pediatrician person
    pharmacist physician physiotherapist podiatrist provider psychiatrist psychologist radiologist sister someone son
    specialist surgeon individual male female athlete player user worker employee customer client student
    teacher homeowner beginner member resident senior visitor guest dog cat cell heart organ tumor teen teenager
    therapist toddler uncle veterinarian wife woman world country
    """
) - words_in("man woman child")
"""Nouns of people and bodies that have something, in the singular; those without a plural in *-s* are misspellings."""

_WHOSE = words_in(
    """
    ability abilities advice age anatomy approval arm attention back bedroom bladder blood body bodies brain breast
    chances chart childhood circumstances clinical condition conditions consent death decision diet diagnosis
    discretion dna emergency clothing eye eyes expertise eyesight face family families feelings fingers foot goals
    guidance guide hair hand hands health hearing heart history home id immune income instructions jaw kidneys knee
    language leg legs life lifestyle lifetime liver lives lungs medical mental mood mouth name names needs nervous
    nose number office offices opinion opinions own oral parents permission personality physical preferences
    pregnancy privacy quality recommendation recommendations recovery responsibility rights risk risks room safety
    satisfaction schedule shoulder skin smile spine symptoms teeth thoughts throat tooth treatment vision voice
    waiting weight well-being wellbeing willingness wishes
    """
)
"""What people have in health texts: the nouns and adjectives after a possessive in MedQuAD (CC BY 4.0, Ben Abacha and
Demner-Fushman) and in our example clinic, without those that are verbs after a plural, such as *care* and *work*."""
_DESCRIBES = words_in(
    "daily entire unique overall individual specific personal own natural upper lower whole general underlying"
)
"""Adjectives that may be before them."""
_VERBS_TOO = words_in(
    "age back chances face guide hand hands head name names own number schedule smile voice waiting room home"
)
_ONE = words_in("a an each every another this that one")
"""Determiners of one thing: the plural is not right after them."""
_ONE_OF_ALL = words_in("a an each every")
_ATTRIBUTES = words_in("friends families parents kids girls boys teens")
"""Plurals that may go before a noun: *a girls school*."""
NO_NOUN = (
    ARTICLES
    | CONJUNCTIONS
    | DEMONSTRATIVES
    | FORMS_OF_BE
    | FORMS_OF_HAVE
    | MODALS
    | POSSESSIVES
    | PREPOSITIONS
    | SUBJECTS
) | words_in("not also do did does who which whose whom only as there here too very often always then just")
_GIVING = words_in(
    """
    give gives gave given giving offer offers offered offering provide provides provided providing ask asks asked asking
    tell tells told telling teach teaches taught teaching show shows showed showing bring brings send sends grant allow
    allows cause causes cost costs save saves get gets make makes keep keeps help helps guarantee guarantees find leave
    """
)
"""Verbs that take a person and a thing: *gives patients advice*."""


def _check(row: Row, index: int) -> Hit | None:
    word, before, following = row.at(index), row.at(index - 1), row.at(index + 1)
    one = _one(word)
    if not following or following in NO_NOUN or not row.words[index].text[1:].islower():
        return None
    if before in _ONE:
        if (
            not row.words[index].text.islower()
            or not row.engine.known(following)
            or before in ("that", "one")
        ):
            return None
        if word in _ATTRIBUTES:
            return Hit(index, index, (f"{one}'s", f"{word}'"), Tier.LIKELY, beside=1)
        return Hit(index, index, (f"{one}'s",), Tier.SURE, beside=1)
    whose = row.at(index + 2) if following in _DESCRIBES else following
    if whose not in _WHOSE or whose in _VERBS_TOO:
        return None
    since = row.small[max(0, index - 4) : index]
    if not _GIVING.isdisjoint(since) or before in ASKING:
        return None
    if word == "ones":
        after_a_verb = before in PREPOSITIONS or before.endswith("ing")
        return Hit(index, index, ("one's",), Tier.LIKELY, beside=1) if after_a_verb else None
    if before in POSSESSIVES:
        return Hit(index, index, (f"{one}'s", f"{word}'"), Tier.SURE, beside=1)
    if row.words[index].text[0].isupper() and index:
        return None
    single = before == "the" or not _ONE_OF_ALL.isdisjoint(since)
    return Hit(
        index, index, (f"{one}'s", f"{word}'") if single else (f"{word}'", f"{one}'s"), Tier.LIKELY, beside=1
    )


def _one(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def _regular(noun: str) -> str:
    return noun + "s" if noun in IRREGULAR_PLURALS else plural_of(noun)


RULE = WordRule("lost-possessive", frozenset(map(_regular, PEOPLE)) | {"ones"}, _check)
