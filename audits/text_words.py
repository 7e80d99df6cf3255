"""Derive the words of pages and of what templates repeat, for the audits of the whole site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from audits.context import Context
from audits.findings import quote_span
from audits.shown_texts import ShownText, page_texts, template_texts
from language.doubled_words import doubled_words
from language.quoted import is_quoted
from language.references import is_reference
from language.slips.find import slips
from language.slips.lost_blanks import AFTER_A_MARK, AT_A_BRACKET
from language.spans import Spans
from language.spelling.scan import Sighting, scan
from language.text_blocks import BlockText, english_block, languages_of
from schemas.block import Block
from schemas.facts.page_facts import PageFacts, TemplateFacts
from schemas.facts.text_words import OF_A_WORD, Suspect, TextWords
from schemas.text import RunningText
from schemas.vocabulary import BlockKind, BlockLabel, Genre


class FoundSpelling(NamedTuple):
    """A sighting with the text that holds it."""

    field: str
    """JSON pointer of the text."""
    text: str
    sighting: Sighting
    quoted: bool = False
    """True in somebody's own words."""


class Spelling(NamedTuple):
    """The words of some texts, and what looks wrong in them."""

    words: Counter[str]
    """English words, lower case."""
    places: list[FoundSpelling]
    """Suspect sightings, in the order of the texts."""
    names: frozenset[str]
    """Lower-case parts of people's names."""


class Piece(NamedTuple):
    """A block of a text in English."""

    field: str
    """JSON pointer of the text."""
    text: str
    block: BlockText
    quoted: bool = False
    """True in somebody's own words."""


def read_spelling(record: RunningText, context: Context, facts: PageFacts | None = None) -> Spelling:
    """Return the words and sightings of headline and body, and of what else its page shows.

    Lists of references are left out; their names are nobody's words.
    """
    text = context.text.read(record)
    pieces = []
    if record.headline and text.language == "en":
        pieces.append(Piece("/headline", record.headline, headline_block(record.headline)))
    story = record.genre is Genre.STORY
    for block in text.english():
        if block.label is not BlockLabel.SOURCES:
            pieces.append(Piece("/body_text", text.text, block, story or _is_quoted(text.text, block)))
    spelling = _read(pieces, context)
    named = {part.lower() for person in record.people for part in person.name.split()}
    beside = _read(_pieces(page_texts(facts), text.language), context).places if facts else []
    return Spelling(spelling.words, spelling.places + beside, spelling.names | named)


def _is_quoted(text: str, block: BlockText) -> bool:
    return block.kind is BlockKind.QUOTE or is_quoted(text, block.start, block.end)


def _pieces(texts: Iterable[ShownText], language: str | None) -> Iterator[Piece]:
    """Yield the English ones of some texts; one whose language is not known is in that of most of them."""
    shown = list(texts)
    for item, tag in zip(shown, _languages(shown, language), strict=True):
        if tag == "en":
            yield _piece(item)


def _piece(item: ShownText) -> Piece:
    block = english_block(item.text, item.kind)
    return Piece(item.field, item.text, block, _is_quoted(item.text, block))


def _languages(shown: Sequence[ShownText], language: str | None) -> list[str]:
    blocks, at = [], 0
    for item in shown:
        blocks.append(Block(kind=item.kind, start=at, end=at + len(item.text), language=item.language))
        at += len(item.text) + 1
    return languages_of("\n".join(item.text for item in shown), blocks, language)


def _read(pieces: Iterable[Piece], context: Context) -> Spelling:
    written: Counter[str] = Counter()
    places: list[FoundSpelling] = []
    names: set[str] = set()
    for piece in pieces:
        written.update([word for word, _, _ in piece.block.words])
        sightings = [*scan(piece.text, piece.block, context.spelling), *_doubled(piece)]
        sightings += _slips(piece, context, sightings)
        if sightings and piece.field not in _RUNNING:
            sightings = _of_a_label(sightings, piece, context)
        # Few blocks have one, so that only those are looked at for the signs of a reference.
        if not sightings or is_reference(piece.text, piece.block.start, piece.block.end):
            continue
        for sighting in sightings:
            if sighting.person:
                names.add(sighting.word.lower())
            else:
                places.append(FoundSpelling(piece.field, piece.text, sighting, piece.quoted))
    words: Counter[str] = Counter()
    folded = context.spelling.folded
    for word, count in written.items():
        words[folded(word)] += count
    return Spelling(words, places, frozenset(names))


_RUNNING = frozenset(("/body_text", "/headline"))
"""Fields whose words run on as a reader sees them."""
_LABEL_WORDS = 4
"""Most words of a label: of a link, a button, a menu's item."""


