"""Identifies the language of a text: by its script, or by the commonest words of the languages in Latin letters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

UNDETERMINED = "und"
"""The tag of a text in another script than Latin whose language is not identified (BCP 47, 4.1)."""

LEAST_WORDS = 8
"""Words below which a text in Latin letters is not judged: its common words are chance."""

LEAST_LETTERS = 12
"""Letters below which a text in another script is not judged: a name, a street."""

LEAST_SHARE = 0.2
"""Share of a language's common words in a text of that language: 0.25 to 0.64 in the sentences that the lists were
made with (``tests/reference/language_samples.py``), 0.00 to 0.25 in sentences of eleven languages that have no list. Of
55 later sentences 48 are identified, none wrongly."""

LEAST_DIFFERENT = 3
"""Different common words that a text has to hold, all of one letter counted as one: program code and lists of routes
(``A to E``) are full of single letters."""

ENGLISH_SHARE = 0.12
"""Share of common words from which a text is English where no other language is ahead, with two different ones at
least; headings and lists have few."""

PLAINLY_ENGLISH = 0.25
"""Share of common English words from which no other language is asked: none shares so many of them."""

MOST_CHARACTERS = 6_000
"""The beginning of a text that is read: some thousand words decide as well as all."""

JAPANESE_SHARE = 0.15
"""Share of kana in Japanese; the rest of its letters may be Chinese ones."""

COMMON_WORDS = {
    "en": "a the of and to in is that for it with as was on are be this by have from or not your you at can an they"
    " which their has will when may if but these what more been who our we about no so do does should how than also",
    "es": "el la los las de del y que en un una es por con para su sus se al lo como más pero le ya o este esta son"
    " entre cuando muy sin sobre también hasta hay puede pueden está están usted ser tiene si no porque desde antes"
    " después nuestra nuestro nuestros nuestras cada todo todos otros nos ni tan mejor",
    "fr": "le la les de des du et en un une est que qui dans pour pas sur au aux par plus avec ce cette il elle sont"
    " vous nous ou être votre vos notre nos ne se peut mais comme son sa ses si sans lors après avant très chez entre"
    " tout tous leur ces ont ni rien",
    "de": "der die das und ist in den von zu mit sich des auf für im dem nicht ein eine einen einem als auch es an"
    " werden aus er hat dass sie nach wird bei einer um am sind noch wie über so zum zur kann können wir uns oder"
    " wenn vor durch haben bitte ihre ihrer ihren unsere mehr nur sehr nichts oft ohne",
    "pt": "o a os as de do da dos das e que em um uma é por com para se ao aos à não mais como seu sua seus suas são"
    " ou você mas uns no na nos nas já também só pelo pela até isso está pode quando muito nós depois antes nosso"
    " nossa sem entre ser tem ele ela nem algum",
    "it": "il lo la gli le di del della dei delle degli e che in un una è per con non si da dal sono come più o alla"
    " al nel nella anche può ma ai questo questa essere ha hanno ci se i nostri nostro suo sua loro dopo prima molto"
    " senza dalla sul sulla tra spesso ogni",
    "nl": "de het een van en in is dat op te zijn met voor die niet aan er om ook als dan maar bij uit nog naar wordt"
    " worden door over je kan kunnen heeft hebben deze dit u uw of wij ons onze geen meer tot we vaak zonder na mag"
    " moet veel ze hun",
    "pl": "i w z na do się nie jest że oraz dla przez lub od jak są to po przy może które który która o a ze być ale"
    " jeśli czy także tym tego jego jej ich nasz nasza nasi naszej nas państwa ponieważ co przed podczas bardzo należy"
    " można we ma już tylko bez ani proszę gdy pod za u",
    "tl": "ang ng sa mga na ay at ito para kung hindi may inyong iyong ka ikaw mo ko ako kami namin aming natin siya"
    " nila kanila kanilang nang o ni si kay mula ng pag dahil bago walang mayroon lahat isang din rin po upang",
    "ht": "nan ak pou ou yo yon ki se pa li nou sou lè genyen gen an la w ap te e oswa si ka kapab ke sa anvan apre"
    " plis tout pi ni kèk fè avèk sans paske men nan",
    "vi": "của và là các có được cho trong không với một những để người khi này hoặc bị đã sẽ tôi chúng vị quý bạn cần"
    " thể trước sau nếu như từ đến ở ra tại về do phải mà rất hơn nhiều",
}  # fmt: skip
"""Language to its commonest function words (own lists). The languages are those that clinics in the United States
publish in (US Census Bureau, table B16001, languages spoken at home) and their large neighbours in Europe."""

_LETTERS = {
    "es": "áéíóúüñ", "fr": "àâæçéèêëîïôœùûüÿ", "de": "äöüß", "pt": "áâãàçéêíóôõú", "it": "àèéìíîòóùú",
    "nl": "áàâäçéèêëíïîóôöúùûü", "pl": "ąćęłńóśźż", "tl": "áàâéèêíìîóòôúùûñ", "ht": "àèòé",
    "vi": "àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ",
}  # fmt: skip
"""Letters with marks that a language is written with (Unicode CLDR 46, main and auxiliary exemplars)."""

MOST_FOREIGN = 0.04
"""Share of words with another letter up to which a text can be of the language: Romanian has the common words of
Spanish, Czech those of Polish, and a word in ten with a letter that these have not."""

_PARTICLES = frozenset(
    ["de", "la", "las", "los", "del", "do", "da", "dos", "das", "di", "della", "le", "du", "des", "van"]
)
"""Words that names hold in lower case, as ``Maria de la Cruz``: no evidence where a capital follows."""

_SCRIPTS = (
    ("ja", 0x3040, 0x30FF), ("ko", 0xAC00, 0xD7AF), ("zh", 0x4E00, 0x9FFF), ("ru", 0x0400, 0x04FF),
    ("ar", 0x0600, 0x06FF), ("he", 0x0590, 0x05FF), ("hi", 0x0900, 0x097F), ("el", 0x0370, 0x03FF),
    ("th", 0x0E00, 0x0E7F), ("hy", 0x0530, 0x058F), ("ka", 0x10A0, 0x10FF), ("am", 0x1200, 0x137F),
    ("bn", 0x0980, 0x09FF), ("pa", 0x0A00, 0x0A7F), ("gu", 0x0A80, 0x0AFF), ("ta", 0x0B80, 0x0BFF),
    ("te", 0x0C00, 0x0C7F), ("lo", 0x0E80, 0x0EFF), ("my", 0x1000, 0x109F), ("km", 0x1780, 0x17FF),
)  # fmt: skip
"""The language that clinics use a script for most often, and the script's first and last letter (Unicode 16,
``Blocks.txt``)."""

_BY_LETTERS = {
    "ru": ((UNDETERMINED, "ўјљњћђџѓќѕәғқңөұүһ"), ("uk", "іїєґ")),
    "ar": ((UNDETERMINED, "ټډړښڼێۆ"), ("ur", "ٹڈڑںےہ"), ("fa", "پچژگیک")),
}
"""Script to languages with letters that the script's first language does not have; the first that matches."""

