"""Lines that wait for a transaction are bounded by their number and by their size."""

from __future__ import annotations

from store.batches import MAX_BYTES, MAX_ROWS, batches_of_lines


def test_no_batch_is_larger_than_its_bounds() -> None:
    """But for a line that is larger by itself; all lines come, in their order."""
    sizes = [1] * 2500 + [MAX_BYTES // 3] * 10 + [2 * MAX_BYTES, 1]
    rows = [(str(number), "x" * size) for number, size in enumerate(sizes)]
    cut = list(batches_of_lines(rows))
    assert [row for batch in cut for row in batch] == rows
    assert all(len(batch) <= MAX_ROWS for batch in cut)
    assert all(len(batch) == 1 or sum(len(line) for _, line in batch) <= MAX_BYTES for batch in cut)
    assert len(cut) < 12


def test_nothing_is_no_batch() -> None:
    assert not list(batches_of_lines([]))
