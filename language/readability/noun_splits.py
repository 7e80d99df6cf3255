"""Find the places where a new sentence can go on about a noun: with examples, a definition or a name for it."""

from __future__ import annotations

from collections.abc import Sequence

from language.readability.clauses import RELATIVES, SUBORDINATORS, main_clause, subject_verb
from language.readability.split_point import SplitKind, SplitPoint, point_at
from language.word_classes.tagged_tokens import Token
from language.word_classes.word_class import WordClass
from language.word_list import words_in

W = WordClass
_LEAST_LISTED = 3
"""Tokens of the examples or the name at least; own choice."""
_LEAST_BEHIND = 5
"""Tokens behind *where* or *who* at least; own choice."""
_NOT_DEFINED = words_in("it there what one what's it's there's that")
_PARTICIPLES = words_in("characterised characterized caused designed made marked performed recommended used")
"""Participles that go on with a definition: *a rare illness caused by a virus*."""
_LEAST_DEFINED = 4
"""Tokens of *is a … cover* at least: with less, the first part would say nothing (*a veneer is a thing*)."""
_IN_DEFINITION = frozenset(
    {W.ADJECTIVE, W.NOUN, W.NAME, W.PREPOSITION, W.PLURAL, W.ADVERB, W.NUMBER, W.DETERMINER}
)


def noun_split(tokens: Sequence[Token], place: int) -> SplitPoint | None:
    """Return the point whose joint is the word or dash at a place; null where none is."""
    text = tokens[place].text
    if text == "including":
        return _examples(tokens, place, place + 1)
    if text == "such" and tokens[place + 1].text == "as":
        return _examples(tokens, place, place + 2)
    if text in ("—", "–", "-"):
        return _named(tokens, place)
    if text == "that" or text in _PARTICIPLES:
        return _described(tokens, place)
    if text in ("where", "who"):
        return _there(tokens, place)
    return None


def _examples(tokens: Sequence[Token], place: int, first: int) -> SplitPoint | None:
    """Return the point before examples that end the sentence: *…, including A and B*."""
    left = place - 1
    if tokens[left].text != "," or not _only_nouns(tokens, first) or not main_clause(tokens, 0, left):
        return None
    last = tokens[left - 1].word_class
    if tokens[place].text == "such":
        return point_at(tokens, left, first, "Examples are", SplitKind.EXAMPLES) if last is W.PLURAL else None
    verb = next((at for at in range(left) if tokens[at].finite), 0)
    opening = "These include" if last is W.PLURAL else "This includes"
    if last is not W.PLURAL and any(token.word_class is W.PLURAL for token in tokens[:verb]):
        if last in (W.NOUN, W.NAME):
            return None
        opening = "They include"
    return point_at(tokens, left, first, opening, SplitKind.EXAMPLES)


def _only_nouns(tokens: Sequence[Token], first: int) -> bool:
    """Return whether noun phrases alone follow to the end, none with a verb that another clause has."""
    rest = tokens[first:]
    if len(rest) < _LEAST_LISTED or rest[0].word_class in (
        W.CONJUNCTION,
        W.PRONOUN,
        W.TO,
        W.ADVERB,
        W.PREPOSITION,
    ):
        return False
    if any(token.text == "," and _closes(rest[at + 1]) for at, token in enumerate(rest[:-1])):
        return False
    return not any(
        token.text in (";", ":", "—", "–", "but", "which", "who", "if", "when", "how", "whether", "to", "so")
        or token.finite
        or token.holds_verb
        for token in rest
    )


def _closes(behind: Token) -> bool:
    """Return whether a word behind a comma goes on with what comes before the examples: *such as rest, than …*."""
    return behind.word_class in (W.PREPOSITION, W.ADVERB, W.TO) or (
        behind.word_class is W.CONJUNCTION and behind.text not in ("and", "or")
    )


def _named(tokens: Sequence[Token], place: int) -> SplitPoint | None:
    """Return the point before a noun phrase behind a dash: *… — a common cause of pain*."""
    first = place + 1
    if tokens[first].text not in ("a", "an", "the") or len(tokens) - first < _LEAST_LISTED:
        return None
    if any(token.text in ("—", "–", "-", ":", ";") for token in [*tokens[:place], *tokens[first:]]):
        return None
    if _has_verb(tokens, first) or not main_clause(tokens, 0, place):
        return None
    return point_at(tokens, place, first, "This is", SplitKind.NAMED)


def _has_verb(tokens: Sequence[Token], first: int) -> bool:
    """Return whether a verb comes before a comma or a clause that describes the noun: *a fracture is …*."""
    for token in tokens[first:]:
        if token.text == "," or token.text in SUBORDINATORS or token.text in RELATIVES:
            return False
        if token.finite and token.word_class is not W.VERB_PAST:
            return True
    return False


def _described(tokens: Sequence[Token], place: int) -> SplitPoint | None:
    """Return the point within a definition: *A veneer is a thin cover that protects the tooth*."""
    verb = next((at for at in range(place) if tokens[at].finite or tokens[at].holds_verb), None)
    if verb is None or tokens[verb].text not in ("is", "was") or tokens[0].text in _NOT_DEFINED:
        return None
    if any(token.text in SUBORDINATORS | RELATIVES for token in tokens[:verb]):
        return None
    if tokens[verb + 1].text not in ("a", "an") or place - verb < _LEAST_DEFINED:
        return None
    inside = tokens[verb + 2 : place]
    if inside[-1].word_class is not W.NOUN or not all(_in_definition(token) for token in inside):
        return None
    if any(
        token.text == "," and inside[at + 1].word_class is not W.ADJECTIVE for at, token in enumerate(inside)
    ):
        return None
    if tokens[place].text != "that":
        return point_at(tokens, place, place, "It is", SplitKind.WHICH)
    following = tokens[place + 1]
    if following.word_class not in (W.VERB_THIRD, W.MODAL) and following.text not in ("is", "was", "has"):
        return None
    return point_at(tokens, place, place + 1, "It", SplitKind.WHICH)


def _in_definition(token: Token) -> bool:
    return not token.finite and (token.word_class in _IN_DEFINITION or token.text in (",", "and", "or"))


def _there(tokens: Sequence[Token], place: int) -> SplitPoint | None:
    """Return the point before *, where* with a clause, or *, who* behind a plural."""
    left, first, end = place - 1, place + 1, len(tokens)
    if tokens[left].text != "," or end - first < _LEAST_BEHIND or not main_clause(tokens, 0, left):
        return None
    if any(token.text == "," for token in tokens[first:]):
        return None
    if tokens[place].text == "where" and subject_verb(tokens, first, end) is not None:
        return point_at(tokens, left, first, "There,", SplitKind.WHICH)
    if tokens[place].text == "who" and tokens[left - 1].word_class is W.PLURAL and tokens[first].finite:
        return point_at(tokens, left, first, "They", SplitKind.WHICH)
    return None
