"""Make the packaged list of given names from Faker's; run by hand when its source has a new version.

    pip install --target FOLDER faker
    python -m tools.make_given_names --faker FOLDER

Faker (MIT) holds the given names of registers and statistical offices by country. Taken are those of the countries
below, in Latin letters and without accents, less words of English, states, countries and big cities: such a word
before another in capitals names a business or a place as often as a person.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import unicodedata
from pathlib import Path

from language.spelling.lexicon import lexicon

TARGET = Path(__file__).resolve().parents[1] / "extraction" / "people" / "names" / "given_names.txt"
_LOCALES_TEXT = """
en en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_US cs_CZ da_DK de_AT de_CH de_DE es_AR es_CL es_CO es_ES es_MX fi_FI
fr_BE fr_CA fr_CH fr_FR ga_IE hr_HR hu_HU it_IT nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE vi_VN
"""
_TABLES = ("first_names", "first_names_male", "first_names_female", "first_names_nonbinary")
_PLACES_TEXT = """
alabama alaska arizona california carolina colorado dakota delaware florida georgia hawaii idaho illinois indiana iowa
kansas kentucky louisiana maryland michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon
pennsylvania tennessee texas utah vermont virginia washington wyoming africa america asia australia britain canada chad
china congo cuba egypt england europe france germany india iran ireland israel italia italy jordan kenya mexico oceania
persia poland russia scotland somalia spain tunisia venezuela wales albany atlanta berlin boston brisbane bristol
brooklyn bronx cairo calgary chelsea chester cleveland columbia columbus dallas denver detroit devon dublin durham
eden edmonton essex geneva hamilton havana houston kent kingston lagos lancaster lincoln london lourdes madrid malta
manchester manhattan medina melbourne memphis miami milan monterey montreal munich naples odessa oxford paris perth
philadelphia princeton quebec rio roma rome sacramento sahara salem seattle siena stockton sydney texas toledo toronto
trenton troy venezia venice verona vienna york zion
"""
_PLACES = frozenset(_PLACES_TEXT.split())
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "ı": "i", "æ": "ae", "đ": "d", "ð": "d", "þ": "th"})


def main() -> None:
    """Read the tables of all countries, write their names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--faker", type=Path, required=True, help="folder that holds the package")
    sys.path.insert(0, str(parser.parse_args().faker))
    common = lexicon().common
    names = {
        plain
        for locale in _LOCALES_TEXT.split()
        for name in _names_of(locale)
        if len(plain := bare(name)) > 2 and plain.isascii() and plain.isalpha()
    }
    kept = sorted(name for name in names if name not in common and name not in _PLACES)
    TARGET.write_text("\n".join(kept) + "\n", "utf-8")
    print(f"{len(kept)} of {len(names)} names")


def _names_of(locale: str) -> set[str]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider(None)
    return {name for table in _TABLES for name in getattr(provider, table, ())}


def bare(name: str) -> str:
    """Return a name in lower case without accents."""
    parts = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


if __name__ == "__main__":
    main()
