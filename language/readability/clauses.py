"""Tell whether tokens make a whole clause: a subject with its verb, or an instruction."""

from __future__ import annotations

from collections.abc import Sequence

from language.word_classes.possible_classes import possible_classes
from language.word_classes.tagged_tokens import Token
from language.word_classes.word_class import WordClass
from language.word_list import words_in

W = WordClass
SUBORDINATORS = words_in(
    "if when because although though while whereas since unless until once before after as whenever wherever "
    "whether"
)
"""Words that make a clause part of another one, at its start (Quirk et al. 1985, 14.12)."""
CONDITIONS = words_in("if when unless whether until whenever as once before after because so")
"""Openers whose clause an *and* goes on with more often than not: *call us if you bleed and it does not stop*."""
RELATIVES = words_in("that which who whom whose what how where why whether")
_SUBJECT_PRONOUNS = words_in(
    "i you he she it we they this that these those there one some many most others both each everyone everybody "
    "someone anyone nobody"
)
_OBJECT_FORMS = words_in(
    "me him us them whom myself yourself himself herself itself ourselves yourselves themselves"
)
_SINGULAR = words_in("he she it this that one each everyone everybody someone anyone nobody")
IN_PHRASE = frozenset(
    {
        W.DETERMINER,
        W.ADJECTIVE,
        W.NOUN,
        W.PLURAL,
        W.NAME,
        W.NUMBER,
        W.PAST_PARTICIPLE,
        W.ING_FORM,
        W.PREPOSITION,
        W.ADVERB,
    }
)
"""Classes of the words of a phrase that a noun heads."""
_HEADS = frozenset({W.NOUN, W.PLURAL, W.NAME, W.ING_FORM})
_DESCRIBING = words_in("based called known made named used")
_BEFORE_A_NUMBER = words_in("about around over nearly almost only")
_NUMBER_NOUNS = words_in("million billion thousand")
_EITHER_NUMBER = words_in("percent half majority number rest")
"""Nouns whose verb is singular or plural: *10 percent of cases are*."""
_NEVER_LAST = frozenset({W.PREPOSITION, W.DETERMINER, W.CONJUNCTION, W.MODAL, W.TO})
_PLURAL_FORMS = words_in("are were have do aren't weren't haven't don't")
_SINGULAR_FORMS = words_in("is was has does isn't wasn't hasn't doesn't")
LONGEST_OPENING = 20
"""Tokens that come before a main clause at most, a comma last. Own choice."""
LONGEST_SUBJECT = 10
"""Tokens that are looked through for a clause's verb. Own choice: longer subjects are rare and often misread."""


