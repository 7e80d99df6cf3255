"""Read a draft from a file, by the ending of its name."""

from __future__ import annotations

import codecs
from pathlib import Path

from pipeline.drafts.draft import Draft
from schemas.errors import UsageError
from schemas.named_file import read_named_file

MAX_BYTES = 64 * 1024 * 1024
"""Largest draft that is read: a book has one megabyte."""
MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
HTML = (".html", ".htm", ".xhtml")
OTHERS = (".doc", ".odt", ".rtf", ".pdf", ".pages", ".gdoc")
"""Formats that writers use and we do not read."""


def read_draft(name: str, *, may_be_empty: bool = False) -> Draft:
    """Return the draft in a file; raise `UsageError` where it cannot be read, or holds no text and has to."""
    path = Path(name)
    suffix = path.suffix.lower()
    if suffix in OTHERS:
        raise UsageError(f"{name}: {suffix} files are not read. Save the draft as .docx, .html, .md or .txt.")
    try:
        data = read_named_file(path, MAX_BYTES)
    except OSError as error:
        raise UsageError(
            f"cannot read {name}: {error.strerror}. Name a draft, or '-' for standard input."
        ) from error
    draft = _docx(name, data) if suffix == ".docx" else _text(name, suffix, data)
    if not may_be_empty and not any(map(str.isalpha, draft.readable)):
        raise UsageError(f"{name} holds no text to audit. Check that it is the file you meant.")
    return draft


def plain_draft(text: str) -> Draft:
    """Return a plain text as a draft."""
    return Draft(text=text, readable=text.replace("\r\n", " \n").replace("\r", "\n").replace("\f", " "))


def _docx(name: str, data: bytes) -> Draft:
    from pipeline.drafts.docx import read_docx

    try:
        return read_docx(data)
    except ValueError as error:
        raise UsageError(
            f"{name} is no Word document that can be read ({error}). "
            "Open it in Word and save it as .docx, without a password."
        ) from error


def _text(name: str, suffix: str, data: bytes) -> Draft:
    if suffix in HTML:
        from extraction.page.decoding import decode
        from pipeline.drafts.html import read_html

        _no_binary(name, data)
        return read_html(decode(data, None))
    text = _decoded(name, data)
    if suffix in MARKDOWN:
        from pipeline.drafts.markdown import read_markdown

        return read_markdown(text)
    return plain_draft(text)


def _decoded(name: str, data: bytes) -> str:
    """Return the text; bytes that are not UTF-8 and name no encoding are windows-1252, as of old editors."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    _no_binary(name, data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _no_binary(name: str, data: bytes) -> None:
    if b"\0" in data[:100_000]:
        raise UsageError(f"{name} is no text but a binary file. Save the draft as .docx, .html, .md or .txt.")
