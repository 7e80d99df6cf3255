"""Find the initialisms that a text uses for terms: ``TMJ``, ``NSAIDs``, ``eGFR``; not names, codes, degrees, shouts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from language.quoted import is_quoted
from language.readability.medical_abbreviations import medical_abbreviations
from language.references import is_reference
from language.spelling.lexicon import lexicon, zipf
from language.spelling.surroundings import DEGREES
from language.text_blocks import BlockText
from language.word_list import words_in
from schemas.vocabulary import BlockKind, BlockLabel


class UsedAbbreviation(NamedTuple):
    """An abbreviation of a text."""

    form: str
    """In the singular: ``NSAID``."""
    start: int
    """Offset of its first use."""
    end: int
    uses: int


WELL_KNOWN = words_in(
    """
    ADHD ECG EKG ENT HDL LDL OTC PCP PET STD STI
    CFO COO CTO GDPR HTTP HTTPS MIT MLB NYU SSL UCLA USC
    AA AI AIDS AM ASAP ATM BBC BC BMI CAT CBD CD CDC CEO COVID CPR CSI CT DIY DNA DOB DVD EMT ER ET EU FAQ FBI
    FDA FM FSA FYI GIF GIS GMO GMT GP GPS HDTV HIIT HIPAA HIV HMO HMRC HPV HQ HR HSA HTML ICU ID IQ IRS IT IUD IV IVF
    JPEG JPG LASIK LED LGBT LGBTQ LGBTQIA MBA MMR MP MRI NASA NBA NFL NHL NHS NICE NIH OB OBGYN OK OR PC PDF PE
    PIN PM PMS PO POS PPO PR PS PST PT RNA RSVP SARS SAT SIM SMS SOS SPF SSN SUV TB TLC TSA TV UFO UK UN UPS URL
    US USA USB USD USDA UV UVA UVB VA VAT VIP VPN VR WHO WIFI WWW XL ZIP
    """
)
"""Abbreviations that need no expansion: GOV.UK's style guide leaves out those that are "well known", which four in five
readers understand and use. Which are, is our own choice, by what clinics write."""
_NOT_TERMS = words_in(
    """
    NCI NHLBI NIA NIAID NIAMS NICHD NIDCD NIDDK NIMH NINDS SSA VSP
    AAD AAFP AAFPRS AAO AAOS AAP AARP ABFAS ABIM ABMS ABPM ACA ACC ACO ACOG ACS ADA AMA APA APMA APR ASDS ASPS
    AUG AVE AXA BACS BCBS BLVD BST BUPA CDT CET CLIA CMS CORP CPT CQC CST DBA DC DEA DEC EDT EPO EST FEB FRI GMC
    GMT HCPCS HSBC HWY IBAN INC ISO JAN JUL JUN LA LLC LLP LTD MAR MDT MON MST MVA NDC NE NHS NJ NMC NOV NPI NW
    NY NYC OCT PA PDT PLC PLLC POS PPO PST RD RX SAT SE SEP SEPT SF STE SUN SW THU THUR THURS TUE TUES UHC USPS
    UTC WED WPA
    """
)
"""Time zones, companies, insurers, agencies, registers, codes, days, months and parts of addresses."""

_CANDIDATE = re.compile(
    r"(?<![\w.&@#’'+\-–‑$])(?<!\w:)(?:[A-Z]{2,6}|[a-z]{1,2}[A-Z]{2,5}|[A-Z]{1,2}[a-z]{1,2}[A-Z]{0,3}(?<=[A-Z]{2})|AFib)(?=s?\b)"
)
"""Matches ``TMJ``, ``NSAID`` of ``NSAIDs``, ``eGFR``, ``GnRH`` and ``AFib``."""
_CAPITALS = re.compile(r"[A-Z]{2}|AFib")
"""Matches what every candidate has: looked for first, because the pattern takes longer."""
_AFTER = re.compile(r"s?+(?:['’]s\b)?+(?:[-‐–]?\d|\s\d|[&@+™®©]|['’]\w|\.\w|-[A-Z]\b|\s&\s[A-Z]|/CAM\b)")
"""Matches what goes on after a code, a brand and a name: `` 99213``, ``-19``, ``®``."""
_ROMAN = re.compile(r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3}|[CL]X{0,3})\Z")
"""Matches ``III``."""
_SYMBOLS = re.compile(r"[XYZ]+|[ACGT]{5,}|ABCD(?:EF?)?")
"""Matches chromosomes, ``XYY``, a piece of a gene, ``GGCCTG``, and the letters of a rule, ``ABCDE``."""
_GENE = re.compile(
    r"\b(?:genes?|mutations?|variants?|alleles?|receptors?|proteins?|oncogenes?|chromosomes?)\b",
    re.IGNORECASE,
)
"""Matches what is beside the name of a gene, which nobody spells out: ``mutations in BRAF``."""
_SPEAKABLE = re.compile(r"(?=.{4})(?:[^AEIOU]{0,2}[AEIOU]){2,3}[^AEIOU]{0,2}")
"""Matches ``LANAP`` and ``VISIA``, which are read as a word: those that we don't know are trademarks far more often."""
_INSURANCE = re.compile(r"\b(?:insur(?:ance|ers?)|accept|plans|network|Medicare|Medicaid)\b")
"""Matches what is beside the names of insurers: ``We accept VSP and Medicare``."""
_NAME_OF_TWO = re.compile(r"\s[A-Z]{2,6}\b")
"""Matches `` DEWS`` after ``TFOS``: two in a row that we don't know are a name."""
_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = 24
"""Characters on either side in which the neighbouring words are read."""
_OF_A_GENE = 80
"""Characters on either side in which genes and insurers are named as such, several in a row."""
_COMMA_NAME = re.compile(r"[A-Z][\w.’'-]*,\s?\Z")
"""Matches the end of what is before a degree: ``Eric Freeman, ``."""
_ORGANISATION_BEHIND = re.compile(
    r"(?:['’]s)?[-\s](?:has|says?|said|notes?|noted|recommend(?:s|ed)?|reports?|offers?|found|states?|suggests?|advises?|"
    r"estimat\w{1,6}|surveys?|guidelines?|guidance|website|health\stopics?|members?|certifi\w{1,8}|supported|conducts|accredit\w{1,6}|"
    r"approved|registered|published|courses?|conference|journal)\b"
)
"""Matches `` recommends``: what is before it is an organisation, whose name nobody needs to know."""
_ORGANISATION_BEFORE = re.compile(
    r"\b(?:according\sto|published\sin|by|from|at|member\sof)\s(?:the\s)?\Z", re.IGNORECASE
)
"""Matches ``according to the ``."""
_PRODUCT_BEHIND = re.compile(
    r"s?[-\s](?:\w{1,12}\s)?(?:lasers?|devices?|systems?|machines?|scanners?|technolog(?:y|ies)|software|platforms?|"
    r"cleansers?|creams?|serums?|codes?|coupons?)\b",
    re.IGNORECASE,
)
"""Matches `` laser therapy`` after ``MLS``: a form that we don't know beside a product is its brand far more often."""
_MEDICAL = (
    r"(?:treatments?|therap(?:y|ies)|syndromes?|diseases?|disorders?|conditions?|tests?|testing|scans?|imaging|injections?|"
    r"procedures?|pain|surger(?:y|ies)|infections?|symptoms?|patients?|medications?|medicines?|drugs?|tumou?rs?|cancers?|"
    r"lesions?|levels?|deficiency|screening|implants?|grafts?|sessions?|vaccines?|virus|diagnos(?:is|ed))\b"
)
_MEDICAL_BEHIND = re.compile(rf"s?[-\s]{_MEDICAL}", re.IGNORECASE)
"""Matches `` treatment``."""
_MEDICAL_BEFORE = re.compile(
    rf"\b{_MEDICAL}\s(?:of|with|for|like|called|from|by|and|or)\s(?:an?\s|the\s)?\Z", re.IGNORECASE
)
"""Matches ``symptoms of ``."""
_CODE_BEFORE = re.compile(r"\b(?:codes?|coupons?|promo)\b[:\s“\"]{1,3}\Z", re.IGNORECASE)
"""Matches ``use code ``."""
_NAME_BEFORE = re.compile(r"\b([A-Z][a-z]+)\s\Z")
"""Matches ``Fight `` before ``BAC``."""
_FUNCTION_WORD = 6.0
"""Zipf value from which on a word is too common to begin a name: *Our*, *Can*, *The*."""
_NAME_BEHIND = re.compile(r"\s[A-Z][a-z]+\s?[A-Z]?")
"""Matches `` Partners`` after ``ZRG``, in running text."""
_OF_A_NAME = re.compile(r"(?:\b(?:Dr|Drs|Mr|Mrs|Ms|Prof)\b\.?\s(?:[A-Z][\w.’'-]*,?\s){0,3})\Z")
"""Matches ``Dr. Ann ``."""
_SHOUTED = 0.5
"""Share of capitals among a block's letters from which on they say nothing."""
_EVERYDAY = 2.5
"""Zipf value of a word in capitals that is a word and no abbreviation."""
_LEAST_UNLISTED = 3
"""Letters of one that we don't know: those of two are states, units, sizes, directions, and names as often as terms."""