def _of_a_label(sightings: list[Sighting], piece: Piece, context: Context) -> list[Sighting]:
    """Return those of a text beside running text that say something.

    Facts join what boxes, links and buttons keep apart (*See the credit?Read more*): a lost blank is one only in a
    template's paragraph that goes on after it, and two words in one are a slip only in a longer text. A short one with
    two strangers is foreign.
    """
    words = piece.block.words
    short = len(words) <= _LABEL_WORDS
    if short and sum(not context.spelling.plain(word.text) for word in words) > 1:
        return [one for one in sightings if one.kind not in OF_A_WORD]
    return [one for one in sightings if not ((one.kind == "joined" and short) or _is_apart(one, piece))]


def _is_apart(sighting: Sighting, piece: Piece) -> bool:
    """Return whether the halves around a lost blank may be apart on the page."""
    if sighting.kind != "space" and sighting.rule not in (AFTER_A_MARK, AT_A_BRACKET):
        return False
    follow = sum(word.start >= sighting.end for word in piece.block.words)
    return not piece.field.startswith("/template_texts/") or follow < _LABEL_WORDS


def _doubled(piece: Piece) -> Iterator[Sighting]:
    for doubled in doubled_words(piece.text, piece.block):
        word = doubled.word
        yield Sighting(
            word=f"{word} {word}",
            start=doubled.start,
            end=doubled.end,
            kind="doubled",
            tier=doubled.tier,
            suggestions=(word,),
            lower=word.islower(),
        )


def _slips(piece: Piece, context: Context, others: Sequence[Sighting]) -> list[Sighting]:
    """Return what the rules call slips where nothing else was seen."""
    found = list(slips(piece.text, piece.block, context.spelling))
    if found and others:
        taken = Spans((other.start, other.end) for other in others)
        found = [slip for slip in found if not taken.meet(slip.start, slip.end)]
    return [
        Sighting(
            word=piece.text[slip.start : slip.end],
            start=slip.start,
            end=slip.end,
            kind=slip.kind,
            tier=slip.tier,
            suggestions=slip.suggestions,
            lower=piece.text[slip.start].islower(),
            rule=slip.rule,
        )
        for slip in found
    ]


def suspects_of(places: list[FoundSpelling]) -> list[Suspect]:
    """Return one suspect a word, in the order of the text; of what is not about a word's spelling one each."""
    words: dict[tuple[str, int], list[FoundSpelling]] = {}
    for number, place in enumerate(places):
        apart = -1 if place.sighting.kind in OF_A_WORD else number
        words.setdefault((place.sighting.word.lower(), apart), []).append(place)
    return [_suspect(of_word) for of_word in words.values()]


def text_words(record: RunningText, context: Context, facts: PageFacts | None = None) -> TextWords:
    """Return the English words of a text and those that the spelling engine suspects in it and in what else its page
    shows."""
    return words_of_text(record, read_spelling(record, context, facts), context)


def words_of_text(record: RunningText, spelling: Spelling, context: Context) -> TextWords:
    """Return the same of a text whose spelling was read."""
    language = context.text.read(record).language
    return _text_words(record.text_id, record.url, language, spelling)


def page_words(facts: PageFacts, context: Context) -> TextWords | None:
    """Return the same of a page without a text; null where it shows no words."""
    shown = list(page_texts(facts))
    if not shown:
        return None
    spelling = _read(_pieces(shown, None), context)
    language = "en" if spelling.words else max(Counter(_languages(shown, None)).items(), key=_often)[0]
    return _text_words(facts.page_id, facts.url, language, spelling)


def _often(counted: tuple[str, int]) -> int:
    return counted[1]


def template_words(facts: TemplateFacts, context: Context) -> list[TextWords]:
    """Return the English words of each text that a template repeats, and the suspects among them."""
    shown = [item for item in template_texts(facts) if item.seen_on]
    found = []
    for item, language in zip(shown, _languages(shown, None), strict=True):
        assert item.seen_on is not None
        spelling = _read([_piece(item)] if language == "en" else [], context)
        words = _text_words(facts.subject, item.seen_on.urls[0], language, spelling)
        found.append(words.model_copy(update={"seen_on": item.seen_on}))
    return found


def _text_words(subject: str, url: str, language: str | None, spelling: Spelling) -> TextWords:
    return TextWords(
        subject=subject,
        url=url,
        language=language,
        word_count=spelling.words.total(),
        words=dict(sorted(spelling.words.items())),
        names=sorted(spelling.names),
        suspects=suspects_of(spelling.places),
    )


def headline_block(headline: str) -> BlockText:
    """Return a headline as a block of its own."""
    return english_block(headline, BlockKind.HEADING)


def _suspect(places: list[FoundSpelling]) -> Suspect:
    first = next((place for place in places if not place.quoted), places[0])
    best = next((place.sighting for place in places if place.sighting.lower), first.sighting)
    return Suspect(
        word=best.word,
        kind=best.kind,
        rule=best.rule,
        tier=best.tier,
        suggestions=list(best.suggestions),
        count=len(places),
        lower=sum(place.sighting.lower for place in places),
        quoted=first.quoted,
        evidence=quote_span(first.text, first.sighting.start, first.sighting.end, first.field),
    )
