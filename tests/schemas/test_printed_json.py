"""Printed JSON means the same and drives nothing."""

from __future__ import annotations

import json
import sys
import unicodedata

from schemas.printed_json import printed_json


def test_every_character_comes_back_and_no_control_is_left() -> None:
    """Of all code points: nothing that a terminal obeys, that ends a line, or that turns one round."""
    letters = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    printed = printed_json(json.dumps(letters, ensure_ascii=False))
    assert letters == json.loads(printed)
    assert "Cc" not in {unicodedata.category(letter) for letter in set(printed)}
    assert len(printed.splitlines()) == 1
    turning = {
        letter
        for letter in set(printed)
        if unicodedata.bidirectional(letter) in ("LRE", "RLO", "PDF", "RLI", "PDI")
    }
    assert turning == set()