_LETTER_SHARE = 0.015
"""Share of such letters that a text has to hold: a name that is spelled with one decides nothing."""

_SCRIPT_OF = {
    **{tag: tag for tag, _, _ in _SCRIPTS},
    **dict.fromkeys(("uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg"), "ru"),
    **dict.fromkeys(("fa", "ur", "ps", "ku", "ckb", "sd", "ug", "prs"), "ar"),
    **dict.fromkeys(("mr", "ne", "sa"), "hi"), **dict.fromkeys(("yue", "wuu"), "zh"),
    "yi": "he", "as": "bn", "ti": "am",
}  # fmt: skip
"""Language to the first language of its script (Unicode CLDR 46, languages and their scripts)."""

_SHIFT = 4
"""Every script above begins and ends at a multiple of 16."""
_SCRIPT_AT = {
    part: tag for tag, first, last in _SCRIPTS for part in range(first >> _SHIFT, (last >> _SHIFT) + 1)
}

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]{1,64}@\S+")
"""Matches ``https://a.example/to/x`` and ``me@a.example``: their words are in no language."""
_WORD = re.compile(r"[^\W\d_]+")
"""Matches each word of ``el dolor``."""

_LANGUAGES_OF: dict[str, tuple[str, ...]] = {}
for _tag, _list in COMMON_WORDS.items():
    for _one in dict.fromkeys(_list.split()):
        _LANGUAGES_OF[_one] = (*_LANGUAGES_OF.get(_one, ()), _tag)
_ENGLISH = frozenset(COMMON_WORDS["en"].split())


