"""A page's text can be anything; whoever reads the report is safe."""

from __future__ import annotations

import functools
import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from reports.html.file_names import owner_files
from reports.html.report_files import report_files
from reports.office_markup import office_markup
from tests.reports.clinic_sample import SITE
from tests.reports.hostile_crowd import crowd, hostile, named, ordinary
from tests.reports.hostile_payloads import ODD_URLS, TEXTS, URLS

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff"
    "\ufff9-\ufffb\ufffe\uffff]"
)
"""Control, direction and surrogate characters, e.g. ``\\x1b``; our markup may hold line feeds and tabs."""
_OURS = re.compile(r"(\.\./)?([a-z0-9-]+/)?[a-z0-9-]+\.html(#[a-z0-9-]+)?|#[a-z0-9-]+")
"""Matches ``../page/p-0000000000000003.html`` and ``#first``."""
_FILE = re.compile(r"((page|owners)/)?[a-z0-9][a-z0-9-]{0,60}\.html")
_LOADING = "img, iframe, object, embed, video, audio, source, track, base, form, frame, portal, [srcset], script[src]"


@functools.cache
def _hostile() -> Mapping[str, str]:
    return dict(report_files(hostile()))


@functools.cache
def _ordinary() -> Mapping[str, str]:
    return dict(report_files(ordinary()))


@functools.cache
def _trees() -> Mapping[str, LexborHTMLParser]:
    """Return the hostile files as a browser parses them (HTML5)."""
    return {path: LexborHTMLParser(text) for path, text in _hostile().items()}


def _elements(tree: LexborHTMLParser) -> list[LexborNode]:
    return tree.css("*")


def _sort(path: str) -> str:
    """Return the sort of a file, which has one template."""
    folder = PurePosixPath(path).parent.name
    return folder or path


def _shapes(node: LexborNode) -> tuple[str, str, frozenset[str]]:
    parent = node.parent
    return (parent.tag or "" if parent is not None else "", node.tag or "", frozenset(node.attributes))


def test_there_are_enough_of_them() -> None:
    """A hundred different texts at least, and forty addresses."""
    assert len(set(TEXTS)) == len(TEXTS) >= 140
    assert len({*URLS, *ODD_URLS}) >= 40


def test_no_text_becomes_markup() -> None:
    """Every element of the hostile report is, with its parent and the names of its attributes, one of the ordinary one.

    An address that may be no link leaves its words without one.
    """
    known: dict[str, set[tuple[str, str, frozenset[str]]]] = {}
    for path, text in _ordinary().items():
        known.setdefault(_sort(path), set()).update(map(_shapes, _elements(LexborHTMLParser(text))))
    unlinked = {
        sort: {(parent, "bdi", names) for parent, tag, names in shapes if tag == "a"}
        for sort, shapes in known.items()
    }
    unlinked = {
        sort: {(parent, tag, frozenset()) for parent, tag, _ in shapes} for sort, shapes in unlinked.items()
    }
    for path, tree in _trees().items():
        strange = set(map(_shapes, _elements(tree))) - known[_sort(path)] - unlinked[_sort(path)]
        assert strange == set(), path


def test_nothing_runs_loads_or_styles_but_ours() -> None:
    """One script and one style a file, ours to the letter; no event handler, style attribute or loading element."""
    (style, script) = _own_code(LexborHTMLParser(_ordinary()["index.html"]))
    for path, tree in _trees().items():
        assert _own_code(tree) == (style, script), path
        assert tree.css(_LOADING) == [], path
        assert Counter(node.tag for node in tree.css("meta, link, title")) == {
            "meta": 6,
            "link": 1,
            "title": 1,
        }
        names = {name for node in _elements(tree) for name in node.attributes}
        assert [
            name for name in names if name.startswith("on") or name in ("style", "srcdoc", "formaction")
        ] == []


def _own_code(tree: LexborHTMLParser) -> tuple[str, str]:
    (style,), (script,) = tree.css("style"), tree.css("script")
    return style.text(), script.text()


def test_links_lead_to_the_web_or_to_our_own_files() -> None:
    """http(s) with ``rel`` and a window of its own; else a file or an anchor of the report that is there."""
    outside = 0
    for path, tree in _trees().items():
        for link in tree.css("a"):
            href = link.attributes["href"] or ""
            if _OURS.fullmatch(href):
                assert "target" not in link.attributes
                _assert_is_there(path, href)
                continue
            outside += 1
            assert re.match(r"https?://[^\s\"'<>\\@]+", href, re.IGNORECASE), href
            assert href.isascii()
            assert (link.attributes["rel"], link.attributes["target"]) == ("noopener noreferrer", "_blank")
    assert outside > 500


def _assert_is_there(path: str, href: str) -> None:
    name, _, anchor = href.partition("#")
    other = (
        str(PurePosixPath(path).parent / name)
        if name and not name.startswith("../")
        else name.removeprefix("../")
    )
    target = _trees()[other if name else path]
    assert not anchor or target.css_first(f"#{anchor}") is not None, (path, href)


