"""Write a line about a change as plain text, for feeds, mails and the terminal."""

from __future__ import annotations

from reports.changes.lines import ChangeLine, Event
from reports.changes.parts import Part, WordsChange
from reports.changes.word_difference import Place
from reports.harmless_text import harmless, shorten
from reports.wording import plural

SHOWN_PLACES = 3
"""Places of a text that a line shows."""
_MOST_PARTS = 12
"""Parts that one line says."""
_WORDS = {
    Event.REMOVED: "Removed: ",
    Event.UNREACHABLE: "Not reachable: ",
    Event.ADDED: "New: ",
    Event.BACK: "Back: ",
}
"""What a line begins with; others begin with the name."""


def line_words(line: ChangeLine) -> str:
    """Return a line, e.g. ``Knees: 1 word changed ("dull" → "sharp"), update date moved Aug 3, 2024 → Dec 8, 2026``.

    Harmless, and without line feeds; page text in it is not escaped for any markup.
    """
    begin = f"{_WORDS.get(line.event, '')}{about_words(line)}"
    begin += f" ({harmless(shorten(line.note, 300))})" if line.note else ""
    said = [part_words(part) for part in line.parts[:_MOST_PARTS]]
    if len(line.parts) > _MOST_PARTS:
        said.append(f"and {len(line.parts) - _MOST_PARTS} more")
    return f"{begin}: {', '.join(said)}" if said else begin


def about_words(line: ChangeLine) -> str:
    """Return what a line is about: a page's name, or how many pages."""
    if line.event is Event.SHARED:
        return plural(line.total, line.noun)
    name = harmless(shorten(" ".join(line.about[0].name.split()), 120))
    office = line.noun == "office" and "office" not in name.lower()
    return f"{name} office" if office else name


def part_words(part: Part) -> str:
    """Return one part of a line."""
    label = harmless(part.label)
    if part.type == "remark":
        return label
    if part.type == "words":
        return f"{label}: {_words_change(part)}" if label else _words_change(part)
    if part.verb in ("added", "removed"):
        return f"{label} {part.verb}: {part.after or part.before}"
    return " ".join(filter(None, (label, part.verb, part.before, "→", part.after)))


def _words_change(part: WordsChange) -> str:
    shown = part.difference.places[:SHOWN_PLACES]
    plain = part.difference.removed == 0 or part.difference.added == 0
    places = [_place(place, said=plain) for place in shown]
    if more := part.difference.total - len(shown):
        places.append(f"and {plural(more, 'more place')}" if places else plural(more, "place"))
    return f"{part.summary} ({'; '.join(places)})" if places else part.summary


def _place(place: Place, *, said: bool) -> str:
    """Return a place in words; without its verb where the words before have ``said`` it."""
    times = f", {place.times} times" if place.times > 1 else ""
    if place.removed and place.added:
        return f"“{place.removed}” → “{place.added}”{times}"
    verb, words = ("added", place.added) if place.added else ("removed", place.removed)
    after = f" after “{place.lead}”" if place.lead else ""
    return f"{'' if said else verb + ' '}“{words}”{after}{times}"
