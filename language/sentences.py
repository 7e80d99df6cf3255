"""Split a text into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.abbreviations import ABBREVIATIONS, ORDINARY_WORDS
from language.bullets import BULLETS
from language.next_word import NextWord, WordKind, kind_of_capital, next_word
from language.sentence_ends import full_stop_ends
from language.spelling.lexicon import lexicon, zipf
from language.stopped_word import stopped_word
from language.word_list import words_in

SIGNS = f"{BULLETS}·"
"""Signs that open an item of a list, or part the items of a line."""
_END = re.compile(
    rf"""
    [.!?…\n{SIGNS}]
    (?:
        (?<=\n)\n*+
      | (?<=[{BULLETS}])
      | (?<=\s·)(?=\s)
      | (?<=[.!?…])(?<![.!?…].)[.!?…]*+["”’')\]]*+
        (?:
            (?=\s)
          | (?=[A-Z][A-Za-z’']|[AI]\s)
          | (?<=[a-z]\.)\d{{1,2}}(?=\s+[A-Z])
          | (?<=[a-z][.!?])(?=(?:the|we|they|it|i|she|he|my|our|you|your|this|no)\s)
        )
    )
    """,
    re.VERBOSE,
)
"""Matches ``.”`` before white space, ``?`` before a capital, ``.`` in ``minutes.the staff``, ``.1`` of a
footnote, a bullet, a line break."""
_LAST = re.compile(r"(?<![^\W_])[^\W_]+$")
"""Matches ``day`` at the end of ``twice a day``."""
_AMOUNT = re.compile(r"[$£€₹]?\d+(?:[.,]\d+)*")
"""Matches ``$1,200.50``."""
_ADDRESS = re.compile(r"[\w-]{0,40}(?:\.\w|@|:/|/\w|[()_]|\s=)")
"""Matches ``com.au`` after a full stop, and ``Level =`` in a program."""
_MAX_LAST = 40
"""Letters looked at before a full stop: no word is so long."""
_LEAST_GLUED = 3.0
"""Zipf value of the words between which a blank is missing."""
_LEAST_EVERYDAY, _LEAST_LETTERS = 4.0, 3
"""Zipf value of everyday words, ten in a million; shorter words before a full stop are abbreviations too often."""
_SUBJECTS = words_in(
    "i we they he she it you my our their his her your this that these those there thank thanks"
)
"""Words that open a sentence after ``!`` or ``?``; others go on after a name such as *Yahoo!* or after a question."""
_ASKS = re.compile(
    r"\W*(?:what|why|how|when|where|who|which|is|are|do|does|did|can|could|will|should)\b", re.IGNORECASE
)
"""Matches the start of ``What is exocad``."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d$")
"""Matches ``2022`` at the end of ``was raised in 2022``."""
_AFTER_NO_BLANK = frozenset((WordKind.OPENER, WordKind.TITLE, WordKind.COMMON, WordKind.CAPITALS))
_NOT_AFTER_A_STOP = words_in("com org net gov edu js io co uk md phd rn dds np inc llc llp pc py ai")
"""Ends of addresses, programs and degrees, which follow a full stop without a blank on purpose."""


def sentences_of(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield offsets of the sentences between two offsets, without the white space around them.

    A line break ends one, and so does the bullet of an item that follows.
    """
    stop = len(text) if end is None else end
    begin = start
    for match in _END.finditer(text, start, stop):
        sign = text[match.start()]
        if sign in SIGNS:
            cut = match.start()
        elif sign == "\n" or _ends(text, match, begin, stop):
            cut = match.end()
        else:
            continue
        yield from _trimmed(text, begin, cut)
        begin = cut
    yield from _trimmed(text, begin, stop)


def _ends(text: str, match: re.Match[str], begin: int, stop: int) -> bool:
    at, after = match.span()
    following = next_word(text, after, stop)
    if following is None:
        return True
    if text[after - 1].isdigit():
        return _everyday_before(text, begin, at, _LEAST_GLUED)  # the number of a footnote
    if not text[after].isspace():
        return _blank_is_missing(text, match, begin, following)
    if following.kind is WordKind.SMALL:
        return _small_letter_opens(text, match, begin, following)
    if after > at + 1 or text[at] != ".":
        return _marks_end(text, match, begin, following)
    last = text[max(begin, at - _MAX_LAST) : at].rsplit(None, 1)
    if not last or text[at - 1].isspace():
        return following.kind not in (WordKind.STOP, WordKind.SMALL_NAME)
    word = last[-1]
    if len(word) > 1 and word.isalpha() and word.islower() and word not in ABBREVIATIONS and len(last) > 1:
        return following.kind is not WordKind.STOP
    return full_stop_ends(text, stopped_word(text, begin, at), following)


def _small_letter_opens(text: str, match: re.Match[str], begin: int, following: NextWord) -> bool:
    """Return whether a word that is written small opens a sentence, as people type who use no capitals: ``i am so glad.
    the staff is kind``.

    The word before the mark is no abbreviation. After a full stop a subject, any word between two everyday ones, or the
    label of the next item opens a sentence; after other marks a subject, or any word where the sentence is a question.
    """
    marks, at = match[0], match.start()
    before = _LAST.search(text, max(begin, at - _MAX_LAST), at)
    if before is None or marks.strip(".!?") or marks.startswith(".."):
        return False
    word = before[0].lower()
    if len(word) < _LEAST_LETTERS or word in ABBREVIATIONS:
        return False
    if following.word in _SUBJECTS:
        return True
    if marks == ".":
        next_item = len(following.word) == 1 and following.stopped
        return next_item or min(zipf(word), zipf(following.word)) >= _LEAST_EVERYDAY
    return "?" in marks and _ASKS.match(text, begin, at) is not None


def _marks_end(text: str, match: re.Match[str], begin: int, following: NextWord) -> bool:
    """Return whether several marks, a mark with a quote or a bracket, or ``?`` end the sentence."""
    marks = match[0]
    if following.kind is WordKind.STOP:
        return False
    if marks[0] != "." or marks[1] not in ")]":
        return following.kind is not WordKind.SMALL_NAME or marks[-1] not in ".…"
    word = stopped_word(text, begin, match.start()).word
    short = word.lower() in ABBREVIATIONS and word not in ORDINARY_WORDS
    return not short or following.kind not in (WordKind.NAME, WordKind.NUMBER, WordKind.JOINT)


def _blank_is_missing(text: str, match: re.Match[str], begin: int, following: NextWord) -> bool:
    """Return whether a sentence ends at a mark that a capital follows without a blank: ``TMJ?The joint``."""
    marks = match[0]
    if "…" in marks or ".." in marks or _ADDRESS.match(text, following.end):
        return False
    if following.kind is WordKind.SMALL:
        return _everyday_before(text, begin, match.start(), _LEAST_EVERYDAY)
    known = following.kind in _AFTER_NO_BLANK or following.word.capitalize() in lexicon().names
    if not known or following.word in _NOT_AFTER_A_STOP:
        return False
    if marks[0] != "." or len(marks) > 1:
        return True
    at = match.start()
    last = text[max(begin, at - _MAX_LAST) : at].rsplit(None, 1)
    word = last[-1] if last else ""
    if word[-1:] in ')]”’"%':
        return True
    if _AMOUNT.fullmatch(word):
        before = stopped_word(text, begin, at)
        opens = following.kind is WordKind.OPENER or (
            following.kind is WordKind.COMMON and _YEAR.search(word) is not None
        )
        return opens and full_stop_ends(text, before, following)
    if word.lower() in ABBREVIATIONS:
        return following.kind is WordKind.OPENER and full_stop_ends(
            text, stopped_word(text, begin, at), following
        )
    if "." in word or "@" in word or "/" in word or (found := _LAST.search(word)) is None:
        return False
    letters = found[0]
    if letters.isupper() and len(letters) > 1:
        return following.kind is WordKind.OPENER
    if len(letters) < 2 or not letters[1:].islower():
        return False
    if letters.lower() in ABBREVIATIONS:
        return full_stop_ends(text, stopped_word(text, begin, at), following)
    if letters[0].isupper() and following.kind is not WordKind.OPENER:
        return False  # System.Text
    return zipf(letters.lower()) >= _LEAST_GLUED or kind_of_capital(letters.capitalize()) is WordKind.COMMON


def _everyday_before(text: str, begin: int, at: int, least: float) -> bool:
    """Return whether an everyday word alone, of no address, is before a mark: ``only five minutes.the staff``."""
    last = text[max(begin, at - _MAX_LAST) : at].rsplit(None, 1)
    word = last[-1].lower() if last else ""
    return len(word) >= _LEAST_LETTERS and word not in ABBREVIATIONS and zipf(word) >= least


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
