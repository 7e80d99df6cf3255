"""Abbreviations that stand for terms are found, and what says what they stand for."""

from __future__ import annotations

import pytest

from language.readability.abbreviations_used import used_abbreviations
from language.readability.medical_abbreviations import medical_abbreviations
from language.readability.spelled_out import is_spelled_out
from language.text_blocks import read_blocks
from schemas.block import Block
from schemas.vocabulary import BlockKind


def used(text: str, url: str = "") -> list[tuple[str, int]]:
    """Return the forms that a paragraph uses, and how often."""
    block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text), language="en")
    found = used_abbreviations(text, read_blocks(text, [block], "en").blocks, url)
    return [(one.form, one.uses) for one in found]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("We treat TMJ pain.", "TMJ"),
        ("Ask about NSAIDs first.", "NSAID"),
        ("Your eGFR shows how your kidneys work.", "eGFR"),
        ("Do you have AFib or not?", "AFib"),
        ("The COPD's course is slow.", "COPD"),
        ("Choose PRP/laser for scars.", "PRP"),
        ("We offer MNRF for scars.", "MNRF"),
        ("We offer QNRF treatments for scars.", "QNRF"),
        ("Know the symptoms of QNRF first.", "QNRF"),
    ],
)
def test_terms(text: str, form: str) -> None:
    """In the singular, with letters of either case, known to us or not."""
    assert used(text) == [(form, 1)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("You may need an MRI or a CT scan in the US, at 9 AM.", id="everybody knows them"),
        pytest.param("Dr. Ann Good, DDS, and Bo Hill, RDH, see you.", id="degrees"),
        pytest.param("Ask for Bo Hill, XYZP, at the desk.", id="letters after a name"),
        pytest.param("The code is CPT 99213 and not ZZT 4.", id="codes"),
        pytest.param("PLEASE CALL US NOW ABOUT YOUR TMJ PAIN", id="a shout"),
        pytest.param("Do NOT take it with milk, and NEVER at night.", id="words in capitals"),
        pytest.param("Type III and type XIV are rare.", id="Roman numerals"),
        pytest.param("We are in Detroit, MI, and in NJ.", id="states"),
        pytest.param("Mutations in PHEX cause it.", id="a gene"),
        pytest.param("The Nd:YAG laser is safe.", id="a symbol of chemistry"),
        pytest.param("We offer QNRF for members.", id="nothing of medicine beside one that we don't know"),
        pytest.param("The XQT laser treatment takes an hour. XQT treatment helps.", id="a product's name"),
        pytest.param("Use code QNRF. The QNRF treatment is free.", id="a coupon's code, once"),
        pytest.param("The campaign Fight BQC treatment is a name.", id="part of a name"),
        pytest.param("The PDGXA receptor is a protein.", id="a protein"),
        pytest.param("XQRT® makes the device.", id="a brand"),
        pytest.param("XQRT recommends rest, and XQRT has a site.", id="an organisation"),
        pytest.param("We accept XQV and Medicare.", id="an insurer"),
        pytest.param("The XQRT ZWPT report says so.", id="a name of two"),
        pytest.param("Ask for the XILOR laser.", id="a trademark that is read as a word"),
        pytest.param("Follow the ABCD rule.", id="the letters of a rule"),
        pytest.param("CAD/CAM crowns are made here.", id="a computer's"),
        pytest.param("“I had TMJ pain for years.”", id="a quote"),
    ],
)
def test_what_is_none(text: str) -> None:
    """Names, codes, degrees, shouts and what needs no words."""
    assert used(text) == []


def test_the_name_of_the_site() -> None:
    """Its readers know where they are."""
    assert used("MNRF opens at nine.", "https://www.mnrf-clinic.example/") == []


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("TMJ", "The temporomandibular joint (TMJ) hurts."),
        ("TMJ", "TMJ (temporomandibular joint) pain."),
        ("TMJ", "TMJ (jaw joint) pain."),
        ("CRX", "CRX (bad) particles."),
        ("IVL", "What is intravenous leiomyomatosis? IVL is rare."),
        ("SUNXT", "SUNXT-Short-lasting headaches on one side."),
        (
            "TCQ",
            "Peels hold trichloroform quinate. They are strong. " + "Rest well. " * 30 + "A TCQ peel stings.",
        ),
        ("IPL", "IPL is a light treatment."),
        ("IPL", "What is IPL? Light in short flashes."),
        ("MLS", "The MLS® laser warms. The MLS treatment takes an hour."),
        ("TMJ", "TMJ hurts. The temporomandibular (jaw) joints are small."),
        ("NSAID", "Nonsteroidal anti-inflammatory drugs (NSAIDs) help."),
        ("MNRF", "Microneedling radiofrequency, or MNRF, helps."),
        ("MNRF", "MNRF stands for a kind of needling."),
        ("MNRF", "It is also called MNRF."),
        ("LDL", "LDL, or bad, cholesterol is too high."),
        ("MND", "A rare neoplasm of the marrow, minor (MND/MPQ-UC), is treated."),
        ("MNRF", "MNRF: microneedling radiofrequency"),
        ("XLH", "X-linked hypophosphatemia (XLH) is rare."),
        ("ACD", "Anemia of inflammation and chronic disease (AI/ACD) is common."),
        ("HNPC", "Hereditary nonpolyposis colorectal cancer (HNPC; Lynch syndrome) is rare."),
        ("GBRT", "Guided Bone Repair Treatment is new. GBRT is safe."),
    ],
)
def test_what_spells_it_out(form: str, text: str) -> None:
    """In brackets, by words that say so, by initials, with inner letters of compounds."""
    assert is_spelled_out(form, text)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("TMJ", "TMJ pain is common. We see it each week."),
        ("PRP", "Plasma is drawn from your blood. PRP is safe, and PRP works."),
    ],
)
def test_what_does_not(form: str, text: str) -> None:
    """A use, and words beside it, are no explanation."""
    assert not is_spelled_out(form, text)


def test_the_table() -> None:
    """Each abbreviation has its words, and is none that everybody knows."""
    table = medical_abbreviations()
    assert len(table) > 150
    assert all(expansion.words and not expansion.words.endswith(".") for expansion in table.values())
    assert table["TMJ"] == ("temporomandibular joint", "the jaw joint")
    assert used(f"We treat {', '.join(sorted(table))} here.") == [(form, 1) for form in sorted(table)]