def subject_verb(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """Return the place of the finite verb whose subject opens at a place; null where there is no such clause.

    A pronoun with its verb in one (*it's*) is the place itself. Adverbs may come between.
    """
    if at >= end:
        return None
    first = tokens[at]
    if first.holds_verb:
        return at
    if first.text == "there" and (place := _verb_at(tokens, at + 1, end)) is not None:
        return place
    if _before_a_number(tokens, at, end):
        return _phrase_verb(tokens, at, end)
    if first.word_class is W.PRONOUN or (
        first.text in _SUBJECT_PRONOUNS and at + 1 < end and _verb_at(tokens, at + 1, end)
    ):
        if first.text in _OBJECT_FORMS or first.text in RELATIVES - {"that"}:
            return None
        place = _verb_at(tokens, at + 1, end)
        if place is not None and _agrees(first.text in _SINGULAR, tokens[place]):
            return None if first.text == "one" and tokens[place].word_class is W.VERB_PAST else place
        if first.text not in ("some", "many", "most", "both", "each", "one"):
            return None
    return _phrase_verb(tokens, at, end)


def _verb_at(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """Return the place of a finite verb here, or behind an adverb or two."""
    for place in range(at, min(at + 3, end)):
        if tokens[place].finite:
            return place
        if tokens[place].word_class is not W.ADVERB:
            return None
    return None


def _phrase_verb(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """Return the place of the finite verb right behind a noun phrase that opens here."""
    head: Token | None = None
    joined = after_preposition = False
    counted = _before_a_number(tokens, at, end)
    if tokens[at].word_class in (W.PREPOSITION, W.ADVERB) and not counted:
        return None
    at += counted
    for place in range(at, min(at + LONGEST_SUBJECT, end)):
        token = tokens[place]
        if token.finite:
            if head is None or _reduced(tokens, place, end):
                return None
            if (
                place == at + 1
                and head.text.endswith("ing")
                and token.word_class in (W.VERB_PAST, W.VERB_BASE)
            ):
                return None
            fits = head.text in _EITHER_NUMBER or _agrees(
                head.word_class is not W.PLURAL and not joined, token
            )
            return place if fits else None
        if (
            token.text in ("and", "or") and head is not None and not after_preposition
        ) or token.text in _NUMBER_NOUNS:
            joined = True
            head = head or token
        elif token.text == "such" and head is not None and place + 1 < end and tokens[place + 1].text == "as":
            after_preposition = True
        elif place > at and _joins_phrase(token, tokens[place - 1]):
            continue
        elif (
            token.word_class not in IN_PHRASE
            or (token.text in RELATIVES and token.word_class is not W.DETERMINER)
            or (
                token.word_class is W.DETERMINER
                and head is not None
                and tokens[place - 1].word_class in _HEADS
            )
        ):
            return None
        if token.word_class is W.PREPOSITION:
            after_preposition = True
        elif (
            token.word_class in _HEADS and not after_preposition and tokens[at].word_class is not W.ING_FORM
        ) or (place == at and token.word_class is W.ING_FORM):
            head = token
    return None


def _joins_phrase(token: Token, before: Token) -> bool:
    """Return whether a word goes on with a noun phrase: *persistent or severe acne*, *signs like these*."""
    if token.word_class is W.PRONOUN:
        return before.word_class is W.PREPOSITION and token.text not in RELATIVES
    return token.text in ("and", "or") and before.word_class is W.ADJECTIVE


def _before_a_number(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return how many words before a number belong to it: *about 10 percent*, *more than two million*."""
    if tokens[at].text in _BEFORE_A_NUMBER:
        words = 1
    elif tokens[at].text in ("more", "fewer", "less") and at + 1 < end and tokens[at + 1].text == "than":
        words = 2
    else:
        return 0
    return words if at + words < end and tokens[at + words].word_class is W.NUMBER else 0


def _reduced(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Return whether a past form may be a participle that describes the noun: *a type called X*."""
    token = tokens[place]
    if token.word_class is not W.VERB_PAST or not past_is_participle(token.text):
        return False
    return token.text in _DESCRIBING or (place + 1 < end and tokens[place + 1].text in ("by", "with"))


def past_is_participle(word: str) -> bool:
    """Return whether a past form is its verb's past participle, too: *called*, not *took*."""
    return W.PAST_PARTICIPLE in possible_classes(word)


def _agrees(singular: bool, verb: Token) -> bool:
    if verb.word_class is W.VERB_BASE or verb.text in _PLURAL_FORMS:
        return not singular
    return singular or not (verb.word_class is W.VERB_THIRD or verb.text in _SINGULAR_FORMS)


def instruction(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether an instruction opens here: *call us*, *please do not rub your eyes*."""
    place = at
    while place < end and (tokens[place].text in ("please", "always", "never", "simply", "just", "then")):
        place += 1
    if place + 1 >= end:
        return False
    if tokens[place].text in ("don't", "do") and place + 2 < end:
        place += 1 + (tokens[place + 1].text == "not")
        return place < end and tokens[place].word_class is W.VERB_BASE
    return tokens[place].word_class is W.VERB_BASE and tokens[place + 1].word_class in (
        W.DETERMINER, W.PRONOUN, W.PREPOSITION, W.ADVERB, W.ADJECTIVE, W.PLURAL, W.NOUN, W.NUMBER, W.NAME,
    )  # fmt: skip


def whole_clause(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether the tokens from a place on can be a sentence: a subject with its verb first, or after an opening.

    Openings: an adverb (*however,*), a phrase (*in most cases,*) or a clause (*if you smoke,*) that a comma ends.
    """
    if at >= end:
        return False
    first = tokens[at]
    if first.text not in SUBORDINATORS and own_verb(tokens, at, end):
        return True
    participle = first.word_class in (W.ING_FORM, W.PAST_PARTICIPLE)
    opens = participle or first.word_class in (W.PREPOSITION, W.ADVERB, W.TO)
    if opens or first.text in SUBORDINATORS:
        for place in range(at + 1, min(at + LONGEST_OPENING, end)):
            if tokens[place].text == "," and (
                own_verb(tokens, place + 1, end) or (not participle and instruction(tokens, place + 1, end))
            ):
                return True
        if first.text in ("then", "usually", "sometimes", "often"):
            return subject_verb(tokens, at + 1, end) is not None
    return False


def own_verb(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether a subject with its verb opens here; the subject may hold a clause: *drops that help are …*."""
    if subject_verb(tokens, at, end) is not None:
        return True
    relative = _relative(tokens, at, end)
    if relative is None or not any(token.word_class in _HEADS for token in tokens[at:relative]):
        return False
    inner = next((place for place in range(relative + 1, end) if tokens[place].finite), end)
    for place in range(inner + 1, min(inner + LONGEST_SUBJECT, end)):
        token = tokens[place]
        if token.text in (",", ";", ":") or token.text in SUBORDINATORS or token.text in RELATIVES:
            return False
        if token.word_class in (W.MODAL, W.BE) and token.finite:
            return tokens[place - 1].word_class in (*_HEADS, W.ADVERB, W.ADJECTIVE, W.VERB_BASE, W.VERB_THIRD)
    return False


def _relative(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """Return the place of the *that*, *which* or *who* that describes the noun phrase that opens here."""
    for place in range(at + 1, min(at + LONGEST_SUBJECT, end)):
        if tokens[place].text in ("that", "who", "which"):
            return place if tokens[place - 1].word_class in _HEADS else None
        if tokens[place].word_class not in IN_PHRASE:
            return None
    return None


def main_clause(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether the tokens between two places are a whole sentence, so that a full stop may follow them."""
    if not (whole_clause(tokens, at, end) or instruction(tokens, at, end) or has_main_verb(tokens, at, end)):
        return False
    last = tokens[end - 1]
    if last.word_class in _NEVER_LAST or (not last.text[-1].isalnum() and last.text not in '%)”"'):
        return False
    return _last_opener_closed(tokens, at, end)


def has_main_verb(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether a verb that is surely finite comes before any clause within the sentence opens.

    The tokens are the start of a sentence that is whole: what comes before such a verb is its subject.
    """
    if at >= end or tokens[at].text in SUBORDINATORS or tokens[at].text in RELATIVES - {"that"}:
        return False
    named = False
    for place in range(at, min(at + LONGEST_OPENING, end)):
        token = tokens[place]
        if token.holds_verb or (named and _surely_finite(tokens, place)):
            return True
        if place > at and (
            token.text in SUBORDINATORS - {"as", "before", "after", "since"} or token.text in RELATIVES
        ):
            return False
        if token.word_class is W.TO or token.text in (";", ":", "—", "–", '"', "“"):
            return False
        named = named or token.word_class in _HEADS or token.word_class is W.PRONOUN
    return False


def _surely_finite(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.word_class is W.VERB_BASE:
        return tokens[place - 1].word_class is W.PLURAL
    if token.word_class is W.VERB_PAST:
        return not past_is_participle(token.text)
    return token.finite


def _last_opener_closed(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether the last clause that a *that*, *which* or *if* opens has its verb before the end."""
    opener = last_opener(tokens, at, end)
    if opener is None:
        return True
    return any(token.finite or token.holds_verb for token in tokens[opener + 1 : end])


def last_opener(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """Return the place of the last word that opens a clause within another; null where there is none."""
    for place in range(end - 1, at - 1, -1):
        token = tokens[place]
        if token.text in ("as", "before", "after", "since", "until", "once", "that", "whose"):
            if token.text == "that" and token.word_class is W.CONJUNCTION:
                return place
            if token.text not in ("that", "as", "whose") and subject_verb(tokens, place + 1, end) is not None:
                return place
        elif token.text in SUBORDINATORS or token.text in RELATIVES:
            return place
    return None


def governs(tokens: Sequence[Token], opener: int, left: int, *, comma: bool, word: str) -> bool:
    """Return whether the clause that a word at ``opener`` opens may go on behind a joint with ``word``."""
    text = tokens[opener].text
    if opener == 0 or any(token.text == "," and place > opener for place, token in enumerate(tokens[:left])):
        closed = any(
            tokens[place].text == ","
            and (subject_verb(tokens, place + 1, left) is not None or instruction(tokens, place + 1, left))
            for place in range(opener + 1, left)
        )
        if closed:
            return opener == 0 and word == "or"
    if not comma or word == "or":
        return True
    return text in CONDITIONS and word == "and"
