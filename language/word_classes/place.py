"""Hold one word of a sentence with what stands around it, for the rules that choose its class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from language.word_classes.closed_words import hidden_verb
from language.word_classes.word_class import WordClass

W = WordClass
HEADS = frozenset({W.NOUN, W.PLURAL, W.NAME})
PHRASE = frozenset({W.NOUN, W.PLURAL, W.ADJECTIVE})
VERBS = frozenset({W.VERB_BASE, W.VERB_THIRD, W.VERB_PAST})
_AUXILIARIES = frozenset({W.BE, W.MODAL, W.HAVE, W.DO})
_CLAUSE_ENDS = frozenset({",", ";", ":", ".", "—", "–", "("})
_OPENERS = frozenset({"that", "which", "who", "and", "but", "or", "because", "if", "when", "to"})
_NOT_FINITE = frozenset({"been", "being", "be", "having", "doing"})


@dataclass(slots=True)
class Place:
    """One word of a sentence, whose earlier words have their classes."""

    at: int
    lower: Sequence[str]
    """All tokens of the sentence, lower case."""
    possible: Sequence[tuple[WordClass, ...]]
    """The classes that each token can have, the likeliest first."""
    found: Sequence[WordClass]
    """The classes chosen for the tokens before it."""
    before: int = -1
    """Place of the nearest token before it that is not an adverb; -1 where there is none."""

    def __post_init__(self) -> None:
        place = self.at - 1
        while place >= 0 and self.found[place] is W.ADVERB:
            place -= 1
        self.before = place

    @property
    def word(self) -> str:
        """Return the word, lower case."""
        return self.lower[self.at]

    @property
    def classes(self) -> tuple[WordClass, ...]:
        """Return the classes that it can have, the likeliest first."""
        return self.possible[self.at]

    @property
    def after(self) -> tuple[WordClass, ...]:
        """Return the classes that the next token can have."""
        return self.possible[self.at + 1] if self.at + 1 < len(self.possible) else (W.OTHER,)

    @property
    def previous(self) -> WordClass:
        """Return the class of the nearest token before that is not an adverb."""
        return self.found[self.before] if self.before >= 0 else W.OTHER

    @property
    def previous_word(self) -> str:
        """Return that token, lower case; empty at the start."""
        return self.lower[self.before] if self.before >= 0 else ""

    def first_of(self, *wanted: WordClass) -> WordClass | None:
        """Return the likeliest class of these that the word can have."""
        return next((one for one in self.classes if one in wanted), None)

    def no_verb_yet(self) -> bool:
        """Return whether the clause up to here has no finite verb."""
        for place in range(self.before, -1, -1):
            one, word = self.found[place], self.lower[place]
            if one in VERBS or one in _AUXILIARIES or hidden_verb(word):
                return False
            if (one is W.CONJUNCTION and word not in ("and", "or")) or (
                one is W.OTHER and word in _CLAUSE_ENDS
            ):
                return True
        return True

    def verb_later(self) -> bool:
        """Return whether a verb that nothing else can be follows before the clause ends."""
        for place in range(self.at + 1, len(self.lower)):
            word = self.lower[place]
            if word in _CLAUSE_ENDS or word in _OPENERS:
                return False
            if self.possible[place][0] in _AUXILIARIES and word not in _NOT_FINITE:
                return self.possible[place - 1][0] is not W.PRONOUN
        return False
