"""Ask every rule about a block, and keep what does not overlap."""

from __future__ import annotations

from collections.abc import Iterator

from language.slips import (
    article_before_one_of,
    determiner_before_a_joint,
    double_comparative,
    eponyms,
    every_day,
    its,
    lets,
    loose_for_lose,
    lost_contractions,
    mistyped_click,
    of_for_have,
    plural_apostrophes,
    possessives,
    small_i,
    small_words,
    then_for_than,
    times_of_something,
    torn_compounds,
    two_auxiliaries,
    two_determiners,
    two_prepositions,
    whose,
    your_for_you_are,
)
from language.slips.bare_apostrophes import bare_apostrophes
from language.slips.doubled_marks import doubled_marks
from language.slips.lost_blanks import AFTER_A_MARK, AT_A_BRACKET, lost_blanks
from language.slips.slip import Rule, Slip, SlipKind
from language.slips.word_rule import WordRule, rule_of
from language.slips.wrong_article import wrong_articles
from language.spans import Spans
from language.spelling.judge import SpellingEngine
from language.text_blocks import BlockText
from language.wrong_words.rule import wrong_words

WORD_RULES: tuple[WordRule, ...] = (
    article_before_one_of.RULE,
    your_for_you_are.RULE,
    two_determiners.RULE,
    determiner_before_a_joint.RULE,
    two_prepositions.RULE,
    two_auxiliaries.MODAL,
    two_auxiliaries.BE,
    of_for_have.RULE,
    then_for_than.RULE,
    loose_for_lose.RULE,
    every_day.ADVERB,
    every_day.ADJECTIVE,
    mistyped_click.RULE,
    double_comparative.RULE,
    its.LOST,
    its.ADDED,
    whose.LOST,
    whose.ADDED,
    lets.LOST,
    lets.ADDED,
    possessives.RULE,
    eponyms.RULE,
    times_of_something.TIME,
    times_of_something.PLACE,
    lost_contractions.WERE,
    lost_contractions.WILL,
    plural_apostrophes.RULE,
    plural_apostrophes.BEFORE,
    plural_apostrophes.AFTER,
    *small_words.RULES,
    torn_compounds.RULE,
    small_i.RULE,
)
"""Rules about words in a row, earlier ones first."""

RULES: tuple[Rule, ...] = (
    wrong_articles,
    rule_of(WORD_RULES),
    doubled_marks,
    lost_blanks,
    bare_apostrophes,
    wrong_words,
)
"""Every rule; of two that call overlapping passages wrong the earlier one here is right."""


NAMES: dict[str, SlipKind] = {
    **{rule.name: rule.kind for rule in WORD_RULES},
    "wrong-article": "article",
    "an-for-and": "article",
    "decade-apostrophe": "slip",
    "its-apostrophe": "slip",
    "doubled-mark": "punctuation",
    "doubled-full-stop": "punctuation",
    "blank-before-a-mark": "punctuation",
    "doubled-bracket": "punctuation",
    "blank-in-brackets": "punctuation",
    AT_A_BRACKET: "punctuation",
    AFTER_A_MARK: "punctuation",
    "wrong-word": "wrong",
}
"""Name of every rule with the kind of its slips."""


def slips(text: str, block: BlockText, engine: SpellingEngine) -> Iterator[Slip]:
    """Yield the slips of one English block, in order, not overlapping; of two of one rule the first in the text."""
    found: list[Slip] = []
    for rule in RULES:
        own = list(rule(text, block, engine))
        if found and own:
            others = Spans((slip.start, slip.end) for slip in found)
            own = [slip for slip in own if not others.meet(slip.start, slip.end)]
        end = 0
        for slip in sorted(own, key=_start):
            if slip.start >= end:
                found.append(slip)
                end = slip.end
    yield from sorted(found, key=_start)


def _start(slip: Slip) -> int:
    return slip.start
