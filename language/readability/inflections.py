"""Inflect English verbs and nouns, of phrases the verb that begins them and the noun that ends them."""

from __future__ import annotations

from typing import NamedTuple

from language.slips.plural_of import plural_of
from language.word_list import words_in

_IRREGULAR = {
    verb: tuple(forms.split())
    for verb, forms in {
        "be": "is being was been",
        "begin": "begins beginning began begun",
        "build": "builds building built built",
        "buy": "buys buying bought bought",
        "choose": "chooses choosing chose chosen",
        "come": "comes coming came come",
        "cut": "cuts cutting cut cut",
        "do": "does doing did done",
        "drink": "drinks drinking drank drunk",
        "eat": "eats eating ate eaten",
        "feel": "feels feeling felt felt",
        "find": "finds finding found found",
        "get": "gets getting got gotten",
        "give": "gives giving gave given",
        "go": "goes going went gone",
        "have": "has having had had",
        "hide": "hides hiding hid hidden",
        "hold": "holds holding held held",
        "keep": "keeps keeping kept kept",
        "make": "makes making made made",
        "mean": "means meaning meant meant",
        "pay": "pays paying paid paid",
        "put": "puts putting put put",
        "see": "sees seeing saw seen",
        "show": "shows showing showed shown",
        "speak": "speaks speaking spoke spoken",
        "speed": "speeds speeding sped sped",
        "spit": "spits spitting spat spat",
        "spread": "spreads spreading spread spread",
        "stick": "sticks sticking stuck stuck",
        "take": "takes taking took taken",
        "tell": "tells telling told told",
        "think": "thinks thinking thought thought",
    }.items()
}
"""Third person, present participle, past, past participle (Quirk et al. 1985, 3.11 to 3.20)."""
_DOUBLED = words_in("stop drop plan recur permit refer incur fit")
"""Regular verbs whose last letter is doubled (Quirk et al. 1985, 3.7)."""
_PLURALS = {"diagnosis": "diagnoses"}
"""Plurals that `plural_of` does not make."""
_VOWELS = "aeiou"


class VerbForms(NamedTuple):
    """The five forms of a verb; of a phrase, its first word is the verb."""

    base: str
    s: str
    ing: str
    past: str
    participle: str


def verb_forms(verb: str) -> VerbForms:
    """Return the forms of a verb, e.g. ``finds out`` and ``finding out`` of ``find out``."""
    head, blank, rest = verb.partition(" ")
    third, ing, past, participle = _IRREGULAR.get(head) or _regular(head)
    return VerbForms(verb, *(form + blank + rest for form in (third, ing, past, participle)))


def _regular(verb: str) -> tuple[str, str, str, str]:
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    ending_y = verb.endswith("y") and verb[-2] not in _VOWELS
    if ending_y:
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    else:
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        past = verb + "d" if verb.endswith("e") else stem + "ed"
    ing = stem[:-1] + "ing" if verb.endswith("e") and not verb.endswith("ee") else stem + "ing"
    return third, ing, past, past


def plural_form(noun: str) -> str:
    """Return the plural of a noun, of a phrase that of its last word, e.g. ``pain relievers``."""
    head, blank, last = noun.rpartition(" ")
    return head + blank + (_PLURALS.get(last) or plural_of(last))
