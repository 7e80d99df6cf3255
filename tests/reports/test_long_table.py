"""Long tables."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reports.long_table import cut_rows, fair_shares, first_rows


def test_a_flood_leaves_room_for_the_small_ones() -> None:
    """The small groups whole, the rest shared."""
    assert fair_shares({"flood": 9000, "small": 4, "tiny": 1, "other": 5}, 100) == {
        "flood": 90,
        "small": 4,
        "tiny": 1,
        "other": 5,
    }


@given(st.dictionaries(st.text(max_size=3), st.integers(1, 10_000), max_size=30))
def test_shares_are_bounded(sizes: dict[str, int]) -> None:
    """Nobody gets more than it has, nobody nothing, all together no more than the limit."""
    shares = fair_shares(sizes, 100)
    assert all(1 <= shares[key] <= size for key, size in sizes.items())
    assert sum(shares.values()) <= 100


def test_what_is_hidden_is_counted() -> None:
    """Rows shown and left out make the total."""
    table = cut_rows(range(7), 5)
    assert (len(table.rows), table.total, table.hidden) == (5, 7, 2)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers())), st.integers(0, 8))
def test_the_first_rows_are_those_of_the_sorted_rows(rows: list[tuple[int, int]], limit: int) -> None:
    """Equal ones in the order in which they came, and all are counted."""
    table = first_rows(rows, lambda row: row[0], limit)
    assert (table.rows, table.total) == (sorted(rows, key=lambda row: row[0])[:limit], len(rows))
