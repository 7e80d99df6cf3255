"""Label blocks of the body that are not the article's own text: disclaimers, sources, calls to action."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reference.match_needles import foldable, needles_of
from schemas.vocabulary import BlockKind, BlockLabel

_DISCLAIMER = re.compile(
    r"\b(?:disclaimer|(?:not|never)\b.{0,60}\b(?:substitute|replacement)\b.{0,40}\b(?:medical|professional|advice)"
    r"|(?:informational|educational|general information) purposes|not (?:intended|meant) (?:to|as|for)\b.{0,60}"
    r"\b(?:diagnos|treat|advice|medical)|does not (?:constitute|replace)\b.{0,40}\badvice|individual results may vary"
    r"|results may vary)\b",
    re.I,
)
"""Matches ``This is not a substitute for professional medical advice``."""
_IN_DISCLAIMER = needles_of(_DISCLAIMER)
_SOURCES_HEADING = re.compile(
    r"^(?:article |medical |our )?(?:sources?|references?|citations?|bibliography|works cited|further reading"
    r"|fuentes|referencias|quellen|références)(?: and (?:resources|references|further reading))?\s*:?$",
    re.I,
)
"""Matches ``References:``."""
_SOURCES_LINE = re.compile(r"^(?:sources?|references?)\s*:\s*\S", re.I)
"""Matches ``Source: CDC``."""
_SOURCES_START = re.compile(r"^(?:sources?|references?)(?:\s*[:–—-]|\s+(?-i:[A-Z\d\[(“\"]))", re.I)
"""Matches the ``Sources B`` of ``Sources Back pain`` where it precedes links in the same block: the word alone."""
_CITATION = re.compile(r"\bdoi:|\bet al\b|https?://|www\.|\b(?:19|20)\d\d\b|\baccessed\b", re.I)
"""Matches the ``et al`` of ``Smith J, et al. Spine 2019``."""
_ACTION = re.compile(
    r"\b(?:(?:call|contact|phone|visit|ring|text|e-?mail) (?:us|our|the|dr\.?|today|now)"
    r"|(?:schedule|book|request|make|arrange|set up) (?:an?|your|the)\b.{0,40}\b(?:appointment|consultation|visit"
    r"|evaluation|exam|screening|session|call)|appointments? (?:today|online|now)|get in touch|reach out to us"
    r"|give us a call|click here to|learn more about our)\b",
    re.I,
)
"""Matches ``Schedule an appointment`` and ``call our office``."""
_ACTION_MAX_WORDS = 60
DISCLAIMER_WORDS = 150
"""Words that a disclaimer has at most."""


def is_disclaimer(text: str) -> bool:
    """Return whether a block disclaims medical advice or promised results."""
    plain = foldable(text)
    if not any(needle in plain for needle in _IN_DISCLAIMER):
        return False
    return _DISCLAIMER.search(text) is not None and len(text.split()) <= DISCLAIMER_WORDS


def is_sources_heading(text: str) -> bool:
    """Return whether a block heads a list of sources."""
    return _SOURCES_HEADING.match(text) is not None


def is_source(kind: BlockKind, text: str, *, linked: bool) -> bool:
    """Return whether a block under such a heading is a source: an item of a list, a link, or a citation."""
    return kind is BlockKind.LIST_ITEM or linked or _CITATION.search(text) is not None


def label_blocks(texts: Sequence[tuple[BlockKind, int | None, str, bool]]) -> list[BlockLabel | None]:
    """Return the label of each body block, given its kind, heading level, text, and whether it is mostly links.

    Calls to action are labelled only where they are short and in the body's last third, because an article's
    own advice ("call your doctor if …") is not a call to action for the clinic.
    """
    labels: list[BlockLabel | None] = []
    sources_level: int | None = None
    count = len(texts)
    for at, (kind, level, text, linked) in enumerate(texts):
        if kind is BlockKind.HEADING:
            if sources_level is not None and (level or 6) <= sources_level:
                sources_level = None
            if _SOURCES_HEADING.match(text):
                sources_level = level or 6
                labels.append(BlockLabel.SOURCES)
                continue
        elif _SOURCES_HEADING.match(text) and at >= count / 2:
            sources_level = 6
            labels.append(BlockLabel.SOURCES)
            continue
        source = sources_level is not None and is_source(kind, text, linked=linked)
        source = source or (linked and _SOURCES_START.match(text) is not None)
        labels.append(_label(text, source, at, count))
    return labels


def _label(text: str, source: bool, at: int, count: int) -> BlockLabel | None:
    words = len(text.split())
    if is_disclaimer(text):
        return BlockLabel.DISCLAIMER
    if _SOURCES_LINE.match(text) or (source and _CITATION.search(text)):
        return BlockLabel.SOURCES
    if words <= _ACTION_MAX_WORDS and at >= count * 2 / 3 and _ACTION.search(text):
        return BlockLabel.CALL_TO_ACTION
    return BlockLabel.SOURCES if source else None
