"""Errors that leave every word a word: apostrophes, a or an, wrong words, agreement, slips, doubled punctuation.

Each table pairs a pattern of right words with the wrong ones; the sets of wrong words are those that usage books list
(Fowler; Merriam-Webster's "Commonly Confused Words") with the medical ones of the AMA Manual of Style, 11.1.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.planted_errors import Edit, Edits
from benchmarks.planted_words import WORD, cased, shuffled


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of right words, and what a writer puts in their place."""

    kind: str
    pattern: re.Pattern[str]
    wrong: str
    """As `re.Match.expand` reads it."""
    right: str = ""
    """Right words where they are others than those of the text, as `re.Match.expand` reads it."""


def rules(table: Sequence[tuple[str, ...]]) -> tuple[Rule, ...]:
    """Return the rules of lines of kind, pattern, wrong words and, where the text has others, the right ones."""
    return tuple(Rule(kind, re.compile(pattern, re.IGNORECASE), *words) for kind, pattern, *words in table)


def by_rules(table: Sequence[Rule], text: str, chance: random.Random) -> Iterator[Edit]:
    """Yield an edit for each place where a rule's pattern stands, the rules in an order that the seed draws."""
    for rule in chance.sample(table, len(table)):
        for match in shuffled(rule.pattern.finditer(text), chance):
            wrong = cased(match[0], match.expand(rule.wrong))
            if wrong != match[0]:
                context = text[match.start() : match.end() + 12]
                right = cased(match[0], match.expand(rule.right)) if rule.right else None
                yield Edit(*match.span(), wrong, rule.kind, f"{rule.kind} {wrong} {context}", right)


APOSTROPHES = rules(
    (
        ("lost contraction", r"\b(do|does|did|is|are|was|were|have|has|could|would|should)n't\b", r"\1nt"),
        ("lost contraction", r"\bcan't\b", "cant"),
        ("lost contraction", r"\bwon't\b", "wont"),
        ("lost contraction", r"\b(you|they|we)'(re|ve)\b", r"\1\2"),
        ("lost contraction", r"\b(that|there|what)'s\b", r"\1s"),
        ("lost contraction", r"\b(do|does|is|are|was|were) not\b(?= [a-z])", r"\1nt", r"\1n't"),
        ("lost contraction", r"\bcannot\b(?= [a-z])", "cant", "can't"),
        (
            "it's for its",
            r"\bits(?= (?:own|symptoms|effects?|parts?|function|causes?|role|name|location|use)\b)",
            "it's",
        ),
        (
            "its for it's",
            r"\bit is(?= (?:important|not|also|possible|very|called|usually|often|a)\b)",
            "its",
            "it's",
        ),
        ("its for it's", r"\bit's\b", "its"),
        ("its' for its", r"\bits(?= [a-z]{4,} )", "its'"),
        (
            "your for you're",
            r"\byou are(?= (?:not|pregnant|taking|at|having|unable|more|a)\b)",
            "your",
            "you're",
        ),
        (
            "lost possessive",
            r"\b(person|child|body|patient|doctor|mother|brain|heart|woman|family|parent|baby)'s\b",
            r"\1s",
        ),
        ("lost possessive", r"\b(children|women|men|people)'s\b", r"\1s"),
        (
            "lost possessive",
            r"\b(Alzheimer|Parkinson|Crohn|Huntington|Hodgkin)'s\b(?= disease| lymphoma)",
            r"\1s",
        ),
        (
            "plural possessive",
            r"\b(patients|parents|doctors|families|caregivers|cells|years|months|days|weeks)'(?= [a-z])",
            r"\1",
        ),
        (
            "plural possessive",
            r"\b(?!percent|number|half|most|some|majority|thousands|hundreds|groups|types|"
            r"kinds)([a-z]{4,}) of (?:the )?"
            r"(patients|parents|doctors|infants|babies|adults|families|females|males|smokers|relatives|kidneys|cells)\b",
            r"\2 \1",
            r"\2' \1",
        ),
        (
            "lost possessive",
            r"\b(cells|tissues|functions?|surface|walls?|parts?|side|ability|blood|temperature|response|health|age) of "
            r"(the|a|your) (body|brain|heart|person|child|patient|eye|kidney|liver|lung|skin|baby|woman|man|mother)\b",
            r"\2 \3s \1",
            r"\2 \3's \1",
        ),
        ("misplaced", r"\b(do|does|is|are|was|were) not\b(?= [a-z])", r"\1'nt", r"\1n't"),
        (
            "possessive for plural",
            r"\b(patient|symptom|doctor|cell|muscle|kidney|infection|treatment|gene|kid|"
            r"parent)s(?= (?:are|have|may|can|who|with|in)\b)",
            r"\1's",
        ),
        ("apostrophe in decade", r"\b(1[89]\d0|20[012]0)s\b", r"\1's"),
        ("apostrophe in decade", r"\b([2-9]0)s\b", r"\1's"),
        ("misplaced", r"\b(do|does|did|is|are|was|were)n't\b", r"\1'nt"),
    )
)
"""Some begin from words without an apostrophe, of which the texts have few: "do not" is written "dont"."""

