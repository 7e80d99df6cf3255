"""Derive the forms of words, abbreviations, names, dates and numbers of a site, for the audits of the whole of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from audits.abbreviation_forms import abbreviation_forms, explained_forms
from audits.context import Context
from audits.findings import quote_span
from audits.hard_word_forms import hard_word_forms
from audits.shown_texts import ShownText, page_texts, template_texts
from language.forms.compounds import compounds_in
from language.forms.dates import dates_in
from language.forms.heading_case import MAYBE_TITLE, TITLE, heading_case, may_be_a_name
from language.forms.names import names_in
from language.forms.people import people_in
from language.forms.phones import phones_in
from language.forms.quotations import is_inside, quotations
from language.forms.sight import Sight
from language.forms.style_entries import style_entries
from language.forms.style_sheet import style_places
from language.forms.variants import variants_in
from language.quoted import is_quoted
from language.references import is_reference
from language.words import Word, words_of
from schemas.facts.page_facts import PageFacts, TemplateFacts
from schemas.facts.text_forms import MOST_NAMES, MOST_OF_KIND, FormKind, SeenForm, TextForms
from schemas.profile import StyleSettings
from schemas.text import RunningText
from schemas.vocabulary import BlockKind, BlockLabel, Genre, PageKind

_DIGIT = re.compile(r"\d")


class _Piece(NamedTuple):
    """A block of a text."""

    field: str
    text: str
    start: int
    end: int
    kind: BlockKind
    words: tuple[Word, ...]
    level: int | None = None


class FoundForm(NamedTuple):
    """A sight with the text that holds it."""

    field: str
    """JSON pointer of the text."""
    text: str
    sight: Sight


def text_forms(record: RunningText, context: Context, facts: PageFacts | None = None) -> TextForms:
    """Return the forms of a text and of what else its page shows.

    A patient's story, quotations, lists of references and legal pages are other people's words, and left out; so is
    what is not in English.
    """
    return forms_of_text(record, read_forms(record, context, facts))


def read_forms(record: RunningText, context: Context, facts: PageFacts | None = None) -> list[FoundForm]:
    """Return the same with every occurrence."""
    if record.genre is Genre.STORY or record.kind is PageKind.LEGAL:
        return []
    pieces = [*_own(record, context)]
    shown: list[_Piece] = []
    if facts is not None:
        language = context.text.read(record).language
        shown = [*_shown(page_texts(facts), language)]
    places = abbreviation_forms(record, [(piece.field, piece.text) for piece in shown], context)
    return [
        *_found([*pieces, *shown], context),
        *(FoundForm(*place) for place in places),
        *(FoundForm(*place) for place in hard_word_forms(record, context)),
    ]


def forms_of_text(record: RunningText, found: Iterable[FoundForm]) -> TextForms:
    """Return the forms of a text whose occurrences were read."""
    forms, left_out = _forms(found)
    return TextForms(subject=record.text_id, url=record.url, forms=forms, left_out=left_out)


def page_forms(facts: PageFacts, context: Context) -> TextForms | None:
    """Return the forms of a page without a text; null where it has none."""
    forms, left_out = _forms(_found_shown(page_texts(facts), context))
    return TextForms(subject=facts.page_id, url=facts.url, forms=forms, left_out=left_out) if forms else None


def template_forms(facts: TemplateFacts, context: Context) -> list[TextForms]:
    """Return the forms of each text that a template repeats and that has any."""
    found = []
    for item in template_texts(facts):
        if item.seen_on is None or not item.seen_on.urls:
            continue
        forms, left_out = _forms(_found_shown([item], context))
        if forms:
            found.append(
                TextForms(
                    subject=facts.subject,
                    url=item.seen_on.urls[0],
                    seen_on=item.seen_on,
                    forms=forms,
                    left_out=left_out,
                )
            )
    return found


def _own(record: RunningText, context: Context) -> Iterator[_Piece]:
    text = context.text.read(record)
    if record.headline and text.language == "en":
        words = tuple(words_of(record.headline))
        yield _Piece("/headline", record.headline, 0, len(record.headline), BlockKind.HEADING, words)
    levels = {block.start: block.level for block in record.body_blocks if block.kind is BlockKind.HEADING}
    for block in text.english():
        if block.label is BlockLabel.SOURCES or block.kind is BlockKind.QUOTE:
            continue
        yield _Piece(
            "/body_text",
            text.text,
            block.start,
            block.end,
            block.kind,
            block.words,
            levels.get(block.start, 0),
        )


def _shown(texts: Iterable[ShownText], language: str) -> Iterator[_Piece]:
    for item in texts:
        if (item.language or language).split("-")[0].lower() == "en" and item.kind is not BlockKind.QUOTE:
            words = tuple(words_of(item.text))
            yield _Piece(item.field, item.text, 0, len(item.text), item.kind, words)


def _found_shown(texts: Iterable[ShownText], context: Context) -> Iterator[FoundForm]:
    """Yield the forms of texts beside running text: of the abbreviations, those that they explain."""
    pieces = list(_shown(texts, "en"))
    yield from _found(pieces, context)
    for place in explained_forms([(piece.field, piece.text) for piece in pieces]):
        yield FoundForm(*place)


def _found(pieces: Iterable[_Piece], context: Context) -> Iterator[FoundForm]:
    style = context.profile.style
    for piece in pieces:
        sights = list(_sights(piece, context, style))
        if not sights or is_quoted(piece.text, piece.start, piece.end):
            continue
        if _DIGIT.search(piece.text, piece.start, piece.end) and is_reference(
            piece.text, piece.start, piece.end
        ):
            continue  # a reference names a year at least
        spans = quotations(piece.text, piece.start, piece.end)
        for sight in sights:
            if not is_inside(spans, sight.start):
                yield FoundForm(piece.field, piece.text, sight)


def _sights(piece: _Piece, context: Context, style: StyleSettings) -> Iterator[Sight]:
    text, start, end, engine = piece.text, piece.start, piece.end, context.spelling
    running = piece.kind is not BlockKind.HEADING
    decided = _decided(piece, style) if style.use or style.never else []
    spans = [place[:2] for place in decided]
    names = list(names_in(text, piece.words, engine, running=running))
    if piece.field == "/meta/title":
        names += [name for name in _site_name(piece) if name not in names]
    for sight in (*compounds_in(text, piece.words, engine), *variants_in(piece.words), *names):
        if not spans or not is_inside(spans, sight.start, sight.end):
            yield sight
    yield from people_in(text, start, end, engine)
    if _DIGIT.search(text, start, end):
        yield from dates_in(text, start, end)
        yield from phones_in(text, start, end)
    if (
        piece.level is not None
        and not running
        and text[end - 1] not in ".:!"
        and (case := heading_case(piece.words))
    ):
        kind = "question" if text[end - 1] == "?" else "heading"
        key = f"h{piece.level} {kind}" if piece.level else kind
        if case == TITLE and may_be_a_name(piece.words, engine):
            case = MAYBE_TITLE
        yield Sight("heading", key, case, start, end)
    yield from (sight for _, _, sight in decided if sight is not None)


def _site_name(piece: _Piece) -> Iterator[Sight]:
    """Yield the two words that the last part of a page's title begins with: *Fillers - Master Face Med Spa*.

    All words of a heading have capitals, so that no other two of them show a name.
    """
    *_, mark = [None, *_BEFORE_THE_SITE.finditer(piece.text)]
    words = [word for word in piece.words if mark and word.start >= mark.end()][:2]
    if len(words) == 2 and all(word.text.istitle() and len(word.text) >= 3 for word in words):
        start, end = words[0].start, words[1].end
        if piece.text[words[0].end : words[1].start] in (" ", "-"):
            yield Sight("name", (words[0].text + words[1].text).lower(), piece.text[start:end], start, end)


_BEFORE_THE_SITE = re.compile(r" [-|\u2013\u2014\u00b7\u00bb\u2022] ")
"""Matches the `` | `` of ``Back pain | Maple Hill Clinic``."""


def _decided(piece: _Piece, style: StyleSettings) -> list[tuple[int, int, Sight | None]]:
    """Return the places of a piece that the style sheet decides on; people, dates and the like have forms of theirs."""
    use = tuple(entry.form for entry in style_entries(tuple(style.use)) if entry.kind in ("name", "term"))
    return style_places(piece.text, piece.start, piece.end, use, tuple(style.never))


def _forms(found: Iterable[FoundForm]) -> tuple[list[SeenForm], int]:
    """Return one form for each kind, key and wording, with its first occurrence, and the number of those left out."""
    counts: dict[tuple[str, str, str], int] = {}
    first: dict[tuple[str, str, str], FoundForm] = {}
    for one in found:
        of = one.sight[:3]
        counts[of] = counts.get(of, 0) + 1
        first.setdefault(of, one)
    of_kind: dict[FormKind, int] = {}
    kept = []
    for key, one in first.items():
        kind = one.sight.kind
        of_kind[kind] = of_kind.get(kind, 0) + 1
        if kind in ("use", "never") or of_kind[kind] <= (MOST_NAMES if kind == "name" else MOST_OF_KIND):
            kept.append(_seen(one, counts[key]))
    return kept, len(first) - len(kept)


def _seen(found: FoundForm, count: int) -> SeenForm:
    sight = found.sight
    return SeenForm(
        kind=sight.kind,
        key=sight.key,
        form=sight.form,
        count=count,
        evidence=quote_span(found.text, sight.start, sight.end, found.field),
    )
