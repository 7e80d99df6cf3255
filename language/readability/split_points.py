"""Find the places where a long sentence can be cut into two whole sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from language.readability.clauses import (
    CONDITIONS,
    RELATIVES,
    SUBORDINATORS,
    governs,
    has_main_verb,
    instruction,
    last_opener,
    main_clause,
    own_verb,
    past_is_participle,
    subject_verb,
    whole_clause,
)
from language.readability.reworded_splits import reworded_split
from language.readability.split_point import SplitKind, SplitPoint, point_at
from language.word_classes.closed_words import CLOSED
from language.word_classes.function_words import DETERMINERS_OR_PRONOUNS
from language.word_classes.tagged_tokens import Token, tagged_tokens
from language.word_classes.word_class import WordClass
from language.word_list import words_in

W = WordClass
MOST_WORDS = 20
"""Words that a part has at most, where the points allow it: the mean that the plain-language guides ask for
(https://www.plainlanguage.gov/guidelines/concise/write-short-sentences/)."""
LEAST_WORDS = 5
"""Words that a part has at least: a shorter one reads as an afterthought. Own choice."""
_WORD = re.compile(r"\w\S*")
"""Matches ``follow-up,``."""
_COORDINATORS = {"and": "", "but": "But", "so": "So", "or": "Or"}
_NOT_BEFORE_BECAUSE = words_in(
    "even merely often sometimes usually "
    "not just only simply partly mainly largely mostly perhaps probably especially and or but is"
)
_NOT_BEFORE_A_COLON = words_in(
    "following follows these this example examples include includes note include are is"
)
_COMMAS_BACK = 4
"""Commas before a joint that are looked at: keeps the time in bounds on a long list. Own choice."""
_NEVER_AN_ITEM = words_in("i you he she it we they our these this there")
_OPENS_SUBJECT = frozenset({W.DETERMINER, W.NOUN, W.PLURAL, W.NAME, W.ADJECTIVE, W.NUMBER})
_NO_SUBJECT = words_in("that those which what not less more most both")
_EFFECTS = words_in("affect allow cause help increase lead make mean prevent reduce result")
"""Verbs whose subject is what the clause before says more often than its last noun: *which can lead to …*."""


def split_points(text: str, start: int, end: int) -> tuple[SplitPoint, ...]:
    """Return the places where the sentence between two offsets can be cut, in order, each alone.

    Both sides are whole sentences: a subject with a finite verb, or an instruction. Never inside brackets, quotes or a
    series. Of 85 points on clinic pages and in NIH texts that no rule was made from, taken from those that the rules
    for other words and longer clauses added, an editor could split at 74, at 7 with other words, and not at 4. Of the
    sentences of more than 20 words there, a quarter (clinics) and a sixth (NIH) have a point. Of 128 that an editor
    split, 34 have one within three words of the place (13 before those rules).
    """
    if not _has_joint(text, start, end):
        return ()
    tokens = tagged_tokens(text, start, end)
    if tokens and tokens[-1].text in ".!?":
        tokens = tokens[:-1]
    if not tokens or text[start:end].rstrip().endswith("?"):
        return ()
    tokens, quoted = _without_brackets(tokens)
    found = []
    for place in range(2, len(tokens) - 2):
        if not quoted[place]:
            point = _point(tokens, place) or reworded_split(tokens, place)
            if point is not None:
                joint = _trimmed(text, start, point.drop[0])
                found.append(point._replace(drop=(joint, point.at)))
    return tuple(found)


_OPENS_BARE = sorted(
    {word for word, word_class in CLOSED.items() if word_class is W.DETERMINER}
    | DETERMINERS_OR_PRONOUNS
    | words_in("i he she we they it this there you")
)
_JOINT = re.compile(
    r"[;:—–\-]|,\s|\b(?:which|because|although|though|whereas|since|so|that|[a-z]+ed|made)\b"
    rf"|\b(?:and|but)\s+(?:[a-z]+ly\b|also|then|can|will|may|is|are|has|was|[a-z]+s\b)"
    rf"|\b(?:and|but)\s+(?:{'|'.join(_OPENS_BARE)}|[a-z]{{1,8}}['’][a-z]{{1,2}})\b",
    re.IGNORECASE,
)
"""Matches ``, and``, ``and they``, ``because``."""


def _has_joint(text: str, start: int, end: int) -> bool:
    """Return whether a sentence has what every point is at: looked for first, because tagging takes longer."""
    return _JOINT.search(text, start, end) is not None


def _trimmed(text: str, start: int, at: int) -> int:
    """Return the offset behind the last sign before a place that is no blank."""
    while at > start and text[at - 1].isspace():
        at -= 1
    return at


def _point(tokens: Sequence[Token], place: int) -> SplitPoint | None:
    token = tokens[place]
    if token.text in (";", ":", "—", "–", "-"):
        return _at_mark(tokens, place)
    if token.text in _COORDINATORS:
        return _at_coordinator(tokens, place)
    if token.text in ("because", "since", "while", "whereas", "although", "though"):
        return _at_subordinator(tokens, place)
    if token.text == "which":
        return _at_which(tokens, place)
    return None


def _at_mark(tokens: Sequence[Token], place: int) -> SplitPoint | None:
    mark, end = tokens[place].text, len(tokens)
    first = place + 1
    opening = ""
    if tokens[first].text in ("and", "but", "so", "or") and mark == ";":
        opening = _COORDINATORS[tokens[first].text]
        first += 1
    if not main_clause(tokens, 0, place):
        return None
    if not (whole_clause(tokens, first, end) or (mark != "–" and instruction(tokens, first, end))):
        return None
    others = tokens[:place] if mark == ":" else [*tokens[:place], *tokens[place + 1 :]]
    if mark != ";" and any(other.text in (":", "—", "–", ";") for other in others):
        return None
    if mark != ";" and mark != ":" and _noun_with_clause(tokens, first):
        return None
    if mark == ":" and tokens[place - 1].text in _NOT_BEFORE_A_COLON:
        return None
    if mark == ":" and _series(tokens, first) and subject_verb(tokens, first, end) is None:
        return None
    kind = {";": SplitKind.SEMICOLON, ":": SplitKind.COLON}.get(mark, SplitKind.DASH)
    return point_at(tokens, place, first, opening, kind)


def _clause_for_sure(tokens: Sequence[Token], first: int) -> bool:
    """Return whether a subject opens there and a verb that can be nothing else follows it."""
    token = tokens[first]
    opens = token.word_class in _OPENS_SUBJECT or token.text in (
        "i",
        "he",
        "she",
        "we",
        "they",
        "it",
        "there",
        "you",
    )
    return opens and token.text not in _NO_SUBJECT and has_main_verb(tokens, first, len(tokens))


def _may_be_clause(tokens: Sequence[Token], left: int) -> bool:
    """Return whether nothing tells that the words before the joint are no clause: what it joins is one."""
    last, first = tokens[left - 1], tokens[0]
    if (
        left < LEAST_WORDS
        or first.text in SUBORDINATORS
        or first.text in RELATIVES
        or first.text in ("and", "not")
    ):
        return False
    if last.word_class in (W.PREPOSITION, W.DETERMINER, W.CONJUNCTION, W.MODAL, W.TO, W.OTHER):
        return False
    if any(token.text in ("only", "just") for token in tokens[:left]):
        return False
    opener = last_opener(tokens, 0, left)
    return opener is None or tokens[opener].text not in CONDITIONS


def _noun_with_clause(tokens: Sequence[Token], first: int) -> bool:
    """Return whether what reads as a verb is part of a noun phrase: *the power plants that …*, *tissue made to …*."""
    verb = subject_verb(tokens, first, len(tokens) - 1)
    if verb is None:
        return False
    if tokens[verb].word_class is W.VERB_PAST and past_is_participle(tokens[verb].text):
        return True
    return tokens[first].text in ("a", "an", "the") and tokens[verb + 1].text in ("that", "which", "who")


def _at_coordinator(tokens: Sequence[Token], place: int) -> SplitPoint | None:
    word, end, first = tokens[place].text, len(tokens), place + 1
    comma = tokens[place - 1].text == ","
    left = place - 1 if comma else place
    if word == "so" and (tokens[first].text == "that" or not comma):
        return _so_that(tokens, place, left) if tokens[first].text == "that" else None
    if comma and word in ("but", "so") and _clause_for_sure(tokens, first) and _may_be_clause(tokens, left):
        return point_at(tokens, left, first, _COORDINATORS[word], SplitKind.AND)
    if (
        not main_clause(tokens, 0, left)
        or _spliced(tokens, left)
        or (comma and _in_series(tokens, left) and (word == "or" or not _sure_clause(tokens, first)))
    ):
        return None
    if word == "but" and any(
        token.text == "not" and tokens[at + 1].text in ("only", "just")
        for at, token in enumerate(tokens[:left])
    ):
        return None
    opener = last_opener(tokens, 0, left)
    if opener is not None and governs(tokens, opener, left, comma=comma, word=word):
        return None
    negated = tokens[first].text == "not" and tokens[first + 1].text in ("all", "every", "everyone")
    own = subject_verb(tokens, first + negated, end) is not None and (
        tokens[first].text not in ("that", "those")
        or (word == "but" and tokens[first + 1].text in ("with", "who"))
    )
    if comma:
        fits = (
            own
            or whole_clause(tokens, first, end)
            or (instruction(tokens, 0, left) and instruction(tokens, first, end))
        )
    else:
        fits = (
            word in ("and", "but")
            and own
            and _clear_subject(tokens, first)
            and _verb_since_comma(tokens, left)
        )
    if not fits:
        return None
    return point_at(tokens, left, first, _COORDINATORS[word], SplitKind.AND)


def _sure_clause(tokens: Sequence[Token], first: int) -> bool:
    """Return whether a subject that no item of a series opens with has its verb: *our doctors will*, *it often is*."""
    return tokens[first].text in _NEVER_AN_ITEM and subject_verb(tokens, first, len(tokens)) is not None


def _clear_subject(tokens: Sequence[Token], first: int) -> bool:
    """Return whether the words behind a bare *and* can only be a subject."""
    token = tokens[first]
    if token.text in ("i", "he", "she", "we", "they", "it", "this", "there", "you") or token.holds_verb:
        return True
    return (
        token.word_class is W.DETERMINER
        and token.text != "other"
        and tokens[first - 2].word_class
        not in (
            W.PREPOSITION,
            W.CONJUNCTION,
        )
    )


def _verb_since_comma(tokens: Sequence[Token], left: int) -> bool:
    """Return whether a verb comes between the last comma and the joint; none in *…, so pain and some signs fade*."""
    for place in range(left - 1, -1, -1):
        if tokens[place].finite or tokens[place].holds_verb:
            return True
        if tokens[place].text == ",":
            return False
    return False


def _at_subordinator(tokens: Sequence[Token], place: int) -> SplitPoint | None:
    word, end, first = tokens[place].text, len(tokens), place + 1
    comma = tokens[place - 1].text == ","
    left = place - 1 if comma else place
    if not comma and word not in ("because", "although", "though", "whereas"):
        return None
    if tokens[left - 1].text in _NOT_BEFORE_BECAUSE:
        return None
    sure = comma and word != "since" and _clause_for_sure(tokens, first)
    if not main_clause(tokens, 0, left) and not (sure and _may_be_clause(tokens, left)):
        return None
    if not (sure or own_verb(tokens, first, end)) or _clause_after(tokens, first, end):
        return None
    opener = last_opener(tokens, 0, left)
    contrast = comma and word in ("while", "whereas")
    if (
        opener is not None
        and tokens[opener].text in CONDITIONS
        and governs(tokens, opener, left, comma=contrast, word="but" if contrast else "and")
    ):
        return None
    if word in ("because", "since"):
        return point_at(tokens, left, first, "This is because", SplitKind.REASON)
    return point_at(tokens, left, first, "But" if word in ("although", "though") else "", SplitKind.CONTRAST)


def _so_that(tokens: Sequence[Token], place: int, left: int) -> SplitPoint | None:
    first = place + 2
    if not main_clause(tokens, 0, left) or subject_verb(tokens, first, len(tokens)) is None:
        return None
    return point_at(tokens, left, first, "This way,", SplitKind.PURPOSE)


def _clause_after(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Return whether a comma within the clause opens another one: *because it is late, we close*."""
    return any(
        tokens[place].text == "," and subject_verb(tokens, place + 1, end) is not None
        for place in range(first, end - 2)
    )


def _at_which(tokens: Sequence[Token], place: int) -> SplitPoint | None:
    if tokens[place - 1].text not in (",", "—", "–"):
        return None
    first = place + 1
    while tokens[first].word_class is W.ADVERB and first + 1 < len(tokens):
        first += 1
    verb = tokens[first]
    if not verb.finite or not main_clause(tokens, 0, place - 1) or _goes_on(tokens, first):
        return None
    before = tokens[place - 2]
    plural = verb.word_class is W.VERB_BASE or verb.text in ("are", "were", "have", "do", "aren't", "don't")
    if plural and before.word_class not in (W.PLURAL, W.NAME, W.NOUN):
        return None
    if verb.word_class is W.MODAL:
        effect = first + 1 < len(tokens) and tokens[first + 1].text in _EFFECTS
        listed = tokens[place - 3].text in ("and", "or")
        plural = (before.word_class is W.PLURAL or listed) and not effect
    elif verb.word_class is W.VERB_PAST:
        plural = before.word_class is W.PLURAL
    opening = "They" if plural else "This"
    return point_at(tokens, place - 1, place + 1, opening, SplitKind.WHICH)


def _goes_on(tokens: Sequence[Token], first: int) -> bool:
    """Return whether the sentence goes on behind the clause that *which* opens."""
    end = len(tokens)
    return any(token.text in ("which", ";") for token in tokens[first:]) or any(
        tokens[place].text == ","
        and (
            tokens[place + 1].text == "to"
            or _verb_next(tokens, place + 1)
            or subject_verb(tokens, place + 1, end) is not None
        )
        for place in range(first, end - 1)
    )


def _verb_next(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a finite verb is here, or behind an adverb."""
    if tokens[place].word_class is W.ADVERB and place + 1 < len(tokens):
        place += 1
    return tokens[place].finite


def _spliced(tokens: Sequence[Token], left: int) -> bool:
    """Return whether a comma alone joins two clauses before the joint: *A does, B does, and C does*."""
    commas = [place for place in range(2, left - 1) if tokens[place].text == ","]
    return any(
        subject_verb(tokens, place + 1, left) is not None and main_clause(tokens, 0, place)
        for place in commas[-_COMMAS_BACK:]
    )


def _in_series(tokens: Sequence[Token], left: int) -> bool:
    """Return whether a comma and a few words without a verb come before the joint: *phones, computers, and …*."""
    for place in range(left - 1, max(0, left - 6), -1):
        if tokens[place].text == ",":
            return place < left - 1
        if tokens[place].finite or tokens[place].holds_verb or tokens[place].word_class is W.ADVERB:
            return False
    return False


def _series(tokens: Sequence[Token], first: int) -> bool:
    return sum(token.text in (",", ";") for token in tokens[first:]) > 1


def _without_brackets(tokens: Sequence[Token]) -> tuple[list[Token], list[bool]]:
    """Return the tokens outside brackets, without the dots of abbreviations; and for each, whether it is in quotes."""
    kept, quoted, depth, curly, straight = [], [], 0, False, False
    for token in tokens:
        if token.text in "([":
            depth += 1
        elif token.text in ")]":
            depth = max(0, depth - 1)
        elif not depth and token.text != ".":
            curly = token.text == "“" or (curly and token.text != "”")
            straight = straight != (token.text == '"')
            kept.append(token)
            quoted.append(curly or straight)
    return kept, quoted


def parts(text: str, start: int, end: int, points: Sequence[SplitPoint]) -> tuple[int, ...]:
    """Return how many words each part has when the sentence is cut at these points, in order."""
    return tuple(len(_WORD.findall(part)) for part in _pieces(text, start, end, points))


def rewritten(text: str, start: int, end: int, points: Sequence[SplitPoint]) -> str:
    """Return the sentence cut at these points: full stops, capitals and openings in place."""
    pieces = [
        piece[:1].upper() + piece[1:] if number else piece
        for number, piece in enumerate(_pieces(text, start, end, points))
    ]
    return ". ".join(pieces)


def _pieces(text: str, start: int, end: int, points: Sequence[SplitPoint]) -> Iterator[str]:
    opening, begin = "", start
    for point in points:
        yield f"{opening} {text[begin : point.drop[0]]}".strip() if opening else text[begin : point.drop[0]]
        opening, begin = point.opening, point.at
    yield f"{opening} {text[begin:end]}".strip() if opening else text[begin:end]


def best_points(
    text: str,
    start: int,
    end: int,
    points: Sequence[SplitPoint],
    *,
    most: int = MOST_WORDS,
    least: int = LEAST_WORDS,
) -> tuple[SplitPoint, ...]:
    """Return the choice of points that leaves the fewest words above ``most`` in a part, with the fewest cuts.

    No part has fewer than ``least`` words. Empty where no cut is allowed or none makes a part shorter than ``most``.
    """
    edges = [
        (start, start, ""),
        *((point.drop[0], point.at, point.opening) for point in points),
        (end, end, ""),
    ]

    starts = [match.start() for match in _WORD.finditer(text, start, end)]

    def cost(left: int, right: int) -> tuple[int, int, int] | None:
        begin, stop = edges[left][1], edges[right][0]
        first = bisect_left(starts, begin)
        within = (first == len(starts) or starts[first] != begin) and text[begin : begin + 1].isalnum()
        words = bisect_left(starts, stop) - first + within + len(edges[left][2].split())
        if words < least and not (left == 0 and right == len(edges) - 1):
            return None
        return max(0, words - most), 1, words * words

    best: list[tuple[tuple[int, int, int], int] | None] = [((0, 0, 0), 0)]
    for right in range(1, len(edges)):
        choices = []
        for left in range(right):
            before, here = best[left], cost(left, right)
            if before is not None and here is not None and edges[left][1] <= edges[right][0]:
                total = (before[0][0] + here[0], before[0][1] + here[1], before[0][2] + here[2])
                choices.append((total, left))
        best.append(min(choices, default=None))
    chosen: list[SplitPoint] = []
    last = best[-1]
    while last is not None and last[1]:
        chosen.append(points[last[1] - 1])
        last = best[last[1]]
    return tuple(reversed(chosen))


def best_split(text: str, start: int, end: int) -> tuple[SplitPoint, ...]:
    """Return the best choice of a sentence's points; empty where it can't be cut."""
    return best_points(text, start, end, split_points(text, start, end))