_CONFUSED = (
    "affect effect", "affects effects", "breath breathe", "breaths breathes", "lose loose", "losing loosing",
    "form from",
    "patience patients", "their there", "than then", "advice advise", "ileum ilium", "to too", "your you're",
    "who's whose",
    "where were", "quite quiet", "accept except", "device devise", "dose does", "prostate prostrate", "mucus mucous",
    "fetal fatal", "oral aural", "palpation palpitation", "course coarse", "principal principle", "whether weather",
    "through though", "heal heel", "healing heeling", "cost coast", "lead led", "weak week", "waist waste", "pain pan",
    "chose choose", "past passed", "personal personnel", "breast beast", "brain brian", "trial trail", "sign sing",
    "diet died", "vein vain", "pus puss", "site sight", "tissue issue", "hole whole", "peace piece", "plain plane",
    "public pubic", "causal casual", "thorough through", "later latter", "raise rise", "were we're", "sever severe",
    "complement compliment", "discreet discrete", "ensure insure", "prescribe proscribe", "elicit illicit",
    "humerus humorous", "fist first", "stomach stomachs", "sore soar", "know now", "knew new", "hear here",
    "board bored",
    "bare bear", "leg lag", "addition addiction", "diary dairy", "desert dessert", "cite site",
)  # fmt: skip
_SMALL = (
    "of off", "for fro", "and an", "the they", "than that", "be bee", "not now", "with which", "in is", "on one",
    "or of",
    "it if", "by buy", "no know", "as is", "at it", "are our", "can an", "to the", "from for",
)  # fmt: skip
_MEANING = (
    "hyperglycemia hypoglycemia", "hypertension hypotension", "abduction adduction", "dysphagia dysphasia",
    "perineal peroneal", "hyperthyroidism hypothyroidism", "inhibit inhabit", "arteritis arthritis",
    "anterior interior",
    "proximal distal", "acute chronic", "malignant benign", "artery vein", "systolic diastolic", "maternal paternal",
)  # fmt: skip
"""Both fit most sentences: whether one is wrong only a reader who knows the subject can say."""
_ONE_WAY = frozenset(
    ["brian", "fro", "stomachs", "puss", "bee", "pan", "beast", "lag", "sing", "coast", "soar", "we're"]
)
"""Words that are planted and not replaced: as right words the texts do not have them."""


def _partners(pairs: Sequence[str]) -> dict[str, tuple[str, ...]]:
    partners: dict[str, tuple[str, ...]] = {}
    for line in pairs:
        one, other = line.split()
        for right, wrong in ((one, other), (other, one)):
            if right not in _ONE_WAY:
                partners[right] = (*partners.get(right, ()), wrong)
    return partners