def test_hostile_addresses_are_shown_as_text() -> None:
    """None of them is a link, wherever it is; a reader sees what the page says."""
    run = crowd(["Honest words"] * len(URLS), URLS)
    for path, text in report_files(run):
        tree = LexborHTMLParser(text)
        outside = {link.attributes["href"] for link in tree.css("a[rel]")}
        standards = {standard.url for info in run.audits for standard in info.standards}
        assert outside <= {SITE, *standards}, path
        if path == "pages.html":
            assert "javascript:window.pwned=1" in tree.text()


def test_no_character_drives_the_reader() -> None:
    """Control, direction and surrogate characters are gone from every file, which encodes as UTF-8."""
    for path, text in _hostile().items():
        assert _FORBIDDEN.search(text) is None, path
        assert text.encode()
        for node in _elements(_trees()[path]):
            written = "".join(value or "" for value in node.attributes.values())
            assert _FORBIDDEN.search(written) is None, path


def test_what_style_and_script_act_on_is_ours() -> None:
    """No text of a page ends in a class, an id or a data attribute but that of a button that copies it."""
    honest = {
        pair
        for text in _ordinary().values()
        for node in LexborHTMLParser(text).css("*")
        for pair in _acted_on(node)
    }
    for path, tree in _trees().items():
        for node in _elements(tree):
            assert _acted_on(node) <= honest, path
            assert "data-copy" not in node.attributes or node.tag == "button"


def _acted_on(node: LexborNode) -> set[tuple[str, str | None]]:
    names = ("class", "id", "role", "data-mark", "data-filter", "data-row", "data-label")
    return {(name, value) for name, value in node.attributes.items() if name in names}


def test_ids_are_there_once() -> None:
    """A page cannot name an element again that the script looks for."""
    for path, tree in _trees().items():
        ids = Counter(node.attributes["id"] for node in tree.css("[id]"))
        assert [name for name, times in ids.items() if times > 1] == [], path


@pytest.mark.parametrize("text", TEXTS)
def test_the_frame_of_a_page_stays_with_any_name_and_reason(text: str) -> None:
    """With every text as name of the clinic and reason of an unfinished run the elements are the same, in order."""
    tree = LexborHTMLParser(next(iter(report_files(named(text))))[1])
    assert [node.tag for node in _elements(tree)] == _frame()
    title = tree.css_first("title")
    assert title is not None
    assert title.text().startswith("Overview · ")


@functools.cache
def _frame() -> list[str | None]:
    return [
        node.tag for node in _elements(LexborHTMLParser(next(iter(report_files(named("Honest words"))))[1]))
    ]


def test_the_payload_is_shown_as_text() -> None:
    """Neutral does not mean hidden: a reader sees that the page holds a script in its title."""
    words = _trees()["pages.html"].text()
    assert "<script>window.pwned=1</script>" in words
    assert '" onmouseover="window.pwned=1" x="' in words
    assert "{{ 7*7 }}{{ config }}" in words
    assert "\ufffdgnp.exe \ufffd invoice" in words
    assert "\ufffd[2J\ufffd[31mred\ufffd[0m" in words


def test_long_texts_are_cut() -> None:
    """Five thousand letters of a title are no line of a list."""
    for path, text in _hostile().items():
        if path not in ("data.html", "offices.html") and not path.startswith("page/"):
            # The others show a record whole, to be copied, or a page's text.
            assert "W" * 500 not in re.sub(r'data-copy="[^"]*"', "", text), path


def test_pasted_structured_data_stay_in_their_script() -> None:
    """What an office's card offers to paste ends no script element and begins none, and reads back as it is."""
    for office, text in zip(hostile().locations, TEXTS, strict=True):
        pasted = office_markup(office, text, SITE)
        written = pasted.encode("utf-8", "replace").decode()
        tree = LexborHTMLParser(f'<script type="application/ld+json">{written}</script><p>after</p>')
        (script,), (after,) = tree.css("script"), tree.css("p")
        assert (script.text(), after.text()) == (written, "after")
        assert json.loads(pasted)["name"].startswith(text)
        assert "<" not in pasted


def test_files_have_safe_names() -> None:
    """Letters, digits and hyphens; the same on every system, for pages and for owners of any name."""
    for path in _hostile():
        assert _FILE.fullmatch(path), path
    owners = owner_files([*TEXTS, *URLS, "CON", "nul", "Com1", "lpt9", "Front Desk", "front desk", "Ünïcode"])
    paths = list(owners.values())
    assert len(set(paths)) == len(owners)
    for path in paths:
        assert _FILE.fullmatch(path), path
        assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", PurePosixPath(path).stem), path
    assert owners["Front Desk"] == "owners/front-desk.html"
