"""Names of medical things are known in any form; other long words, and what children know, are not names."""

from __future__ import annotations

import pytest

from language.readability.named_terms import is_named_term, named_terms

NAMES = """
diabetes diabetic asthma eczema hypertension Acne cancer tumours anemia anaemia leukaemia cirrhosis pneumonia
osteoarthritis tenosynovitis holoprosencephaly epidermolysis lymphedema infection migraine metastases bursitis
ibuprofen Tylenol penicillin insulin antibiotics corticosteroids benralizumab empagliflozin vaccine
colonoscopy hysterectomy echocardiogram catheterization chemotherapy transfusions biopsies implants
vertebra vertebrae pancreas ligaments uterus artery kidney ventricular retinal ovaries
cardiologist periodontist ophthalmology pediatrician Orthodontist surgeons physiotherapy
MRI MRIs IVF COPD PRP AIDS HbA1c Alzheimer's Parkinson’s Tourette salmonella Staphylococcus
insulin-dependent non-diabetic X-ray x-rays diabetes' ANESTHESIA
"""
OTHERS = """
serious physical approximately website websites information prevention management treatment treatments symptom
symptoms doctor doctors pain heart bone hand back tooth foot blood skin disease disorder condition chronic acute
severe natural video down previous appointment insurance office important community available responsibility
photography technology biology analysis telephone program diagram diploma purposes prioritises authorities
aids add act email comfortable organization psychological sympathy horoscope toothbrush skincare
Medicare Williams Graves Bell's toothpaste patient-centered well-known up-to-date 12 é
"""


@pytest.mark.parametrize("word", NAMES.split())
def test_a_name_is_known_in_any_case_number_and_spelling(word: str) -> None:
    """Conditions, drugs, tests, parts of the body, people at work, initialisms, and words made of their parts."""
    assert is_named_term(word) is True


@pytest.mark.parametrize("word", OTHERS.split())
def test_a_word_that_has_to_do_with_medicine_is_not_a_name_for_that(word: str) -> None:
    """General words of medicine, officialese, surnames and parts of the body that children know are no names."""
    assert is_named_term(word) is False


def test_no_word_is_listed_both_as_a_name_and_as_none() -> None:
    """The list does not contradict itself."""
    assert named_terms().words & named_terms().others == frozenset()


@pytest.mark.parametrize("word", ["", "-", "'s", "’", "s", "--", "a" * 5_000, "cardio" * 500 + "logist"])
def test_any_string_has_an_answer(word: str) -> None:
    """Nothing is raised for strings that are no words."""
    assert is_named_term(word) is False