CONFUSED, SMALL, MEANING = map(_partners, (_CONFUSED, _SMALL, _MEANING))
"""A right word to those that it is confused with; small words are told from each other by grammar alone."""


def confused(partners: Mapping[str, Sequence[str]], kind: str) -> Edits:
    """Return the edits that put a confused word for the right one."""

    def edits(text: str, chance: random.Random) -> Iterator[Edit]:
        for match in shuffled(WORD.finditer(text), chance):
            word = match[0]
            wrongs = partners.get(word.lower())
            if wrongs and word[1:] == word[1:].lower():
                wrong = chance.choice(wrongs)
                after = text[match.end() : match.end() + 6] if kind == "small word" else ""
                yield Edit(*match.span(), cased(word, wrong), kind, f"{word} {wrong} {after}")

    return edits


_NOUNS = [
    "muscle",
    "pain",
    "blood",
    "skin",
    "heart",
    "kidney",
    "liver",
    "brain",
    "bone",
    "cells",
    "tissue",
    "disease",
    "doctor",
    "patient",
    "symptoms",
    "treatment",
    "joint",
    "nerve",
    "infection",
    "cancer",
    "risk",
    "medicine",
    "surgery",
    "diet",
    "exercise",
    "lung",
    "stomach",
]


def noun_swap(text: str, chance: random.Random) -> Iterator[Edit]:
    """Yield nouns of health with another of them in their place, as in "any muscle of the pain"."""
    for match in shuffled(WORD.finditer(text), chance):
        if match[0] in _NOUNS:
            wrong = chance.choice([noun for noun in _NOUNS if noun != match[0]])
            yield Edit(*match.span(), wrong, "noun", f"{match[0]} {wrong}")


_ARTICLE = re.compile(r"(?<![\w.\-'])(a|an|A|An) (?=\(?([A-Za-z]+)[\w\-]*)")


def wrong_article(text: str, chance: random.Random) -> Iterator[Edit]:
    """Yield the other one of a and an; ``kind`` is hard where sound and letter differ, and for capitals."""
    for match in shuffled(_ARTICLE.finditer(text), chance):
        word = match[2]
        if match[1] == "A" and word[0].isupper():
            continue
        vowel = word[0].lower() in "aeiou"
        hard = word.isupper() or vowel != (match[1].lower() == "an")
        wrong = {"a": "an", "an": "a", "A": "An", "An": "A"}[match[1]]
        yield Edit(match.start(1), match.end(1), wrong, "hard" if hard else "letter", f"{wrong} {word}")


AGREEMENT = rules(
    (
        ("pronoun", r"\b(they|these|we) are\b", r"\1 is"),
        ("pronoun", r"\b(they|these|we) have\b", r"\1 has"),
        ("pronoun", r"\b(it|this|she|he) is\b", r"\1 are"),
        ("pronoun", r"\b(it|this|she|he) has\b", r"\1 have"),
        ("there", r"\bthere are (many|several|two|three|some|no)\b", r"there is \1"),
        ("there", r"\bthere is (a|an|no)\b", r"there are \1"),
        (
            "noun",
            r"\b(people|patients|children|symptoms|doctors|women|scientists|researchers) (?:have)\b",
            r"\1 has",
        ),
        (
            "noun",
            r"\b(people|patients|children|symptoms|doctors|women|scientists|researchers) (?:are)\b",
            r"\1 is",
        ),
        ("verb", r"\b(it|this) (causes|affects|helps|occurs|includes|means)\b", r"\1 @"),
        (
            "verb",
            r"\b(may|can|will|should|does not|do not) (cause|affect|help|occur|include|need)\b",
            r"\1 \2s",
        ),
        (
            "number",
            r"\b(many|several|these|those|few) (patients|symptoms|doctors|cells|genes|conditions|"
            r"factors|tests|treatments)\b",
            r"\1 @",
        ),
    )
)
"""``@``: the second word without its ending ``s``."""


