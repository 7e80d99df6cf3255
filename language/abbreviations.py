"""List the abbreviations that are written with a full stop, by what has to follow where the sentence goes on."""

from __future__ import annotations

from enum import Enum, auto

from language.word_list import words_in


class Abbreviation(Enum):
    """A class of abbreviations that leave the same evidence of a sentence's end."""

    TITLE = auto()
    """Goes before a name: ``Dr. Contact``."""
    STREET = auto()
    """Ends the name of a street; a suite, a direction or a city may follow."""
    DEGREE = auto()
    """Follows a person's name, with a comma or without."""
    JUNIOR = auto()
    """Part of a name that may go on: ``King Jr. Boulevard``."""
    COMPANY = auto()
    """Ends a company's name."""
    UNIT = auto()
    """Follows a quantity: ``5 mg.``."""
    TIME = auto()
    """``a.m.``; a day or a time zone may follow."""
    DATE = auto()
    """A month or a weekday; a number or another of them may follow."""
    COUNTRY = auto()
    """Names a country and opens the names of its institutions: ``U.S. Navy``."""
    STATE = auto()
    """A state after its city: ``Fort Wayne, Ind.``."""
    NUMBERED = auto()
    """Goes before a number or a letter: ``Fig. 2``, ``Suite B``."""
    LEADING = auto()
    """Introduces what follows: ``e.g. Aspirin``."""
    ENUMERATION = auto()
    """``etc.``, which ends what came before."""
    CITATION = auto()
    """``et al.``, after which the sentence or a year follows."""
    SHORTENED = auto()
    """Any other shortened word: ``Dept. Head``."""


MONTHS = words_in("jan feb mar apr jun jul aug sep sept oct nov dec")
"""Short forms of months (AP Stylebook, "months")."""
WEEKDAYS = words_in("mon tue tues wed weds thu thur thurs fri sat sun")
"""Short forms of weekdays (Chicago Manual of Style 10.40)."""
TITLES = words_in(
    """
        dr drs mr mrs ms mx messrs prof st fr rev hon pres gov sen rep gen col maj capt cpt cmdr lt sgt pvt supt mt ft
    """
)
"""Titles, and the words that go before the name of a place (Chicago Manual of Style 10.11 to 10.16, 10.30)."""
STREETS = words_in("st ave av rd blvd dr ln ct cir hwy pkwy pl sq ter tpke")
"""Street suffixes (USPS Publication 28, appendix C1, those written with a full stop)."""
CLASSES: dict[str, Abbreviation] = {
    word: kind
    for kind, words in (
        (Abbreviation.SHORTENED,
         """
        appt assn assoc asst attn avg bros cert conf dept dist div dir est exec excl gal govt grad hosp hq inst intl
        max med mfg mgr min misc natl neg obs orig pos poss prev pub reg rx sched ser temp univ bact gyn ophth staph
        strep lab
         """),
        (Abbreviation.STREET, " ".join(STREETS)),
        (Abbreviation.TITLE, " ".join(TITLES)),
        (Abbreviation.DEGREE,
         """
        m.d d.o d.c o.d d.d.s d.m.d d.p.m d.p.t d.n.p d.v.m b.d.s m.d.s m.b.b.s b.a b.s b.sc b.d b.ed m.a m.s m.sc
        m.p.h m.b.a m.p.t m.ed m.phil ph.d psy.d pharm.d ed.d au.d j.d r.n n.p p.a p.t o.t r.d l.p.n c.r.n.p
        f.a.c.s f.a.a.d f.r.c.s esq
         """),
        (Abbreviation.JUNIOR, "jr sr"),
        (Abbreviation.COMPANY, "inc co corp ltd llc pty pvt plc l.l.c p.c p.l.l.c gmbh"),
        (Abbreviation.UNIT,
         """
        mg mcg kg gm gms ml cc cm mm km in lb lbs oz fl tsp tsps tbsp tbsps tab tabs cap caps hr hrs mins sec secs yr
        yrs mo mos wk wks mi qt psi deg i.u
         """),
        (Abbreviation.TIME, "a.m p.m am pm"),
        (Abbreviation.DATE, " ".join(MONTHS | WEEKDAYS)),
        (Abbreviation.COUNTRY, "u.s u.s.a u.k u.n e.u u.a.e a.d b.c"),
        (Abbreviation.STATE,
         """
        ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mont neb nev okla ore pa tenn
        tex va vt wash wis wyo ont que
         """),
        (Abbreviation.NUMBERED,
         """
        no nos fig figs vol vols ch chap p pp pg sect art ref refs eq ed eds suppl ext tel ph fax ste apt bldg rm rs
        locn pt pts
         """),
        (Abbreviation.LEADING, "e.g eg i.e ie c.f cf viz vs ca approx appx incl esp a.k.a n.b"),
        (Abbreviation.ENUMERATION, "etc"),
        (Abbreviation.CITATION, "al"),
    )
    for word in words.split()
}  # fmt: skip
"""Lower-cased abbreviation without its last full stop, to its class. Titles, degrees, units, months and Latin forms as
the Chicago Manual of Style (chapter 10) and the AP Stylebook list them, states by the latter; the selection is our own,
by what clinics write."""
ABBREVIATIONS = frozenset(CLASSES)
"""All of them."""
ORDINARY_WORDS = words_in(
    """
    in no sun sat mar wed fig figs ill art max min lab mass miss wash ark tab tabs cap caps pub pos mi la fax ref chap
    gal rep grad exec temp med am
    """
)
"""Those that are words as well when they are written small: *in the sun*, *to the lab*, *the answer is no*."""
