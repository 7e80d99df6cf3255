"""The language of a short piece of text, by its commonest words."""

from __future__ import annotations

import re

from language.word_list import words_in

STOP_WORDS = {
    "en": words_in(
        """
        the of and to in is that it for was on are as with be this by at from or have an not you
        your can may will our we they their which more when if has been about who do does should
        what how these than also
        """
    ),
    "es": words_in(
        """
        el la los las de del y que en un una es por con para su se al lo como más o pero sus este
        esta son entre cuando muy sin sobre también hay puede usted nuestra nuestro si ser está no
        le
        """
    ),
    "fr": words_in(
        """
        le la les de des du et que en un une est pour avec dans sur au aux ce cette sont pas vous
        nous ou par
        """
    ),
    "pt": words_in(
        """
        o a os as de do da dos das e que em um uma é por com para se ao não mais como seu sua são ou
        você
        """
    ),
    "de": words_in(
        """
        der die das und ist in den von zu mit sich des auf für im dem nicht ein eine als auch sie
        wir
        """
    ),
    "it": words_in(
        """
        il lo la gli le di del della e che in un una è per con non si dei da sono come più o alla
        nel
        """
    ),
    "tl": words_in(
        """
        ang ng sa mga na ay at ito para kung hindi may inyong iyong
        """
    ),
    "pl": words_in(
        """
        i w na z do się nie jest że oraz dla przez lub od jak są to
        """
    ),
    "ht": words_in(
        """
        nan ak pou ou yo yon ki se pa li nou sou lè genyen
        """
    ),
    "vi": words_in(
        """
        của và là các có được cho trong không với một những để người
        """
    ),
}
"""The commonest function words of the languages that clinics in the United States publish in (own lists; the
choice of languages follows the US Census Bureau's table of languages spoken at home)."""

LEAST_WORDS = 8
"""Shorter pieces are not judged: their stop words are chance."""

PLAINLY = 0.25
"""From this share of English stop words on, no other language is asked: none shares so many of them."""

_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """Return the primary language tag, ``und`` for another script, or None where the words do not decide."""
    words = _WORD.findall(text.lower())
    if not text.isascii():
        letters = sum(map(len, words))
        latin = sum(
            1 for word in words for letter in word if letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"
        )
        if letters >= 12 and latin < letters * 0.5:
            return "und"
    if len(words) < LEAST_WORDS:
        return None
    english = sum(map(STOP_WORDS["en"].__contains__, words)) / len(words)
    if english >= PLAINLY:
        return "en"
    shares = {tag: sum(map(stops.__contains__, words)) / len(words) for tag, stops in STOP_WORDS.items()}
    best = max(shares, key=lambda tag: (shares[tag], tag == "en", tag))
    if best == "en":
        return "en" if shares["en"] >= 0.12 else None
    if shares[best] >= 0.22 and shares[best] >= 2 * shares["en"]:
        return best
    return None
