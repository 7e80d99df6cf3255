"""Promises of the parts of stored lines that audits of the site read."""

from __future__ import annotations

from audits.site_facts import KindStream, of_kinds
from pipeline.stored_kinds import forms_of, suspects_of, without_body
from schemas.facts.seen_on import SeenOn
from schemas.facts.text_forms import SeenForm, TextForms
from schemas.facts.text_words import Suspect, TextWords
from schemas.finding import Quote
from schemas.text import Text
from tests.audits.build import text

QUOTE = Quote(field="/body_text", quote='say "kind":"date"', start=0, end=17)
SEEN = SeenOn(pages=2, urls=["https://clinic.example/a", "https://clinic.example/b"])
FORMS = TextForms(
    subject="template:footer",
    url="https://clinic.example/a",
    seen_on=SEEN,
    forms=[
        SeenForm(kind="date", key="day", form="Month D, YYYY", count=2, evidence=QUOTE),
        SeenForm(kind="name", key="a", form="A", count=1, evidence=QUOTE),
    ],
    left_out=3,
)
WORDS = TextWords(
    subject="t-0000000000000001",
    url="https://clinic.example/a",
    language="en",
    word_count=2,
    words={"a": 2},
    names=["ann"],
    suspects=[
        Suspect(word="thier", kind="unknown", count=1, evidence=QUOTE),
        Suspect(word="a a", kind="doubled", count=1, evidence=QUOTE),
    ],
)


def test_forms_of_a_kind() -> None:
    """Of a line of forms those of a kind are read, equal to those of the whole line."""
    assert list(forms_of(FORMS.to_json(), ("date",))) == [FORMS.model_copy(update={"forms": FORMS.forms[:1]})]


def test_forms_without_the_kind() -> None:
    """A line without a form of the kind is left out, even where a quotation has the words of one."""
    named = FORMS.model_copy(update={"forms": FORMS.forms[1:], "seen_on": None})
    assert list(forms_of(named.to_json(), ("date",))) == []


def test_suspects_of_a_kind() -> None:
    """Of a line of words the suspects of a kind are read; counts of words and names are not."""
    expected = WORDS.model_copy(update={"suspects": WORDS.suspects[1:], "words": {}, "names": []})
    assert suspects_of(WORDS.to_json(), ("doubled",)) == expected


def test_no_suspect_of_the_kind() -> None:
    """A line without a suspect of the kind is still read: its page passes."""
    assert suspects_of(WORDS.to_json(), ("slip",)).suspects == []


def test_text_without_its_body() -> None:
    """A text without its body is the same text with an empty one."""
    whole = text("Some words.")
    expected = whole.model_copy(update={"body_text": "", "body_blocks": []})
    assert without_body(Text, whole.to_json()) == expected


def test_kinds_of_a_list() -> None:
    """A plain list has no parts: it is read as it is."""
    assert list(of_kinds([FORMS], ("date",))) == [FORMS]
    assert list(of_kinds(KindStream(lambda: iter([FORMS]), lambda kinds: iter(())), ("date",))) == []
