"""Put the change of one field of a record into words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import JsonValue

from reports.changes.parts import Part, WordsChange, remark, value_change
from reports.changes.word_difference import word_difference
from reports.wording import path, words
from schemas.dates import in_words
from schemas.page_note import PageNoteName, read_page_note

Describe = Callable[[str, Any, Any, str], Iterator[Part]]
"""Yields the parts for a label, the former value, the new one, and the site's locale."""

UNSEEN = frozenset(
    (
        "article_id", "error", "lifecycle", "page_id", "record", "text_id", "word_count",
    )
)  # fmt: skip
"""Fields that no reader of the site sees: they follow from others, or are ours."""
BEHIND = {
    "body_blocks": "headings, lists or paragraphs are split differently",
    "content_hash": "words outside the main text changed (cards, lists or boxes)",
}
"""What is said of these where nothing that a reader sees explains them: all of them follow from the page's words."""


def field_parts(field: str, before: JsonValue, after: JsonValue, locale: str) -> Iterator[Part]:
    """Yield the parts of one field that changed; none for one that no reader sees (`UNSEEN`, `BEHIND`).

    A field that is not known here is named without its values.
    """
    if field in UNSEEN or field in BEHIND:
        return
    if field in _FIELDS:
        label, describe = _FIELDS[field]
        yield from describe(label, before, after, locale)
    else:
        yield remark(f"{words(field)} changed")


def field_label(field: str) -> str:
    """Return a field's name to a reader."""
    label = _FIELDS[field][0] if field in _FIELDS else _OTHERS.get(field)
    return label or _OTHERS.get(field) or words(field)


def _text(label: str, before: Any, after: Any, _: str) -> Iterator[Part]:
    if not before or not after:
        yield value_change(label or "text", before, after)
    else:
        yield WordsChange(label=label, difference=word_difference(str(before), str(after)))


def _value(label: str, before: Any, after: Any, _: str) -> Iterator[Part]:
    yield value_change(label, _in_words(before), _in_words(after))


def _date(label: str, before: Any, after: Any, locale: str) -> Iterator[Part]:
    """Yield the move of a date; of one that stays the same day, how it is written now."""
    old, new = (value["value"] if value else "" for value in (before, after))
    shown = [in_words(value, locale) if value else "" for value in (old, new)]
    if shown[0] != shown[1]:
        yield value_change(label, *shown, moved=True)
    elif old != new:  # another time of the day
        yield remark(f"{label} {shown[1]}: only the time of day changed")
    elif before["raw"] != after["raw"]:
        yield value_change(f"{label} as written", before["raw"], after["raw"])
    else:
        yield remark(f"{label} {shown[1]} is elsewhere on the page now")


def _address(label: str, before: Any, after: Any, _: str) -> Iterator[Part]:
    """Yield the move to another path; where the path stays, that to another host or scheme, equal for all pages."""
    old, new = str(before or ""), str(after or "")
    if not old or not new:
        yield value_change(label, old, new)
    elif path(old) != path(new):
        yield value_change(label, path(old), path(new), moved=True)
    else:
        ends = (url.removesuffix(path(url)) or url for url in (old, new))
        yield value_change("start of the address", *ends, moved=True)


def _list(name: Callable[[Any, str], str]) -> Describe:
    """Return what describes a list whose items ``name`` puts into words."""

    def describe(label: str, before: Any, after: Any, locale: str) -> Iterator[Part]:
        old, new = (Counter(name(item, locale) for item in items or ()) for items in (before, after))
        gone, come = list((old - new).elements()), list((new - old).elements())
        for pair in zip(gone, come, strict=False):
            yield value_change(label, *pair)
        for item in gone[len(come) :]:
            yield value_change(label, item, None)
        for item in come[len(gone) :]:
            yield value_change(label, None, item)
        if not gone and not come:
            yield remark(f"{label}: the same, in another order or form")

    return describe


def _person(person: Mapping[str, Any], _: str) -> str:
    role = words(person["role"])
    return f"{person['name_raw']} ({role})" if role != "unknown" else str(person["name_raw"])


def _phones(label: str, before: Any, after: Any, locale: str) -> Iterator[Part]:
    """Yield the numbers of each use apart: a fax number never turns into a telephone's."""
    old, new = ([(phone["kind"], _number(phone)) for phone in phones or ()] for phones in (before, after))
    for use in sorted({kind for kind, _ in (*old, *new)}, key=lambda kind: (kind != "voice", kind)):
        sides = [[number for kind, number in phones if kind == use] for phones in (old, new)]
        if sides[0] != sides[1]:
            yield from _list(_item)(label if use == "voice" else words(use), sides[0], sides[1], locale)
    if old == new:
        yield remark(f"{label}: same numbers, matched to the office differently")


