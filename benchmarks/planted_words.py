"""Errors within one word or between two: misspelt, slips of the hand, joined, split, missing space, doubled."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator

from benchmarks.misspelling_pairs import KnownWords, Pairs
from benchmarks.planted_errors import Edit, Edits

WORD = re.compile(r"(?<![\w'’\-/@.&])[A-Za-z]+(?![\w'’\-/@&]|\.\w)")
"""Matches ``spine`` in ``the spine hurts``; not a part of ``x-ray``, ``nih.gov`` or ``child's``."""
_NEIGHBOURS = {
    a: row[max(0, i - 1) : i] + row[i + 1 : i + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for i, a in enumerate(row)
}
_MEDICAL = re.compile(
    r"(?:itis|osis|oses|emia|ectomy|ology|ologist|opathy|pathic|plasty|scopy|gram|graphy|rrhea|rrhage|rrhoid|algia|"
    r"trophy|plegia|oma|omas|uria|pnea|cyte|cytes|penia|statin|mycin|cillin|idine|vascular|cardial|renal|hepatic)$|"
    r"^(?:cardi|neuro|gastr|hepat|nephr|derm|ophthal|ortho|arthr|hemat|hemo|pneum|pulmon|rheum|psych|chemo|radio|immuno)"
)
"""Matches ``arthritis``, ``cardiac``."""
_LETTERS: tuple[tuple[str, str], ...] = (
    ("rrh", "rh"), ("rrh", "rr"), ("ph", "f"), ("ph", "p"), ("rh", "r"), ("ae", "e"), ("y", "i"), ("i", "y"),
    ("oe", "e"), ("ei", "ie"), ("ie", "ei"), ("sc", "s"), ("ch", "c"), ("th", "t"), ("ps", "s"), ("pn", "n"), ("c",
    "s"),
    ("s", "c"), ("x", "ks"), ("a", "e"), ("e", "a"), ("e", "i"), ("i", "e"), ("o", "a"), ("a", "o"), ("o", "u"),
    ("ous", "us"), ("tion", "sion"), ("sion", "tion"), ("itis", "itus"), ("osis", "osus"), ("emia", "imia"),
    ("ology", "olgy"), ("scopy", "scopey"), ("ular", "uler"), ("able", "ible"), ("ible", "able"), ("ant", "ent"),
    ("ent", "ant"), ("ance", "ence"), ("ence", "ance"),
)  # fmt: skip
"""What writers put for the sounds of words from Greek and Latin."""


def shuffled(matches: Iterable[re.Match[str]], chance: random.Random) -> list[re.Match[str]]:
    """Return the matches in another order."""
    order = list(matches)
    chance.shuffle(order)
    return order


def words(text: str, chance: random.Random, shortest: int = 1) -> Iterator[re.Match[str]]:
    """Yield one place of each different word, so that rare words are planted into as often as common ones."""
    seen: set[str] = set()
    for match in shuffled(WORD.finditer(text), chance):
        if len(match[0]) >= shortest and match[0].lower() not in seen:
            seen.add(match[0].lower())
            yield match


def cased(like: str, word: str) -> str:
    """Return the word with the capital that ``like`` has."""
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def from_pairs(pairs: Pairs, kind: str, wanted: Callable[[str], bool]) -> Edits:
    """Return the edits that put a known misspelling for a word, where ``wanted`` takes the misspelling."""

    def edits(text: str, chance: random.Random) -> Iterator[Edit]:
        for match in words(text, chance, 3):
            if match[0].isupper() or not match[0][1:].islower():
                continue
            wrongs = [wrong for wrong in pairs.get(match[0].lower(), ()) if wanted(wrong)]
            if wrongs:
                yield Edit(*match.span(), cased(match[0], chance.choice(wrongs)), kind)

    return edits


def keyboard(known: KnownWords) -> Edits:
    """Return slips of the fingers: a neighbouring key, a key twice, a key missed, two keys in the wrong order."""

    def edits(text: str, chance: random.Random) -> Iterator[Edit]:
        for match in words(text, chance, 4):
            word = match[0]
            if not word.islower():
                continue
            kind = chance.choice(("neighbour", "twice", "missed", "order"))
            wrong = _fingers(word, kind, chance)
            if wrong != word and wrong not in known:
                yield Edit(*match.span(), wrong, kind)

    return edits


def _fingers(word: str, kind: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    if kind == "neighbour":
        return word[:at] + chance.choice(_NEIGHBOURS[word[at]]) + word[at + 1 :]
    if kind == "twice":
        return word[:at] + word[at] + word[at:]
    if kind == "missed":
        return word[:at] + word[at + 1 :]
    at = min(at, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def medical(known: KnownWords) -> Edits:
    """Return slips in medical words, those that no English dictionary has or that have a medical part."""

    def edits(text: str, chance: random.Random) -> Iterator[Edit]:
        for match in words(text, chance, 6):
            word = match[0]
            if (
                not word.islower()
                or known.texts_with(word) < 2
                or (known.english(word) and not _MEDICAL.search(word))
            ):
                continue
            kind, wrong = _sound(word, chance)
            if wrong and wrong != word and wrong not in known:
                yield Edit(*match.span(), wrong, kind)

    return edits


def _sound(word: str, chance: random.Random) -> tuple[str, str]:
    if chance.random() < 0.3:
        doubles = [i for i in range(1, len(word) - 1) if word[i] == word[i + 1]]
        if doubles and chance.random() < 0.7:
            at = chance.choice(doubles)
            return "single", word[:at] + word[at + 1 :]
        singles = [i for i in range(2, len(word) - 1) if word[i] in "clmnprst" and word[i + 1] in "aeiou"]
        if singles:
            at = chance.choice(singles)
            return "double", word[:at] + word[at] + word[at:]
    places = [
        (match.start(), old, new)
        for old, new in _LETTERS
        for match in re.finditer(old, word)
        if (match.start() > 0 and match.end() < len(word)) or len(old) > 1
    ]
    if not places:
        return "sound", ""
    at, old, new = chance.choice(places)
    return "sound", word[:at] + new + word[at + len(old) :]


def joined(known: KnownWords) -> Edits:
    """Return pairs of words without the space between them."""

    def edits(text: str, chance: random.Random) -> Iterator[Edit]:
        for match in words(text, chance):
            after = re.compile(r" ([a-z]+)(?![\w'’\-/@&]|\.\w)").match(text, match.end())
            if after and not match[0].isupper() and match[0] + after[1] not in known:
                kind = "short" if min(len(match[0]), len(after[1])) < 3 else "long"
                yield Edit(match.start(), after.end(), match[0] + after[1], kind)

    return edits


def split(known: KnownWords) -> Edits:
    """Return words with a space in them, at least one of whose parts is no word."""

    def edits(text: str, chance: random.Random) -> Iterator[Edit]:
        for match in words(text, chance, 5):
            word = match[0]
            at = chance.randrange(2, len(word) - 1)
            parts = word[:at], word[at:]
            if word.islower() and not all(known.english(part) for part in parts):
                yield Edit(
                    *match.span(),
                    " ".join(parts),
                    "one part" if any(p in known for p in parts) else "no part",
                )

    return edits


_JOIN = re.compile(r"[a-z)]([.,;:?!]) (?=[A-Za-z][a-z])")
"""Matches ``d. `` in ``blood. It``."""
_BRACKET = re.compile(r"[a-z]( )\([a-z]|[a-z]\)( )[a-z]")
"""Matches ``n (a`` in ``skin (a``."""


def missing_space(text: str, chance: random.Random) -> Iterator[Edit]:
    """Yield marks without the space after them, and brackets without the space before."""
    for match in shuffled([*_JOIN.finditer(text), *_BRACKET.finditer(text)], chance):
        mark = match.group(0)[1:2]
        start = match.start(1) if match.re is _JOIN else match.start() + match[0].index(" ")
        if match.re is _JOIN:
            before = re.search(r"\w+$", text[max(0, start - 30) : start])
            after = re.match(r"\w+", text[start + 2 :])
            if not before or not after or after[0].startswith(("http", "www")):
                continue
            begin, end = start - len(before[0]), start + 2 + len(after[0])
            yield Edit(begin, end, text[begin : start + 1] + text[start + 2 : end], f"after {mark}")
        else:
            yield Edit(
                start - 1,
                start + 2,
                text[start - 1] + text[start + 1],
                "bracket",
                text[start - 5 : start + 6],
            )


def doubled(text: str, chance: random.Random) -> Iterator[Edit]:
    """Yield words that occur twice; half of them words of grammar, on which the hand slips most."""
    grammar = {
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "for",
        "or",
        "with",
        "are",
        "be",
        "on",
        "can",
        "you",
        "by",
    }
    places = shuffled(WORD.finditer(text), chance)
    wants = chance.random() < 0.5
    for match in places:
        word = match[0]
        if word.islower() and (word in grammar) == wants and word not in ("had", "that"):
            kind = "grammar word" if wants else "other word"
            yield Edit(*match.span(), f"{word} {word}", kind, text[match.start() : match.end() + 8])


def capital(known: KnownWords) -> Edits:
    """Return keyboard slips in words with a capital that begin no sentence: names and headings."""

    def edits(text: str, chance: random.Random) -> Iterator[Edit]:
        for match in words(text, chance, 5):
            word = match[0]
            if (
                not word[0].isupper()
                or not word[1:].islower()
                or text[max(0, match.start() - 2) : match.start()][:1] in ".?!\n"
            ):
                continue
            kind = chance.choice(("neighbour", "twice", "missed", "order"))
            wrong = cased(word, _fingers(word.lower(), kind, chance))
            if wrong != word and wrong not in known and wrong.lower() not in known:
                yield Edit(*match.span(), wrong, kind)

    return edits
