"""Read JSON-LD that is not quite JSON where its writer's intent is plain, and name the fault."""

from __future__ import annotations

import tracemalloc

import pytest

from extraction.page.json_ld import read_json


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1, // a comment\n"b": "https://x.example//y"}', {"a": 1, "b": "https://x.example//y"}),
        ('{"a": 1, // a comment\r"b": 2}', {"a": 1, "b": 2}),
        ('/* Made by "X" */ {"a": "5 /* or */ 6 // 7"}', {"a": "5 /* or */ 6 // 7"}),
        ('{"a": 1} // the end', {"a": 1}),
        ('{"a": 1, /* the last */}', {"a": 1}),
        ('\ufeff{"a": 1}', {"a": 1}),
        ('<!-- SEO plug-in -->\n{"a": 1}', {"a": 1}),
        ('<!--\n{"a": 1}\n-->', {"a": 1}),
        (r'{"a": "It\'s a knee"}', {"a": "It's a knee"}),
        ('{"a": "one\ntwo"}', {"a": "one\ntwo"}),
    ],
)
def test_plain_intent_is_read_with_its_fault(text: str, value: object) -> None:
    """Comments, a byte order mark and wrong escapes cost no value, and each is a fault."""
    found = read_json(text)
    assert found.values == (value,)
    assert found.error is not None


@pytest.mark.parametrize(
    ("text", "error", "position"),
    [
        ('{"a": 1, // c\n"b": 2}', "A comment, which JSON does not have", 9),
        ('{"a": 1} /* c', "A comment, which JSON does not have", 9),
        (r'{"a": "It\'s"}', "An escaped apostrophe (\\'), which JSON does not have", 9),
        (' \ufeff{"a": 1}', "A byte order mark before the JSON", 1),
        ('{"a": \ufeff1}', "A byte order mark inside of the JSON", 6),
    ],
)
def test_fault_is_named_where_it_is(text: str, error: str, position: int) -> None:
    """The words are those of a writer, the offset that of the fault's first character."""
    found = read_json(text)
    assert (found.error, found.position) == (error, position)


def test_valid_json_has_no_fault() -> None:
    """Slashes in a string are no comment."""
    found = read_json('{"url": "https://x.example//y", "a": "/* b */"}')
    assert found.values == ({"url": "https://x.example//y", "a": "/* b */"},)
    assert found.error is None


@pytest.mark.parametrize("letter", ["x", "\\n"])
def test_a_long_string_takes_no_memory_of_its_own(letter: str) -> None:
    """Patterns that can go back kept a place for each letter: a gigabyte for a text of eight megabytes."""
    text = f'{{"a": "{letter * 200_000}", }} // the end'
    tracemalloc.start()
    try:
        assert read_json(text).error is not None
        assert tracemalloc.get_traced_memory()[1] < 40 * len(text)
    finally:
        tracemalloc.stop()
