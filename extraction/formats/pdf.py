"""Read a PDF file's properties and the words of its first pages.

Reading one is bounded by pages and characters here and by the worker's time and memory outside.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from extraction.dates.candidate import DateCandidate
from extraction.dates.parsing.instant import read_instant
from extraction.page.language import page_language
from extraction.page_reading import PageReading, TextCandidate
from schemas.linked_document import LinkedDocument
from schemas.page_note import PageNoteName
from schemas.provenance import Evidence
from schemas.vocabulary import DateRole, Region, Source

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_PAGES = 50
"""Pages whose words are read; a clinic's longest leaflet has a dozen."""

MAX_CHARACTERS = 500_000
"""Characters after which no further page is read."""

PROPERTY_TRUST = 50
"""Rank of a day in the file's properties: it is the file's own, and there is no other but the server's."""
TEXT_CONFIDENCE = 1.0
"""All of a PDF's words are its text: nobody votes."""
_DIVIDED = re.compile(r"[a-z]-$")  # e.g. medi-
_START_CHARACTERS = 500
_TITLE_CHARACTERS = 500
_DATE = re.compile(
    # D:20250912083000+02'00' (ISO 32000-1, 7.9.4); D:2025 is whole too.
    r"\s*(?:D:)?(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d(?:'?\d\d)?)?)?)?)?"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # e.g. \x00, and half a character


def read_pdf(body: bytes, url: str) -> PageReading:
    """Return the reading of a PDF: its ``document``, its title, its days and its text.

    Never raises: what cannot be read is null, and a note says why (``pdf_broken``, ``pdf_encrypted``,
    ``pdf_without_text``, ``pdf_read_in_part``).
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every fault of every file
    found: dict[str, Any] = {"media_type": "application/pdf", "size_bytes": len(body)}
    notes: list[PageNoteName] = []
    texts: list[str] = []
    try:
        from pypdf import PdfReader

        reader = PdfReader(BytesIO(body), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            notes.append(PageNoteName.PDF_ENCRYPTED)
        else:
            found |= _properties(reader)
            found["page_count"] = len(reader.pages)
            texts, whole = _texts(reader)
            found["pages_read"] = len(texts)
            if not whole:
                notes.append(PageNoteName.PDF_READ_IN_PART)
    except Exception:  # a library's every fault on hostile bytes, and no page ends a crawl run
        notes.append(PageNoteName.PDF_BROKEN)
    text = paragraphs("\n".join(texts))
    if texts:
        found["word_count"] = len(text.split())
        found["text_start"] = " ".join(text[: 2 * _START_CHARACTERS].split())[:_START_CHARACTERS] or None
        if not text:
            notes.append(PageNoteName.PDF_WITHOUT_TEXT)
    document = LinkedDocument.model_validate(found)
    return PageReading(
        url=url,
        notes=notes,
        title=document.title,
        language=page_language(None, text[:5_000]),
        headlines=_headlines(document),
        dates=_dates(document),
        body_confidence=TEXT_CONFIDENCE if text else 0,
        document=document,
        document_text=text,
    )


def paragraphs(text: str) -> str:
    """Return a PDF's text with the lines of a sentence joined, a word that was divided at a line's end in one piece.

    A line goes on in the next where that begins with a small letter, or where it ends in a comma or a hyphen.
    """
    lines: list[str] = []
    for raw in text.split("\n"):
        line = " ".join(raw.split())
        if not line:
            continue
        if lines and line[0].islower() and _DIVIDED.search(lines[-1]):
            lines[-1] = lines[-1][:-1] + line
        elif lines and (line[0].islower() or lines[-1][-1] == ","):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return "\n".join(lines)


def _headlines(document: LinkedDocument) -> list[TextCandidate]:
    if document.title is None:
        return []
    return [TextCandidate(text=document.title, evidence=Evidence(source=Source.META, selector="/Title"))]


def _dates(document: LinkedDocument) -> list[DateCandidate]:
    """Return the day of the last change as the file's properties state it, and the day of its making as observed."""
    found = []
    for role, value, key, trust in (
        (DateRole.MODIFIED, document.modified, "properties", PROPERTY_TRUST),
        (DateRole.UNKNOWN, document.created, "/CreationDate", 0),
    ):
        stated = read_instant(value) if value else None
        if stated is not None:
            found.append(
                DateCandidate(
                    role=role, value=stated.value, precision=stated.precision, raw=value or "", source=Source.META,
                    selector=key, region=Region.HEAD, trust=trust,
                )
            )  # fmt: skip
    return found


def iso_date(value: str) -> str | None:
    """Return a PDF's date as ISO 8601 cut to its precision, or null where it is not a date."""
    match = _DATE.match(value)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if int(year) < 1990:  # PDF 1.0 is of 1993: an older year is a clock that was never set
        return None
    iso = "-".join(part for part in (year, month, day) if part)
    if hour is None or int(hour) > 23 or int(minute) > 59:
        return iso
    iso += f"T{hour}:{minute}"
    if second is not None and int(second) < 60:
        iso += f":{second}"
    if zone is None:
        return iso
    digits = zone[1:].replace("'", "")
    return iso + ("Z" if zone == "Z" else f"{zone[0]}{digits[:2]}:{digits[2:] or '00'}")


def _properties(reader: PdfReader) -> dict[str, Any]:
    """Return title and dates; a broken property is left out."""
    found: dict[str, Any] = {}
    try:
        properties = dict(reader.metadata or {})
    except Exception:  # the words may be read all the same
        return found
    title = _plain(properties.get("/Title"))[:_TITLE_CHARACTERS]
    if title:
        found["title"] = title
    created, modified = (iso_date(_plain(properties.get(key))) for key in ("/CreationDate", "/ModDate"))
    found["created"] = created
    found["modified"] = modified or created
    if found["modified"]:
        found["modified_source"] = "document"
    return found


def _texts(reader: PdfReader) -> tuple[list[str], bool]:
    """Return the text of each page read, and whether those are all."""
    texts: list[str] = []
    size, failed = 0, False
    pages: Iterable[Any] = reader.pages
    for page in pages:
        if len(texts) >= MAX_PAGES or size > MAX_CHARACTERS:
            return texts, False
        try:
            text = _CONTROL.sub("", page.extract_text() or "")
        except Exception:  # one page's fault
            text, failed = "", True
        texts.append(text)
        size += len(text)
    return texts, not failed


def _plain(value: object) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else str(value)
    return " ".join(_CONTROL.sub("", text).split())
