"""Read of stored lines what an audit of the site looks at: some kinds of forms and suspects, texts without bodies."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

import msgspec
from pydantic import BaseModel, ConfigDict, create_model

from schemas.facts.seen_on import SeenOn
from schemas.facts.text_forms import SeenForm, TextForms
from schemas.facts.text_words import Suspect, TextWords
from schemas.text import RunningText


class _Line(msgspec.Struct):
    """What the lines of words and forms share; their counted words are skipped."""

    subject: str
    url: str
    seen_on: msgspec.Raw


class _FormsLine(_Line):
    forms: list[msgspec.Raw]
    left_out: int


class _WordsLine(_Line):
    language: str | None
    word_count: int
    suspects: list[msgspec.Raw]


_FORMS = msgspec.json.Decoder(_FormsLine)
_WORDS = msgspec.json.Decoder(_WordsLine)


def forms_of(line: str, kinds: Collection[str]) -> Iterator[TextForms]:
    """Yield the forms of a line of ``forms`` that are of these kinds; nothing where there are none."""
    if not any(_mark(kind) in line for kind in kinds):
        return
    read = _FORMS.decode(line)
    yield TextForms.model_construct(
        subject=read.subject,
        url=read.url,
        seen_on=_seen_on(read.seen_on),
        forms=[SeenForm.model_validate_json(form) for form in _of_kinds(read.forms, kinds)],
        left_out=read.left_out,
    )


def suspects_of(line: str, kinds: Collection[str]) -> TextWords:
    """Return a line of ``words`` with its suspects of these kinds; its words and names are left out."""
    read = _WORDS.decode(line)
    return TextWords.model_construct(
        subject=read.subject,
        url=read.url,
        seen_on=_seen_on(read.seen_on),
        language=read.language,
        word_count=read.word_count,
        words={},  # a field that is not given has its default copied
        names=[],
        suspects=[Suspect.model_validate_json(suspect) for suspect in _of_kinds(read.suspects, kinds)],
    )


def without_body(record: type[RunningText], line: str) -> RunningText:
    """Return a text whose body and blocks, most of its line, are left empty."""
    return record.model_construct(**dict(_bodiless(record).model_validate_json(line)), body_text="")


def _mark(kind: str) -> str:
    """Return the words of a line with something of a kind: a quotation in it has its marks escaped."""
    return f'"kind":"{kind}"'


def _of_kinds(values: list[msgspec.Raw], kinds: Collection[str]) -> Iterator[bytes]:
    marks = [_mark(kind).encode() for kind in kinds]
    for value in map(bytes, values):
        if any(mark in value for mark in marks):
            yield value


def _seen_on(value: msgspec.Raw) -> SeenOn | None:
    written = bytes(value)
    return None if written == b"null" else SeenOn.model_validate_json(written)


@cache
def _bodiless(record: type[RunningText]) -> type[BaseModel]:
    fields: dict[str, Any] = {
        name: (field.annotation, field)
        for name, field in record.model_fields.items()
        if name not in ("body_text", "body_blocks")
    }
    return create_model(f"{record.__name__}WithoutBody", __config__=ConfigDict(extra="ignore"), **fields)