def _number(phone: Mapping[str, Any]) -> str:
    return f"{phone['raw']} ext. {phone['extension']}" if phone.get("extension") else str(phone["raw"])


def _hours(hours: Mapping[str, Any], _: str) -> str:
    return str(hours["raw"])


def _item(item: Any, _: str) -> str:
    return str(item)


def _postal(label: str, before: Any, after: Any, _: str) -> Iterator[Part]:
    for part in sorted({*(before or {}), *(after or {})}):
        old, new = (before or {}).get(part), (after or {}).get(part)
        if old != new:
            yield value_change(f"{label} ({words(part)})", old, new)


def _document(label: str, before: Any, after: Any, locale: str) -> Iterator[Part]:
    for name, describe in _OF_DOCUMENT.items():
        old, new = (before or {}).get(name), (after or {}).get(name)
        if old != new:
            yield from describe(f"{label}’s {words(name)}", old, new, locale)


def _day(label: str, before: Any, after: Any, locale: str) -> Iterator[Part]:
    days = [in_words(value, locale) if value else "" for value in (before, after)]
    yield value_change(label, *(days if days[0] != days[1] else (before, after)), moved=True)


_NOTES: dict[PageNoteName | str, str] = {
    PageNoteName.NOT_LINKED: "a link from the rest of the site",
    PageNoteName.NOINDEX: "kept out of search engines",
    PageNoteName.SOFT_404: "says “not found”",
    PageNoteName.COPY_OF: "a copy of",
    PageNoteName.CANONICAL_ELSEWHERE: "names as the original",
    PageNoteName.INJECTED_SPAM: "unlike the rest of your site: someone may have broken in",
    PageNoteName.NO_RUNNING_TEXT: "without main text of its own",
}


def _note_words(note: str) -> str:
    known = read_page_note(note)
    said = _NOTES.get(known.name) or words(str(known.name))
    return f"{said} {path(known.value)}" if known.value else said


def _notes(_: str, before: Any, after: Any, __: str) -> Iterator[Part]:
    for note in sorted({*after} - {*before}):
        linked = read_page_note(note).name is PageNoteName.NOT_LINKED
        yield remark("no page links to it any more" if linked else f"now {_note_words(note)}")
    for note in sorted({*before} - {*after}):
        linked = read_page_note(note).name is PageNoteName.NOT_LINKED
        yield remark("other pages link to it again" if linked else f"no longer {_note_words(note)}")


def _site_map(_: str, before: Any, after: Any, __: str) -> Iterator[Part]:
    yield remark("now in the site map" if after else "no longer in the site map")


def _in_words(value: Any) -> str | None:
    return None if value is None else words(str(value))


_FIELDS: dict[str, tuple[str, Describe]] = {
    "body_text": ("", _text),
    "headline": ("headline", _text),
    "title": ("title", _text),
    "description": ("description", _text),
    "published": ("publication date", _date),
    "modified": ("update date", _date),
    "reviewed": ("review date", _date),
    "next_review_due": ("next review date", _date),
    "people": ("person", _list(_person)),
    "section": ("section", _value),
    "tags": ("tag", _list(_item)),
    "kind": ("kind of page", _value),
    "genre": ("kind of text", _value),
    "url": ("address", _address),
    "final_url": ("address", _address),
    "canonical_url": ("main address (canonical)", _address),
    "language": ("language", _value),
    "http_status": ("server’s answer", _value),
    "in_sitemap": ("", _site_map),
    "notes": ("", _notes),
    "document": ("PDF", _document),
    "phones": ("phone", _phones),
    "hours": ("hours", _list(_hours)),
    "label": ("name", _value),
    "address": ("address", _postal),
    "address_raw": ("address", _text),
}
_OF_DOCUMENT: dict[str, Describe] = {
    "title": _text,
    "created": _day,
    "modified": _day,
    "page_count": _value,
    "text_start": _text,
    "size_bytes": _value,
}
_OTHERS = {
    "body_text": "text",
    "in_sitemap": "site map",
    "notes": "notes about the page",
    "lifecycle": "whether we check it",
    "body_blocks": "headings, lists and paragraphs",
    "content_hash": "words outside the main text",
    "hours_left_out": "unclear opening hours",
    "missing_runs": "checks that did not find it",
    "resembles": "offices that look like it",
}
"""Names of the fields that have none above."""
