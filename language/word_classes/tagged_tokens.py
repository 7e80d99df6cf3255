"""Cut a sentence into tokens with offsets and the class of each."""

from __future__ import annotations

import re
from typing import NamedTuple

from language.word_classes.closed_words import hidden_verb
from language.word_classes.tagged import tagged
from language.word_classes.word_class import WordClass

_TOKEN = re.compile(r"[^\W_]+(?:[-'’./–][^\W_]+)*|[^\w\s]")
"""Matches ``follow-up``, ``you're``, ``10.5``, ``,``."""
_FINITE_FORMS = frozenset({"am", "is", "are", "was", "were", "has", "have", "had", "do", "does", "did"})


class Token(NamedTuple):
    """A word or a mark of a sentence."""

    text: str
    """Lower case, with a straight apostrophe."""
    start: int
    """Offset of its first character, code points."""
    end: int
    """Offset after its last character."""
    word_class: WordClass

    @property
    def finite(self) -> bool:
        """Return whether it is a verb that can make a clause a sentence: *takes*, *is*, *can*; not *taken*, *to be*.

        A base form is one, too: what stands before it decides.
        """
        if self.word_class in (WordClass.BE, WordClass.HAVE, WordClass.DO):
            return self.text.removesuffix("n't") in _FINITE_FORMS
        return self.word_class in (
            WordClass.MODAL,
            WordClass.VERB_THIRD,
            WordClass.VERB_PAST,
            WordClass.VERB_BASE,
        )

    @property
    def holds_verb(self) -> bool:
        """Return whether it is a subject with its verb in one: *it's*."""
        return hidden_verb(self.text) is not None


def tagged_tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of the sentence between two offsets, in order, each with its class."""
    found = list(_TOKEN.finditer(text, start, len(text) if end is None else end))
    classes = tagged([match[0] for match in found])
    new = tuple.__new__  # a third of the time of Token(…)
    return [
        new(Token, (match[0].lower().replace("’", "'"), *match.span(), word_class))
        for match, word_class in zip(found, classes, strict=True)
    ]
