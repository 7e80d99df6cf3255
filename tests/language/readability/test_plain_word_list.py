"""The packaged list of hard words is sound: each term once, each alternative plainer, each form right."""

from __future__ import annotations

from collections import Counter

import pytest

from language.readability.plain_word_list import by_form, hard_words
from language.spelling.lexicon import zipf

RARER = frozenset(
    {
        "abrasion", "additional", "as to whether", "asymptomatic", "atherosclerosis", "clavicle",
        "exacerbation", "hyperopia", "in the near future", "local anaesthetic", "malignant", "myopia",
        "on a regular basis", "patella", "pertussis", "primarily", "primary teeth", "prior", "smoking cessation",
        "sternum", "tinea pedis", "topical anaesthetic", "trachea", "until such time as", "varicella",
    }
)  # fmt: skip
"""Terms whose alternative is not more frequent: lay words that books seldom have (*kneecap*), terms with a second
meaning that is frequent (*prior*, *primary*), and phrases of frequent words that are long."""


def test_each_term_once() -> None:
    """And each form belongs to one term."""
    terms = Counter(word.term for word in hard_words())
    assert [term for term, count in terms.items() if count > 1] == []
    written = Counter(form.written for word in hard_words() for form in word.forms)
    assert [form for form, count in written.items() if count > 1] == []


def test_no_alternative_is_hard_itself() -> None:
    """Else an editor who writes it is told again."""
    plain = {
        plain
        for word in hard_words()
        for form in word.forms
        for plain in (*form.alternatives, *form.participles)
    }
    assert plain & by_form().keys() == set()


def test_alternatives_are_more_frequent() -> None:
    """By the rarest word of each, in the first alternative."""
    rarer = {word.term for word in hard_words() if _rarest(word.alternatives[0]) <= _rarest(word.term)}
    assert rarer == RARER


def _rarest(phrase: str) -> float:
    return min(zipf(word) for word in phrase.split())


def test_the_columns() -> None:
    """Kinds, parts of speech and conditions are those that are known."""
    assert {word.kind for word in hard_words()} == {"everyday", "medical"}
    assert {word.part_of_speech for word in hard_words()} == {
        "n",
        "v",
        "adj",
        "adv",
        "prep",
        "conj",
        "phrase",
    }
    near = {"before", "not-before", "after", "not-after", "with", "not-near"}
    assert {key for word in hard_words() for key in word.near} == near
    marks = {"verb", "noun", "start", "not-start", "last", "before-noun", "of"}
    assert {mark for word in hard_words() for mark in word.marks} == marks


FORMS = {
    "utilize": "use",
    "utilizes": "uses",
    "utilizing": "using",
    "utilized": "used",
    "commences": "starts",
    "commencing": "starting",
    "commenced": "started",
    "terminates": "ends",
    "ascertaining": "finding out",
    "ascertained": "found out",
    "endeavors to": "tries to",
    "endeavoring to": "trying to",
    "facilitates": "helps",
    "purchasing": "buying",
    "purchased": "bought",
    "obtains": "gets",
    "obtaining": "getting",
    "requires": "needs",
    "requiring": "needing",
    "assisting": "helping",
    "attempted to": "tried to",
    "demonstrating": "showing",
    "indicates": "points to",
    "indicating that": "showing that",
    "alleviating": "easing",
    "exacerbated": "worsened",
    "ensuring you": "making sure you",
    "expedited": "sped up",
    "implementing": "putting in place",
    "notified": "told",
    "notifying": "telling",
    "modifies": "changes",
    "resided": "lived",
    "verifying": "checking",
    "discontinued": "stopped",
    "discontinuing": "stopping",
    "ceasing": "stopping",
    "possesses": "has",
    "possessing": "having",
    "performed": "did",
    "adhering to": "sticking to",
    "complies with": "follows",
    "concealed": "hid",
    "contemplating": "thinking about",
    "recurred": "came back",
    "administering": "giving",
    "inhales": "breathes in",
    "deteriorating": "getting worse",
    "refraining from": "avoiding",
    "modifications": "changes",
    "physicians": "doctors",
    "beverages": "drinks",
    "malignancies": "cancers",
    "third molars": "wisdom teeth",
    "anticoagulants": "blood thinners",
    "incisions": "cuts",
    "has the ability to": "can",
    "individuals": "people",
}
"""Forms and their first alternative, written by hand."""


@pytest.mark.parametrize("written", FORMS)
def test_a_form_has_the_alternative_in_the_same_form(written: str) -> None:
    """The past of a verb; its participle is tested where it is chosen."""
    assert by_form()[written][1].alternatives[0] == FORMS[written]