def abbreviations_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each use of an abbreviation that may need words, in the singular, with its offsets; names among them."""
    for match in _CANDIDATE.finditer(text):
        if _is_term(match[0]):
            yield match[0], match.start(), match.end() + (text[match.end() : match.end() + 1] == "s")


def used_abbreviations(text: str, blocks: Iterable[BlockText], url: str = "") -> list[UsedAbbreviation]:
    """Return the abbreviations that English blocks use, in the order of their first use.

    One that we don't know is a term only with a word of medicine beside it. Left out: what everybody knows, words in
    capitals, degrees, names, codes, and the name of the page's own host; tables, sources, disclaimers and quotes.
    """
    host = re.sub(r"[^a-z]", "", (urlsplit(url).hostname or "").lower())
    found: dict[str, UsedAbbreviation] = {}
    organisations = set()
    medical = set(medical_abbreviations())
    for block in blocks:
        if _CAPITALS.search(text, block.start, block.end) is None or not _is_read(block, text):
            continue
        for form, start, end in _in_block(text, block):
            if len(form) > 2 and form.lower() in host:
                continue
            if _is_organisation(text, block, form, start, end):
                organisations.add(form)
            if _is_medical(text, block, start, end):
                medical.add(form)
            first = found.get(form)
            found[form] = (
                first._replace(uses=first.uses + 1) if first else UsedAbbreviation(form, start, end, 1)
            )
    return [one for form, one in found.items() if form in medical and form not in organisations]


def _is_medical(text: str, block: BlockText, start: int, end: int) -> bool:
    """Return whether a word of medicine is beside a form: ``MNRF treatment``, ``symptoms of XLP``."""
    return (
        _MEDICAL_BEHIND.match(text, end, min(block.end, end + 40)) is not None
        or _MEDICAL_BEFORE.search(text[max(block.start, start - 40) : start]) is not None
    )


def _is_organisation(text: str, block: BlockText, form: str, start: int, end: int) -> bool:
    """Return whether a form that we don't know says, offers or publishes something, or names a product or a coupon."""
    return form not in medical_abbreviations() and (
        _PRODUCT_BEHIND.match(text, end, min(block.end, end + 40)) is not None
        or _ORGANISATION_BEHIND.match(text, end, min(block.end, end + 40)) is not None
        or _CODE_BEFORE.search(text[max(block.start, start - _BESIDE) : start]) is not None
        or _ORGANISATION_BEFORE.search(text[max(block.start, start - _BESIDE) : start]) is not None
    )


