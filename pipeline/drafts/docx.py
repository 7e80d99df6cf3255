"""Read a draft from Word: the text of ``word/document.xml`` as it would read with all changes accepted.

The file is read here and not with python-docx because that passes over inserted text of tracked changes, and a
draft in review is full of it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from pipeline.drafts.draft import Draft
from schemas.block import Block
from schemas.vocabulary import BlockKind

MAX_XML_BYTES = 50_000_000
"""More than a thousand pages of text; a packed file can claim any size."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", _FALLBACK}
"""Deleted and moved text, settings, and the second copy that old programs read."""
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read_docx(data: bytes) -> Draft:
    """Return a draft whose text is the document's paragraphs, one a line; headers and footnotes are left out.

    Raises ``ValueError`` where the bytes are not a Word document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            document = _part(package, "word/document.xml")
            names = _style_names(package)
    except (
        zipfile.BadZipFile,
        KeyError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        etree.XMLSyntaxError,
    ) as error:
        raise ValueError(str(error)) from error
    text = ""
    blocks: list[Block] = []
    for paragraph in document.iter(f"{_W}p"):
        if any(parent.tag in _GONE for parent in paragraph.iterancestors()):
            continue
        words = "".join(_words(paragraph))
        if words.strip():
            kind, level = _kind(paragraph, names)
            blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(words), level=level))
        text += words + "\n"
    return Draft(text=text, readable=text, blocks=tuple(blocks))


def _part(package: zipfile.ZipFile, name: str) -> etree._Element:
    if package.getinfo(name).file_size > MAX_XML_BYTES:
        raise ValueError(f"{name} is larger than {MAX_XML_BYTES} bytes")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(package.read(name), parser)


def _style_names(package: zipfile.ZipFile) -> dict[str, str]:
    """Return a style's id to its name, which is English in every language of Word, e.g. ``heading 1``."""
    try:
        styles = _part(package, "word/styles.xml")
    except KeyError:
        return {}
    names = {}
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            names[str(style.get(f"{_W}styleId"))] = str(name.get(f"{_W}val")).lower()
    return names


def _words(paragraph: etree._Element) -> Iterator[str]:
    """Yield the text of a paragraph; a text box inside it is a paragraph of its own."""
    for child in paragraph:
        if child.tag in _GONE or child.tag == f"{_W}p":
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[str(child.tag)]
        else:
            yield from _words(child)


def _kind(paragraph: etree._Element, names: dict[str, str]) -> tuple[BlockKind, int | None]:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    written = str(style.get(f"{_W}val")) if style is not None else ""
    name = names.get(written, written.lower())
    if name.startswith(("heading", "title", "subtitle")):
        number = name.removeprefix("heading").strip()
        return BlockKind.HEADING, int(number) if number in {"1", "2", "3", "4", "5", "6"} else None
    if next(paragraph.iterancestors(f"{_W}tc"), None) is not None:
        return BlockKind.TABLE_ROW, None
    if name.startswith("list") or paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        return BlockKind.LIST_ITEM, None
    if "quote" in name:
        return BlockKind.QUOTE, None
    return BlockKind.PARAGRAPH, None
