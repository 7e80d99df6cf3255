"""Name the classes of English words that the product tells apart."""

from __future__ import annotations

from enum import StrEnum


class WordClass(StrEnum):
    """A class of words, as grammars name them (Quirk et al. 1985, 2.34); verbs by their form."""

    NOUN = "noun"
    """*tablet*, in the singular or without a number."""
    PLURAL = "plural noun"
    """*tablets*."""
    VERB_BASE = "verb, base form"
    """*take*, also *they take*."""
    VERB_THIRD = "verb, third person singular"
    """*takes*."""
    VERB_PAST = "verb, past"
    """*took*."""
    PAST_PARTICIPLE = "past participle"
    """*taken*, as in *is taken*."""
    ING_FORM = "ing-form"
    """*taking*."""
    ADJECTIVE = "adjective"
    """*large*, *larger*, *largest*; participles that describe: *interested*."""
    ADVERB = "adverb"
    """*daily*."""
    DETERMINER = "determiner"
    """*the*, *your*, *this*, *each*."""
    PRONOUN = "pronoun"
    """*you*, *it*, *who*, *something*."""
    PREPOSITION = "preposition"
    """*of*; *to* where no verb follows."""
    CONJUNCTION = "conjunction"
    """*and*, *because*, *that*."""
    MODAL = "modal verb"
    """*should*."""
    BE = "form of be"
    """*are*, *been*."""
    HAVE = "form of have"
    """*has*; also as a full verb."""
    DO = "form of do"
    """*does*; also as a full verb."""
    TO = "to before a verb"
    """*to take*."""
    NUMBER = "number"
    """*two*, *12*."""
    NAME = "name"
    """A word with a capital inside a sentence that no lower-case word accounts for, or an initialism."""
    OTHER = "other"
    """*not*, *yes*, *please*; a mark."""


NOUNS = frozenset({WordClass.NOUN, WordClass.PLURAL})
FINITE = frozenset(
    {
        WordClass.VERB_THIRD,
        WordClass.VERB_PAST,
        WordClass.MODAL,
        WordClass.VERB_BASE,
    }
)
"""Verb forms that can make a clause a sentence with no other verb; *be*, *have* and *do* by their form."""
