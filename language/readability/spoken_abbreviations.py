"""Know how abbreviations and initialisms are said, where it cannot be read off their letters.

Expansions: Merriam-Webster's dictionary (https://www.merriam-webster.com), the AP Stylebook (months, weekdays), USPS
Publication 28 appendix C1 (streets) and NIST SP 811 (units). Which initialisms are said as a word: Merriam-Webster's
pronunciations; those that clinics' and the NIH's texts have were chosen by reading them.
"""

from __future__ import annotations

from language.word_list import words_in


def _table(listed: str) -> dict[str, int]:
    return {key: int(count) for key, count in (pair.split(":") for pair in listed.split())}


SHORTENED = _table(
    """
    dr:2 drs:2 mr:2 mrs:2 ms:1 st:1 jr:2 sr:2 vs:2 etc:4 approx:5 dept:3 govt:3 ltd:3 blvd:3 hwy:2 pkwy:2 rd:1 ln:1
    bldg:2 ste:1 mg:3 mcg:3 ug:3 kg:3 ml:4 dl:4 mm:4 cm:4 km:4 mmhg:8 oz:1 lb:1 lbs:1 tsp:2 tbsp:3 min:2 mins:2 secs:2
    hr:1 hrs:1 wk:1 wks:1 yr:1 yrs:1 ft:1 sq:1 kcal:5 phd:3 mc:1
    """
)
"""Syllables of what is said for an abbreviation, in either case, with a full stop or without."""

WITH_FULL_STOP = _table(
    """
    prof:3 gen:3 rev:3 gov:3 sen:3 rep:5 hon:3 ave:3 apt:3 ext:3 tel:3 sec:2 est:4 inc:1
    """
)
"""Those that are words of their own without it."""

CAPITALIZED = _table(
    "Mon:2 Tue:2 Tues:2 Wed:2 Thu:2 Thur:2 Thurs:2 Fri:2 Feb:4 Apr:2 Aug:2 Sep:3 Sept:3 Oct:3 Nov:3 Dec:3 "
    "Jan.:4 Mar.:1 Sat.:3 Sun.:2"
)
"""Months and weekdays, with a capital only; four only with their full stop. In CMUdict *February* has four
syllables and *Wednesday* two."""

AS_WORDS = _table(
    """
    AIDS:1 ACE:1 AREDS:2 BOTOX:2 CABG:2 CAT:1 COVID:2 CPAP:2 DEET:1 ELISA:3 FEMA:2 GERD:1 HIPAA:2 LASIK:2 LEEP:1
    MERS:1 MRSA:2 NASA:2 NICU:2 NSAID:2 OSHA:2 PICU:2 PET:1 REM:1 SARS:1 SIDS:1 TAVR:2 TENS:1 II:1 III:1 VI:1 VII:2
    VIII:1 IX:1 XII:1 LBS:1 HRS:1 HWY:2 BLVD:3
    """
)
"""Capitals that are said as a word: initialisms, Roman numerals, shouted abbreviations."""

BY_LETTERS = words_in(
    "WHO US ER ID IV ADD MS PA ED PT AM PM TIA CAD PAD PAH PHI ALS ENT OK TV MAC RA MA NP BP CEO PC"
)
"""Initialisms said by their letters though they also look like a word. Own list, from the capitals of the NIH texts and
of two clinics' pages."""

TWO_LETTER_WORDS = words_in("AN AS AT BE BY DO GO HE IF IN IS IT ME MY NO OF OH ON OR SO TO UP WE")
"""Words of two letters that a text shouts; other capitals of two letters are initialisms."""

AFTER_DIGITS = _table("am:2 pm:2 in:2 x:1 g:1 h:1 s:0 min:2")
"""Letters glued to a number: ``9am``, ``6in``, ``2x``, ``5g``."""
