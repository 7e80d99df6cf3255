"""Find two negatives where a positive wording says the same."""

from __future__ import annotations

import re
from typing import NamedTuple

_OPPOSITES = {
    "uncommon": "common",
    "uncommonly": "commonly",
    "unusual": "common",
    "unlike": "like",
    "unlikely": "likely",
    "unreasonable": "reasonable",
    "unheard of": "known",
    "unfamiliar": "familiar",
    "unrelated": "related",
    "unaware": "aware",
    "unimportant": "important",
    "unpleasant": "pleasant",
    "infrequent": "frequent",
    "infrequently": "often",
    "insignificant": "important",
    "impossible": "possible",
    "inexpensive": "expensive",
    "dissimilar": "similar",
}
"""Words that *not* makes positive, and what to write. *Not unlimited*, *not unpainful* are meant as they are."""
_LONGEST_FIRST = "|".join(sorted(_OPPOSITES, key=len, reverse=True))
_UN = re.compile(
    rf"\b(?P<not>not|never)(?P<article> an?)?(?P<degree> at all| so| very)? (?P<word>{_LONGEST_FIRST})\b",
    re.IGNORECASE,
)
"""Matches ``not an uncommon``."""
_FEWER = re.compile(r"\b(?:no|not) (?:fewer|less) than(?= [\d\w])", re.IGNORECASE)
"""Matches ``no fewer than``."""
_FAIL = re.compile(
    r"\b(?:(?:do|does|did|should|must|will) not|(?:do|does|did|should|wo)n['’]t|never) fail to (?P<verb>[a-z]{2,20})\b",
    re.IGNORECASE,
)
"""Matches ``never fail to bring``."""
_UNLESS = re.compile(
    r"\b(?:(?:is|are|do|does|will|may|can|could)(?: not|n['’]t)|cannot|can['’]t|won['’]t) "
    r"(?![a-z]{2,17}ly )[a-z]{2,20}\b[^.;:,()!?\n]{0,60}? unless\b",
    re.IGNORECASE,
)
"""Matches ``is not covered unless``; not ``is not routinely needed unless``, of which *only if* would drop a word."""
_NEGATIVE = ("not ", "n't ", "n’t ", "no ", "never ")
"""What every doubled negative has one of, in small letters: looked for first, because patterns take longer."""
_ORDER = re.compile(r"(?:please )?(?:do not|don['’]t|never)\b", re.IGNORECASE)
"""Matches ``Please do not`` and ``Never``, not ``Nevertheless``."""


class DoubledNegative(NamedTuple):
    """Two negatives that say something positive."""

    start: int
    """Offset of the first, code points."""
    end: int
    """Offset behind the second."""
    positive: str | None
    """What to write for these words; null where the sentence has to be built anew."""
    advice: str
    """What to do, for the editor: *only with* for *not … without*."""


def doubled_negatives(text: str, start: int, end: int) -> tuple[DoubledNegative, ...]:
    """Return the doubled negatives of the sentence between two offsets, in order.

    The patterns are those of the Federal plain language guidelines ("Avoid double negatives and exceptions to
    exceptions": *no fewer than*, *not … unless*) and *not un-* with a plain opposite. A warning (*do not stop unless*,
    *should not be taken without*) is not one of them: patients are warned so on purpose.
    """
    sentence = text[start:end].lower()
    if not any(part in sentence for part in _NEGATIVE):
        return ()
    found: list[DoubledNegative] = []
    for match in _UN.finditer(text, start, end):
        word = match["word"].lower()
        positive = _OPPOSITES.get(word)  # null where a letter is a long s, which matches s whatever its case
        if positive is None or (word in ("unlike", "impossible", "unlikely") and match["degree"]):
            continue
        article = f"{'an' if positive[0] in 'aeiou' else 'a'} " if match["article"] else ""
        found.append(_found(match, f"{article}{positive}", f"“{article}{positive}”"))
    if " than" in sentence:
        for match in _FEWER.finditer(text, start, end):
            found.append(_found(match, "at least", "“at least”"))
    if " fail " in sentence:
        for match in _FAIL.finditer(text, start, end):
            found.append(_found(match, f"always {match['verb']}", f"“always {match['verb']}”"))
    if " unless" in sentence:
        for match in _UNLESS.finditer(text, start, end):
            if not _is_order(text, start, match.start()):
                found.append(_found(match, None, "“only if”"))
    return tuple(sorted(found))


def _found(match: re.Match[str], positive: str | None, advice: str) -> DoubledNegative:
    written = match[0]
    if positive is not None and written[0].isupper():
        positive = positive[0].upper() + positive[1:]
    return DoubledNegative(match.start(), match.end(), positive, advice)


def _is_order(text: str, start: int, at: int) -> bool:
    """Return whether an instruction opens at the match or opens the sentence."""
    return _ORDER.match(text, start) is not None or (
        text[at : at + 2].lower() == "do"
        and text[max(start, at - 2) : at].strip() in ("", ",", ";", ":", "–", "—")
    )
