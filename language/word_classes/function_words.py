"""Choose the class of function words that have several: *to*, *that*, *this*, *more*, *since*."""

from __future__ import annotations

from language.word_classes.place import HEADS, VERBS, Place
from language.word_classes.word_class import WordClass
from language.word_list import words_in

W = WordClass
DETERMINERS_OR_PRONOUNS = words_in("that this these those which her what all some many more most both")
PREPOSITIONS_OR_CONJUNCTIONS = words_in("since until before after once")
_SUBJECTS = words_in("i you he she we they it you're you've it's")
_BEFORE_THE_PREPOSITION = words_in(
    """
    according addition addicted adjacent adhere allergic allergy amount apply attached close closer committed compared
    contrast contribute contributes contributing damage due equal equivalent exposed exposure injury lead leading leads
    led linked listen next prior pertaining prone rather regard related relating resistant response return returning
    sensitive sensitivity similar subject susceptible thanks up used vulnerable
    """
)
"""Words after which *to* is a preposition; *used to* and *up to* are so more often than not."""
_OPEN_A_PHRASE = frozenset(
    {
        W.NOUN,
        W.PLURAL,
        W.ADJECTIVE,
        W.ING_FORM,
        W.NAME,
        W.NUMBER,
        W.PAST_PARTICIPLE,
        W.DETERMINER,
    }
)


def class_of_to(place: Place) -> WordClass:
    """Return whether *to* is before a verb or a preposition."""
    at = place.at + 1
    while at < len(place.possible) and place.possible[at] == (W.ADVERB,):
        at += 1
    if at >= len(place.possible):
        return W.PREPOSITION
    classes = place.possible[at]
    if classes[0] in (W.BE, W.HAVE, W.DO):
        return W.TO
    if W.VERB_BASE not in classes or (place.at and place.lower[place.at - 1] in _BEFORE_THE_PREPOSITION):
        return W.PREPOSITION
    behind = place.possible[at + 1] if at + 1 < len(place.possible) else (W.OTHER,)
    before = place.found[place.at - 1] if place.at else W.OTHER
    if (
        classes[0] is W.VERB_BASE
        or behind[0] in (W.DETERMINER, W.PRONOUN, W.ADVERB, W.PREPOSITION)
        or before in (*VERBS, W.ADJECTIVE, W.PAST_PARTICIPLE, W.HAVE, W.NOUN)
    ):
        return W.TO
    return W.PREPOSITION


def class_of_determiner(place: Place) -> WordClass:
    """Return whether *this*, *that*, *some*, *more* … is a determiner, a pronoun, a conjunction or an adverb."""
    word, after = place.word, place.after
    before = place.found[place.at - 1] if place.at else W.OTHER
    if word == "which":
        return W.PRONOUN
    if word == "that" and (
        before in HEADS or before in VERBS or before in (W.ADJECTIVE, W.PAST_PARTICIPLE, W.ADVERB, W.PRONOUN)
    ):
        return W.CONJUNCTION
    verb_next = {W.VERB_THIRD, W.VERB_PAST} & set(after) and not {W.NOUN, W.ADJECTIVE} & set(after)
    if word in ("this", "that") and verb_next:
        return W.PRONOUN
    if word in ("these", "those") and after[0] is W.VERB_BASE and W.PLURAL not in after:
        return W.PRONOUN
    if word in ("more", "most") and after[0] in (W.ADJECTIVE, W.ADVERB, W.PAST_PARTICIPLE):
        return W.ADVERB
    return W.DETERMINER if set(after) & _OPEN_A_PHRASE else W.PRONOUN


def opens_clause(place: Place) -> bool:
    """Return whether *since*, *until*, *before* or *after* is before a pronoun that is a subject."""
    return place.at + 1 < len(place.lower) and place.lower[place.at + 1] in _SUBJECTS
