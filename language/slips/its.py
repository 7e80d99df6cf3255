"""*its been* for *it's been*, and *of it's* for *of its*."""

from __future__ import annotations

import re

from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_NO_NOUN_FOLLOWS = words_in(
    """
    a an the not been called because why what how when where your my our this ok okay going
    """
)
"""Words that go on after *it's* and that no noun phrase begins with after *its*."""
_RARELY_A_NOUN_FOLLOWS = words_in(
    """
    in for from with to by at into as like if than me him them he we they there here another someone
    """
)
"""Words of that kind with an exception or two: *its in house staff*."""
_OPENINGS = words_in(
    "and but so because since if when while although though that think know say says said believe where"
)
"""Words that a clause follows."""
_OPINIONS = words_in(
    """
    nice great hard easy difficult impossible possible essential vital crucial likely unlikely true clear important
    best better good safe normal common recommended necessary
    """
)
_ADVERBS = words_in("always often also just still never all about very so too quite now only")
_NO_DEGREES = words_in(
    """
    early daily weekly monthly yearly only friendly likely lively lovely timely costly deadly family
    """
)
"""Words in *-ly* that are adjectives."""
_AFTER_AN_ADVERB = words_in(
    "a an the not been to that in important best possible easy hard called known worth one part about becoming"
)
_AFTER_NO = words_in("longer surprise secret wonder different more less")
_PURE_ADJECTIVES = words_in(
    """
    able advisable available common crucial critical difficult easy essential hard helpful important impossible likely
    necessary possible rare recommended typical unclear unknown unlikely unusual useful vital ideal perfect wise smart
    tough similar valid great sure noteworthy convenient
    """
)
_ADJECTIVE = re.compile(r".(?:able|ible|ful|ous)$")
"""Matches ``unbelievable``."""
_NOUNS_LIKE_ADJECTIVES = words_in(
    """
    table cable variable vegetable consumable wearable deliverable portable disposable handful armful spoonful
    """
)
_NOUNS_IN_ING = words_in(
    """
    being funding meaning building offering setting ending opening training marketing branding staffing coating lining
    bedding clothing housing processing pricing rating ranking spelling timing wording wiring listing filing ceiling
    engineering manufacturing advertising publishing making wing ring king string spring thing evening morning
    """
)
_NOUNS_IN_ED = words_in("need seed speed feed breed deed weed creed shed steed")
_AFTER_AN_ADJECTIVE = words_in("to that for when if because as by in")
_AFTER_A_PARTICIPLE = words_in("to that by for from as with in")
_OBJECTS = words_in("a an the your our more no")
_PREPOSITIONS = words_in("of in into with by from to for on at through under within upon during beyond")
"""Prepositions after which *it's* is rather *its*."""
_CLAUSE_AFTER = (
    _NO_NOUN_FOLLOWS | _OPINIONS | words_in("been no in on at time you we they he she just all so very too")
)


def _lost(row: Row, index: int) -> Hit | None:
    following, then = row.at(index + 1), row.at(index + 2)
    if row.words[index].text.isupper() or row.at(index - 1) in ("of", "the", "in", "with", "on"):
        return None
    opens = not index or row.at(index - 1) in _OPENINGS
    if (
        following in _NO_NOUN_FOLLOWS
        or _is_said_of_it(following, then, opens=opens)
        or _lacks_a_noun(row, index)
    ):
        return Hit(index, index, ("it's",), Tier.SURE, beside=1)
    likely = (
        following in _RARELY_A_NOUN_FOLLOWS
        or (following == "more" and then == "than")
        or (following == "all" and then in ("about", "in", "you", "the", "of", "we"))
        or (following == "time" and then in ("to", "for") and opens)
    )
    return Hit(index, index, ("it's",), Tier.LIKELY, beside=1) if likely else None


def _is_said_of_it(following: str, then: str, *, opens: bool) -> bool:
    """Return whether two words go on after *it's* and hardly after *its*: *no longer*, *clearly a*, *worth it*."""
    if following == "no":
        return then in _AFTER_NO
    if following == "worth":
        return then.endswith("ing") or then == "it"
    if following in _ADVERBS or (following.endswith("ly") and following not in _NO_DEGREES):
        return then in _AFTER_AN_ADVERB
    return opens and following in _OPINIONS and then in ("to", "that")


def _lacks_a_noun(row: Row, index: int) -> bool:
    """Return whether what is after *its* closes without a noun: *its designed to*, *its important.*"""
    following, then = row.at(index + 1), row.at(index + 2)
    adjective = _ADJECTIVE.search(following) and following not in _NOUNS_LIKE_ADJECTIVES
    if adjective or following in _PURE_ADJECTIVES:
        closes = index + 2 == len(row.words) and row.after in tuple(".;!?")
        return closes or then in _AFTER_AN_ADJECTIVE
    if following.endswith("ing"):
        return following not in _NOUNS_IN_ING and then in _OBJECTS
    participle = len(following) > 4 and following.endswith("ed") and following not in _NOUNS_IN_ED
    return participle and then in _AFTER_A_PARTICIPLE


def _added(row: Row, index: int) -> Hit | None:
    following = row.at(index + 1)
    if following == "own":
        return Hit(index, index + 1, ("its own",), Tier.SURE)
    if row.at(index - 1) not in _PREPOSITIONS or not following or following in _CLAUSE_AFTER:
        return None
    if following.endswith("ing") or row.words[index].text[0].isupper():
        return None
    return Hit(index, index, ("its",), Tier.LIKELY, beside=1)


LOST = WordRule("its-for-it-is", words_in("its"), _lost)
ADDED = WordRule("it-is-for-its", words_in("it's"), _added)
