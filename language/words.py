"""Find the words of a text with their offsets, and skip what only looks like words: URLs, files, codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOP_LEVEL = r"com|org|net|gov|edu|mil|int|info|biz|io|us|uk|ca|au|co|tv|me|health|clinic|doctor|care"
_FILE = r"pdf|html?|php|aspx?|jpe?g|png|gif|webp|svg|docx?|xlsx?|pptx?|zip|css|js|xml|json"

TOKEN = re.compile(
    rf"""
    (?=[\w@\#/])                                # nothing below starts elsewhere: spaces cost little
    (?:
    (?P<plain>[^\W\d_]+(?:['’\u00ad][^\W\d_]+)*)(?=[\s,;!?)”"]|[.:]\s|[.:]?$)   # a word with nothing glued to it
  | (?P<skip>
        (?:https?|ftp|tel|mailto):\S+           # https://clinic.example/a?b
      | www\.\S+                                # www.clinic.example
      | [\w.+%-]{{1,64}}@[\w-]+(?:\.[\w-]+)+     # desk@clinic.example
      | [@\#][\w.-]+                            # @clinic, #backpain
      | \b(?:[\w-]{{1,63}}\.){{1,8}}(?:{_TOP_LEVEL})(?![\w])(?:/\S*)?   # clinic.com/blog
      | \b[\w-]{{1,120}}\.(?:{_FILE})\b          # form.pdf
      | (?:/[\w.-]+){{2,}}/?                    # /blog/post/
      | (?:\w{{0,64}}\d[\w'’]*)(?:[-.,:/+]\w{{0,64}}\d[\w'’]*)*  # FMR1, 46,XY, 10-12, 90s
    )
  | (?P<word>[^\W\d_]+(?:['’\u00ad][^\W\d_]+)*)   # pain, doctor's, don’t
    )
    """,
    re.VERBOSE,
)
"""Matches ``desk@clinic.example`` as skip and ``doctor's`` as word. What is looked ahead for has a bound, that of
a mail address (64, RFC 5321 4.5.3.1.1) or of a host's label (63, RFC 1035 2.3.4): else each letter of a long string
would look to its end."""


class Word(NamedTuple):
    """One word of a text."""

    text: str
    """As written."""
    start: int
    """Offset of its first character, code points."""
    end: int
    """Offset after its last character."""


def words_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words between two offsets, without addresses, handles, file names and tokens with digits."""
    new = tuple.__new__  # a third of the time of Word(…), for each word of a site
    for match in TOKEN.finditer(text, start, len(text) if end is None else end):
        if match.lastgroup != "skip":
            yield new(Word, (match[0], match.start(), match.end()))
