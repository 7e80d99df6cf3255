"""Find words that stand where another one is far likelier: *They patience waited*."""

from __future__ import annotations

from collections.abc import Iterator

from language.slips.slip import Slip
from language.spelling.judge import SpellingEngine
from language.text_blocks import BlockText
from language.wrong_words.confusion_sets import Confusable, Written, confusables
from language.wrong_words.contexts import KEEP_APART, NUMBER, START, Context, context_of, is_glued, row_of
from language.wrong_words.likelihood import MARKS, NEVER, likelihood_in
from language.wrong_words.ngram_table import weight
from schemas.vocabulary import Tier

_SAY_NOTHING = MARKS - {NUMBER}
"""Marks that fit beside any word; a number does not: *6 moths*."""


def wrong_words(text: str, block: BlockText, engine: SpellingEngine) -> Iterator[Slip]:
    """Yield the words of a block that are likely to be slips for another word of their confusion set.

    A word with a capital inside its sentence may be a name and is not judged; nor is a block that is no running text.
    """
    if not block.running:
        return
    sets, row = confusables(), row_of(text, block.words, block.sentences)
    signs = row.signs
    for word, place in zip(block.words, row.places, strict=True):
        form = signs[place]
        if form not in sets:
            continue
        left, right = signs[place - 1], signs[place + 1]
        if (left in KEEP_APART or right in KEEP_APART) and is_glued(text, word):
            continue
        if word.text[0].isupper() and (left != START or word.text[1:] != word.text[1:].lower()):
            continue
        if _is_fixed(left, form, right):
            continue
        found = _meant(form, sets[form], context_of(row, place))
        if found is not None:
            meant = found.word
            yield Slip(
                rule="wrong-word",
                kind="wrong",
                start=word.start,
                end=word.end,
                tier=Tier.MAYBE,
                suggestions=(meant.capitalize() if word.text[0].isupper() else meant,),
            )


def _is_fixed(left: str, word: str, right: str) -> bool:
    """Return whether a word is not judged: nothing is beside it, or it is often written between its neighbours."""
    if left in _SAY_NOTHING and right in _SAY_NOTHING:
        return True
    if not left or not right:
        return False
    together = weight(f"{left} {word} {right}")
    return together is not None and together > 0


def _meant(word: str, written: Written, beside: Context) -> Confusable | None:
    """Return the word that is likelier by the most above its margin; null where none is."""
    likelihood = likelihood_in(beside)
    own = likelihood(word, written.zipf, NEVER)
    best, most = None, 0.0
    for other in written.meant:
        more = likelihood(other.word, other.zipf, own + other.margin) - own - other.margin
        if more >= 0 and (best is None or more > most):
            best, most = other, more
    return best