def _is_read(block: BlockText, text: str) -> bool:
    return (
        block.language == "en"
        and block.kind not in (BlockKind.TABLE_ROW, BlockKind.QUOTE)
        and block.label not in (BlockLabel.SOURCES, BlockLabel.DISCLAIMER)
        and not is_quoted(text, block.start, block.end)
    )


def _in_block(text: str, block: BlockText) -> Iterator[tuple[str, int, int]]:
    matches = [match for match in _CANDIDATE.finditer(text, block.start, block.end) if _is_term(match[0])]
    if not matches:
        return
    if _is_shouted(text, block) or is_reference(text, block.start, block.end):
        return
    for match in matches:
        form = match[0]
        if not _is_name(text, block, form, match.start(), match.end()):
            yield form, match.start(), match.end() + (text[match.end() : match.end() + 1] == "s")


def _is_shouted(text: str, block: BlockText) -> bool:
    """Return whether a block is written in capitals; the abbreviations that we know always are."""
    known = medical_abbreviations()
    words = (
        word for word in _WORD.findall(text, block.start, block.end) if word.removesuffix("s") not in known
    )
    letters = "".join(words)
    return bool(letters) and sum(map(str.isupper, letters)) >= _SHOUTED * len(letters)


def _is_term(form: str) -> bool:
    if form in medical_abbreviations():
        return form not in WELL_KNOWN
    if form in WELL_KNOWN or form in _NOT_TERMS or not form.isupper() or len(form) < _LEAST_UNLISTED:
        return False
    lower = form.lower()
    if lower in DEGREES or _ROMAN.fullmatch(form) or _SYMBOLS.fullmatch(form) or _SPEAKABLE.fullmatch(form):
        return False
    words = lexicon()
    return form not in words.names and not (lower in words.sure or zipf(lower) >= _EVERYDAY)


def _is_name(text: str, block: BlockText, form: str, start: int, end: int) -> bool:
    """Return whether what is beside a form makes it a name, a code, a degree or part of a shout."""
    if _AFTER.match(text, end, min(block.end, end + 8)):
        return True
    before = text[max(block.start, start - _BESIDE) : start]
    after = text[end : min(block.end, end + _BESIDE)]
    if form not in medical_abbreviations() and (
        _COMMA_NAME.search(before)
        or (
            block.kind is not BlockKind.HEADING
            and (name := _NAME_BEFORE.search(before))
            and zipf(name[1].lower()) < _FUNCTION_WORD
        )
        or (block.kind is not BlockKind.HEADING and _NAME_BEHIND.match(text, end, min(block.end, end + 40)))
        or _NAME_OF_TWO.match(text, end, min(block.end, end + 8))
        or any(
            names.search(text, max(block.start, start - _OF_A_GENE), min(block.end, end + _OF_A_GENE))
            for names in (_GENE, _INSURANCE)
        )
    ):
        return True
    if _OF_A_NAME.search(text[max(block.start, start - 60) : start]):
        return True
    left, right = _WORD.findall(before), _WORD.findall(after)
    return any(_is_shout(word) for word in (*left[-1:], *right[:1]))


def _is_shout(word: str) -> bool:
    """Return whether a word beside is an English word in capitals: *CALL* of ``CALL TMJ NOW``."""
    if len(word) < 2 or not word.isupper() or word in WELL_KNOWN or word in medical_abbreviations():
        return False
    return zipf(word.lower()) >= _EVERYDAY
