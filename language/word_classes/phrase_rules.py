"""Choose the class of a word in a noun phrase, or where no verb is due."""

from __future__ import annotations

from language.word_classes.place import HEADS, PHRASE, VERBS, Place
from language.word_classes.word_class import WordClass
from language.word_list import words_in

W = WordClass
_SINGULAR = words_in("a an each every another this that either neither he she it one")
_PLURAL = words_in("these those many few several both we they you i")


def in_phrase(place: Place) -> WordClass | None:
    """Return the class inside a noun phrase that a determiner, a preposition or an adjective has opened."""
    if place.before < 0:
        return None
    classes, after = place.classes, place.after
    joined = place.previous is W.CONJUNCTION and place.previous_word in ("and", "or") and place.before
    if joined and place.found[place.before - 1] in PHRASE | HEADS:
        if classes[0] in PHRASE and W.ADJECTIVE not in classes:
            return classes[0]
        return None
    if not _opened(place):
        return None
    goes_on = after[0] in PHRASE or after[0] is W.NAME or W.NOUN in after or W.PLURAL in after
    if goes_on and W.ADJECTIVE in classes and (classes[0] is W.ADJECTIVE or W.NOUN not in classes):
        return W.ADJECTIVE
    if goes_on and W.PAST_PARTICIPLE in classes and W.NOUN not in classes:
        return W.PAST_PARTICIPLE
    return next((one for one in _order(place) if one in classes), None)


def _opened(place: Place) -> bool:
    if place.previous in (W.DETERMINER, W.NUMBER):
        return True
    if place.previous is W.NOUN:
        return place.previous_word.endswith(("'s", "s'"))
    if place.previous is W.PREPOSITION:
        return place.classes[0] is not W.ING_FORM
    return place.previous is W.ADJECTIVE and _attributive(place)


def _order(place: Place) -> tuple[WordClass, ...]:
    """Return the classes to look for, in order."""
    if place.previous_word in _SINGULAR:
        return W.NOUN, W.ADJECTIVE, W.PLURAL
    if place.previous_word in _PLURAL or place.previous is W.NUMBER:
        return W.PLURAL, W.NOUN, W.ADJECTIVE
    if place.classes[0] is W.ADJECTIVE and place.previous not in (W.DETERMINER, W.ADJECTIVE):
        return (W.ADJECTIVE,)
    return (
        (W.PLURAL, W.NOUN, W.ADJECTIVE) if place.classes[0] is W.PLURAL else (W.NOUN, W.PLURAL, W.ADJECTIVE)
    )


def _attributive(place: Place) -> bool:
    """Return whether the adjective before is before its noun: not *is sore*."""
    found, at = place.found, place.before
    if at == 0:
        return True
    return found[at - 1] is not W.BE and not (found[at - 1] is W.ADVERB and at > 1 and found[at - 2] is W.BE)


def as_form(place: Place) -> WordClass | None:
    """Return a participle, an ing-form, an adjective or a noun where no verb is due."""
    classes, after, previous = place.classes, place.after, place.previous
    if classes[0] in (W.PAST_PARTICIPLE, W.VERB_PAST):
        if after[0] in PHRASE and W.ADJECTIVE in classes:
            return W.ADJECTIVE
        return W.PAST_PARTICIPLE if W.PAST_PARTICIPLE in classes else classes[0]
    if W.ING_FORM in classes and (after[0] in (W.DETERMINER, W.PRONOUN) or previous is W.PLURAL):
        return W.ING_FORM
    if previous in HEADS or previous in VERBS or previous in (W.PREPOSITION, W.ING_FORM):
        if classes[0] is W.ADJECTIVE and after[0] in PHRASE:
            return W.ADJECTIVE
        one = place.first_of(W.NOUN, W.PLURAL, W.ADJECTIVE, W.ADVERB)
        return W.ADVERB if one is W.ADJECTIVE and W.ADVERB in classes and after[0] not in PHRASE else one
    return None
