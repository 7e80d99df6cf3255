"""Blocks of structured data are gathered with their fault, its line and the words around it."""

from __future__ import annotations

import pytest

from extraction.page.document import parse_text
from schemas.facts.structured_data import StructuredData
from tests.extraction.facts.gathered import URL, gathered

OPEN = '<script type="application/ld+json">'


def block(text: str) -> StructuredData:
    (found,) = gathered(f"<html>\n<head>\n{OPEN}{text}</script></head><body>").structured_data
    return found


def test_valid_blocks_name_their_types() -> None:
    """As written, nested ones and those of a graph too, each once, sorted."""
    found = block(
        '{"@graph": [{"@type": ["Dentist", "http://schema.org/Place"], "address": {"@type": "PostalAddress"}}, '
        '{"@type": "schema:Dentist"}]}'
    )
    assert (found.line, found.types, found.error, found.error_line, found.quote, found.lenient) == (
        3, ["Dentist", "Place", "PostalAddress"], None, None, None, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "error", "line", "quote"),
    [
        ('\n{"@type": "Dentist",\n "name": "Ann",\n}', "Expecting property name enclosed in double quotes", 6, "}"),
        ('\n{"@type": "Dentist" // ours\n}', "A comment, which JSON does not have", 4, "// ours"),
        ('{/* ours */"@type": "Dentist"}', "A comment, which JSON does not have", 3, "/* ours"),
        ('\ufeff{"@type": "Dentist"}', "A byte order mark before the JSON", 3, "Dentist"),
        ('{"@type": "Dentist", "a": "Ann\\\'s"}', "An escaped apostrophe (\\'), which JSON does not have", 3, "\\'s"),
        ('{"@type": "Dentist",\n"name": "Ann\nLee"}', "Invalid control character", 4, "Ann Lee"),
        ('{"@type": "Dentist", "name": "Ann\tLee"}', "Invalid control character", 3, "Ann Lee"),
        ('{&quot;@type&quot;: &quot;Dentist&quot;}', "Expecting property name enclosed in double quotes", 3, "&quot;"),
        ("{\u201c@type\u201d: \u201cDentist\u201d}", "Expecting property name enclosed in double quotes", 3, "\u201c"),
        ('{"@type":\u00a0"Dentist"}', "Expecting value", 3, "Dentist"),
        ('<!-- {"@type": "Dentist"} -->', "Markup around the JSON", 3, "<!--"),
        ('//<![CDATA[\n{"@type": "Dentist"}\n//]]>', "Markup around the JSON", 3, "CDATA"),
        ('{"@type": "Dentist"}\n{"@type": "Dentist"}', "Extra data", 4, "Dentist"),
        ('{"@type": "Dentist"};', "Extra data", 3, ";"),
        ('{"@type": "Dentist", "lat": NaN}', "NaN is not a value of JSON", 3, "NaN"),
        ('{"@type": "Dentist", "sameAs": ["a", ], }', "Expecting value", 3, "]"),
    ],
)  # fmt: skip
def test_a_fault_is_reported_and_read_in_spite_of(text: str, error: str, line: int, quote: str) -> None:
    """What the writer meant is plain, so the page's fields have it; what search engines stumble over is said."""
    found = block(text)
    assert (found.error, found.error_line, found.types, found.lenient) == (error, line, ["Dentist"], True)
    assert quote in (found.quote or "")
    assert len(found.quote or "") <= 80


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('{"@type": "Dentist" "name": "Ann"}', "Expecting ',' delimiter"),
        ('{"@type": "Dentist", "name": "Ann "the" Lee"}', "Expecting ',' delimiter"),
        ('{"@type": "Dentist"', "Expecting ',' delimiter"),
        ("[" * 100_000, "The values are nested too deeply"),
        ("9" * 5_000, "A number is too long"),
        ("", "The script is empty"),
        (" \n ", "The script is empty"),
        ("{{ page.schema }}", "Expecting property name enclosed in double quotes"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, error: str) -> None:
    """Nothing is guessed where the intent is not plain."""
    found = block(text)
    assert (found.error, found.types, found.lenient) == (error, [], False)


def test_a_script_that_is_cut_off_keeps_what_is_whole() -> None:
    found = block('{"@type": "Dentist"}\n{"@type": "Person"')
    assert (found.error, found.types, found.lenient) == ("Extra data", ["Dentist"], True)


def test_repairs_leave_strings_alone() -> None:
    """An address is not a comment, and a comma in a name does not trail."""
    text = '{"@type": "Dentist", "url": "http://a/*b*/", "name": "one,] \\" // two", "x": "\\u00e9\\n",}'
    document = parse_text(f"<head>{OPEN}{text}</script>", URL)
    assert document.structured.nodes[0]["url"] == "http://a/*b*/"
    assert document.structured.nodes[0]["name"] == 'one,] " // two'
    assert document.structured.nodes[0]["x"] == "é\n"


def test_entities_in_valid_json_stay() -> None:
    """They are no fault of the JSON; a reader of a text field decides."""
    found = block('{"@type": "Dentist", "name": "Fish &amp; Chips"}')
    assert found.error is None


def test_equal_blocks_have_one_digest() -> None:
    one, other = block('{"@type": "Dentist"}'), block('\n{"@type":  "Dentist"}\n')
    assert one.digest == other.digest != block('{"@type": "Person"}').digest


def test_half_a_surrogate_pair_is_no_error_of_ours() -> None:
    assert block('{"@type": "Den\\ud800"}').types == ["Den?"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("lines", [10, 70_000])
def test_lines_are_right_on_long_pages(lines: int, end: str) -> None:
    """The parser counts up to 65,535."""
    script = f"{OPEN}{end}{{{end}'a': 1}}</script>{end}"
    page = f"<html><body>{'<p>x</p>' + end}{end * lines}{script}{script}{end * lines}{OPEN}{{}}</script>"
    first, second, last = gathered(page).structured_data
    assert (first.line, first.error_line) == (lines + 2, lines + 4)
    assert (second.line, second.error_line) == (lines + 5, lines + 7)
    assert last.line == 2 * lines + 8


def test_hostile_scripts_are_read_in_linear_time() -> None:
    """Thousands of comments that do not end, and of strings that do not."""
    for text in (
        "/*" * 200_000,
        '{"a' + '\\"' * 200_000,
        "," + " " * 200_000,
        ', "' * 100_000,
        "&quot;" * 100_000,
    ):
        assert block(text).error is not None
