"""The judgement of one word: known, or unknown with what was probably meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from audits.spelling.engine.affixes import derived
from audits.spelling.engine.candidates import Candidate, far, near
from audits.spelling.engine.lexicon import Lexicon, lexicon
from audits.spelling.engine.medical import MedicalWords, medical_words
from audits.spelling.engine.run_together import APOSTROPHES, halves
from schemas.vocabulary import Tier

Kind = Literal["unknown", "variant", "joined", "apostrophe"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the engine thinks of a word it does not know."""

    kind: Kind
    tier: Tier | None
    """Null where nothing near is known: rather a name or a new term than an error."""
    suggestions: tuple[str, ...] = ()


class SpellingEngine:
    """Judges words; remembers every word judged, so a word costs its search once a process."""

    __slots__ = ("_judged", "_known", "_lexicon", "_medical", "_words")

    def __init__(self, words: frozenset[str] = frozenset()) -> None:
        self._words = words
        self._lexicon: Lexicon = lexicon()
        self._medical: MedicalWords = medical_words()
        self._known: dict[str, bool] = {}
        self._judged: dict[tuple[str, bool], Judgement | None] = {}

    def listed(self, word: str) -> bool:
        """Return whether a lower-case word stands in a list as it is."""
        words = self._lexicon
        return (
            word in words.sure or word in self._words or word in self._medical.words or word in words.british
        )

    def common_words(self) -> frozenset[str]:
        """Return the words of a medium dictionary, lower case."""
        return self._lexicon.common

    def known(self, word: str) -> bool:
        """Return whether a lower-case word is English, medical or this site's."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._is_known(word)
        return known

    def _is_known(self, word: str) -> bool:
        words = self._lexicon
        return (
            self.listed(word)
            or word in words.rare
            or word in words.variants
            or self._medical.composed(word)
            or derived(word, self.listed)
        )

    def judge(self, written: str, *, inside: bool) -> Judgement | None:
        """Return None for a word that is right, else what is thought of it.

        ``written`` has no possessive ending; ``inside`` says that it stands inside a sentence, where a capital
        means a name.
        """
        key = (written, inside and written[:1].isupper())
        if key not in self._judged:
            self._judged[key] = self._judge(written, name=key[1])
        return self._judged[key]

    def _judge(self, written: str, *, name: bool) -> Judgement | None:
        word = written.lower()
        if word in APOSTROPHES:
            return Judgement("apostrophe", Tier.SURE, (_as_written(written, APOSTROPHES[word]),))
        if len(word) < 4 or not word.isascii() or self.known(word):
            return None
        if written != word and (written in self._lexicon.names or not written[1:].islower()):
            return None
        parts = halves(word, self.listed)
        if parts:
            return Judgement(
                "joined", Tier.LIKELY if name else parts.tier, (_as_written(written, parts.text),)
            )
        best = near(word, self._medical.words)
        tier = self._tier(word, best, name=name)
        if tier is None and len(word) >= 7 and not name:
            best = far(word)
            if best and best[0].zipf >= 3.8:
                tier = Tier.MAYBE
        if tier is None:
            return Judgement("unknown", None)
        return Judgement(
            "unknown", tier, tuple(_as_written(written, candidate.word) for candidate in best[:5])
        )

    def _tier(self, word: str, best: list[Candidate], *, name: bool) -> Tier | None:
        if not best:
            return None
        top = best[0]
        if name:
            if len(word) >= 6 and top.zipf >= 4.0:
                return Tier.LIKELY
            return None
        if len(word) == 4:
            return Tier.LIKELY if top.zipf >= 5.5 else None
        if top.zipf >= 4.0:
            return Tier.SURE
        return Tier.LIKELY if top.zipf >= 2.5 or len(word) >= 8 else Tier.MAYBE


def _as_written(written: str, correction: str) -> str:
    return correction[:1].upper() + correction[1:] if written[:1].isupper() else correction
