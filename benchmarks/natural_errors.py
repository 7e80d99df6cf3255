"""Find the misspellings of learners' sentences: errors that nobody planted (JFLEG, for measuring only).

Wanted are words of a sentence that no dictionary has and all four correctors changed. Sentences are tokens between
spaces; they are set as text first, so that the spaces before their marks are no error. The corrected sentences are
right text, as four people wrote it: flags there are false, but for what the correctors left.
"""

from __future__ import annotations

import re
from typing import Any

from benchmarks.misspelling_pairs import KnownWords, british_spellings, corrections, learner_sentences
from benchmarks.planted_words import cased

_MARKS = (
    (r" ([.,;:!?%)\]])", r"\1"),
    (r"([(\[$]) ", r"\1"),
    (r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1"),
    (r" ' s\b", "'s"),
)
_QUOTES = re.compile(r"(``|''|\") ?([^\"`]*?) ?(''|\")")
"""Matches ``" word "``."""
_FORMS = re.compile(r"(?:e?s|e?d|ly|ing|e?rs?)\Z")
"""Matches ``s``: what is put to a word for another number, tense or degree."""


def as_text(tokens: str) -> str:
    """Return a sentence of tokens as a person writes it, e.g. ``I don't .`` as ``I don't.``."""
    text = " ".join(tokens.split())
    for pattern, words in _MARKS:
        text = re.sub(pattern, words, text)
    return _QUOTES.sub(r'"\2"', text)


def natural_rows(known: KnownWords) -> list[dict[str, Any]]:
    """Return the sentences in the form of planted texts, class ``natural``, or ``natural form`` for a wrong ending.

    ``right`` is the word that at least two correctors put; null where no two agree.
    """
    british = british_spellings()
    rows = []
    for number, sentence in enumerate(learner_sentences()):
        kept = {
            word for corrected in sentence["corrected"] for word in re.findall(r"[a-z]+", corrected.lower())
        }
        answers = corrections(sentence)
        text = as_text(sentence["text"])
        errors = []
        for match in re.finditer(r"(?<![\w'’\-])[A-Za-z]{2,}(?![\w'’\-])", text):
            word = match[0].lower()
            if (
                word in kept
                or match[0].isupper()
                or word in british
                or known.english(match[0])
                or known.english(word)
            ):
                continue
            right, count = answers[word].most_common(1)[0] if answers.get(word) else ("", 0)
            form = bool(right) and word.startswith(right) and bool(_FORMS.match(word[len(right) :]))
            errors.append(
                {
                    "start": match.start(), "end": match.end(), "class": "natural form" if form else "natural",
                    "kind": "", "wrong": match[0], "right": cased(match[0], right) if count > 1 else None,
                }
            )  # fmt: skip
        rows.append({"id": f"natural-errors/{number}", "text": text, "errors": errors})
    return rows


def corrected_texts() -> list[tuple[str, str]]:
    """Return the corrected sentences, each with the name of its learner's sentence, equal ones once."""
    return [
        (f"natural-errors/{number}", as_text(corrected))
        for number, sentence in enumerate(learner_sentences())
        for corrected in dict.fromkeys(sentence["corrected"])
    ]


def kept_by_all(where: str, words: str) -> bool:
    """Return whether all four correctors of a sentence have these words: then a flag on them is most likely false."""
    sentence = learner_sentences()[int(where.rpartition("/")[2])]
    return all(words.casefold() in as_text(corrected).casefold() for corrected in sentence["corrected"])
