"""A file of records is a sequence that is read at each look."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.record_file import RecordFile


@pytest.fixture
def numbers(tmp_path: Path) -> RecordFile[int]:
    path = tmp_path / "numbers.jsonl"
    path.write_text("".join(f"{number}\n" for number in range(7)), "utf-8")
    return RecordFile(path, 7, json.loads)


def test_it_reads_as_the_list_of_its_records(numbers: RecordFile[int]) -> None:
    """At every look, at indices from either end, and for every slice."""
    listed = list(range(7))
    assert listed == list(numbers) == list(numbers)
    assert len(numbers) == 7
    assert [numbers[at] for at in range(-7, 7)] == [listed[at] for at in range(-7, 7)]
    for slice_ in (slice(2), slice(1, 5, 2), slice(None, None, -1), slice(-3, None), slice(9)):
        assert numbers[slice_] == listed[slice_]
    with pytest.raises(IndexError):
        numbers[7]


def test_a_run_without_the_file_has_no_records(tmp_path: Path) -> None:
    """As one that an older version published."""
    assert not list(RecordFile(tmp_path / "texts.jsonl", 0, json.loads))
