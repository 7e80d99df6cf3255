"""Say in plain words why a block of structured data is not JSON, for an editor to hand on to the web developer."""

from __future__ import annotations

from collections.abc import Mapping

from schemas.facts.structured_data import StructuredData

_WORDS: Mapping[str, str] = {
    "Expecting ',' delimiter": "a comma is missing, or a quotation mark is too many",
    "Expecting ':' delimiter": "a colon is missing after a name",
    "Expecting value": "a value is missing",
    "Expecting property name enclosed in double quotes": "a comma is too many, or a name has no quotation marks",
    "Illegal trailing comma before end of object": "the last comma is too many",
    "Illegal trailing comma before end of array": "the last comma is too many",
    "Unterminated string starting": "a closing quotation mark is missing",
    "Invalid control character": "a line break is inside quotation marks",
    "Invalid \\escape": "a backslash is too many",
    "Invalid \\uXXXX escape": "a backslash and u have no four digits after them",
    "Extra data": "there is more text after its end",
    "Markup around the JSON": "web page code is inside of the block",
    "A comment, which JSON does not have": "a comment is inside of the block",
    "A byte order mark before the JSON": "an invisible sign (byte order mark) is before it",
    "A byte order mark inside of the JSON": "an invisible sign (byte order mark) is inside of it",
    "An escaped apostrophe (\\'), which JSON does not have": "a backslash before an apostrophe is too many",
    "The values are nested too deeply": "its brackets are nested too deeply",
    "A number is too long": "a number is too long",
}
"""Errors of the reader of JSON-LD, and of Python's parser (3.11 to 3.14), to what the writer did."""


_EMPTY = "The script is empty"


def is_broken(block: StructuredData) -> bool:
    """Return whether a block holds something that is not JSON; one without a word withholds nothing."""
    return block.error is not None and block.error != _EMPTY


def error_in_words(error: str) -> str:
    """Return an error in plain words; one without is returned as it is, for the developer.

    >>> error_in_words("Expecting ':' delimiter"), error_in_words("NaN is not a value of JSON")
    ('a colon is missing after a name', 'NaN is not a value of JSON')
    """
    known = _WORDS.get(error)
    if known is None:
        known = next((words for start, words in _WORDS.items() if error.startswith(f"{start} ")), error)
    return known
