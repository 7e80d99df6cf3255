"""Find the places where a sentence can be cut if the new sentence opens with other words."""

from __future__ import annotations

from collections.abc import Sequence

from language.readability.clauses import (
    governs,
    instruction,
    last_opener,
    main_clause,
    subject_verb,
)
from language.readability.noun_splits import noun_split
from language.readability.split_point import SplitKind, SplitPoint, point_at
from language.word_classes.tagged_tokens import Token
from language.word_classes.word_class import WordClass
from language.word_list import words_in

W = WordClass
_LEAST_LEFT = 5
"""Tokens before the joint at least: own choice, a shorter part is seldom worth a sentence."""
_EFFECTS = {
    "allowing": "allows",
    "avoiding": "avoids",
    "causing": "causes",
    "creating": "creates",
    "decreasing": "decreases",
    "eliminating": "eliminates",
    "enabling": "enables",
    "enhancing": "enhances",
    "ensuring": "ensures",
    "giving": "gives",
    "helping": "helps",
    "improving": "improves",
    "increasing": "increases",
    "keeping": "keeps",
    "leading": "leads",
    "leaving": "leaves",
    "limiting": "limits",
    "lowering": "lowers",
    "making": "makes",
    "minimising": "minimises",
    "minimizing": "minimizes",
    "offering": "offers",
    "preventing": "prevents",
    "producing": "produces",
    "promoting": "promotes",
    "protecting": "protects",
    "providing": "provides",
    "reducing": "reduces",
    "relieving": "relieves",
    "restoring": "restores",
    "resulting": "results",
    "slowing": "slows",
    "supporting": "supports",
    "triggering": "triggers",
}
"""Ing-forms behind a comma whose subject is what the clause before says, and their third person. Own list, from the
clinic pages that were read."""
_PRONOUNS = {"we": "We", "you": "You", "they": "They", "it": "It", "he": "He", "she": "She", "this": "This"}
_NOT_BEFORE_SO = words_in(
    "and or but even do does did doing done if not is are was be just only think say said"
)
_SO_SUBJECTS = words_in("you we they it your our this these there he she")


def reworded_split(tokens: Sequence[Token], place: int) -> SplitPoint | None:
    """Return the point whose joint is the word or mark at a place; null where none is."""
    text = tokens[place].text
    if place < _LEAST_LEFT or len(tokens) - place < _LEAST_LEFT - 1:
        return None
    if text in _EFFECTS:
        return _effect(tokens, place)
    if text in ("however", "therefore"):
        return _linked(tokens, place)
    if text == "so":
        return _so(tokens, place)
    if text == "since":
        return _since(tokens, place)
    if text == "as":
        return _as(tokens, place)
    if text in ("and", "but"):
        return _same_subject(tokens, place)
    return noun_split(tokens, place)


def _effect(tokens: Sequence[Token], place: int) -> SplitPoint | None:
    """Return the point before what a clause leads to: *…, making it easier to see*."""
    left = place - 1
    if tokens[left].text != "," or place + 3 > len(tokens) or not main_clause(tokens, 0, left):
        return None
    behind = tokens[place + 1 :]
    if behind[0].text in ("sure", "certain") or _open(tokens, left, comma=True):
        return None
    if any(token.text == "," and _parallel(behind, at) for at, token in enumerate(behind)):
        return None
    text = tokens[place].text
    if (text == "leading" and tokens[place + 1].text != "to") or (
        text == "resulting" and tokens[place + 1].text != "in"
    ):
        return None
    return point_at(tokens, left, place + 1, f"This {_EFFECTS[text]}", SplitKind.EFFECT)


def _parallel(tokens: Sequence[Token], comma: int) -> bool:
    """Return whether another ing-form or a verb comes behind the comma: a series or a clause that goes on."""
    at = comma + 1
    while at < len(tokens) and (tokens[at].text in ("and", "or") or tokens[at].word_class is W.ADVERB):
        at += 1
    return at < len(tokens) and (tokens[at].word_class is W.ING_FORM or tokens[at].finite)


def _linked(tokens: Sequence[Token], place: int) -> SplitPoint | None:
    """Return the point where a comma alone joins a clause with *however*."""
    left, first = place - 1, place + 1
    if tokens[first].text == ",":
        first += 1
    if tokens[left].text != "," or not main_clause(tokens, 0, left):
        return None
    if subject_verb(tokens, first, len(tokens)) is None:
        return None
    return point_at(tokens, left, first, f"{tokens[place].text.capitalize()},", SplitKind.CONTRAST)


