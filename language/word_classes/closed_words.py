"""Look up the class of an English function word, and the verb that a contraction hides."""

from __future__ import annotations

from language.slips.closed_classes import (
    ARTICLES,
    DEMONSTRATIVES,
    FORMS_OF_BE,
    FORMS_OF_HAVE,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECTS,
)
from language.word_classes.word_class import WordClass
from language.word_list import words_in

FORMS_OF_DO = words_in("do does did doing done")
_LISTS = (
    (
        WordClass.ADVERB,
        "also always ever just never not often only perhaps quite rather so soon still then therefore",
    ),
    (
        WordClass.ADVERB,
        "too very yet now here however instead again already almost even maybe once sometimes usually",
    ),
    (WordClass.ADVERB, "typically generally away together ago afterwards afterward today tomorrow yesterday"),
    (WordClass.DETERMINER, " ".join(ARTICLES | POSSESSIVES | DEMONSTRATIVES)),
    (
        WordClass.DETERMINER,
        "all another any both each either enough every few fewer many more most much neither no",
    ),
    (WordClass.DETERMINER, "other several some such various whose what which certain less"),
    (WordClass.PRONOUN, " ".join(SUBJECTS)),
    (
        WordClass.PRONOUN,
        "me him us them who whom mine yours hers ours theirs myself yourself himself herself itself",
    ),
    (
        WordClass.PRONOUN,
        "ourselves yourselves themselves anybody anyone anything everybody everyone everything",
    ),
    (
        WordClass.PRONOUN,
        "nobody none nothing somebody someone something there whoever whatever one ones others",
    ),
    (WordClass.PREPOSITION, " ".join(PREPOSITIONS)),
    (
        WordClass.PREPOSITION,
        "amongst as beyond despite except like per plus regarding than underneath unlike versus",
    ),
    (
        WordClass.CONJUNCTION,
        "and but nor or because although though if unless whereas while when where whether how",
    ),
    (WordClass.CONJUNCTION, "why whenever wherever"),
    (WordClass.MODAL, " ".join(MODALS) + " cannot ought"),
    (WordClass.BE, " ".join(FORMS_OF_BE)),
    (WordClass.HAVE, " ".join(FORMS_OF_HAVE)),
    (WordClass.DO, " ".join(FORMS_OF_DO)),
    (
        WordClass.NUMBER,
        "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty hundred",
    ),
    (WordClass.OTHER, "please yes okay ok etc"),
)
CLOSED: dict[str, WordClass] = {word: word_class for word_class, words in _LISTS for word in words.split()}
"""The class of each function word, lower case; the later list counts where two have it."""

HIDDEN_VERBS = {
    "'s": WordClass.BE,
    "'re": WordClass.BE,
    "'m": WordClass.BE,
    "'ve": WordClass.HAVE,
    "'ll": WordClass.MODAL,
    "'d": WordClass.MODAL,
}
"""What stands behind the apostrophe after a pronoun: *it's*, *you're*, *we'll*."""
_HOSTS = SUBJECTS | words_in("that there this who what where here how")
_NEGATED = {
    "ca": WordClass.MODAL,
    "wo": WordClass.MODAL,
    "sha": WordClass.MODAL,
    "ai": WordClass.BE,
}


def closed_class(word: str) -> WordClass | None:
    """Return the class of a lower-case function word, contracted or not; null for a word of the open classes.

    A pronoun with a verb behind it (*it's*) is a pronoun; `hidden_verb` has its verb.
    """
    found = CLOSED.get(word)
    if found is None and "'" in word:
        if word.endswith("n't"):
            stem = word.removesuffix("n't")
            return _NEGATED.get(stem) or CLOSED.get(stem)
        if hidden_verb(word) is not None:
            return WordClass.PRONOUN
    return found


def hidden_verb(word: str) -> WordClass | None:
    """Return the class of the verb in a lower-case contraction of a pronoun: a form of be in *it's*."""
    host, mark, ending = word.partition("'")
    return HIDDEN_VERBS.get(mark + ending) if host in _HOSTS else None
