"""Find how a text writes people's names, the title before them and the degrees after them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.forms.sight import Sight
from language.spelling.judge import SpellingEngine

_UPPER, _LOWER = "[A-ZÀ-ÖØ-Þ]", "[a-zß-öø-ÿ]"
_CAPITAL = rf"{_UPPER}{_LOWER}+(?:{_UPPER}{_LOWER}+)?"
_WORD = (
    rf"(?:(?!(?:Dr|Prof)\b)(?:[OD]['’])?{_CAPITAL}(?:[-’']{_CAPITAL})?(?!\w)"
    rf"|{_UPPER}\.?(?!['’]?\w))"
)
"""Matches ``Freeman``, ``McDonald``, ``O'Brien``, ``García-Lee`` and the initial ``D.``."""
_DEGREE = (
    r"(?:M\.?D|D\.?O|D\.?D\.?S|D\.?M\.?D|D\.?P\.?M|O\.?D|D\.?C|Ph\.?\s?D|Pharm\.?D|N\.?P|P\.?A(?:-C)?|R\.?N|FNP(?:-C)?"
    r"|A\.?P\.?R\.?N|D\.?P\.?T|P\.?T|M\.?S|M\.?B\.?B\.?S|F\.?A\.?C\.?[SCP]|FAAD)\b\.?"
)
NAMED = re.compile(
    rf"(?<![\w.])(?:(?P<title>(?:Dr|Prof)\.?)[ \u00a0]+)?(?P<name>{_WORD}(?:[ \u00a0]{_WORD}){{0,3}})"
    rf"(?P<degrees>(?:,\s?{_DEGREE}){{1,4}})?"
)
"""Matches ``Dr. Eric D. Freeman, DO``; a name alone too, which is none without a title or a degree."""
_MAY_BE_DEGREES = re.compile(r",\s?(?:[A-Z]\.?[A-Z]|Ph)")
"""Matches what each degree after a name begins with; most blocks have neither it nor a title."""
_SPELLED = re.compile(_DEGREE)
_PART = re.compile(_WORD)


def people_in(text: str, start: int, end: int, engine: SpellingEngine) -> Iterator[Sight]:
    """Yield people who are named with a title or a degree, and how these are written.

    >>> engine = SpellingEngine()
    >>> [(s.kind, s.key, s.form) for s in people_in("Ask Dr. Eric D. Freeman, DO", 0, 27, engine)]
    [('title', 'dr', 'Dr.'), ('person', 'freeman', 'Eric D. Freeman'), ('credential', 'eric freeman', 'DO'), \
('degree', 'DO', 'DO')]
    """
    titled = text.find("Dr", start, end) >= 0 or text.find("Prof", start, end) >= 0
    if not titled and _MAY_BE_DEGREES.search(text, start, end) is None:
        return
    for match in NAMED.finditer(text, start, end):
        title, degrees = match["title"], match["degrees"]
        if not (title or degrees):
            continue
        parts = list(_PART.finditer(text, match.start("name"), match.end("name")))
        kept = parts if degrees and not title else _name_of(parts, engine)
        if not kept:
            continue
        if title:
            yield Sight("title", title[:2].lower(), title, *match.span("title"))
        names = [part[0].replace("’", "'") for part in kept]
        last = names[-1].lower()
        if len(last) < 3:
            continue
        yield Sight("person", last, " ".join(names), match.start(), kept[-1].end())
        if degrees and len(names) > 1 and kept[-1].end() == match.end("name"):
            written = degrees.lstrip(", \u00a0")
            span = match.start("name"), match.end("degrees")
            yield Sight("credential", f"{names[0].lower()} {last}", written, *span)
            for degree in _SPELLED.finditer(text, *match.span("degrees")):
                plain = degree[0].replace(".", "").upper()
                shown = (
                    degree[0] if "." in degree[0][:-1] else degree[0].rstrip(".")
                )  # a sentence's full stop
                yield Sight("degree", plain, shown, degree.start(), degree.start() + len(shown))


def _name_of(parts: list[re.Match[str]], engine: SpellingEngine) -> list[re.Match[str]]:
    """Return the words of a name after a title: the first, and the rest up to a common word that is no name.

    Many last names are common words (*Brown*, *Young*): one of the list of names is the last name where none is yet.
    """
    kept: list[re.Match[str]] = []
    for part in parts:
        word = part[0].lower()
        is_initial = len(word.rstrip(".")) == 1
        is_common = not is_initial and engine.everyday(word) and not engine.proper(word)
        if kept and is_common and not (engine.named(part[0]) and _lacks_last(kept, engine)):
            break
        kept.append(part)
    while kept and len(kept[-1][0].rstrip(".")) == 1:
        kept.pop()
    return kept


def _lacks_last(kept: list[re.Match[str]], engine: SpellingEngine) -> bool:
    """Return whether the words of a name so far are a first name, with initials or without: *Freeman* is a last one."""
    first, *rest = (part[0] for part in kept)
    if any(len(part.rstrip(".")) > 1 for part in rest):
        return False
    return (
        bool(rest)
        or len(first.rstrip(".")) == 1
        or engine.given_name(first.lower())
        or not engine.named(first)
    )