def agreement(text: str, chance: random.Random) -> Iterator[Edit]:
    """Yield verbs and nouns of the wrong number right beside what they agree with."""
    for rule in chance.sample(AGREEMENT, len(AGREEMENT)):
        for match in shuffled(rule.pattern.finditer(text), chance):
            wrong = rule.wrong
            if "@" in wrong:
                wrong = wrong.replace("@", match[2][:-1])
            wrong = cased(match[0], match.expand(wrong))
            yield Edit(*match.span(), wrong, rule.kind)


SLIPS = rules(
    (
        ("two prepositions", r"(?<=[a-z] )upon(?= [a-z])", "upon on"),
        ("two prepositions", r"(?<=[a-z]{4} )on(?= the\b)", "upon on"),
        ("two prepositions", r"(?<=[a-z]{4} )with(?= (?:a|the|other|this)\b)", "with of"),
        ("two prepositions", r"(?<=[a-z]{4} )from(?= (?:a|the|other|this)\b)", "from of"),
        ("two prepositions", r"(?<=[a-z]{4} )for(?= (?:a|the|people|this)\b)", "for to"),
        ("two prepositions", r"(?<=[a-z]{4} )in(?= (?:a|the|people|this)\b)", "in of"),
        ("article before one of", r"(?<=\bis )one of\b", "a one of"),
        ("article before one of", r"(?<= )one of the(?= [a-z])", "a one of the"),
        ("two articles", r"(?<=[a-z] )the(?= [a-z]+ of\b)", "the a"),
        ("two articles", r"(?<=[a-z] )their(?= [a-z]+)", "the their"),
        ("two articles", r"(?<=[a-z] )a(?= [bcdfgjklmnprstvwz][a-z]+ )", "the a"),
        (
            "should of",
            r"\b(should|could|would|must|might|may) have(?= (?:been|had|[a-z]+(?:ed|en))\b)",
            r"\1 of",
        ),
        (
            "more then",
            r"\b(more|less|rather|better|higher|lower|greater|other|larger|smaller) than\b",
            r"\1 then",
        ),
        ("loose weight", r"\blose(?= (?:weight|their|some|blood|vision|interest|the|control)\b)", "loose"),
        ("loose weight", r"\blosing(?= (?:weight|your|their|some|the)\b)", "loosing"),
        ("every day", r"(?<=[a-z] )every day(?=[ .,])", "everyday"),
        ("every day", r"\beveryday(?= [a-z])", "every day"),
        ("eye lid", r"\b(eye)(lids?|brows?|lash|lashes|balls?)\b", r"\1 \2"),
        ("eye lid", r"\b(finger|toe)(nails?)\b", r"\1 \2"),
        ("eye lid", r"\b(head|back|stomach|heart)(aches?|beats?|burn)\b", r"\1 \2"),
        ("eye lid", r"\b(blood)(stream)\b", r"\1 \2"),
        ("eye lid", r"\b(new|birth)(borns?|marks?)\b", r"\1 \2"),
        ("with out", r"\b(with|through)(out|in)\b(?= [a-z])", r"\1 \2"),
        ("with out", r"\b(some)(times)\b", r"\1 \2"),
        ("alot", r"\ba lot(?= of\b|[ .,])", "alot"),
        ("alot", r"\bas well(?= as\b)", "aswell"),
        ("alot", r"\bin case(?= of\b)", "incase"),
        ("such us", r"\bsuch as(?= [a-z])", "such us"),
        ("able too", r"\b(able|likely|important|difficult|possible) to(?= [a-z])", r"\1 too"),
        ("use to", r"\bused to(?= [a-z])", "use to"),
        ("suppose to", r"\bsupposed to\b", "suppose to"),
        ("off of", r"\b(all|most|some|one|many|part) of(?= the\b)", r"\1 off"),
        ("has being", r"\b(has|have) been(?= [a-z])", r"\1 being"),
        ("can been", r"\b(can|may|will|should) be(?= [a-z]+ed\b)", r"\1 been"),
        ("lost word", r"\b(a number|because|instead|the use) of(?= [a-z])", r"\1"),
        ("lost word", r"\b(need|try|tend|used|likely|able) to(?= [a-z])", r"\1"),
        ("verb twice", r"\b(can|may|will) (?=cause|help|lead|occur|include)", r"\1 can "),
    )
)
"""One kind a line of the reports; those of `NAMED` are the slips that the issue of the checker names."""
NAMED = frozenset(
    ("two prepositions", "article before one of", "should of", "more then", "loose weight", "every day", "eye lid",
    "click link")
)  # fmt: skip

