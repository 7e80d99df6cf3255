"""Divide text into the words that two runs' texts are compared by, also where its script writes no blanks."""

from __future__ import annotations

import re

_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1A20, 0x1AAF), (0x3005, 0x3007), (0x3040, 0x30FF),
    (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F), (0xF900, 0xFAFF),
    (0xFF66, 0xFF9F), (0x20000, 0x3FFFF),
)  # fmt: skip
"""First and last character of the scripts without blanks between words: Thai, Lao, Burmese, Khmer, Tai Tham, Japanese
and Chinese (Unicode 16, ``Blocks.txt``; UAX 14, classes ID, CJ and SA). Korean writes blanks."""

_LETTERS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSPACED)
_UNSPACED_LETTER = re.compile(f"[{_LETTERS}]")
_WORD = re.compile(rf"[{_LETTERS}][^\w\s]*|[^\s{_LETTERS}]+")
"""Matches ``膝``, ``み。``, ``ที่`` with both marks, and each word of ``knee pain``."""


def words_of(text: str) -> list[str]:
    """Return the words of a text, in order; each letter of a script without blanks, with its marks, is one.

    What they mean together is not asked: a count of them says how much of a text moved, whatever its script.

    >>> words_of("Knee  pain."), words_of("膝の痛み。 MRI検査")
    (['Knee', 'pain.'], ['膝', 'の', '痛', 'み。', 'MRI', '検', '査'])
    """
    if text.isascii() or not _UNSPACED_LETTER.search(text):
        return text.split()
    return _WORD.findall(text)
