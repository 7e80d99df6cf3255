"""Count the syllables of a word that the dictionary lacks by the words that it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

PREFIXES: dict[str, int] = {
    prefix: syllables
    for syllables, prefixes in (
        (1, "bi co de dis en im in mid mis non out pre pro re sub tri un up post trans"),
        (
            2,
            "anti auto cardi counter down endo extra eco geo gastro gluco hemo hydro hyper hypo infra inter intra "
            "iso macro mega meta micro mini mono multi myo neo nephro neuro over patho peri photo poly pseudo psycho "
            "pulmo quasi retro semi spino super supra tele thermo thrombo ultra under vaso cranio cyto cysto fibro "
            "hetero immuno lympho musculo onco ortho para pyro sclero",
        ),
        (
            3,
            "angio arterio audio bacterio bio cardio cerebro dermato electro hepato osteo physio radio socio",
        ),
    )
    for prefix in prefixes.split()
} | {"bio": 2, "hetero": 3, "immuno": 3, "musculo": 3, "arterio": 4, "bacterio": 4, "up": 1}
"""Syllables of living prefixes and of the combining forms of medicine: those of Quirk et al. 1985, *A Comprehensive
Grammar*, appendix I, and of the lists of medical dictionaries; counted by hand."""

ENDINGS: tuple[tuple[str, str, int], ...] = (
    ("ically", "ic", 1), ("ically", "ical", 0), ("ably", "able", 0), ("ibly", "ible", 0), ("ily", "y", 1),
    ("ly", "", 1), ("iness", "y", 1), ("ness", "", 1), ("less", "", 1), ("ful", "", 1), ("ments", "", 1),
    ("ment", "", 1),
    ("like", "", 1), ("ship", "", 1), ("wise", "", 1), ("hood", "", 1), ("able", "e", 2), ("able", "", 2),
    ("ization", "ize", 2), ("izations", "ize", 2), ("ity", "", 2), ("ities", "ity", 0), ("ies", "y", 0),
    ("ied", "y", 0), ("ier", "y", 1), ("iest", "y", 1), ("'s", "", 0),
)  # fmt: skip
"""An ending, what it replaced, and the syllables that it adds."""

ENDS_ALONE = frozenset(("ally", "cally", "eral", "ered", "erer", "ering", "ians", "ions", "ires", "tally"))
"""Ends of words that the dictionary also has as words; *adoptions* is not *adopt* and *ions*. Own list, from the
words that a held-out half of the dictionary got wrong."""

LEAST_STEM = 3
"""Fewest letters of a stem before an ending; shorter ones match by chance. Own choice."""

LEAST_PART = 4
"""Fewest letters of what follows a prefix, and of each part of a compound. Own choice."""

HISSING = ("s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze")
"""Ends of words whose plural and possessive have a syllable more: *nurse*, *nurses*."""


def stem_syllables(word: str, known: Mapping[str, int]) -> int | None:
    """Return the syllables of a lower-case word by its stem and affixes or by its two parts; ``None`` where the
    dictionary has neither."""
    if (found := _inflected(word, known)) is not None:
        return found
    for size in range(2, min(9, len(word) - LEAST_PART + 1)):
        if (added := PREFIXES.get(word[:size])) is not None:
            rest = word[size:]
            count = known.get(rest)
            if count is None:
                count = _inflected(rest, known)
            if count is not None:
                return added + count
    return _compound(word, known)


def _inflected(word: str, known: Mapping[str, int]) -> int | None:
    if word.endswith("s") and len(word) > LEAST_STEM:
        count = known.get(word[:-1])
        if count is not None:
            return count + word.endswith(tuple(end + "s" for end in HISSING))
        if (
            word.endswith("es")
            and word[:-2].endswith(HISSING)
            and (count := known.get(word[:-2])) is not None
        ):
            return count + 1
    for ending, added in (("ed", 0), ("ing", 1), ("er", 1), ("ers", 1), ("est", 1)):
        if not word.endswith(ending):
            continue
        for stem in _stems(word[: -len(ending)]):
            if (count := known.get(stem)) is None:
                continue
            if ending == "ed":
                return count + stem.rstrip("e").endswith(("t", "d"))
            return count + added
    for ending, replaced, added in ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)] + replaced
            if len(stem) >= LEAST_STEM and (count := known.get(stem)) is not None:
                return count + added
    return None


def _stems(rest: str) -> Iterator[str]:
    """Yield what a verb or adjective may have been before *-ed*, *-ing* or *-er*: *stopp* was *stop*."""
    if len(rest) < LEAST_STEM:
        return
    yield rest + "e"
    yield rest
    if rest[-1] == rest[-2]:
        yield rest[:-1]


def _compound(word: str, known: Mapping[str, int]) -> int | None:
    """Return the syllables of two words written as one, the longest first; *toothbrushing* is not looked for."""
    for cut in range(min(len(word) - LEAST_PART, 20), LEAST_PART - 1, -1):
        first = known.get(word[:cut])
        if first is None or word[cut:] in ENDS_ALONE:
            continue
        if (second := known.get(word[cut:])) is not None:
            return first + second
    return None