def _so(tokens: Sequence[Token], place: int) -> SplitPoint | None:
    """Return the point before a result: *… so you can*, *…, so eat plenty*."""
    first, end = place + 1, len(tokens)
    comma = tokens[place - 1].text == ","
    left = place - 1 if comma else place
    if tokens[left - 1].text in _NOT_BEFORE_SO or not main_clause(tokens, 0, left):
        return None
    if _open(tokens, left, comma=comma):
        return None
    if comma:
        if not instruction(tokens, first, end):
            return None
        return point_at(tokens, left, first, "So", SplitKind.AND)
    if tokens[first].text not in _SO_SUBJECTS or subject_verb(tokens, first, end) is None:
        return None
    return point_at(tokens, left, first, "This way,", SplitKind.PURPOSE)


def _since(tokens: Sequence[Token], place: int) -> SplitPoint | None:
    """Return the point before a reason that *since* opens without a comma: its verb is in the present."""
    first, end = place + 1, len(tokens)
    verb = subject_verb(tokens, first, end)
    if verb is None or tokens[place - 1].text == "," or not main_clause(tokens, 0, place):
        return None
    present = tokens[verb].word_class in (W.MODAL, W.VERB_BASE, W.VERB_THIRD) or tokens[verb].text in (
        "is", "are", "isn't", "aren't", "do", "does", "don't", "doesn't",
    )  # fmt: skip
    if not present or _open(tokens, place):
        return None
    return point_at(tokens, place, first, "This is because", SplitKind.REASON)


def _as(tokens: Sequence[Token], place: int) -> SplitPoint | None:
    """Return the point before a reason that *as* opens behind a comma: *…, as this can hurt*."""
    left, first = place - 1, place + 1
    verb = subject_verb(tokens, first, len(tokens))
    if tokens[left].text != "," or verb is None or tokens[first].text in ("you", "we", "i"):
        return None
    sure = tokens[verb].word_class is W.MODAL or tokens[verb].text in ("is", "are", "isn't", "aren't")
    if not sure or len(tokens) - first < _LEAST_LEFT or not main_clause(tokens, 0, left):
        return None
    if _open(tokens, left, comma=True):
        return None
    return point_at(tokens, left, first, "This is because", SplitKind.REASON)


def _open(tokens: Sequence[Token], left: int, *, comma: bool = False) -> bool:
    """Return whether a clause within the first one may go on behind the joint."""
    opener = last_opener(tokens, 0, left)
    return opener is not None and governs(tokens, opener, left, comma=comma, word="and")


def _same_subject(tokens: Sequence[Token], place: int) -> SplitPoint | None:
    """Return the point before a second verb of the same subject, which a pronoun repeats."""
    comma = tokens[place - 1].text == ","
    left, first = (place - 1 if comma else place), place + 1
    subject = 0
    for at in range(1, min(left, 20)):
        if tokens[at].text == ",":
            subject = at + 1
    verb = subject_verb(tokens, subject, left)
    if verb is None or _open(tokens, left) or not main_clause(tokens, 0, left):
        return None
    if any(token.text in (",", "and", "or", ":", "—", "–", ";", '"', "“") for token in tokens[subject:left]):
        return None
    if any(token.finite and token.word_class is not W.VERB_BASE for token in tokens[verb + 1 : left]):
        return None
    second = first
    while second < len(tokens) - 2 and tokens[second].word_class is W.ADVERB:
        second += 1
    other = tokens[second]
    if not other.finite or other.word_class in (W.VERB_BASE, W.VERB_PAST) or other.text == "do":
        return None
    if len(tokens) - first < _LEAST_LEFT:
        return None
    opening = _PRONOUNS.get(tokens[subject].text) if verb <= subject + 2 else None
    heads = [token for token in tokens[subject:verb] if token.word_class in (W.PLURAL, W.NOUN, W.NAME)]
    if opening is None and len(heads) == 1 and heads[0].word_class is W.PLURAL:
        opening = "They"
    if opening is None:
        return None
    opening = f"But {opening.lower()}" if tokens[place].text == "but" else opening
    return point_at(tokens, left, first, opening, SplitKind.SAME_SUBJECT)