@lru_cache(maxsize=512)
def identified_language(text: str) -> str | None:
    """Return the primary tag of a text's language, ``und`` for an unknown script, None where the text does not say.

    A language other than English must have a fifth of the words and, of the words that it does not share with
    another language, twice as many as that one. Its words count in lower case only: with a capital they are names.

    >>> identified_language("Rugpijn komt veel voor en gaat vaak over zonder een behandeling.")
    'nl'
    >>> identified_language("La Mesa, El Cajon, Los Altos, Las Vegas, La Jolla") is None
    True
    """
    text = text[:MOST_CHARACTERS]
    if "://" in text or "@" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if language := _by_script("".join(_WORD.findall(text))):
            return language
    words = _WORD.findall(text)
    return _by_words(words) if len(words) >= LEAST_WORDS else None


def may_be_same(declared: str, identified: str) -> bool:
    """Return whether a declared language can be the identified one: the same, or another of the same script.

    >>> may_be_same("bg", "ru"), may_be_same("en-US", "en"), may_be_same("en", "es")
    (True, True, False)
    """
    primary = declared.split("-")[0].lower()
    if identified == UNDETERMINED:
        return primary not in COMMON_WORDS
    return primary == identified or (
        identified in _SCRIPT_OF and _SCRIPT_OF.get(primary) == _SCRIPT_OF[identified]
    )


def _by_script(letters: str) -> str | None:
    """Return the language of letters that are half in another script than Latin."""
    if len(letters) < LEAST_LETTERS:
        return None
    counts = Counter(letters)
    scripts: Counter[str] = Counter()
    latin = 0
    for letter, count in counts.items():
        code = ord(letter)
        if code < 0x250 or 0x1E00 <= code <= 0x1EFF:
            latin += count
        elif tag := _SCRIPT_AT.get(code >> _SHIFT):
            scripts[tag] += count
    if latin * 2 > len(letters):
        return None
    if scripts["ja"] >= JAPANESE_SHARE * len(letters):
        return "ja"
    for tag, count in scripts.most_common(1):
        if count * 2 >= len(letters):
            return next(
                (
                    other
                    for other, own in _BY_LETTERS.get(tag, ())
                    if sum(counts[letter] for letter in own) >= _LETTER_SHARE * len(letters)
                ),
                tag,
            )
    return UNDETERMINED


def _by_words(words: Sequence[str]) -> str | None:
    """Return the language in Latin letters whose common words the text holds."""
    english = sum(map(_ENGLISH.__contains__, map(str.lower, words)))
    if english >= PLAINLY_ENGLISH * len(words):
        return "en"
    kept = _common_words(words)
    counts = Counter(tag for word in kept for tag in _LANGUAGES_OF[word] if tag != "en")
    tag, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=("en", 0))
    if count <= english:
        plain = english >= ENGLISH_SHARE * len(words)
        return "en" if plain and len(_ENGLISH.intersection(word.lower() for word in words)) > 1 else None
    if count < LEAST_SHARE * len(words):
        return None
    different = {word if len(word) > 1 else "" for word in kept if tag in _LANGUAGES_OF[word]}
    if len(different) < LEAST_DIFFERENT:
        return None
    return tag if _is_ahead(tag, kept, counts) and not _is_foreign(tag, words) else None


def _common_words(words: Sequence[str]) -> list[str]:
    """Return the common words of any language that are not part of a name, the last first."""
    kept = []
    named = False
    for word in (*reversed(words[1:]), words[0].lower()):
        if word not in _PARTICLES:
            named = not word.islower()
        elif named:
            continue
        if word in _LANGUAGES_OF:
            kept.append(word)
    return kept


def _is_foreign(tag: str, words: Sequence[str]) -> bool:
    """Return whether too many words have a letter that the language is not written with."""
    own = _LETTERS[tag]
    foreign = sum(
        not word.isascii() and any(letter > "\x7f" and letter not in own for letter in word.lower())
        for word in words
    )
    return foreign > MOST_FOREIGN * len(words)


def _is_ahead(tag: str, kept: Sequence[str], counts: Iterable[str]) -> bool:
    """Return whether a language has twice as many words that another one has not as the other way round."""
    for other in {*counts, "en"} - {tag}:
        own = rival = 0
        for word in kept:
            languages = _LANGUAGES_OF[word]
            own += tag in languages and other not in languages
            rival += other in languages and tag not in languages
        if own < 2 * rival or not own:
            return False
    return True
