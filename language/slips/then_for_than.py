"""*more then half*: *then* after a comparative, where *than* was meant."""

from __future__ import annotations

from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

COMPARATIVES = words_in(
    """
    better bigger brighter cheaper cleaner closer colder cooler darker deeper easier earlier faster fewer finer fuller
    greater happier harder healthier heavier higher hotter larger later less lighter longer louder lower more nearer
    newer older poorer quicker quieter richer safer shallower sharper shorter simpler slower smaller smoother softer
    stronger taller thicker thinner tighter tougher warmer weaker wealthier wider worse younger
    """
)
_OTHERS = words_in("rather other")
_COMPARED = words_in(
    """
    a an the any anyone anything average before ever expected half just many most my needed normal normally once one
    two three four five six seven eight nine ten others our that their them those this us usual usually what your
    women men adults children people patients
    """
)
"""Words that a comparison goes on with, and a new clause after *then* does not, or rarely."""
_OPENS_A_CLAUSE = words_in("a an the my our that their this your those once what one")
"""Those of them that open a clause after *then* too: *The first is better; with more then the next goes*."""


def _check(row: Row, index: int) -> Hit | None:
    before, following = row.at(index - 1), row.at(index + 1)
    compared = before in COMPARATIVES or row.at(index - 2) in ("more", "less")
    if before in _OTHERS:
        if not following or following in ("i", "we", "you", "he", "she", "they", "it"):
            return None
        return _hit(row, index, Tier.SURE if before == "rather" else Tier.LIKELY)
    number = not following and _number_follows(row, index)
    if not compared or before in ("and", "then", "or") or not (number or following in _COMPARED):
        return None
    doubtful = following in _OPENS_A_CLAUSE or before not in COMPARATIVES
    return _hit(row, index, Tier.LIKELY if doubtful else Tier.SURE)


def _number_follows(row: Row, index: int) -> bool:
    end = row.words[index].end
    return row.text[end : end + 1] == " " and row.text[end + 1 : end + 2].isdigit()


def _hit(row: Row, index: int, tier: Tier) -> Hit:
    return Hit(index - 1, index, (f"{row.at(index - 1)} than",), tier)


RULE = WordRule("then-for-than", words_in("then"), _check)
