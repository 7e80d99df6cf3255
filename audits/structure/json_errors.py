"""Say in plain words why a block of structured data is not JSON, for an editor to hand on to the web developer."""

from __future__ import annotations

from collections.abc import Mapping

from schemas.facts.structured_data import StructuredData

_WORDS: Mapping[str, str] = {
    "Expecting ',' delimiter": "a comma is missing, or there is an extra quotation mark",
    "Expecting ':' delimiter": "a colon is missing after a name",
    "Expecting value": "a value is missing",
    "Expecting property name enclosed in double quotes": "there is an extra comma, or a name has no quotation marks",
    "Illegal trailing comma before end of object": "there is an extra comma at the end",
    "Illegal trailing comma before end of array": "there is an extra comma at the end",
    "Unterminated string starting": "a closing quotation mark is missing",
    "Invalid control character": "there is a line break inside quotation marks",
    "Invalid \\escape": "there is an extra backslash",
    "Invalid \\uXXXX escape": "the four digits are missing after a backslash and u",
    "Extra data": "there is text after the end",
    "Markup around the JSON": "there is web page code inside",
    "A comment, which JSON does not have": "there is a comment inside",
    "A byte order mark before the JSON": "there is an invisible character (byte order mark) at the start",
    "A byte order mark inside of the JSON": "there is an invisible character (byte order mark) inside",
    "An escaped apostrophe (\\'), which JSON does not have": "there is an extra backslash before an apostrophe",
    "The values are nested too deeply": "brackets are nested too deeply",
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
