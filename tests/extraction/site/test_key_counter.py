"""Test that keys are counted as a dictionary counts them, and that those which came once are small."""

from __future__ import annotations

import random
import sys
from collections import Counter

from extraction.site.key_counter import NEW_KEYS, KeyCounter


def test_keys_are_counted_as_by_a_counter() -> None:
    """Whatever their order, however far apart the second time is from the first."""
    chance = random.Random(7)
    counted, keys = Counter[int](), KeyCounter()
    for _ in range(60):
        page = {chance.randrange(40_000) for _ in range(700)}
        counted.update(page)
        keys.add(page)
    assert len(keys) == len(counted)
    assert dict(keys.repeated()) == {key: count for key, count in counted.items() if count > 1}


def test_forgotten_keys_begin_again() -> None:
    """Those that came no oftener are as if they had never come; the others keep their count."""
    keys = KeyCounter()
    for count in (1, 2, 3):
        keys.add(range(count * 10))  # 0 to 9 three times, 10 to 19 twice, 20 to 29 once
    keys.forget(2)
    assert (len(keys), dict(keys.repeated())) == (10, dict.fromkeys(range(10), 3))
    keys.add([15])
    assert (len(keys), 15 in dict(keys.repeated())) == (11, False)


def test_a_key_that_came_once_takes_few_bytes() -> None:
    """Beside those that are not packed yet: a dictionary would take a hundred."""
    keys = KeyCounter()
    for start in range(0, 40 * NEW_KEYS, 500):
        keys.add(range(start, start + 500))
    assert len(keys._new) <= NEW_KEYS
    assert sum(map(sys.getsizeof, keys._once)) <= 9 * len(keys) + 1_000
    assert len(keys._once) <= 8