_INVITATIONS = (
    ("Please click link below to learn more.", "click link", "click the link"),
    ("Clink on the link below for more information.", "Clink on the link", "Click on the link"),
    ("Click hear to read more.", "Click hear", "Click here"),
    ("For more information click link.", "click link", "click the link"),
)
"""A sentence, its slip and the right words; health texts of an institute have no such sentences, clinics' pages do."""
_SENTENCE_END = re.compile(r"(?<=[a-z][.]) (?=[A-Z][a-z]+ [a-z])")
"""Matches the space in ``skin. The skin``."""


def named_slip(text: str, chance: random.Random) -> Iterator[Edit]:
    """Yield slips of the kinds that `NAMED` has."""
    if chance.random() < 0.1:
        for match in shuffled(_SENTENCE_END.finditer(text), chance):
            sentence, wrong, right = chance.choice(_INVITATIONS)
            before, after = sentence.split(wrong)
            yield Edit(match.start(), match.start(), wrong, "click link", "", right, f" {before}", after)
    yield from by_rules([rule for rule in SLIPS if rule.kind in NAMED], text, chance)


def other_slip(text: str, chance: random.Random) -> Iterator[Edit]:
    """Yield those of the other kinds."""
    yield from by_rules([rule for rule in SLIPS if rule.kind not in NAMED], text, chance)


PUNCTUATION = rules(
    (
        ("comma twice", r"(?<=[a-z]),(?= [a-z])", ",,"),
        ("full stop twice", r"(?<=[a-z]{3})\.(?= [A-Z])", ".."),
        ("comma and stop", r"(?<=[a-z]{3})\.(?= [A-Z])", ",."),
        ("stop and comma", r"(?<=[a-z]),(?= [a-z])", ".,"),
        ("colon twice", r"(?<=[a-z]):(?=[ \n])", "::"),
        ("semicolon twice", r"(?<=[a-z]);(?= [a-z])", ";;"),
        ("semicolon and comma", r"(?<=[a-z]),(?= [a-z])", ";,"),
        ("bracket twice", r"(?<=[a-z] )\((?=[a-z])", "(("),
        ("bracket twice", r"(?<=[a-z])\)(?=[ .,])", "))"),
        ("comma apart twice", r"(?<=[a-z]),(?= [a-z])", ", ,"),
        ("question twice", r"(?<=[a-z])\?(?=\s)", "?."),
    )
)
STRAY = rules(
    (
        ("before comma", r"(?<=[a-z]),(?= [a-z])", " ,"),
        ("before stop", r"(?<=[a-z]{3})\.(?= [A-Z])", " ."),
        ("before question", r"(?<=[a-z])\?(?=\s)", " ?"),
        ("within brackets", r"(?<=[a-z] )\((?=[a-z])", "( "),
        ("before bracket", r"(?<=[a-z])\)(?=[ .,])", " )"),
    )
)


def apostrophe(text: str, chance: random.Random) -> Iterator[Edit]:
    """Yield apostrophes lost, added and misplaced."""
    yield from by_rules(APOSTROPHES, text, chance)


def doubled_punctuation(text: str, chance: random.Random) -> Iterator[Edit]:
    """Yield marks of which there is one too many."""
    yield from by_rules(PUNCTUATION, text, chance)


def stray_space(text: str, chance: random.Random) -> Iterator[Edit]:
    """Yield spaces before a mark, and within brackets."""
    yield from by_rules(STRAY, text, chance)
