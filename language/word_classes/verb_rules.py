"""Choose the class of a word where a verb is due or may be."""

from __future__ import annotations

from language.word_classes.closed_words import hidden_verb
from language.word_classes.place import HEADS, PHRASE, VERBS, Place
from language.word_classes.word_class import WordClass
from language.word_list import words_in

W = WordClass
_REDUCED = words_in(
    "associated based caused compared followed found located made needed performed related seen used"
)
"""Participles that a preposition after a noun leaves without a form of be: *options based on your diagnosis*."""
_BEFORE_AN_ORDER = words_in(", ; : - – — ( . and or but please then")
_SINGULAR_SUBJECTS = words_in("it he she this that which who")
_PLURAL_SUBJECTS = words_in("who which they you we i these those")


def after_auxiliary(place: Place) -> WordClass | None:
    """Return the class of a word behind *to*, a modal verb, or a form of *do*, *be* or *have*; null elsewhere."""
    classes = place.classes
    previous = hidden_verb(place.previous_word) or place.previous
    if W.VERB_BASE in classes:
        if previous in (W.TO, W.MODAL):
            return W.VERB_BASE
        if previous is W.DO and place.previous_word not in ("done", "doing"):
            negated = (
                place.previous_word.endswith("n't") or "not" in place.lower[max(0, place.before) : place.at]
            )
            return W.VERB_BASE if W.NOUN not in classes or negated else None
        asked = place.before > 0 and place.found[place.before - 1] in (W.DO, W.MODAL)
        if previous is W.PRONOUN and asked:
            return W.VERB_BASE
    if previous is W.BE:
        return _after_be(place)
    if previous is W.HAVE:
        return _after_have(place)
    return None


def _after_be(place: Place) -> WordClass | None:
    classes = place.classes
    if W.PAST_PARTICIPLE in classes and (place.word.endswith("ed") or W.VERB_BASE not in classes):
        return W.ADJECTIVE if classes[0] is W.ADJECTIVE else W.PAST_PARTICIPLE
    for one in (W.ING_FORM, W.ADJECTIVE):
        if one in classes:
            return one
    return place.first_of(W.NOUN, W.PLURAL)


def _after_have(place: Place) -> WordClass | None:
    describes = W.ADJECTIVE in place.classes and place.after[0] in PHRASE
    if W.PAST_PARTICIPLE in place.classes:
        return W.ADJECTIVE if describes else W.PAST_PARTICIPLE
    return W.ADJECTIVE if describes else place.first_of(*PHRASE)


def as_verb(place: Place) -> WordClass | None:
    """Return the finite verb of a clause that has a subject and none yet, or the verb of an instruction."""
    if place.previous in (W.OTHER, W.CONJUNCTION) and place.previous_word != "that":
        return _as_order(place)
    if place.previous is W.PRONOUN:
        choice = _after_pronoun(place)
        if choice is not None:
            return choice
    if place.previous is W.CONJUNCTION and place.before:
        return _after_that(place)
    if place.previous in HEADS and place.no_verb_yet():
        return _after_noun(place)
    return None


def _as_order(place: Place) -> WordClass | None:
    if W.VERB_BASE not in place.classes:
        return None
    if place.before >= 0 and place.previous_word not in _BEFORE_AN_ORDER:
        return None
    if set(place.classes) & PHRASE and place.verb_later():
        return None
    if place.classes[0] is W.VERB_BASE and place.after[0] not in (W.BE, W.MODAL, W.HAVE):
        return W.VERB_BASE
    return W.VERB_BASE if place.after[0] in (W.DETERMINER, W.PRONOUN) else None


def _after_pronoun(place: Place) -> WordClass | None:
    if place.previous_word in _SINGULAR_SUBJECTS and W.VERB_THIRD in place.classes:
        return W.VERB_THIRD
    if place.previous_word in _PLURAL_SUBJECTS and W.VERB_BASE in place.classes:
        return W.VERB_BASE
    return W.VERB_PAST if W.VERB_PAST in place.classes else None


def _after_that(place: Place) -> WordClass | None:
    wanted = {W.PLURAL: W.VERB_BASE, W.NOUN: W.VERB_THIRD}.get(place.found[place.before - 1])
    if wanted in place.classes and not place.verb_later():
        return wanted
    for one in (W.VERB_THIRD, W.VERB_BASE, W.VERB_PAST):
        if one in place.classes and (place.classes[0] is one or place.after[0] in (W.DETERMINER, W.PRONOUN)):
            return one
    return None


def _after_noun(place: Place) -> WordClass | None:
    classes, after = place.classes, place.after[0]
    if W.VERB_PAST in classes and W.NOUN not in classes:
        reduced = place.word in _REDUCED and after in (W.PREPOSITION, W.TO)
        return W.PAST_PARTICIPLE if reduced or place.verb_later() else W.VERB_PAST
    follows = after in (W.DETERMINER, W.PRONOUN, W.ADVERB) or (
        after in (W.ADJECTIVE, W.PREPOSITION, W.TO, W.ING_FORM) and classes[0] in VERBS
    )
    wanted = W.VERB_BASE if place.previous is W.PLURAL else W.VERB_THIRD
    if wanted in classes and (follows or classes[0] is wanted) and not place.verb_later():
        return wanted
    return None
