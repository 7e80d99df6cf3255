"""Words with two accepted spellings that differ in more than a hyphen or a space."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from language.forms.sight import Sight
from language.words import Word

_WHOLE = """
    anemia/anaemia anemic/anaemic anesthesia/anaesthesia anesthetic/anaesthetic anesthetist/anaesthetist
    behavior/behaviour behavioral/behavioural canceled/cancelled canceling/cancelling catalog/catalogue
    center/centre centered/centred cesarean/caesarean color/colour colored/coloured counseling/counselling
    counselor/counsellor defense/defence diarrhea/diarrhoea edema/oedema esophageal/oesophageal esophagus/oesophagus
    estrogen/oestrogen etiology/aetiology favor/favour favorite/favourite fetal/foetal fetus/foetus fiber/fibre
    flavor/flavour fulfillment/fulfilment gray/grey gynecological/gynaecological gynecologist/gynaecologist
    gynecology/gynaecology hematoma/haematoma hemorrhage/haemorrhage hemorrhoid/haemorrhoid honor/honour
    labeled/labelled labeling/labelling labor/labour leukemia/leukaemia mold/mould neighbor/neighbour
    neighborhood/neighbourhood orthopedic/orthopaedic orthopedics/orthopaedics orthopedist/orthopaedist
    pediatric/paediatric pediatrician/paediatrician pediatrics/paediatrics skeptical/sceptical skillful/skilful
    traveled/travelled traveling/travelling tumor/tumour vapor/vapour yogurt/yoghurt
"""
"""American and British spellings."""
_FREE = """
    aging/ageing dietitian/dietician disk/disc judgment/judgement preventive/preventative
"""
"""Spellings that either English may choose from."""
_IZE = """
    apolog categor cauter character custom emphas familiar hospital hydrol immun local maxim minim mobil moistur
    neutral normal optim organ personal prior real recogn revital special stabil steril summar util visual
"""
_ENDINGS = ("e", "es", "ed", "ing", "er", "ers", "ation")


class English(Enum):
    """An English by whose spelling a word can be told."""

    AMERICAN = "American"
    BRITISH = "British"


def _forms() -> dict[str, str]:
    """Return each spelling with its key, the first one of its pair."""
    found: dict[str, str] = {}
    for pair in (_WHOLE + _FREE).split():
        one, other = pair.split("/")
        for ending in ("", "s"):
            found[one + ending] = found[other + ending] = one + ending
    for stem in _IZE.split():
        for ending in _ENDINGS:
            found[f"{stem}iz{ending}"] = found[f"{stem}is{ending}"] = f"{stem}iz{ending}"
    for ending in ("e", "ed", "ing", "er", "ers"):  # *analyses* is also the plural of *analysis*
        found["analyz" + ending] = found["analys" + ending] = "analyz" + ending
    return found


VARIANTS = _forms()
"""Spelling to its key. Pairs whose choice depends on meaning or grammar in some English (practice and practise, licence
and license, program and programme, metre and meter) are left out. Own list, from the differences that the Oxford Style
Manual (2012), chapter 21, names, and those of medical terms."""


_EITHER = frozenset(
    word + ending for pair in _FREE.split() for word in pair.split("/") for ending in ("", "s")
)


def english_of(spelling: str) -> English | None:
    """Return the English that a spelling is of; null where either may choose it.

    *-ize* is American here: British texts that use it (Oxford) mix the two for that reason, and are not told.

    >>> english_of("colour"), english_of("ageing")
    (<English.BRITISH: 'British'>, None)
    """
    if spelling in _EITHER:
        return None
    return English.AMERICAN if VARIANTS[spelling] == spelling else English.BRITISH


def variants_in(words: tuple[Word, ...]) -> Iterator[Sight]:
    """Yield the words with two spellings that are in lower case: in capitals they are often part of a name.

    >>> from language.words import words_of
    >>> [sight.form for sight in variants_in(tuple(words_of("The Grey Centre for grey hair")))]
    ['grey']
    """
    for written, start, end in words:
        key = VARIANTS.get(written)
        if key is not None:
            yield Sight("variant", key, written, start, end)
