"""Find the language of a page and of its blocks: the declared one, checked against its commonest words."""

from __future__ import annotations

import re
from functools import lru_cache

from extraction.page.document import Document

_TAG = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
"""Matches ``en``, ``en-US`` and ``pt_BR``."""
_WORD = re.compile(r"[^\W\d_]+")
"""Matches each word of ``el dolor``."""

_COMMON = {
    "en": "the of and to in is that for it with as was on are be this by have from or not your you at can an they"
    " which their has will when may if but these what more been who our we",
    "es": "el la de que y en los se del las un por con una para su al es lo como más pero sus le ya o este sí porque"
    " esta entre cuando muy sin sobre también hasta puede son está usted ser tiene",
    "fr": "le la les de des et en un une du est que qui dans pour pas sur au par plus avec ce il sont vous nous ou"
    " être cette votre ne se aux peut mais comme son",
    "de": "der die das und ist in den von zu mit sich des auf für im dem nicht ein eine als auch es an werden aus er"
    " hat dass sie nach wird bei einer um am sind noch wie einem über so zum kann",
    "pt": "de que e o a do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou"
    " quando muito nos já eu também só pelo pela até isso você são é está pode",
    "it": "di che e la il un a per in una mi sono ho non si lo ha le con i da come ma del più alla questo della gli"
    " dei nel anche è può delle nella essere",
    "nl": "de het een van en in is dat op te zijn met voor die niet aan er om ook als dan maar bij uit nog naar wordt"
    " door over je kan heeft deze worden",
}  # fmt: skip
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _COMMON.items():
    for _one in dict.fromkeys(_words.split()):
        _LANGUAGES_OF.setdefault(_one, []).append(_language)
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"), ("ko", "\uac00", "\ud7af"), ("zh", "\u4e00", "\u9fff"), ("ru", "\u0400", "\u04ff"),
    ("ar", "\u0600", "\u06ff"), ("he", "\u0590", "\u05ff"), ("hi", "\u0900", "\u097f"), ("el", "\u0370", "\u03ff"),
    ("th", "\u0e00", "\u0e7f"),
)  # fmt: skip
MIN_WORDS = 25
"""Words below which a text's language is not recognised by its words."""


def declared_language(document: Document) -> str | None:
    """Return the first valid tag of: html lang, content-language (meta, header), inLanguage, og:locale."""
    root, meta = document.root, document.structured.first_meta
    values = [root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang")]
    values += [
        meta("content-language"),
        document.headers.get("content-language"),
        meta("og:locale"),
        meta("language"),
    ]
    for value in values:
        tag = language_tag(value)
        if tag:
            return tag
    return None


def language_tag(value: str | None) -> str | None:
    """Return a tag in its usual case, or null where the value is not a tag.

    >>> language_tag("en_us")
    'en-US'
    """
    first = (value or "").split(",")[0].strip()
    if not _TAG.match(first):
        return None
    parts = first.replace("_", "-").split("-")
    rest = [
        part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in parts[1:]
    ]
    return "-".join([parts[0].lower(), *rest])


@lru_cache(maxsize=512)
def recognised_language(text: str) -> str | None:
    """Return the primary tag of the language whose commonest words fill a text, or null where none dominates.

    A language dominates with at least a fifth of the words and twice the next one's share.
    """
    words = [word.casefold() for word in _WORD.findall(text[:6_000])]
    if len(words) < MIN_WORDS:
        letters = [] if text.isascii() else [c for c in text if c.isalpha()]
        return _script(letters) if len(letters) >= 40 else None
    found = dict.fromkeys(_COMMON, 0)
    for word in words:
        for language in _LANGUAGES_OF.get(word, ()):
            found[language] += 1
    shares = sorted(((count / len(words), language) for language, count in found.items()), reverse=True)
    (best, language), (second, _) = shares[0], shares[1]
    if best >= 0.2 and best >= 2 * second:
        return language
    return _script([c for c in text[:2_000] if c.isalpha()])


def _script(letters: list[str]) -> str | None:
    if not letters:
        return None
    for language, first, last in _SCRIPTS:
        if sum(first <= letter <= last for letter in letters) / len(letters) >= (
            0.15 if language == "ja" else 0.5
        ):
            return language
    return None


def page_language(declared: str | None, text: str) -> str | None:
    """Return the declared tag unless the text's own words are clearly of another language."""
    found = recognised_language(text)
    if found and (declared is None or declared.split("-")[0] != found):
        return found
    return declared
