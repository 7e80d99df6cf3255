"""The packed table gives back the runs that were put into it."""

from __future__ import annotations

from array import array

from language.wrong_words.ngram_table import SLOTS, packed, places, second_place, unpacked, weight


def test_the_packaged_table_knows_common_runs() -> None:
    """Words that belong together weigh more than none, and runs that nobody writes are not there."""
    together = weight("side effects")
    assert together is not None
    assert together > 1
    assert weight("patience qwzx") is None


def test_a_mark_s_two_slots_name_each_other() -> None:
    """So that an entry can be moved without its words."""
    first, second, mark = places("most patients within")
    assert second_place(second, mark) == first
    assert second_place(first, mark) == second


def test_packing_keeps_a_table() -> None:
    """Whatever the machine's order of bytes."""
    table = array("H", bytes(2 * SLOTS))
    table[5], table[SLOTS - 1] = 0x1234, 0xFFE1
    assert unpacked(packed(table)) == table
